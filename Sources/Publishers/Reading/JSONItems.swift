import Tables

/// The items of a JSON document as rows of a table, as APIs send them page by page:
/// `{"page": 1, "maxPages": 2, "items": [{...}]}`, or `[{"page": 1, "pages": 2}, [{...}]]`.
///
/// One page, a list of pages, pages one after another, and a plain list of items are taken. A
/// member of an item is a column, a member of an object within it another (`country.id`); `null`,
/// lists and what lies deeper read as empty.
/// Units: row 1 is the heading, row 2 the first item. Cost: about 30 MB/s.
struct JSONItems {
    /// The members of all items, in the order in which they were met.
    private(set) var names: [String] = []
    /// How many items there are.
    private(set) var count = 0
    /// What the service says in place of items, in its own words.
    private(set) var complaint: String?
    /// The days of the last update that pages state.
    private(set) var updates: Set<String> = []
    private(set) var pages = JSONPages()
    /// The items as lines of comma-separated text: a cell for each name there was when the item was
    /// read.
    private var lines: [UInt8] = []
    /// From which item on lines have how many cells.
    private var widths: [(item: Int, cells: Int)] = []
    private var places: [String: Int] = [:]
    private let use: Use
    /// Open lists of items.
    private var depth = 0
    private var scan: JSONScan

    private enum Use {
        case table, firstItem, survey
    }

    /// Reads all items; throws for what is not JSON, for words of refusal, and where pages lack.
    init(_ input: InputFile) throws(PublisherError) {
        self.init(input.bytes, name: input.name, .table)
        try run()
        if let complaint {
            throw PublisherError(
                kind: .container, place: input.name,
                found: "an answer without data: \(complaint.prefix(200))", expected: "items")
        }
        if let complaint = pages.complaint {
            throw PublisherError(
                kind: .container, place: input.name, found: complaint,
                expected: "all pages in one file, one after another or as a list")
        }
        guard count > 0 else {
            throw PublisherError(
                kind: .layout, place: input.name, found: "no items", expected: "one item or more")
        }
    }

    private init(_ bytes: [UInt8], name: String, _ use: Use) {
        scan = JSONScan(bytes, file: name)
        self.use = use
    }

    /// What the head of a document shows.
    enum Head {
        /// The members of the first item.
        case members([String])
        /// Words of refusal, no items, or a fault of the text, in words.
        case nothing(String)
    }

    /// Looks at the head of a document, up to its first item.
    static func head(_ bytes: [UInt8]) -> Head {
        var items = JSONItems(bytes, name: "", .firstItem)
        do throws(PublisherError) {
            try items.run()
        } catch {
            if items.count == 0 { return .nothing("no items: found \(error.found)") }
        }
        if items.count > 0 { return .members(items.names) }
        return .nothing(items.complaint.map { "no data but \"\($0.prefix(200))\"" } ?? "no items")
    }

    /// All of a document but the items themselves, which are counted; throws for what is not JSON
    /// with a list of items or words of refusal.
    static func survey(_ input: InputFile) throws(PublisherError) -> JSONItems {
        var items = JSONItems(input.bytes, name: input.name, .survey)
        try items.run()
        return items
    }

