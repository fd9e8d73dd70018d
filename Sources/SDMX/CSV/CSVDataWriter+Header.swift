extension CSVDataWriter {
    /// Columns before those of the caller.
    var leadingColumns: Int {
        switch version {
        case .v1: 1
        case .v2: 3
        }
    }

    func checkHeader() throws(SDMXError) {
        guard version == .v2 || structure.kind == .dataflow else {
            throw SDMXError(
                .structureReference, line: 1, found: structure.kind.rawValue,
                expected: "a dataflow, the one structure of SDMX-CSV 1.0")
        }
        for byte in [separator, subfieldSeparator ?? separator] where !CSVStart.maySeparate(byte) {
            throw SDMXError(
                .header, line: 1, found: "separator " + String(byte),
                expected: "a tab or punctuation that is not part of ids, such as , ; |")
        }
        guard columns.count <= limits.columns - leadingColumns else {
            throw SDMXError(
                .limit, line: 1, found: "\(columns.count) columns",
                expected: "at most \(limits.columns - leadingColumns)")
        }
        var seen: Set<String> = ["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"]
        if version == .v1 { seen = ["DATAFLOW", "ACTION"] }
        for (index, column) in columns.enumerated() {
            guard seen.insert(column.id).inserted else {
                throw fault(.duplicateColumn, index, "one column of each name")
            }
            // What would be read back as something else is refused.
            let text = Self.headerText(column, separator: subfieldSeparator)
            let scalar = subfieldSeparator.map { Unicode.Scalar($0) }
            let read = CSVComponent(header: text, separator: scalar)
            let isSame = read.id == column.id && read.multiplicity == column.multiplicity
            guard isSame, read.label == nil, !column.id.isEmpty, !column.id.utf8.contains(0) else {
                throw fault(.header, index, "an id that a header can hold")
            }
            let isPlain = column.multiplicity == .one
            guard isPlain || version == .v2 && subfieldSeparator != nil else {
                throw fault(
                    .header, index, "a sub-field separator and version 2.0 for several values")
            }
        }
    }

    mutating func writeHeader() throws(SDMXError) {
        let separators = subfieldSeparator.map { "[" + String(Unicode.Scalar($0)) + "]" } ?? ""
        let fixed =
            switch version {
            case .v1: ["DATAFLOW"]
            case .v2: ["STRUCTURE" + separators, "STRUCTURE_ID", "ACTION"]
            }
        var texts = fixed
        for column in columns {
            texts.append(Self.headerText(column, separator: subfieldSeparator))
        }
        for (index, text) in texts.enumerated() {
            if index > 0 { buffer.append(separator) }
            Array(text.utf8).withUnsafeBufferPointer { _ = append(quoting: $0) }
        }
        buffer.append(13)
        buffer.append(10)
    }

    /// The cells before those of the caller.
    func prefix(_ action: Action) -> [UInt8] {
        switch version {
        case .v1: return Array(structure.description.utf8)
        case .v2:
            let texts = [structure.kind.rawValue, structure.description, action.rawValue]
            return Array(texts.map { Array($0.utf8) }.joined(separator: [separator]))
        }
    }

    private static func headerText(_ column: CSVComponent, separator: UInt8?) -> String {
        switch column.multiplicity {
        case .one: return column.id
        case .many: return column.id + "[]"
        case .languages(let languages):
            let mark = separator.map { String(Unicode.Scalar($0)) } ?? ";"
            return column.id + "[" + languages.joined(separator: mark) + "]"
        }
    }

    private func fault(_ kind: SDMXError.Kind, _ index: Int, _ expected: String) -> SDMXError {
        SDMXError(
            kind, line: 1, column: index + leadingColumns + 1,
            found: SDMXError.quoted(columns[index].id), expected: expected)
    }
}
