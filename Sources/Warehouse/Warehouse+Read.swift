public import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

/// A series as held, with the release that each observation came with.
public struct HeldSeries: Hashable, Sendable {
    public let series: Series
    /// For each observation the id of the release that brought it.
    public let releases: [Int]

    public init(series: Series, releases: [Int]) {
        self.series = series
        self.releases = releases
    }
}

extension Warehouse {
    /// The keys that are seen in a state; kept in memory until something is written.
    public func index(
        _ sight: Sight = .everything, asOf release: Int? = nil
    ) throws(WarehouseError) -> SeriesIndex {
        let holdings = try holdings()
        return SeriesIndex(holdings, holdings.effective(sight, asOf: release))
    }

    /// The id of the last release written; 0 in an empty workspace.
    public func lastReleaseID() throws(WarehouseError) -> Int { try stamp().release }

    /// The series of a selection with where each figure stood, as seen in a state, in order of the
    /// key.
    ///
    /// - Parameter release: the state after that release; nil is the current one.
    public func series(
        _ pattern: KeyPattern, asOf release: Int? = nil, sight: Sight = .everything
    ) throws(WarehouseError) -> [HeldSeries] {
        if pattern.isOneKey, release == nil, sight == .everything, lastHoldings == nil {
            return try single(pattern)
        }
        let holdings = try holdings()
        let view = holdings.view(pattern.dataflow, holdings.effective(sight, asOf: release))
        let rows = view.rows(CodeSelection(view.columns, pattern))
        return try reading { db in
            let statement = try db.makeStatement(
                sql: "SELECT key, observations FROM series WHERE id = ?")
            var result: [HeldSeries] = []
            result.reserveCapacity(rows.count)
            for row in rows {
                let found = try Row.fetchCursor(
                    statement, arguments: [view.columns.rowIDs[Int(row)]])
                while let row = try found.next() {
                    let held = try Self.held(row, pattern.dataflow, holdings.dictionaries)
                    if let seen = view.withoutHidden(held) { result.append(seen) }
                }
            }
            return result
        }
    }

    /// A selection of one code at every place, read through the key index of the database: for
    /// those who ask once.
    private func single(_ pattern: KeyPattern) throws(WarehouseError) -> [HeldSeries] {
        try reading { db in
            let dictionaries = try Dictionaries(db)
            var words: [UInt32] = []
            for choice in pattern.choices {
                guard let code = choice?.first, let id = dictionaries.codes[code] else {
                    return []
                }
                words.append(id.littleEndian)
            }
            let key = words.withUnsafeBytes { Data($0) }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT key, observations FROM series
                    WHERE dataflow = ? AND key = ? AND closed IS NULL
                    """,
                arguments: [SeriesIndex.number(of: pattern.dataflow), key])
            var result: [HeldSeries] = []
            while let row = try rows.next() {
                result.append(try Self.held(row, pattern.dataflow, dictionaries))
            }
            return result
        }
    }

    private static func held(
        _ row: Row, _ dataflow: Dataflow, _ dictionaries: Dictionaries
    ) throws -> HeldSeries {
        let codes = try row.withUnsafeData(atIndex: 0) { data in
            try (data ?? Data()).withUnsafeBytes { bytes in
                try (0..<bytes.count / 4).map { place in
                    let id = bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
                    guard let text = dictionaries.codeTexts[UInt32(littleEndian: id)] else {
                        throw Dictionaries.damaged("code number \(UInt32(littleEndian: id))")
                    }
                    return text
                }
            }
        }
        let items = try row.withUnsafeData(atIndex: 1) { data in
            try (data ?? Data()).withUnsafeBytes { bytes in
                guard let items = PackedObservations.items(bytes) else {
                    throw Dictionaries.damaged("a series whose observations are cut short")
                }
                return items
            }
        }
        let key = try SeriesKey(dataflow, codes)
        return HeldSeries(
            series: Series(
                key: key, observations: try items.map { try observation($0, dictionaries) }),
            releases: items.map { Int($0.release) })
    }

    private static func observation(
        _ item: PackedObservations.Item, _ dictionaries: Dictionaries
    ) throws -> Observation {
        guard let period = dictionaries.periodValues[item.period],
            let attributes = dictionaries.attributeSets[item.attributes],
            let status = ObservationStatus(
                rawValue: String(UnicodeScalar(item.status)))
        else {
            throw Dictionaries.damaged("an observation with unknown period, attributes or status")
        }
        let value: ObservedValue
        if item.reason == 0 {
            value = .number(item.value)
        } else if let reason = MissingReason(rawValue: item.reason) {
            value = .missing(reason)
        } else {
            throw Dictionaries.damaged("reason number \(item.reason)")
        }
        return Observation(
            period: period, value: value, status: status, attributes: attributes,
            row: Int(item.row), column: Int(item.column), sheet: Int(item.sheet))
    }
}
