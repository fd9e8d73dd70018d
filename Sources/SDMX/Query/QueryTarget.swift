/// A path and the parameters behind its `?`, split and percent-decoded once.
struct QueryTarget {
    /// The parts of the path, without an empty one at its start or end.
    private(set) var segments: [(text: String, byte: Int)] = []
    /// In their order.
    private(set) var parameters: [(name: String, value: String, byte: Int)] = []

    /// Splits at `/`, `?`, `&` and `=` before anything is decoded, so that those signs may be part
    /// of a text if they are percent-encoded. What follows `#` is no part of a query.
    init(_ bytes: [UInt8]) throws(SDMXError) {
        let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
        let mark = bytes[..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
        try readPath(bytes[..<mark])
        if mark < end { try readParameters(bytes[(mark + 1)..<end]) }
    }

    private mutating func readPath(_ bytes: ArraySlice<UInt8>) throws(SDMXError) {
        var path = bytes
        if path.first == UInt8(ascii: "/") { path.removeFirst() }
        if path.last == UInt8(ascii: "/") { path.removeLast() }
        guard !path.isEmpty else { return }
        for piece in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let number = segments.count + 1
            guard !piece.isEmpty else {
                throw SDMXError(
                    .query, byte: piece.startIndex, found: "nothing for part \(number) of the path",
                    expected: "a value, or * for all, between two \"/\"")
            }
            let text = try PercentCoding.decode(piece, place: "part \(number) of the path")
            segments.append((text, piece.startIndex))
        }
    }

    private mutating func readParameters(_ bytes: ArraySlice<UInt8>) throws(SDMXError) {
        var names: Set<String> = []
        for piece in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            let name = try PercentCoding.decode(
                piece[..<equals], place: "the name of a parameter")
            let place = "parameter " + name
            let start = min(equals + 1, piece.endIndex)
            guard start < piece.endIndex else {
                throw SDMXError(
                    .query, byte: piece.startIndex, found: "nothing for " + place,
                    expected: "a value behind \(SDMXError.quoted(name + "="))")
            }
            guard names.insert(name).inserted else {
                throw SDMXError(
                    .query, byte: piece.startIndex, found: "a second " + place,
                    expected: "each parameter once, with its values in one list")
            }
            let value = try PercentCoding.decode(piece[start...], place: place)
            parameters.append((name, value, start))
        }
    }
}
