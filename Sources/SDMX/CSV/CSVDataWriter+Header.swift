extension CSVDataWriter {
    /// Columns before those of the caller.
    var leadingColumns: Int {
        switch version {
        case .v1: 1
        case .v2: labels == .name ? 4 : 3
        }
    }

    func checkStructure() throws(SDMXError) {
        guard version == .v2 || structure.kind == .dataflow else {
            throw SDMXError(
                .structureReference, line: 1, found: structure.kind.rawValue,
                expected: "a dataflow, the one structure of SDMX-CSV 1.0")
        }
    }

    func checkHeader() throws(SDMXError) {
        try checkStructure()
        guard version == .v2 || labels != .name else {
            throw SDMXError(
                .header, line: 1, found: "names in columns of their own",
                expected: "ids, or ids and names in one cell: SDMX-CSV 1.0 has no other labels")
        }
        for byte in [separator, subfieldSeparator ?? separator] where !CSVStart.maySeparate(byte) {
            throw SDMXError(
                .header, line: 1, found: "separator " + String(byte),
                expected: "a tab or punctuation that is not part of ids, such as , ; |")
        }
        guard cellCount <= limits.columns - leadingColumns else {
            throw SDMXError(
                .limit, line: 1, found: "\(cellCount) columns",
                expected: "at most \(limits.columns - leadingColumns)")
        }
        var seen: Set<String> = ["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"]
        if version == .v1 { seen = ["DATAFLOW", "ACTION"] }
        for (index, column) in columns.enumerated() {
            guard seen.insert(column.id).inserted else {
                throw fault(.duplicateColumn, index, "one column of each name")
            }
            if column.multiplicity == .one, labels != .both, StructureReference.isID(column.id) {
                continue
            }
            // What would be read back as something else is refused.
            let text = headerText(column)
            let read = CSVComponent(header: text)
            let isSame = read.id == column.id && read.multiplicity == column.multiplicity
            let label = labels == .both ? column.label ?? column.id : nil
            guard isSame, read.label == label, !column.id.isEmpty, !text.utf8.contains(0) else {
                throw fault(.header, index, "an id that a header can hold")
            }
            let isPlain = column.multiplicity == .one
            guard isPlain || version == .v2 && subfieldSeparator != nil else {
                throw fault(
                    .header, index, "a sub-field separator and version 2.0 for several values")
            }
        }
    }

    /// The header row with its line end.
    func headerRow() -> [UInt8] {
        let separators = subfieldSeparator.map { "[" + String(Unicode.Scalar($0)) + "]" } ?? ""
        var texts: [String]
        switch (version, labels) {
        case (.v1, _): texts = ["DATAFLOW"]
        case (.v2, .id), (.v2, .both): texts = ["STRUCTURE" + separators, "STRUCTURE_ID", "ACTION"]
        case (.v2, .name):
            texts = ["STRUCTURE" + separators, "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"]
        }
        for column in columns {
            texts.append(headerText(column))
            if labels == .name { texts.append(column.label ?? column.id) }
        }
        return row(texts) + [13, 10]
    }

    /// The cells before those of the caller.
    func prefix(_ action: Action) -> [UInt8] {
        let id = structure.description
        let named = labels == .both ? structureName.map { id + ": " + $0 } ?? id : id
        switch (version, labels) {
        case (.v1, _): return row([named])
        case (.v2, .id), (.v2, .both):
            return row([structure.kind.rawValue, named, action.rawValue])
        case (.v2, .name):
            return row([structure.kind.rawValue, id, structureName ?? "", action.rawValue])
        }
    }

    /// Cells in quotes where they need them, with separators between.
    private func row(_ texts: [String]) -> [UInt8] {
        let quote = CSVRecordScan.quote
        let cells = texts.map { text -> [UInt8] in
            let bytes = Array(text.utf8)
            let isPlain = !bytes.contains { $0 < 0x80 && specials[Int($0)] }
            if isPlain { return bytes }
            return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
        }
        return Array(cells.joined(separator: [separator]))
    }

    private func headerText(_ column: CSVComponent) -> String {
        let label = labels == .both ? ": " + (column.label ?? column.id) : ""
        switch column.multiplicity {
        case .one: return column.id + label
        case .many: return column.id + "[]" + label
        case .languages(let languages):
            let mark = subfieldSeparator.map { String(Unicode.Scalar($0)) } ?? ";"
            return column.id + "[" + languages.joined(separator: mark) + "]" + label
        }
    }

    private func fault(_ kind: SDMXError.Kind, _ index: Int, _ expected: String) -> SDMXError {
        SDMXError(
            kind, line: 1, column: index + leadingColumns + 1,
            found: SDMXError.quoted(columns[index].id), expected: expected)
    }
}
