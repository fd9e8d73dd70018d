internal import Hummingbird

/// What the log says of one request.
struct RequestLine: LogFields {
    let id: String
    let client: String
    var who: String?
    var method: HTTPRequest.Method?
    var target = ""
    var endpoint = "none"
    /// The number of the endpoint in the metrics.
    var number = -1
    let status: Int
    let bytes: Int
    var seconds = 0.0
    /// The limit that it was refused or cut off for.
    var limit: Limit?
    /// Whether the reply was broken off.
    var isBroken = false

    /// The longest address that is logged. Units: characters.
    static let longest = 300

    func add(to line: inout LogLine) {
        line.field("id", .text(id))
        line.field("client", .text(client))
        if let who { line.field("who", .text(who)) }
        if let method {
            line.field("method", .text(Refusal.shortened(method.rawValue)))
            line.field("path", .text(Self.shortened(target)))
        }
        line.field("endpoint", .text(endpoint))
        line.field("status", .whole(status))
        line.field("bytes", .whole(bytes))
        line.field("ms", .decimal(seconds * 1000))
        if let limit { line.field("limit", .text(limit.rawValue)) }
        if isBroken { line.field("broken", .text("true")) }
    }

    var description: String {
        "\(id) \(client) \(method?.rawValue ?? "-") \(Self.shortened(target)) \(status) \(bytes)"
    }

    static func shortened(_ text: String) -> String {
        guard text.utf8.count > longest, text.unicodeScalars.count > longest else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest - 1))) + "…"
    }
}
