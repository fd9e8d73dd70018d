internal import Cubes
internal import Foundation
internal import GRDB

/// A series as its table keys it: the dataflow's number and the codes as 32-bit integers.
struct SeriesID: Hashable {
    let flow: UInt8
    let key: Data

    /// The key of a row whose columns at the places given are `dataflow` and `key`.
    init(_ row: Row, flow: Int = 1, key: Int = 2) throws {
        guard let number = UInt8(exactly: try row.decode(Int.self, atIndex: flow)) else {
            throw Dictionaries.damaged("a series of no known dataflow")
        }
        self.flow = number
        self.key = try row.decode(atIndex: key)
    }

    /// The key as integers; codes not yet held are added.
    init(_ series: SeriesKey, _ dictionaries: inout Dictionaries, _ db: Database) throws {
        var words: [UInt32] = []
        words.reserveCapacity(series.codes.count)
        for code in series.codes {
            words.append(try dictionaries.id(ofCode: code, db).littleEndian)
        }
        flow = UInt8(truncatingIfNeeded: SeriesIndex.number(of: series.dataflow))
        key = words.withUnsafeBytes { Data($0) }
    }

    /// The key in words, for messages.
    func name(_ dictionaries: Dictionaries) -> String {
        key.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count & ~3, by: 4).map { offset in
                let code = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                return dictionaries.codeTexts[UInt32(littleEndian: code)] ?? "?"
            }.joined(separator: ".")
        }
    }
}

/// The sum of a row of `series`: over its columns but its id and `closed`.
enum SeriesRow {
    /// Of the columns id, dataflow, key, data_table, opened, closed, observations.
    static func sum(_ values: [DatabaseValue]) -> Int64 {
        var sum = RowSum()
        for (place, value) in values.enumerated() where place != 0 && place != 5 && place < 7 {
            sum.add(value)
        }
        return sum.value
    }

    static func sum(_ id: SeriesID, table: Int, opened: Int, _ observations: [UInt8]) -> Int64 {
        var sum = RowSum()
        sum.add(Int64(id.flow))
        id.key.withUnsafeBytes { sum.add($0) }
        sum.add(Int64(table))
        sum.add(Int64(opened))
        observations.withUnsafeBytes { sum.add($0) }
        return sum.value
    }
}
