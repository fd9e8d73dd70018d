internal import Registers
internal import Tables
internal import Vocabulary

extension RegisterTable {
    /// Reads what ``write(_:)`` gives, or a part of its columns in any order.
    ///
    /// - Throws: every fault with row and column.
    func read(_ source: ByteSource) throws -> [RegisterMessage.Item] {
        do {
            var table = try HeaderedReader(
                source, dialect: Dialect.guess(source.bytes))
            let known = Dictionary(
                columns.map { (Self.name($0), $0) }, uniquingKeysWith: { a, _ in a })
            var places: [Column: Int] = [:]
            for (place, name) in table.names.enumerated() {
                guard let column = known[CellGuard.plain(name)] else {
                    throw RegisterError(
                        .noField, "\(source.name), row 1, column \(place + 1)",
                        found: "\"\(name.prefix(80))\"",
                        expected: "one of " + columns.map(Self.name).joined(separator: ", "))
                }
                guard places.updateValue(place, forKey: column) == nil else {
                    throw RegisterError(
                        .format, "\(source.name), row 1, column \(place + 1)",
                        found: "\"\(name.prefix(80))\" a second time", expected: "each column once")
                }
            }
            guard places[.id] != nil else {
                throw RegisterError(
                    .format, "\(source.name), row 1", found: "no column id",
                    expected: "a column with the ids of the records")
            }
            var reading = RegisterTableReading(self, places, name: source.name)
            while try table.advance() {
                if let fault = table.countFault { throw fault }
                reading.take(table)
            }
            return try reading.items()
        } catch let error as TableError {
            throw RegisterError(
                .format, error.place.description, found: error.found, expected: error.expected)
        }
    }
}

/// Puts the rows of a table together to records.
private struct RegisterTableReading {
    private let table: RegisterTable
    private let places: [RegisterTable.Column: Int]
    private let name: String
    private var order: [String] = []
    private var records: [String: Draft] = [:]
    private var faults: [RegisterError] = []

    private struct Draft {
        let line: Int
        var revision: Int?
        var cells: [FieldPath: (text: String, line: Int)] = [:]
        var statements: [FieldPath: [Statement]] = [:]
    }

    init(_ table: RegisterTable, _ places: [RegisterTable.Column: Int], name: String) {
        self.table = table
        self.places = places
        self.name = name
    }

    mutating func take(_ row: HeaderedReader) {
        let id = text(row, .id)
        let kind = text(row, .row)
        let line = row.row
        guard RecordID.isWellFormed(id) else {
            fault(row, .id, "\"\(id.prefix(80))\"", "the id of a record")
            return
        }
        var part: FieldPath.PartKey?
        let partText = text(row, .part)
        if !partText.isEmpty {
            let path = FieldPath(text: partText + "/x")
            guard let key = path?.part else {
                fault(row, .part, "\"\(partText.prefix(80))\"", "a part such as sessions/1")
                return
            }
            part = key
        }
        switch kind {
        case "record", "":
            guard records[id] == nil else {
                fault(row, .id, "\(id) a second time", "one record row for each id")
                return
            }
            order.append(id)
            var draft = Draft(line: line)
            let revision = text(row, .revision)
            if !revision.isEmpty {
                guard let number = Int(revision), number >= 0 else {
                    fault(row, .revision, "\"\(revision.prefix(40))\"", "a whole number")
                    return
                }
                draft.revision = number
            }
            records[id] = draft
            takeCells(row, id, nil)
        case "part":
            guard hasRecord(row, id) else { return }
            guard let part else {
                fault(row, .part, "nothing", "the part, such as sessions/1")
                return
            }
            takeCells(row, id, part)
        case "statement":
            guard hasRecord(row, id) else { return }
            takeStatement(row, id, part)
        default:
            fault(row, .row, "\"\(kind.prefix(40))\"", "record, part or statement")
        }
    }

    private mutating func hasRecord(_ row: HeaderedReader, _ id: String) -> Bool {
        if records[id] != nil { return true }
        fault(row, .id, "\(id) before its record row", "the record row first")
        return false
    }

    private mutating func takeCells(
        _ row: HeaderedReader, _ id: String, _ part: FieldPath.PartKey?
    ) {
        for column in table.columns {
            guard case .field(let group, let field) = column else { continue }
            let cell = text(row, column)
            guard !cell.isEmpty else { continue }
            guard group == part?.id else {
                fault(
                    row, column, "\"\(cell.prefix(80))\"",
                    "nothing here in a row of " + (part?.id ?? "a record"))
                continue
            }
            records[id]?.cells[FieldPath(field, part: part)] = (cell, row.row)
        }
    }

    private mutating func takeStatement(
        _ row: HeaderedReader, _ id: String, _ part: FieldPath.PartKey?
    ) {
        func piece(_ piece: RegisterTable.Piece) -> String? {
            let cell = text(row, .statement(piece))
            return cell.isEmpty ? nil : cell
        }
        let path = FieldPath(piece(.field) ?? "", part: part)
        guard table.register.field(path) != nil else {
            fault(row, .statement(.field), "\"\(path)\"", "a field of \(table.register.id)")
            return
        }
        var statement = Statement(
            piece(.value), upper: piece(.upper), printed: piece(.printed), note: piece(.note))
        if let word = piece(.qualifier) {
            guard let qualifier = Qualifier(rawValue: word) else {
                fault(
                    row, .statement(.qualifier), "\"\(word.prefix(40))\"",
                    "one of " + Qualifier.allCases.map(\.rawValue).joined(separator: ", "))
                return
            }
            statement.qualifier = qualifier
        }
        var source = StatementSource(
            organisation: piece(.organisation), document: piece(.document), place: piece(.place),
            address: piece(.address))
        if let text = piece(.date) {
            guard let date = RecordDate(text) else {
                fault(row, .statement(.date), "\"\(text.prefix(40))\"", "a date, such as 2004-10")
                return
            }
            source.date = date
        }
        statement.source = source.isEmpty ? nil : source
        records[id]?.statements[path, default: []].append(statement)
    }

    /// The records, once every cell agrees with its statements.
    mutating func items() throws -> [RegisterMessage.Item] {
        var items: [RegisterMessage.Item] = []
        for id in order {
            guard let draft = records[id] else { continue }
            var content = RecordContent(draft.statements)
            for (path, cell) in draft.cells {
                guard let field = table.register.field(path) else { continue }
                guard let statements = draft.statements[path] else {
                    content[path] = RegisterTable.statements(cell.text, field)
                    continue
                }
                let shown = RegisterTable.cell(statements)
                if shown != cell.text {
                    faults.append(
                        RegisterError(
                            .format, "\(name), row \(cell.line), \(path)",
                            found:
                                "\"\(cell.text.prefix(80))\", but \"\(shown.prefix(80))\" in its "
                                + "statement rows",
                            expected: "the same in both, or the cell empty"))
                }
            }
            items.append(
                RegisterMessage.Item(
                    key: RecordKey(table.register.id, id), revision: draft.revision,
                    content: content, line: draft.line))
        }
        if var first = faults.first {
            first.others = Array(faults.dropFirst())
            throw first
        }
        return items
    }

    private func text(_ row: HeaderedReader, _ column: RegisterTable.Column) -> String {
        places[column].map { CellGuard.plain(row.text($0)) } ?? ""
    }

    private mutating func fault(
        _ row: HeaderedReader, _ column: RegisterTable.Column, _ found: String, _ expected: String
    ) {
        faults.append(
            RegisterError(
                .format, "\(name), row \(row.row), column \(RegisterTable.name(column))",
                found: found, expected: expected))
    }
}
