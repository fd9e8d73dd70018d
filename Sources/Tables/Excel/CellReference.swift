/// The address of a cell, `D12`: row and column from 1.
///
/// Refuses what no worksheet can hold: rows above 1,048,576, columns above 16,384 (`XFD`).
public struct CellReference: Sendable, Hashable, Comparable {
    public static let lastRow = 1_048_576
    public static let lastColumn = 16_384

    /// From 1.
    public let row: Int
    /// From 1; `A` is 1.
    public let column: Int

    public init?(row: Int, column: Int) {
        guard (1...Self.lastRow).contains(row), (1...Self.lastColumn).contains(column) else {
            return nil
        }
        self.row = row
        self.column = column
    }

    /// Reads `D12` or `$D$12`, letters in either case; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        copy.removeAll { $0 == "$" }
        let parsed = copy.withUTF8 { Self.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads `D12` from ASCII bytes, without `$`.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> CellReference? {
        var column = 0
        var row = 0
        var index = 0
        while index < bytes.count {
            let letter = bytes[index] & 0xDF
            guard letter >= 0x41, letter <= 0x5A, bytes[index] >= 0x41 else { break }
            column = column * 26 + Int(letter - 0x40)
            guard column <= lastColumn else { return nil }
            index += 1
        }
        let digits = index
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit <= 9, !(index == digits && digit == 0) else { return nil }
            row = row * 10 + Int(digit)
            guard row <= lastRow else { return nil }
            index += 1
        }
        guard digits > 0, index > digits else { return nil }
        return CellReference(row: row, column: column)
    }

    /// The letters of a column: 1 is `A`, 28 is `AB`; nil outside 1...16,384.
    public static func letters(ofColumn column: Int) -> String? {
        guard (1...lastColumn).contains(column) else { return nil }
        var letters = ""
        var rest = column
        while rest > 0 {
            let letter = UInt8((rest - 1) % 26 + 65)
            letters = String(UnicodeScalar(letter)) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// By row, then by column.
    public static func < (left: CellReference, right: CellReference) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}

extension CellReference: CustomStringConvertible {
    public var description: String { (Self.letters(ofColumn: column) ?? "?") + String(row) }
}
