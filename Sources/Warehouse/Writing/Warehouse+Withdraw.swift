internal import Foundation
internal import GRDB
internal import Vocabulary

extension Warehouse {
    /// Takes a release back: what it brought goes, what it replaced returns, as if it had never
    /// been among the others. The release, its figures in past states and the reason stay on
    /// record. A release that waits for its sign-off is refused in the same way.
    ///
    /// A figure that a later release said again stays, and is that release's from then on.
    ///
    /// Cost: reads the history of the table since the first release withdrawn from it.
    ///
    /// - Returns: the withdrawal, itself a release.
    @discardableResult
    public func withdraw(
        _ id: Int, reason: String, by who: String? = nil
    ) throws(WarehouseError) -> WriteOutcome {
        try writing { try withdraw(id, reason, who, $0) }
    }

    /// Takes a release back within the transaction of the caller.
    @discardableResult
    func withdraw(
        _ id: Int, _ reason: String, _ who: String?, _ db: Database
    ) throws -> WriteOutcome {
        let release = try Self.require(id, db)
        try Self.checkWithdrawal(of: release, reason)
        let time = try now(db)
        try ReleaseEvent.add(.withdrawn, to: id, at: time, by: who, reason: reason, db)
        let withdrawal = try Self.insert(
            try Self.draft(withdrawing: release, reason, who), at: time, isPending: false,
            withdraws: id, db)
        var dictionaries = try Dictionaries(db)
        var rows = try RowWriter(
            source: release.source, table: release.table, release: withdrawal, dictionaries,
            db)
        try Self.replay(release, &rows)
        return try Self.finish(rows, &dictionaries)
    }

    private static func checkWithdrawal(of release: Release, _ reason: String) throws {
        if case .withdrawn(let at, let before) = release.standing {
            throw isWithdrawn(release.id, at, before, "one that counts")
        }
        guard release.kind != .withdrawal else {
            throw WarehouseError(
                kind: .conflict, place: "release \(release.id)",
                found: "the withdrawal of release \(release.withdraws ?? 0)",
                expected: "an import, an estimate or a submission; to have a withdrawn release "
                    + "back, import or send its data again")
        }
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw WarehouseError(
                kind: .conflict, place: "release \(release.id)", found: "no reason",
                expected: "a reason, which is kept with the release")
        }
    }

    private static func draft(
        withdrawing release: Release, _ reason: String, _ who: String?
    ) throws -> ReleaseDraft {
        struct Parameters: Encodable {
            let withdraws: Int
            let reason: String
            let by: String?
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let parameters = try encoder.encode(
            Parameters(withdraws: release.id, reason: reason, by: who))
        return ReleaseDraft(
            source: release.source, table: release.table, kind: .withdrawal,
            publisher: release.publisher,
            title: "Withdrawal of release \(release.id): \(release.title)",
            citation: release.citation, licence: release.licence, url: release.url,
            notes: [reason], parameters: String(decoding: parameters, as: UTF8.self),
            extent: .figures)
    }

    /// Writes the table anew without a release that has just been withdrawn.
    private static func replay(_ withdrawn: Release, _ rows: inout RowWriter) throws {
        let db = rows.db
        let all = try releases(
            db, where: "source = ? AND data_table = ? AND id < ? ORDER BY id",
            [withdrawn.source, withdrawn.table, rows.release])
        let gone = all.filter { $0.standing.isWithdrawn }.map(\.id)
        let first = gone.min() ?? withdrawn.id
        let steps = try all.filter {
            $0.id > first && $0.kind != .withdrawal && !$0.standing.isWithdrawn
        }.map { Replay.Step(id: $0.id, speaks: try speaks($0.extent, rows.dictionaries)) }
        let changes = try changes(of: steps, db)
        let replay = Replay(first: first, steps: steps)
        var different: [(id: SeriesID, before: RowWriter.Held?, items: [PackedObservations.Item])] =
            []
        try histories(rows.tableID, since: first, db) { id, history in
            let current = history.last.flatMap { row in
                row.closed == nil
                    ? RowWriter.Held(id: row.id, observations: row.observations) : nil
            }
            let items = try replay.run(history, changes[id] ?? [:], &rows)
            if Replay.isSame(items, try current?.items() ?? []) {
                if current != nil { rows.keep() }
            } else {
                different.append((id, current, items))
            }
        }
        for series in different {
            try rows.replace(series.items, series.id, before: series.before)
        }
    }

    private static func speaks(
        _ extent: Release.Extent, _ dictionaries: Dictionaries
    ) throws -> Replay.Speaks {
        switch extent {
        case .table: .table
        case .figures: .figures
        case .periods:
            .periods(Set(try (periods(extent) ?? []).compactMap { dictionaries.periods[$0] }))
        }
    }

    /// What releases of single figures named, by series and release.
    private static func changes(
        of steps: [Replay.Step], _ db: Database
    ) throws -> [SeriesID: [Int: [PackedChange]]] {
        var changes: [SeriesID: [Int: [PackedChange]]] = [:]
        for step in steps {
            guard case .figures = step.speaks else { continue }
            let cursor = try Row.fetchCursor(
                db,
                sql:
                    "SELECT id, dataflow, key, changes FROM amendment WHERE release = ? ORDER BY id",
                arguments: [step.id])
            while let row = try cursor.next() {
                let bytes = try row.decode(Data.self, atIndex: 3)
                let read = bytes.withUnsafeBytes {
                    PackedChanges.changes($0, release: UInt32(clamping: step.id))
                }
                guard let read else {
                    throw Dictionaries.damaged("changes of release \(step.id) that are cut short")
                }
                changes[try SeriesID(row), default: [:]][step.id, default: []] += read
            }
        }
        return changes
    }

    /// The rows of each series of a table that were current at some time since a release, series
    /// by series.
    private static func histories(
        _ table: Int, since release: Int, _ db: Database,
        _ body: (SeriesID, [Replay.Row]) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, dataflow, key, opened, closed, observations FROM series
                WHERE data_table = ? AND (closed IS NULL OR closed >= ?)
                ORDER BY dataflow, key, opened
                """, arguments: [table, release])
        var current: (id: SeriesID, rows: [Replay.Row])?
        while let row = try cursor.next() {
            let id = try SeriesID(row)
            let next = Replay.Row(
                id: try row.decode(atIndex: 0), opened: try row.decode(atIndex: 3),
                closed: try row.decode(atIndex: 4), observations: try row.decode(atIndex: 5))
            if current?.id == id {
                current?.rows.append(next)
            } else {
                if let current { try body(current.id, current.rows) }
                current = (id, [next])
            }
        }
        if let current { try body(current.id, current.rows) }
    }
}

extension Release.Standing {
    /// Whether the release was taken back.
    public var isWithdrawn: Bool {
        if case .withdrawn = self { true } else { false }
    }
}
