public import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

extension Warehouse {
    /// Writes a release and its series in one transaction, or nothing.
    ///
    /// The same file bytes as the table's current release change nothing; a draft that names
    /// no file is always written. Otherwise each
    /// series is compared with what is held: as it was, it stays; changed, the held row is
    /// closed and a new one opened; no longer said, it is closed where the draft's extent covers
    /// it.
    ///
    /// Memory: one series after another is asked for, and none is kept.
    public func write(
        _ draft: ReleaseDraft, series: some Sequence<Series>
    ) throws(WarehouseError) -> WriteOutcome {
        try writing { db in
            var dictionaries = try Dictionaries(db)
            return try put(draft, series, &dictionaries, db)
        }
    }

    /// Writes several releases in one transaction, or none of them.
    public func write(
        _ releases: [(draft: ReleaseDraft, series: [Series])]
    ) throws(WarehouseError) -> [WriteOutcome] {
        try writing { db in
            var dictionaries = try Dictionaries(db)
            return try releases.map { draft, series in
                try put(draft, series, &dictionaries, db)
            }
        }
    }

    private func put(
        _ draft: ReleaseDraft, _ series: some Sequence<Series>, _ dictionaries: inout Dictionaries,
        _ db: Database
    ) throws -> WriteOutcome {
        if let current = try Self.sameFiles(draft, db) { return .unchanged(current) }
        let rows = try start(draft, dictionaries, db)
        switch draft.extent {
        case .figures:
            var writing = try AmendmentWriting(rows)
            for item in series {
                try writing.put(
                    Amendment(key: item.key, changes: item.observations.map { .replace($0) }))
            }
            return try Self.finish(writing.rows, &dictionaries)
        case .table, .periods:
            var writing = try TableWriting(
                rows, spoken: try Self.periods(draft.extent), mostClosed: draft.mostClosed)
            for item in series { try writing.put(item) }
            try writing.closeUnsaid()
            return try Self.finish(writing.rows, &dictionaries)
        }
    }

    /// Writes a release of changes, or nothing. It speaks of the figures that it names only,
    /// whatever extent its draft states.
    public func amend(
        _ draft: ReleaseDraft, _ amendments: [Amendment]
    ) throws(WarehouseError) -> (outcome: WriteOutcome, counts: AmendmentCounts) {
        try amend([(draft, amendments)])[0]
    }

    /// Writes several releases of changes in one transaction, or none of them.
    public func amend(
        _ releases: [(draft: ReleaseDraft, amendments: [Amendment])]
    ) throws(WarehouseError) -> [(outcome: WriteOutcome, counts: AmendmentCounts)] {
        try writing { db in
            var dictionaries = try Dictionaries(db)
            return try releases.map { try amend($0.draft, $0.amendments, &dictionaries, db) }
        }
    }

    /// Writes a release of changes within the transaction of the caller.
    func amend(
        _ draft: ReleaseDraft, _ amendments: [Amendment], _ dictionaries: inout Dictionaries,
        _ db: Database
    ) throws -> (outcome: WriteOutcome, counts: AmendmentCounts) {
        var draft = draft
        draft.extent = .figures
        var writing = try AmendmentWriting(try start(draft, dictionaries, db))
        for amendment in Self.byKey(amendments) { try writing.put(amendment) }
        return (try Self.finish(writing.rows, &dictionaries), writing.counts)
    }

    /// The current release of the draft's table where it was read from the same bytes.
    private static func sameFiles(_ draft: ReleaseDraft, _ db: Database) throws -> Release? {
        guard draft.kind == .imported, !draft.files.isEmpty,
            let current = try latest(db, source: draft.source, table: draft.table),
            current.files.map(\.sha256) == draft.files.map(\.sha256)
        else { return nil }
        return current
    }

    private func start(
        _ draft: ReleaseDraft, _ dictionaries: Dictionaries, _ db: Database
    ) throws -> RowWriter {
        let waits = try draft.isPending || Self.value(of: .signOffRequired, db) == "yes"
        let id = try Self.insert(draft, at: try now(db), isPending: waits, db)
        return try RowWriter(
            source: draft.source, table: draft.table, release: id, dictionaries, db)
    }

    static func finish(
        _ rows: RowWriter, _ dictionaries: inout Dictionaries
    ) throws -> WriteOutcome {
        try rows.finish()
        dictionaries = rows.dictionaries
        return .written(
            try require(rows.release, rows.db), opened: rows.opened, closed: rows.closed,
            kept: rows.kept)
    }

    /// The periods of an extent; nil for all.
    static func periods(_ extent: Release.Extent) throws -> Set<Period>? {
        guard case .periods(let texts) = extent else { return nil }
        return Set(
            try texts.map { text in
                guard let period = Period(text) else {
                    throw WarehouseError(
                        kind: .conflict, place: "the extent of a release", found: text,
                        expected: "periods as SDMX writes them")
                }
                return period
            })
    }

    /// All changes of a series together, in their order; series in order of first appearance.
    private static func byKey(_ amendments: [Amendment]) -> [Amendment] {
        var places: [SeriesKey: Int] = [:]
        var result: [(key: SeriesKey, changes: [Amendment.Change])] = []
        for amendment in amendments {
            if let place = places[amendment.key] {
                result[place].changes += amendment.changes
            } else {
                places[amendment.key] = result.count
                result.append((amendment.key, amendment.changes))
            }
        }
        return result.map { Amendment(key: $0.key, changes: $0.changes) }
    }
}
