/// The beginning of a header row: the fixed term of its first cell and the separator after it.
struct CSVStart {
    /// What the table is about, by its first term.
    enum Content {
        /// `STRUCTURE` or `DATAFLOW`.
        case data
        /// `KEY`: a table of data as the European Central Bank sends it, which names its dataflow
        /// only at the start of each series' key.
        case keyedData
        /// `MDSTRUCTURE`.
        case metadata
    }

    let version: CSVVersion
    let content: Content
    /// The byte after the first cell, if it may separate columns.
    let separator: UInt8?
    /// What follows the first cell where that is no separator, shown to people.
    let follower: String
    /// Whether the table has only this column.
    let endsThere: Bool
    /// In the square brackets after `STRUCTURE`: what separates values within a cell.
    let subfieldSeparator: Unicode.Scalar?
    private let rest: ArraySlice<UInt8>

    /// Nil if the first cell is none of the standard's terms, nor `KEY`. A byte order mark and
    /// quotes round the cell are passed over.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        let isQuoted = rest.first == UInt8(ascii: "\"")
        if isQuoted { rest = rest.dropFirst() }
        guard let term = Self.terms.first(where: { rest.starts(with: $0.text.utf8) }) else {
            return nil
        }
        (version, content) = (term.version, term.content)
        rest = rest.dropFirst(term.text.utf8.count)
        var inner: Unicode.Scalar?
        if rest.first == UInt8(ascii: "["), version == .v2 {
            // The separator itself may be a bracket, so the end is looked for after it.
            let after = rest.dropFirst()
            let head = String(decoding: after.prefix(4), as: UTF8.self)
            if let scalar = head.unicodeScalars.first,
                let close = after.dropFirst(scalar.utf8.count).prefix(32)
                    .firstIndex(of: UInt8(ascii: "]"))
            {
                inner = scalar
                rest = rest[(close + 1)...]
            }
        }
        subfieldSeparator = inner
        if isQuoted, rest.first == UInt8(ascii: "\"") { rest = rest.dropFirst() }
        endsThere = rest.isEmpty || rest.first == 10 || rest.first == 13
        separator = rest.first.flatMap { Self.maySeparate($0) ? $0 : nil }
        follower = String(decoding: rest.prefix(12), as: UTF8.self)
        self.rest = rest.dropFirst()
    }

    private static let terms: [(text: String, version: CSVVersion, content: Content)] = [
        ("STRUCTURE", .v2, .data), ("DATAFLOW", .v1, .data), ("KEY", .v1, .keyedData),
        ("MDSTRUCTURE", .v2, .metadata),
    ]

    /// Whether the second cell begins with the term.
    func isFollowed(by term: String) -> Bool {
        rest.starts(with: term.utf8) || rest.starts(with: ("\"" + term).utf8)
    }

    /// A tab or ASCII punctuation that cannot be part of an id, a reference or a number.
    static func maySeparate(_ byte: UInt8) -> Bool {
        switch byte {
        case 9, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "^"),
            UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "%"),
            UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "="),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }
}
