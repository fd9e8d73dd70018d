internal import Foundation
internal import GRDB

/// A 64-bit sum over the values of a row, kept in the row, so that `check` finds a changed bit.
///
/// Each step is a bijection of the sum so far for a given word, and of the word for a given sum:
/// rows that differ in one word always have different sums, others but for one in 2^64. It guards
/// against faults of storage, not against people.
struct RowSum {
    private var state: UInt64 = 0x436F_7272_6964_6F72

    /// The sum as SQLite keeps integers.
    var value: Int64 { Int64(bitPattern: state) }

    private mutating func mix(_ word: UInt64) {
        state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 32
    }

    mutating func add(_ number: Int64) {
        mix(1)
        mix(UInt64(bitPattern: number))
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        mix(2)
        mix(UInt64(bytes.count))
        let whole = bytes.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        }
        guard whole < bytes.count else { return }
        var last: UInt64 = 0
        for place in whole..<bytes.count {
            last |= UInt64(bytes[place]) << UInt64(8 * (place - whole))
        }
        mix(last)
    }

    mutating func add(_ text: String) {
        var text = text
        mix(3)
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: mix(4)
        case .int64(let number): add(number)
        case .double(let number):
            mix(5)
            mix(number.bitPattern)
        case .string(let text): add(text)
        case .blob(let data): data.withUnsafeBytes { add($0) }
        }
    }

    /// Adds every column of a row but `sum`, in order.
    mutating func add(_ row: Row) {
        for (column, value) in row where column != "sum" { add(value) }
    }

    /// The sum of one row.
    static func of(_ row: Row) -> Int64 {
        var sum = RowSum()
        sum.add(row)
        return sum.value
    }
}

/// What a release did to the rows of series, as one number that does not depend on their order:
/// the sums of the rows it opened and the ids of those it closed.
struct SeriesSeal {
    private var total: UInt64 = 0

    var value: Int64 { Int64(bitPattern: total) }

    mutating func open(_ sum: Int64) { total &+= UInt64(bitPattern: sum) }

    mutating func close(_ id: Int64) {
        var sum = RowSum()
        sum.add(id)
        total &+= UInt64(bitPattern: sum.value)
    }
}
