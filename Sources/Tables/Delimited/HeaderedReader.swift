/// A cursor over delimited text whose first record names the columns.
///
/// Typed access is by index, looked up once: `let year = try table.index(of: "year")`.
public struct HeaderedReader: Sendable {
    /// The column names as written, without white space around them.
    public let names: [String]
    /// The cursor, for what is not repeated here: row, place, bytes, codes.
    public private(set) var reader: DelimitedReader

    private let indices: [String: [Int]]

    /// Reads the header. Throws as `DelimitedReader` does, and `.missing` if there is no record.
    public init(
        _ bytes: [UInt8], dialect: Dialect = .comma, limits: DelimitedLimits = DelimitedLimits(),
        file: String? = nil
    ) throws(TableError) {
        reader = try DelimitedReader(bytes, dialect: dialect, limits: limits, file: file)
        guard try reader.advance() else {
            throw TableError(
                .missing, at: TablePlace(file: file, row: 1), found: "no record",
                expected: "a header line")
        }
        names = reader.texts.map(Self.trimmed)
        indices = Dictionary(grouping: names.indices, by: { [names] in names[$0] })
    }

    /// As for bytes, with the source's name in messages.
    public init(
        _ source: ByteSource, dialect: Dialect = .comma, limits: DelimitedLimits = DelimitedLimits()
    ) throws(TableError) {
        try self.init(source.bytes, dialect: dialect, limits: limits, file: source.name)
    }

    /// Moves to the next record; false at the end. Throws as `DelimitedReader.advance()`.
    public mutating func advance() throws(TableError) -> Bool { try reader.advance() }

    /// The index (from 0) of a column; throws `.missing` with the names there are, or `.ambiguous`.
    public func index(of name: String) throws(TableError) -> Int {
        let found = indices[name] ?? []
        guard let index = found.first else {
            throw TableError(
                .missing, at: headerPlace,
                found: "columns " + names.map { "\"\($0)\"" }.joined(separator: ", "),
                expected: "a column \"\(name)\"")
        }
        guard found.count == 1 else {
            throw TableError(
                .ambiguous, at: headerPlace, found: "\(found.count) columns \"\(name)\"",
                expected: "one")
        }
        return index
    }

    /// The index (from 0) of a column that may be absent; nil also if it is there twice.
    public func indexIfPresent(of name: String) -> Int? {
        guard let found = indices[name], found.count == 1 else { return nil }
        return found.first
    }

    /// The indices of several columns, in the order asked for.
    public func indices(of names: [String]) throws(TableError) -> [Int] {
        var result: [Int] = []
        for name in names { result.append(try index(of: name)) }
        return result
    }

    /// An error if the current record has another number of fields than the header, to be
    /// collected; missing fields read as empty.
    public var countFault: TableError? {
        guard reader.count != names.count else { return nil }
        return TableError(
            .fieldCount, at: TablePlace(file: reader.file, row: reader.row),
            found: "\(reader.count) fields", expected: "\(names.count), as in the header")
    }

    /// The physical line on which the current record starts, from 1.
    public var row: Int { reader.row }

    /// The field of the current record as text, quotes taken off.
    public func text(_ index: Int) -> String { reader.text(index) }
    /// The field as a whole number; nil where it is none.
    public func int(_ index: Int) -> Int? { reader.int(index) }
    /// The field as a number; nil where it is none.
    public func double(_ index: Int) -> Double? { reader.double(index) }
    /// The field as a lookup key of up to eight bytes; nil where it is longer.
    public func code(_ index: Int) -> UInt64? { reader.code(index) }
    /// Whether there is nothing in the field.
    public func isEmpty(_ index: Int) -> Bool { reader.isEmpty(index) }

    /// An error about a field of the current record, which names its column.
    public func unexpected(_ index: Int, expected: String) -> TableError {
        guard names.indices.contains(index) else {
            return reader.unexpected(index, expected: expected)
        }
        return reader.unexpected(index, expected: "\(expected) in \"\(names[index])\"")
    }

    private var headerPlace: TablePlace { TablePlace(file: reader.file, row: 1) }

    private static func trimmed(_ name: String) -> String {
        guard let first = name.firstIndex(where: { !$0.isWhitespace }),
            let last = name.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(name[first...last])
    }
}
