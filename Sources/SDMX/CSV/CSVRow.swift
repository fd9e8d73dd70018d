/// The current row of a reader: a view, valid until the reader's next step.
///
/// Columns are indices into `header.columns`. To use a row after the step or an index out of
/// bounds is an error in the program and stops it.
public struct CSVRow {
    @usableFromInline let reader: CSVDataReader
    @usableFromInline let record: Int

    /// Physical line on which the row starts, from 1.
    public var line: Int { reader.line }

    /// The structure that the row's data are defined by.
    public var structure: StructureReference { reader.structures[reader.structureIndex] }

    /// Its index in the reader's `structures`.
    public var structureIndex: Int { reader.structureIndex }

    /// What to do with the row; information where the message does not say.
    public var action: Action { reader.action }

    /// Number of columns, those of the structure included.
    public var count: Int { reader.fields.count }

    /// Whether there is nothing in the cell: not told, which is not the same as missing.
    public func isEmpty(_ column: Int) -> Bool { field(column).length == 0 }

    /// The bytes of the cell, without copying them unless they hold doubled quotes.
    ///
    /// - Parameter body: must not let the bytes escape.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let field = field(column)
        if field.isEscaped {
            return try field.unescaped(in: reader.base)
                .withUnsafeBufferPointer { bytes throws(Failure) in try body(bytes) }
        }
        return try body(
            UnsafeBufferPointer(start: reader.base + field.start, count: Int(field.length)))
    }

    /// The whole cell, label included.
    public func text(_ column: Int) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The cell of that component or custom column; nil if the message has no such column.
    public subscript(id: String) -> String? { reader.header.column(id).map { text($0) } }

    /// The id in a coded cell: what stands before `: ` in messages with labels, else all of it.
    ///
    /// Not for texts, which may hold a colon of their own.
    public func code(_ column: Int) -> String {
        withCode(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The name in a coded cell or in the column of names beside it; nil if there is none.
    public func label(_ column: Int) -> String? {
        switch reader.header.labels {
        case .id: return nil
        case .name:
            let next = column + 1
            guard next < count, reader.header.columns[next].role == .label(of: column) else {
                return nil
            }
            return isEmpty(next) ? nil : text(next)
        case .both:
            let whole = text(column)
            return whole.firstRange(of: ": ").map { String(whole[$0.upperBound...]) }
        }
    }

    /// The number of the cell's code, as `code` gives it, in an interner; no String is made.
    public func intern(_ column: Int, into interner: inout CodeInterner) -> UInt32 {
        withCode(column) { interner.code(for: $0) }
    }

    /// The cell as a decimal number, correctly rounded; nil for anything else, so for the empty
    /// cell, `NaN` and `#N/A`, which `isEmpty` and `isIntentionallyMissing` tell apart.
    ///
    /// - Parameter mark: before decimals. Messages localised for their reader may use a comma,
    ///   which their header does not say.
    public func number(_ column: Int, mark: UInt8 = UInt8(ascii: ".")) -> Double? {
        withBytes(column) { NumberText.double($0, mark: mark) }
    }

    /// Whether the cell says that there is no value: `NaN` of numbers and `#N/A` of others, as
    /// the technical notes of SDMX 3.0 have it.
    public func isIntentionallyMissing(_ column: Int) -> Bool {
        withBytes(column) { $0.elementsEqual("NaN".utf8) || $0.elementsEqual("#N/A".utf8) }
    }

    /// All values of the cell: none, one, or several where the header says so.
    public func values(_ column: Int) -> [ComponentValue] {
        guard !isEmpty(column) else { return [] }
        let subfields = CSVSubfields(
            reader.header.columns[column].component.multiplicity,
            separator: reader.header.subfieldSeparator)
        return subfields.values(withBytes(column) { Array($0) })
    }

    /// The period in the cell; nil if it is none.
    public func period(_ column: Int) -> TimePeriod? {
        withCode(column) { TimePeriod($0) }
    }

    @inlinable
    func field(_ column: Int) -> CSVField {
        precondition(record == reader.record, "a row is valid until the reader's next step")
        precondition(column >= 0 && column < reader.fields.count, "no such column")
        return reader.fields[column]
    }

    /// The bytes before the label.
    private func withCode<Result>(
        _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let mayHaveLabel = reader.header.labels == .both
        return withBytes(column) { bytes in
            guard mayHaveLabel else { return body(bytes) }
            var end = 0
            while end + 1 < bytes.count {
                let isEnd = bytes[end] == UInt8(ascii: ":") && bytes[end + 1] == UInt8(ascii: " ")
                if isEnd { return body(UnsafeBufferPointer(rebasing: bytes[..<end])) }
                end += 1
            }
            return body(bytes)
        }
    }
}
