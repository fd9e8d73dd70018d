/// What a decoder of JSON did not like, and where, in words: "no form in tables, item 2".
public func jsonFault(_ error: any Error) -> String {
    func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map {
            $0.intValue.map { "item \($0 + 1)" } ?? $0.stringValue
        }
        return path.isEmpty ? "the whole" : path.joined(separator: ", ")
    }
    return switch error as? DecodingError {
    case .keyNotFound(let key, let context): "no \(key.stringValue) in \(place(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
        "another kind of value at \(place(context))"
    case .dataCorrupted(let context): "\(place(context)): \(context.debugDescription)"
    default: "\(error)"
    }
}
