internal import Registers
internal import Tables

/// The records of one register as CSV.
///
/// The column `row` says what a row is: `record` has the values of a record's fields, `part` those of
/// one of its parts, `statement` one statement whole. A field whose cell does not say all of it has a
/// row for each of its statements, and these count.
struct RegisterTable {
    let register: Register
    let columns: [Column]

    /// What a column holds.
    enum Column: Hashable {
        case row, id, revision, part
        /// A field of the record, or of a part's group.
        case field(group: String?, String)
        case statement(Piece)
    }

    /// A piece of a statement.
    enum Piece: String, CaseIterable {
        case field, value, qualifier, upper, printed, organisation, document, place, date, address,
            note
    }

    /// Values of a field that takes several, in one cell.
    static let separator = " | "

    init(_ register: Register) {
        self.register = register
        columns =
            [.row, .id, .revision, .part]
            + register.fields.map { .field(group: nil, $0.id) }
            + register.parts.flatMap { part in
                part.fields.map { .field(group: part.id, $0.id) }
            } + Piece.allCases.map { .statement($0) }
    }

    /// The name of a column: `title`, `sessions.title`, `statement.value`.
    static func name(_ column: Column) -> String {
        switch column {
        case .row: "row"
        case .id: "id"
        case .revision: "revision"
        case .part: "part"
        case .field(let group, let id): group.map { $0 + "." + id } ?? id
        case .statement(let piece): "statement." + piece.rawValue
        }
    }

    /// What the cell of a field shows of its statements.
    static func cell(_ statements: [Statement]) -> String {
        statements.compactMap(\.value).joined(separator: separator)
    }

    /// What a cell says alone.
    static func statements(_ cell: String, _ field: Field) -> [Statement] {
        if cell.isEmpty { return [] }
        guard field.isMany else { return [Statement(cell)] }
        return cell.split(separator: separator, omittingEmptySubsequences: false).map {
            Statement(String($0))
        }
    }

    func write(_ records: [Record]) -> [UInt8] {
        var writer = DelimitedWriter()
        writer.row(columns.map(Self.name))
        for record in records {
            let paths = register.ordered(record.content.statements.keys)
            let parts = register.parts.flatMap { record.content.parts($0.id) }
            write(record, nil, &writer)
            for part in parts { write(record, part, &writer) }
            for path in paths {
                guard let field = register.field(path) else { continue }
                let statements = record.content[path]
                let cell = Self.cell(statements)
                guard Self.statements(cell, field) != statements else { continue }
                for statement in statements { write(record, path, statement, &writer) }
            }
        }
        return writer.bytes
    }

    private func write(
        _ record: Record, _ part: FieldPath.PartKey?, _ writer: inout DelimitedWriter
    ) {
        for column in columns {
            switch column {
            case .row: writer.field(part == nil ? "record" : "part")
            case .id: writer.field(CellGuard.guarded(record.key.id))
            case .revision: part == nil ? writer.field(record.revision) : writer.emptyField()
            case .part: writer.field(part.map { "\($0.id)/\($0.key)" } ?? "")
            case .field(let group, let id):
                let isHere = group == part?.id
                let statements = isHere ? record.content[FieldPath(id, part: part)] : []
                writer.field(CellGuard.guarded(Self.cell(statements)))
            case .statement: writer.emptyField()
            }
        }
        writer.endRow()
    }

    private func write(
        _ record: Record, _ path: FieldPath, _ statement: Statement,
        _ writer: inout DelimitedWriter
    ) {
        for column in columns {
            switch column {
            case .row: writer.field("statement")
            case .id: writer.field(CellGuard.guarded(record.key.id))
            case .part: writer.field(path.part.map { "\($0.id)/\($0.key)" } ?? "")
            case .revision, .field: writer.emptyField()
            case .statement(let piece):
                writer.field(CellGuard.guarded(Self.text(statement, path, piece)))
            }
        }
        writer.endRow()
    }

    private static func text(_ statement: Statement, _ path: FieldPath, _ piece: Piece) -> String {
        let source = statement.source
        let text: String? =
            switch piece {
            case .field: path.field
            case .value: statement.value
            case .qualifier:
                statement.qualifier == .exact ? nil : statement.qualifier.rawValue
            case .upper: statement.upper
            case .printed: statement.printed
            case .organisation: source?.organisation
            case .document: source?.document
            case .place: source?.place
            case .date: source?.date?.description
            case .address: source?.address
            case .note: statement.note
            }
        return text ?? ""
    }
}

/// Cells that no spreadsheet takes for a formula, and that come back as they were.
enum CellGuard {
    private static func isTrigger(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
            true
        default: false
        }
    }

    /// Whether a text begins with apostrophes that a formula follows, or with one.
    private static func isGuarded(_ text: Substring.UnicodeScalarView) -> Bool {
        guard let next = text.drop(while: { $0 == "'" }).first else { return false }
        return isTrigger(next)
    }

    /// The text with an apostrophe before it, where it begins as a formula does, or as such a text
    /// with apostrophes.
    static func guarded(_ text: String) -> String {
        isGuarded(Substring(text).unicodeScalars) ? "'" + text : text
    }

    /// The text as it was.
    static func plain(_ cell: String) -> String {
        guard cell.unicodeScalars.first == "'", isGuarded(Substring(cell).unicodeScalars) else {
            return cell
        }
        return String(cell.dropFirst())
    }
}