    /// The same as comma-separated text, with the names as heading.
    var delimited: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(lines.count + 64 * names.count)
        Self.add(names, to: &text)
        guard let first = widths.first, first.cells < names.count else {
            return text + lines
        }
        // A line that was read before some name was met lacks its last cells.
        var item = 0
        var next = 0
        var lacking = 0
        for byte in lines {
            if next < widths.count, widths[next].item == item {
                lacking = names.count - widths[next].cells
                next += 1
            }
            if byte == 10 {
                for _ in 0..<lacking { text += [UInt8(ascii: ","), 34, 34] }
                item += 1
            }
            text.append(byte)
        }
        return text
    }

    /// Adds a line of fields in quotes.
    private static func add(_ fields: [String], to text: inout [UInt8]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "\""))
            for byte in field.utf8 {
                switch byte {
                case UInt8(ascii: "\""): text += [byte, byte]
                // A row is a line.
                case 0, 10, 13: text.append(UInt8(ascii: " "))
                default: text.append(byte)
                }
            }
            text.append(UInt8(ascii: "\""))
        }
        text.append(10)
    }

    private var isDone: Bool { use == .firstItem && count > 0 }

    private mutating func run() throws(PublisherError) {
        while !isDone, scan.isMore { try document() }
    }

    /// A page, an item, or a list of either.
    private mutating func document() throws(PublisherError) {
        switch scan.peek {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try list()
        default: throw scan.fault("a page or a list of items")
        }
    }

    private mutating func list() throws(PublisherError) {
        try scan.take("[", "a list")
        depth += 1
        defer { depth -= 1 }
        guard depth <= 3 else { throw scan.fault("a list of pages or of items, not deeper") }
        if scan.skips("]") { return }
        repeat {
            switch scan.peek {
            case UInt8(ascii: "["): try list()
            // The World Bank's list of no items.
            case UInt8(ascii: "n") where depth <= 2: _ = try scan.scalar()
            default: try object()
            }
            if isDone { return }
        } while scan.skips(",")
        try scan.take("]", ", or ]")
    }

    /// An object with a list of items, or with the numbers of a page and of pages, is a page; any
    /// other is an item.
    private mutating func object() throws(PublisherError) {
        try scan.take("{", "an object")
        var cells: [(name: String, text: String)] = []
        var isPage = false
        if !scan.skips("}") {
            repeat {
                let name = try scan.string()
                try scan.take(":", "a colon")
                switch scan.peek {
                case UInt8(ascii: "[") where name == "items":
                    isPage = true
                    try list()
                    if isDone { return }
                case UInt8(ascii: "[") where name == "message":
                    try message()
                    isPage = true
                case UInt8(ascii: "{"): try within(name, &cells)
                default: cells.append((name, try scan.scalar()))
                }
            } while scan.skips(",")
            try scan.take("}", ", or }")
        }
        func text(_ name: String) -> String? { cells.first { $0.name == name }?.text }
        if complaint != nil, isPage { return }
        if isPage {
            pages.add(
                text("page").flatMap { NumberText.int($0) },
                of: text("maxPages").flatMap { NumberText.int($0) }, total: "")
        } else if (1...2).contains(depth), let page = text("page"), let most = text("pages") {
            pages.add(
                NumberText.int(page), of: NumberText.int(most), total: text("total") ?? "")
            if let day = text("lastupdated"), !day.isEmpty {
                updates.insert(String(day.prefix(40)))
            }
        } else if depth > 0 {
            pages.addItem()
            try add(cells)
        } else {
            throw scan.fault("an object with a list of items")
        }
    }

    /// The World Bank's refusal: `[{"id": "175", "key": "Invalid format", "value": "The indicator was
    /// not found. ..."}]`.
    private mutating func message() throws(PublisherError) {
        try scan.take("[", "a list")
        var words: [String] = []
        if !scan.skips("]") {
            repeat {
                var members: [(name: String, text: String)] = []
                try within("", &members)
                let said = [".id", ".value"].compactMap { name in
                    members.first { $0.name == name }?.text
                }
                words.append(said.joined(separator: " "))
            } while scan.skips(",")
            try scan.take("]", ", or ]")
        }
        complaint = words.isEmpty ? "no reason given" : words.joined(separator: "; ")
    }

    /// The members of an object within an item.
    private mutating func within(
        _ name: String, _ cells: inout [(name: String, text: String)]
    ) throws(PublisherError) {
        try scan.take("{", "an object")
        if scan.skips("}") { return }
        repeat {
            let member = try scan.string()
            try scan.take(":", "a colon")
            cells.append((name + "." + member, try scan.scalar()))
        } while scan.skips(",")
        try scan.take("}", ", or }")
    }

    private mutating func add(
        _ cells: [(name: String, text: String)]
    ) throws(PublisherError) {
        var row = Array(repeating: "", count: names.count)
        var filled = Array(repeating: false, count: names.count)
        for (name, text) in cells {
            let place: Int
            if let known = places[name] {
                place = known
            } else {
                guard names.count < 500 else { throw scan.fault("at most 500 members") }
                place = names.count
                names.append(name)
                places[name] = place
            }
            while row.count <= place {
                row.append("")
                filled.append(false)
            }
            guard !filled[place] else {
                throw PublisherError(
                    kind: .duplicate, place: "\(scan.file), item \(count + 1)",
                    found: "the member \"\(name.prefix(40))\" twice", expected: "once")
            }
            filled[place] = true
            row[place] = text
        }
        if use == .table {
            if widths.last?.cells != row.count { widths.append((count, row.count)) }
            Self.add(row, to: &lines)
        }
        count += 1
    }
}
