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
    /// closed and a new one opened; no longer said, it is closed.
    public func write(
        _ draft: ReleaseDraft, series: [Series]
    ) throws(WarehouseError) -> WriteOutcome {
        try write([(draft, series)])[0]
    }

    /// Writes several releases in one transaction, or none of them.
    public func write(
        _ releases: [(draft: ReleaseDraft, series: [Series])]
    ) throws(WarehouseError) -> [WriteOutcome] {
        do {
            return try pool.write { db in
                var dictionaries = try Dictionaries(db)
                return try releases.map { draft, series in
                    try Self.write(draft, series, &dictionaries, db)
                }
            }
        } catch {
            throw WarehouseError(error, place: folder)
        }
    }

    private static func write(
        _ draft: ReleaseDraft, _ series: [Series], _ dictionaries: inout Dictionaries,
        _ db: Database
    ) throws -> WriteOutcome {
        if draft.kind == .imported, !draft.files.isEmpty,
            let current = try latest(db, source: draft.source, table: draft.table),
            current.files.map(\.sha256) == draft.files.map(\.sha256)
        {
            return .unchanged(current)
        }
        let id = try insert(draft, db)
        var writer = try ReleaseWriter(draft, release: id, dictionaries, db)
        for item in series { try writer.put(item) }
        try writer.closeUnsaid()
        try writer.checkClosed()
        dictionaries = writer.dictionaries
        guard let release = try releases(db, where: "id = ?", [id]).first else {
            throw Dictionaries.damaged("release \(id) gone while writing")
        }
        return .written(
            release, opened: writer.opened, closed: writer.closed, kept: writer.kept)
    }
}

/// Writes the series of one release within its transaction.
private struct ReleaseWriter {
    let db: Database
    let draft: ReleaseDraft
    let release: Int
    let table: Int
    var dictionaries: Dictionaries
    var opened = 0
    var closed = 0
    var kept = 0
    /// Rows of this table held so far and not yet said again.
    private var held: [Data: Held] = [:]
    /// How many series of this table were held before.
    private let heldBefore: Int
    /// The last attribute set, which most observations share, and the first few periods.
    private var lastAttributes: (set: AttributeSet, id: UInt32)?
    private var firstPeriods: [(period: Period, id: UInt32)] = []
    private let insert: Statement
    private let close: Statement

    struct Held {
        let id: Int
        let observations: Data
    }

