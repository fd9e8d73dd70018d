import Tables
public import Vocabulary

extension EurostatTable {
    /// Reads the whole table.
    ///
    /// Shape: DF_FLOW, or DF_STOCK with DF_POPULATION, one observation a figure. Units: persons.
    /// Missing: flags say why; nothing at all is not reported where the series has a figure in
    /// another year. Cost: some 0.3 microseconds a cell of a TSV, 1 a row of SDMX-CSV.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let content = FileContent(of: file)
        guard let head = EurostatHead(file, content, for: code) else {
            if let refusal = EurostatRefusal.refusal(of: file, content) { throw refusal }
            throw unlike(file, found: content.description)
        }
        if let stated = head.table, stated != code {
            throw unlike(file, found: "Eurostat's \(stated)")
        }
        if head.form == .jsonStat { return try readJSONStat(file, areas) }
        guard has(head.dimensions) else {
            throw unlike(
                file, found: "dimensions " + head.dimensions.joined(separator: ", "))
        }
        let bytes: [UInt8]
        do throws(TableError) {
            bytes = try ByteSource(file.bytes, name: file.name).utf8Text().bytes
        } catch {
            throw PublisherError(error, file: file.name, expected: layout)
        }
        let text = InputFile(name: file.name, bytes: bytes)
        let codes = EurostatCodes(
            table: self, areas: areas,
            hasCompleted: Self.holds(bytes, "COMPLET"),
            hasForeignAndStateless: kind != .stock || Self.holds(bytes, "FOR_STLS"))
        var rows = EurostatRows(self, codes: codes, file: file.name)
        if head.form == .tsv {
            try readTSV(text, head, &rows)
        } else {
            try readCSV(text, head, &rows)
        }
        return rows.finish()
    }

    /// The error for a file that is not this table.
    func unlike(_ file: InputFile, found: String) -> PublisherError {
        PublisherError(
            kind: .layout, place: file.name, found: found,
            expected: "\(layout), with dimensions " + dimensions.sorted().joined(separator: ", "))
    }

    /// Whether a word stands anywhere in a text.
    static func holds(_ bytes: [UInt8], _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        return bytes.withUnsafeBufferPointer { bytes in
            var place = 0
            while place + count <= bytes.count {
                if bytes[place] == word.utf8Start[0] {
                    var same = 1
                    while same < count, bytes[place + same] == word.utf8Start[same] { same += 1 }
                    if same == count { return true }
                }
                place += 1
            }
            return false
        }
    }
}

extension EurostatRows.Figure {
    /// A cell of a TSV: a number or a colon, and perhaps flags; blanks do not matter. Nil for
    /// anything else, and for numbers that are no persons.
    init?(tsv bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < bytes.count, bytes[start] <= 32 { start += 1 }
        guard start < bytes.count else { return }
        var end = start
        if bytes[start] == UInt8(ascii: ":") {
            end += 1
        } else {
            while end < bytes.count, Self.isOfNumber(bytes[end]) { end += 1 }
            guard
                let number = NumberText.double(UnsafeBufferPointer(rebasing: bytes[start..<end])),
                FigureRule.persons.allows(number)
            else { return nil }
            value = number
        }
        guard end < bytes.count else { return }
        guard let letters = EurostatFlags(bytes[end...]) else { return nil }
        flags = letters
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        byte &- 0x30 <= 9 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
