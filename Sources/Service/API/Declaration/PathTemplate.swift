/// The path of an operation: `/api/v1/areas/{code}`, `/download/{dataflow}.zip`.
struct PathTemplate: Hashable, Sendable {
    /// A part between slashes.
    private enum Part: Hashable {
        case literal(String)
        /// A parameter with what stands after it.
        case parameter(String, suffix: String)
    }

    /// As OpenAPI writes it.
    let text: String
    private let parts: [Part]

    init(_ text: String) {
        self.text = text
        parts = text.split(separator: "/").map { part in
            guard part.hasPrefix("{"), let end = part.firstIndex(of: "}") else {
                return .literal(String(part))
            }
            let name = part[part.index(after: part.startIndex)..<end]
            return .parameter(String(name), suffix: String(part[part.index(after: end)...]))
        }
    }

    /// The values of the parameters, where a path is of this template.
    func match(_ segments: [String]) -> [(name: String, value: String)]? {
        guard segments.count == parts.count else { return nil }
        var values: [(name: String, value: String)] = []
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .literal(let text):
                guard text == segment else { return nil }
            case .parameter(let name, let suffix):
                guard segment.hasSuffix(suffix), segment.utf8.count > suffix.utf8.count else {
                    return nil
                }
                values.append((name, String(segment.dropLast(suffix.count))))
            }
        }
        return values
    }
}
