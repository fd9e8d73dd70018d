import Tables

/// The World Bank's answers, `[{"page": 1, "pages": 2, ...}, [{...}]]`, one or several after one
/// another, as rows of a table.
///
/// Units: row 1 is the heading, row 2 the first item of the first page. Cost: about 30 MB/s.
struct WorldBankPages {
    /// An item: a figure, or a blank, of an area, indicator and year.
    struct Item {
        var indicator = ""
        /// The three-letter code; empty for some groups of countries.
        var area = ""
        /// The World Bank's code of two letters.
        var short = ""
        var name = ""
        var year = ""
        var value = ""
    }

    private struct Indicator {
        var pages: Set<Int> = []
        var most = 0
        var total = 0
        var rows = 0
    }

    private(set) var items: [Item] = []
    /// What the service says in place of data.
    private(set) var complaint: String?
    /// The days of the last update that pages state.
    private(set) var updates: Set<String> = []
    /// The last page's own number, and how many there are.
    private(set) var page = 0
    private(set) var pages = 0
    private var indicators: [String: Indicator] = [:]
    private var scan: JSONScan

    /// The members that the first object of an answer has.
    static let members = ["page", "pages", "per_page", "total"]

    /// Reads all answers; throws for what is not of this form.
    init(_ file: InputFile) throws(PublisherError) {
        scan = JSONScan(file.bytes, file: file.name)
        while scan.isMore { try answer() }
    }

    /// Throws where an indicator lacks a page or items.
    func check(_ file: String) throws(PublisherError) {
        for (name, found) in indicators.sorted(by: { $0.key < $1.key }) {
            guard found.pages.count == found.most, found.rows == found.total else {
                throw PublisherError(
                    kind: .container, place: file,
                    found:
                        "\(name.prefix(40)) with \(found.pages.count) of \(found.most) pages and "
                        + "\(found.rows) of \(found.total) items",
                    expected: "all pages in one file, each once")
            }
        }
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
        let before = items.count
        if scan.skips(",") {
            if scan.peek == UInt8(ascii: "[") { try list() } else { _ = try scan.scalar() }
        }
        try scan.take("]", "the end of [meta, data]")
        guard let first = items.dropFirst(before).first?.indicator else { return }
        var found = indicators[first] ?? Indicator()
        found.pages.insert(page)
        found.most = max(found.most, pages)
        found.total = max(found.total, head["total"].flatMap { NumberText.int($0) } ?? 0)
        found.rows += items.count - before
        indicators[first] = found
    }

    private mutating func list() throws(PublisherError) {
        try scan.take("[", "a list of items")
        if scan.skips("]") { return }
        repeat {
            var item = Item()
            try object { scan, name throws(PublisherError) in
                switch name {
                case "indicator": item.indicator = try Self.member("id", &scan).text
                case "country": (item.short, item.name) = try Self.pair(&scan)
                case "countryiso3code": item.area = try scan.scalar()
                case "date": item.year = try scan.scalar()
                case "value": item.value = try scan.scalar()
                default: _ = try scan.scalar()
                }
            }
            items.append(item)
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

    private static func pair(
        _ scan: inout JSONScan
    ) throws(PublisherError) -> (String, String) {
        let found = try member("id", &scan)
        return (found.text, found.other)
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
            guard !found.items.isEmpty else { return .empty("a page without items") }
            guard found.page == page else {
                return .refused("page \(found.page) in place of page \(page)")
            }
            return .sound(
                rows: found.items.count, pages: found.pages,
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
