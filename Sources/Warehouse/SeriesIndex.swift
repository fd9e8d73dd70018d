public import Cubes
internal import Foundation
internal import GRDB

/// The keys of all current series in memory, as columns of integers, so that a selection
/// is a scan of small integers and not of SQL.
///
/// Cost: 4 bytes a dimension and series; built once a state.
public struct SeriesIndex: Sendable {
    /// Row ids of `series`, by dataflow.
    private var rows: [[Int64]]
    /// By dataflow and dimension, the code of each row.
    private var columns: [[[UInt32]]]
    private let codes: [String: UInt32]
    private let texts: [UInt32: String]

    static func number(of dataflow: Dataflow) -> Int {
        Dataflow.allCases.firstIndex(of: dataflow) ?? 0
    }

    init(
        _ db: Database, _ dictionaries: Dictionaries, state: String,
        _ arguments: StatementArguments
    ) throws {
        codes = dictionaries.codes
        texts = dictionaries.codeTexts
        rows = Dataflow.allCases.map { _ in [] }
        columns = Dataflow.allCases.map { $0.dimensions.map { _ in [] } }
        let cursor = try Row.fetchCursor(
            db, sql: "SELECT id, dataflow, key FROM series WHERE \(state)", arguments: arguments)
        while let row = try cursor.next() {
            let flow = try row.decode(Int.self, atIndex: 1)
            guard columns.indices.contains(flow) else {
                throw Dictionaries.damaged("dataflow number \(flow)")
            }
            rows[flow].append(try row.decode(atIndex: 0))
            try row.withUnsafeData(atIndex: 2) { data in
                guard let data, data.count == columns[flow].count * 4 else {
                    throw Dictionaries.damaged("a key of \(data?.count ?? 0) bytes")
                }
                data.withUnsafeBytes { bytes in
                    for place in columns[flow].indices {
                        let code = bytes.loadUnaligned(
                            fromByteOffset: 4 * place, as: UInt32.self)
                        columns[flow][place].append(UInt32(littleEndian: code))
                    }
                }
            }
        }
    }

    /// The number of series of a dataflow.
    public func count(_ dataflow: Dataflow) -> Int { rows[Self.number(of: dataflow)].count }

    /// The codes that occur at a dimension within a selection, sorted.
    public func codes(_ dimension: DimensionID, in pattern: KeyPattern) -> [String] {
        guard let place = pattern.dataflow.index(of: dimension) else { return [] }
        let column = columns[Self.number(of: pattern.dataflow)][place]
        var seen = Set<UInt32>()
        for position in positions(pattern) { seen.insert(column[position]) }
        return seen.compactMap { texts[$0] }.sorted()
    }

    /// The keys of a selection.
    public func keys(_ pattern: KeyPattern) throws(CubeError) -> [SeriesKey] {
        let flow = columns[Self.number(of: pattern.dataflow)]
        var result: [SeriesKey] = []
        for position in positions(pattern) {
            result.append(
                try SeriesKey(pattern.dataflow, flow.map { texts[$0[position]] ?? "?" }))
        }
        return result
    }

    /// Row ids of a selection, ascending.
    func rowIDs(_ pattern: KeyPattern) -> [Int64] {
        let ids = rows[Self.number(of: pattern.dataflow)]
        return positions(pattern).map { ids[$0] }
    }

    private func positions(_ pattern: KeyPattern) -> [Int] {
        let flow = Self.number(of: pattern.dataflow)
        var result: [Int]?
        for (place, choice) in pattern.choices.enumerated() {
            guard let choice else { continue }
            let wanted = Set(choice.compactMap { codes[$0] })
            let column = columns[flow][place]
            if wanted.count == 1, let only = wanted.first {
                result =
                    result?.filter { column[$0] == only }
                    ?? column.indices.filter { column[$0] == only }
            } else {
                result =
                    result?.filter { wanted.contains(column[$0]) }
                    ?? column.indices.filter { wanted.contains(column[$0]) }
            }
        }
        return result ?? Array(rows[flow].indices)
    }
}

/// An index with the state of the database that it was read from.
struct CachedIndex: Sendable {
    let lastRelease: Int
    let index: SeriesIndex
    let dictionaries: Dictionaries
}
