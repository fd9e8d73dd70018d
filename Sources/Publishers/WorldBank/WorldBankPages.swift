import Tables

/// What an answer of the World Bank's service is, `[{"page": 1, "pages": 2, ...}, [{...}]]`: a page,
/// or its refusal in words. Its figures are read by ``WorldBankIndicators``.
struct WorldBankPages {
    /// How many items all pages have.
    private(set) var items = 0
    /// What the service says in place of data.
    private(set) var complaint: String?
    /// The days of the last update that pages state.
    private(set) var updates: Set<String> = []
    /// The last page's own number, and how many there are.
    private(set) var page = 0
    private(set) var pages = 0
    private var scan: JSONScan

    /// Reads all answers; throws for what is not of this form.
    init(_ file: InputFile) throws(PublisherError) {
        scan = JSONScan(file.bytes, file: file.name)
        while scan.isMore { try answer() }
    }

    private mutating func answer() throws(PublisherError) {
        try scan.take("[", "[meta, data]")
        var head: [String: String] = [:]
        try object { scan, name throws(PublisherError) in
            head[name] = name == "message" ? try Self.message(&scan) : try scan.scalar()
        }
        if let message = head["message"] { complaint = message }
        if let day = head["lastupdated"], !day.isEmpty { updates.insert(String(day.prefix(40))) }
        page = head["page"].flatMap { NumberText.int($0) } ?? 0
        pages = head["pages"].flatMap { NumberText.int($0) } ?? 0
        if scan.skips(",") {
            if scan.peek == UInt8(ascii: "[") { try list() } else { _ = try scan.scalar() }
        }
        try scan.take("]", "the end of [meta, data]")
    }

    private mutating func list() throws(PublisherError) {
        try scan.take("[", "a list of items")
        if scan.skips("]") { return }
        repeat {
            try object { scan, _ throws(PublisherError) in
                if scan.peek == UInt8(ascii: "{") {
                    _ = try Self.member("id", &scan)
                } else {
                    _ = try scan.scalar()
                }
            }
            items += 1
        } while scan.skips(",")
        try scan.take("]", ", or ]")
    }

    private mutating func object(
        _ take: (inout JSONScan, String) throws(PublisherError) -> Void
    ) throws(PublisherError) { try Self.object(&scan, take) }

    private static func object(
        _ scan: inout JSONScan, _ take: (inout JSONScan, String) throws(PublisherError) -> Void
    ) throws(PublisherError) {
        try scan.take("{", "an object")
        if scan.skips("}") { return }
        repeat {
            let name = try scan.string()
            try scan.take(":", "a colon")
            try take(&scan, name)
        } while scan.skips(",")
        try scan.take("}", ", or }")
    }

    private static func member(
        _ wanted: String, _ scan: inout JSONScan
    ) throws(PublisherError) -> (text: String, other: String) {
        guard scan.peek == UInt8(ascii: "{") else { return (try scan.scalar(), "") }
        var text = ""
        var other = ""
        try object(&scan) { scan, name throws(PublisherError) in
            let found = try scan.scalar()
            if name == wanted { text = found }
            if name == "value" { other = found }
        }
        return (text, other)
    }

    /// `[{"id": "175", "key": "Invalid format", "value": "The indicator was not found. ..."}]`
    private static func message(_ scan: inout JSONScan) throws(PublisherError) -> String {
        guard scan.peek == UInt8(ascii: "[") else { return try scan.scalar() }
        try scan.take("[", "a list")
        var words: [String] = []
        if scan.skips("]") { return "no reason given" }
        repeat {
            let found = try member("id", &scan)
            words.append("\(found.text) \(found.other)")
        } while scan.skips(",")
        try scan.take("]", ", or ]")
        return words.joined(separator: "; ")
    }

    /// What an answer of the service is.
    static func verdict(on file: InputFile, _ page: Int) -> AnswerVerdict {
        do throws(PublisherError) {
            let found = try WorldBankPages(file)
            if let words = found.complaint {
                let isGone = words.contains("175") || words.lowercased().contains("deleted")
                return isGone
                    ? .withdrawn(Endpoint.line(words))
                    : .refused("the World Bank's words: " + Endpoint.line(words))
            }
            guard found.items > 0 else { return .empty("a page without items") }
            guard found.page == page else {
                return .refused("page \(found.page) in place of page \(page)")
            }
            return .sound(
                rows: found.items, pages: found.pages,
                notes: found.updates.sorted().map { "last updated by the publisher: \($0)" })
        } catch {
            let text = String(decoding: file.bytes.prefix(4096), as: UTF8.self)
            guard text.contains("\"page\"") else {
                return .refused("an answer of another form: " + Endpoint.line(text))
            }
            return .damaged(error.found)
        }
    }
}
