/// The status line and header fields of an answer.
public struct ResponseHead: Hashable, Sendable {
    /// One header field as it was sent.
    public struct Field: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public private(set) var status = 0
    /// `HTTP/1.1`, `HTTP/2`.
    public private(set) var version = ""
    public private(set) var fields: [Field] = []

    init() {}

    /// The value of the first field of a name, in any case.
    public subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether the end of the body can be told from a connection that broke.
    var statesItsEnd: Bool {
        version != "HTTP/1.0" && version != "HTTP/1.1" || self["Content-Length"] != nil
            || self["Transfer-Encoding"] != nil
    }

    /// Takes a line; a status line begins anew, as after `100 Continue`.
    mutating func take(line: String) {
        if line.hasPrefix("HTTP/") {
            let words = line.split(separator: " ", maxSplits: 2)
            version = words.first.map(String.init) ?? ""
            status = words.count > 1 ? Int(words[1]) ?? 0 : 0
            fields = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            fields.append(
                Field(name: Self.trimmed(line[..<colon]), value: Self.trimmed(value)))
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text.drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