    init(_ draft: ReleaseDraft, release: Int, _ dictionaries: Dictionaries, _ db: Database) throws {
        self.db = db
        self.draft = draft
        self.release = release
        self.dictionaries = dictionaries
        try db.execute(
            sql: "INSERT INTO data_table (source, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [draft.source, draft.table])
        table =
            try Int.fetchOne(
                db, sql: "SELECT id FROM data_table WHERE source = ? AND name = ?",
                arguments: [draft.source, draft.table]) ?? 0
        insert = try db.makeStatement(
            sql: """
                INSERT INTO series (dataflow, key, data_table, opened, observations)
                VALUES (?, ?, ?, ?, ?)
                """)
        close = try db.makeStatement(sql: "UPDATE series SET closed = ? WHERE id = ?")
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, dataflow, key, observations FROM series
                WHERE data_table = ? AND closed IS NULL
                """, arguments: [table])
        var held: [Data: Held] = [:]
        while let row = try rows.next() {
            guard let flow = UInt8(exactly: try row.decode(Int.self, atIndex: 1)) else {
                throw Dictionaries.damaged("a series of no known dataflow")
            }
            held[Data([flow]) + (try row.decode(Data.self, atIndex: 2))] = Held(
                id: try row.decode(atIndex: 0), observations: try row.decode(atIndex: 3))
        }
        self.held = held
        heldBefore = held.count
    }

    mutating func put(_ series: Series) throws {
        let flow = SeriesIndex.number(of: series.key.dataflow)
        var words: [UInt32] = []
        words.reserveCapacity(series.key.codes.count)
        for code in series.key.codes {
            words.append(try dictionaries.id(ofCode: code, db).littleEndian)
        }
        let key = words.withUnsafeBytes { Data($0) }
        let before =
            held.isEmpty
            ? nil : held.removeValue(forKey: Data([UInt8(truncatingIfNeeded: flow)]) + key)
        try check(series)
        var items = try series.observations.map { try pack($0) }
        if let before { items = try merged(items, into: before.observations) }
        try store(items, flow: flow, key: key, before: before) { series.key.description }
    }

    /// Refuses periods out of order, twice, or of which the release does not speak.
    private func check(_ series: Series) throws {
        var last: Period?
        for item in series.observations {
            if let last, item.period <= last {
                throw WarehouseError(
                    kind: .conflict, place: "series \(series.key)",
                    found: "\(item.period) after \(last)",
                    expected: "observations in order of period, each period once")
            }
            if let spoken = draft.periods, !spoken.contains(item.period) {
                throw WarehouseError(
                    kind: .conflict, place: "series \(series.key)", found: "\(item.period)",
                    expected: "a period of which the release speaks: "
                        + spoken.sorted().map(\.description).joined(separator: ", "))
            }
            last = item.period
        }
    }

    private mutating func store(
        _ items: [PackedObservations.Item], flow: Int, key: Data, before: Held?, name: () -> String
    ) throws {
        let packed = PackedObservations(items).bytes
        if let before {
            if PackedObservations.sameContent(packed, Array(before.observations)) {
                kept += 1
                return
            }
            try close.execute(arguments: [release, before.id])
        }
        guard !items.isEmpty else {
            if before != nil { closed += 1 }
            return
        }
        do {
            try insert.execute(arguments: [flow, key, table, release, Data(packed)])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw WarehouseError(
                kind: .conflict, place: "series \(name())",
                found: "a figure already held from another table of source \(draft.source)",
                expected: "each series in one table of its source, once")
        }
        opened += 1
    }

    /// Refuses a release that closes more of a large table than its draft allows.
    func checkClosed() throws {
        guard let most = draft.mostClosed, heldBefore >= 100,
            Double(closed) > most * Double(heldBefore)
        else { return }
        throw WarehouseError(
            kind: .shrinks, place: "table \(draft.table) of \(draft.source)",
            found: "a file without \(closed) of the \(heldBefore) series held",
            expected: "most of them; a file that was cut off looks like this")
    }

    /// Closes what this release speaks of but does not say any more.
    mutating func closeUnsaid() throws {
        for (key, row) in held {
            if draft.periods == nil {
                try close.execute(arguments: [release, row.id])
                closed += 1
                continue
            }
            let items = try merged([], into: row.observations)
            guard let flow = key.first else { continue }
            try store(
                items, flow: Int(flow), key: key.dropFirst(), before: row
            ) { [draft] in "of \(draft.table)" }
        }
    }

    /// The held observations of periods that this release does not speak of, with its own.
    private func merged(
        _ items: [PackedObservations.Item], into held: Data
    ) throws -> [PackedObservations.Item] {
        guard let spoken = draft.periods else { return items }
        guard let old = held.withUnsafeBytes({ PackedObservations.items($0) }) else {
            throw Dictionaries.damaged("a series whose observations are cut short")
        }
        let ids = Set(spoken.compactMap { dictionaries.periods[$0] })
        let all = old.filter { !ids.contains($0.period) } + items
        let values = dictionaries.periodValues
        return try all.map { item -> (Period, PackedObservations.Item) in
            guard let period = values[item.period] else {
                throw Dictionaries.damaged("period number \(item.period)")
            }
            return (period, item)
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    private mutating func id(of set: AttributeSet) throws -> UInt32 {
        if let lastAttributes, lastAttributes.set == set { return lastAttributes.id }
        let id = try dictionaries.id(of: set, db)
        lastAttributes = (set, id)
        return id
    }

    private mutating func id(of period: Period) throws -> UInt32 {
        for known in firstPeriods where known.period == period { return known.id }
        let id = try dictionaries.id(of: period, db)
        if firstPeriods.count < 16 { firstPeriods.append((period, id)) }
        return id
    }

    private mutating func pack(_ item: Observation) throws -> PackedObservations.Item {
        let reason: UInt8
        let value: Double
        switch item.value {
        case .number(let number):
            reason = 0
            value = number
        case .missing(let why):
            reason = why.rawValue
            value = 0
        }
        return PackedObservations.Item(
            period: try id(of: item.period), value: value, reason: reason,
            status: item.status.rawValue.utf8.first ?? UInt8(ascii: "A"),
            attributes: try id(of: item.attributes),
            release: UInt32(clamping: release), row: UInt32(clamping: item.row),
            column: UInt16(clamping: item.column), sheet: UInt16(clamping: item.sheet))
    }
}
