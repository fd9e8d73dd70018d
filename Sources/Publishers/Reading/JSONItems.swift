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
    /// A cell for each name there was when the item was read.
    private(set) var rows: [[String]] = []
    private var places: [String: Int] = [:]
    private var pages = JSONPages()
    private let onlyFirst: Bool
    /// Open lists of items.
    private var depth = 0
    private var scan: JSONScan

    /// Reads all items; throws for what is not JSON, and where pages lack.
    init(_ input: InputFile) throws(PublisherError) {
        self.init(input.bytes, name: input.name, onlyFirst: false)
        try run()
        if let complaint = pages.complaint {
            throw PublisherError(
                kind: .container, place: input.name, found: complaint,
                expected: "all pages in one file, one after another or as a list")
        }
        guard !rows.isEmpty else {
            throw PublisherError(
                kind: .layout, place: input.name, found: "no items", expected: "one item or more")
        }
    }

    private init(_ bytes: [UInt8], name: String, onlyFirst: Bool) {
        scan = JSONScan(bytes, file: name)
        self.onlyFirst = onlyFirst
    }

    /// The members of the first item, from the head of a document; nil where it has none.
    static func members(_ head: [UInt8]) -> [String]? {
        var items = JSONItems(head, name: "", onlyFirst: true)
        try? items.run()
        return items.rows.isEmpty ? nil : items.names
    }

    /// The pages of a document, how many there are in all, and its items; throws for what is not
    /// JSON with a list of items.
    static func extent(
        of input: InputFile
    ) throws(PublisherError) -> (pages: Set<Int>, most: Int, rows: Int) {
        var items = JSONItems(input.bytes, name: input.name, onlyFirst: false)
        try items.run()
        return (items.pages.numbers, items.pages.most, items.rows.count)
    }

    /// The same as comma-separated text, with the names as heading.
    var delimited: [UInt8] {
        var text: [UInt8] = []
        func add(_ fields: [String]) {
            for place in names.indices {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                text.append(UInt8(ascii: "\""))
                for byte in (place < fields.count ? fields[place] : "").utf8 {
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
        add(names)
        for row in rows { add(row) }
        return text
    }

    private var isDone: Bool { onlyFirst && !rows.isEmpty }

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
                case UInt8(ascii: "{"): try within(name, &cells)
                default: cells.append((name, try scan.scalar()))
                }
            } while scan.skips(",")
            try scan.take("}", ", or }")
        }
        func text(_ name: String) -> String? { cells.first { $0.name == name }?.text }
        if isPage {
            pages.add(
                text("page").flatMap { NumberText.int($0) },
                of: text("maxPages").flatMap { NumberText.int($0) }, total: "")
        } else if (1...2).contains(depth), let page = text("page"), let most = text("pages") {
            pages.add(
                NumberText.int(page), of: NumberText.int(most), total: text("total") ?? "")
        } else if depth > 0 {
            pages.addItem()
            try add(cells)
        } else {
            throw scan.fault("an object with a list of items")
        }
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
                    kind: .duplicate, place: "\(scan.file), item \(rows.count + 1)",
                    found: "the member \"\(name.prefix(40))\" twice", expected: "once")
            }
            filled[place] = true
            row[place] = text
        }
        rows.append(row)
    }
}
