public import Cubes
internal import Foundation
internal import GRDB
internal import Synchronization
internal import Vocabulary

/// A series as held, with the release that each observation came with.
public struct HeldSeries: Hashable, Sendable {
    public let series: Series
    /// For each observation the id of the release that brought it.
    public let releases: [Int]
}

extension Warehouse {
    /// The keys of the current state; kept in memory until a release changes the state.
    public func index() throws(WarehouseError) -> SeriesIndex {
        try reading { try cached($0).index }
    }

    /// The id of the last release written; 0 in an empty workspace.
    public func lastReleaseID() throws(WarehouseError) -> Int {
        try reading { try Self.lastRelease($0) }
    }

    /// The series of a selection, in the current state or as they were after a release.
    public func series(
        _ pattern: KeyPattern, asOf release: Int? = nil
    ) throws(WarehouseError) -> [HeldSeries] {
        try reading { db in
            if let release {
                let dictionaries = try Dictionaries(db)
                let index = try SeriesIndex(
                    db, dictionaries, state: "opened <= ? AND (closed IS NULL OR closed > ?)",
                    [release, release])
                return try Self.fetch(db, index, dictionaries, pattern)
            }
            if let cache = indexCache.withLock({ $0 }),
                cache.lastRelease == (try Self.lastRelease(db))
            {
                if pattern.isOneKey { return try Self.single(db, pattern, cache.dictionaries) }
                return try Self.fetch(db, cache.index, cache.dictionaries, pattern)
            }
            if pattern.isOneKey { return try Self.single(db, pattern, try Dictionaries(db)) }
            let cache = try cached(db)
            return try Self.fetch(db, cache.index, cache.dictionaries, pattern)
        }
    }

    private func cached(_ db: Database) throws -> CachedIndex {
        let last = try Self.lastRelease(db)
        if let cache = indexCache.withLock({ $0 }), cache.lastRelease == last { return cache }
        let dictionaries = try Dictionaries(db)
        let fresh = CachedIndex(
            lastRelease: last,
            index: try SeriesIndex(db, dictionaries, state: "closed IS NULL", []),
            dictionaries: dictionaries)
        indexCache.withLock { $0 = fresh }
        return fresh
    }

    private static func lastRelease(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT max(id) FROM release") ?? 0
    }

    /// A selection of one code at every place, read through the key index of the database.
    private static func single(
        _ db: Database, _ pattern: KeyPattern, _ dictionaries: Dictionaries
    ) throws -> [HeldSeries] {
        var words: [UInt32] = []
        for choice in pattern.choices {
            guard let code = choice?.first, let id = dictionaries.codes[code] else { return [] }
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
            result.append(try held(row, pattern.dataflow, dictionaries))
        }
        return result
    }

    private static func fetch(
        _ db: Database, _ index: SeriesIndex, _ dictionaries: Dictionaries, _ pattern: KeyPattern
    ) throws -> [HeldSeries] {
        let statement = try db.makeStatement(
            sql: "SELECT key, observations FROM series WHERE id = ?")
        var result: [HeldSeries] = []
        let ids = index.rowIDs(pattern)
        result.reserveCapacity(ids.count)
        for id in ids {
            let rows = try Row.fetchCursor(statement, arguments: [id])
            while let row = try rows.next() {
                result.append(try held(row, pattern.dataflow, dictionaries))
            }
        }
        return result
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
