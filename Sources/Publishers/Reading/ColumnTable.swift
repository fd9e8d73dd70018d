import Tables
import Vocabulary

/// A publisher's delimited table, its columns found by name in any order and case.
///
/// Commas, semicolons, tabs and bars are told apart by the first line; quotes, a byte order
/// mark, UTF-16 and the line end do not matter. Lines of introduction are passed over, and the
/// items of a JSON document are read as rows.
struct ColumnTable {
    private(set) var reader: DelimitedReader
    /// Index (from 0) of each column asked for, in the order asked; -1 for an optional one that
    /// is absent, whose fields then read as empty.
    let places: [Int]
    /// All names as written.
    let names: [String]
    /// Indices of columns that were not asked for.
    let others: [Int]
    let file: String
    private let headerRow: Int
    /// Whether the text ends in a line end.
    private let isClosed: Bool

    /// - Parameters:
    ///   - optional: those of `columns` that may be absent.
    ///   - labels: known columns that are not needed, such as names of areas.
    ///   - spelling: the column that a heading means.
    ///   - isExact: whether a name as written goes before one in other letters (`sex`, `Sex`).
    ///   - dialect: where the layout has one separator only; else the first line tells.
    init(
        _ input: InputFile, columns: [String], optional: [String] = [], labels: [String] = [],
        spelling: (String) -> String = { $0 }, isExact: Bool = false, dialect: Dialect? = nil
    ) throws(PublisherError) {
        let expected = "a CSV with columns " + columns.joined(separator: ", ")
        let input = try Self.delimited(input, expected: expected)
        do throws(TableError) {
            let text = try ByteSource(input.bytes, name: input.name).utf8Text()
            reader = try DelimitedReader(
                text.bytes, dialect: dialect ?? Dialect.guess(text.bytes), file: input.name)
            guard try reader.advanceToHeading() else {
                throw TableError(
                    .missing, at: TablePlace(file: input.name, row: 1), found: "no record")
            }
        } catch {
            throw PublisherError(error, file: input.name, expected: expected)
        }
        file = input.name
        isClosed = input.bytes.suffix(2).contains { $0 == 10 || $0 == 13 }
        headerRow = reader.row
        names = reader.texts.map { spelling(Self.trimmed($0)) }
        places = try Self.places(
            of: columns, optional: optional, in: names, isExact: isExact, file: input.name,
            row: reader.row)
        others = names.indices.filter { [places, names] in
            !places.contains($0) && !labels.contains(names[$0].lowercased())
        }
    }

    /// Moves to the next row that has a field for each column; others are findings, and a
    /// short last one says that the file was cut.
    mutating func advance(_ log: inout ReadingLog) throws(PublisherError) -> Bool {
        while true {
            do throws(TableError) {
                guard try reader.advance() else { break }
            } catch {
                throw PublisherError(error, file: file, expected: "delimited text")
            }
            log.report.rows += 1
            let isLast = reader.byteOffset >= reader.byteCount
            if reader.count == names.count {
                let isCut = isLast && !isClosed && reader.isEmpty(names.count - 1)
                if !isCut { return true }
                throw cut("a last line without its last field and line end")
            }
            if isLast, reader.count < names.count {
                throw cut("a last line of \(reader.count) fields")
            }
            try log.fault(
                "number of fields", at: log.cell(reader.row, min(reader.count, names.count) + 1),
                found: "\(reader.count) fields", expected: "\(names.count), as in the header")
        }
        guard log.report.rows > 0 else {
            throw PublisherError(
                kind: .layout, place: "\(file), row \(headerRow + 1)",
                found: "nothing below the header", expected: "at least one row of figures")
        }
        for index in others {
            log.leaveOut(
                "column \"\(names[index])\" is not part of the layout",
                at: log.cell(headerRow, index + 1), count: log.report.rows)
        }
        return false
    }

    private func cut(_ found: String) -> PublisherError {
        PublisherError(
            kind: .container, place: "\(file), row \(reader.row)",
            found: found + ": the file was cut short",
            expected: "\(names.count) fields, as in the header")
    }

    /// The cell of the current row in a column asked for.
    func cell(_ column: Int) -> SourceCell {
        SourceCell(file: file, sheet: nil, row: reader.row, column: places[column] + 1)
    }

    /// The text of a field for a message, in quotes.
    func shown(_ column: Int) -> String {
        let text = reader.text(places[column])
        return text.isEmpty ? "nothing" : "\"\(text.prefix(80))\""
    }

    /// A whole number; blanks around it do not matter. Nil for anything else.
    func int(_ column: Int) -> Int? {
        reader.int(places[column])
            ?? NumberText.int(Self.trimmed(reader.text(places[column])))
    }

    /// A decimal number; blanks around it do not matter. Nil for anything else.
    func double(_ column: Int) -> Double? {
        reader.double(places[column])
            ?? NumberText.double(Self.trimmed(reader.text(places[column])))
    }

    /// A year of 1800 to 2200.
    func year(_ column: Int) -> Int? {
        guard let year = int(column), FigureRule.years.contains(year) else { return nil }
        return year
    }

    static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    /// The file as delimited text, which it is or which JSON items are made.
    private static func delimited(
        _ input: InputFile, expected: String
    ) throws(PublisherError) -> InputFile {
        switch FileContent(of: input) {
        case .columns: return input
        case .items:
            return InputFile(name: input.name, bytes: try JSONItems(input).delimited)
        case .workbook, .other:
            throw PublisherError(
                kind: .container, place: input.name, found: FileContent(of: input).description,
                expected: expected)
        }
    }

    private static func places(
        of columns: [String], optional: [String], in names: [String], isExact: Bool, file: String,
        row: Int
    ) throws(PublisherError) -> [Int] {
        let lower = names.map { $0.lowercased() }
        var places: [Int] = []
        for column in columns {
            var found = lower.indices.filter { lower[$0] == column.lowercased() }
            if isExact, found.contains(where: { names[$0] == column }) {
                found.removeAll { names[$0] != column }
            }
            if found.isEmpty, optional.contains(column) {
                places.append(-1)
                continue
            }
            guard let place = found.first else {
                throw PublisherError(
                    kind: .layout, place: "\(file), row \(row)",
                    found: "columns " + names.joined(separator: ", "),
                    expected: "a column \"\(column)\"")
            }
            guard found.count == 1 else {
                throw PublisherError(
                    kind: .duplicate, place: "\(file), row \(row)",
                    found: "\(found.count) columns \"\(column)\", the second in column "
                        + "\(found[1] + 1)", expected: "one")
            }
            places.append(place)
        }
        return places
    }
}
