internal import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

/// Writes the series of a release that speaks of its whole table, or of all figures of some
/// periods: what it does not say of them is closed.
struct TableWriting {
    private(set) var rows: RowWriter
    private let mostClosed: Double?
    /// The periods it speaks of; nil for all.
    private let spoken: Set<Period>?
    /// Rows of this table held so far and not yet said again; what they say is read when their
    /// turn comes.
    private var held: [SeriesID: Int64] = [:]
    /// How many series of this table were held before.
    private let heldBefore: Int
    private let find: Statement

    init(_ rows: RowWriter, spoken: Set<Period>?, mostClosed: Double?) throws {
        self.rows = rows
        self.spoken = spoken
        self.mostClosed = mostClosed
        find = try rows.db.makeStatement(sql: "SELECT observations FROM series WHERE id = ?")
        let cursor = try Row.fetchCursor(
            rows.db,
            sql: """
                SELECT id, dataflow, key FROM series WHERE data_table = ? AND closed IS NULL
                """, arguments: [rows.tableID])
        while let row = try cursor.next() {
            held[try SeriesID(row)] = try row.decode(Int64.self, atIndex: 0)
        }
        heldBefore = held.count
    }

    /// A held row with what it says.
    private func row(_ id: Int64) throws -> RowWriter.Held {
        guard let row = try Row.fetchOne(find, arguments: [id]) else {
            throw Dictionaries.damaged("a series that is gone while its table is written")
        }
        return RowWriter.Held(id: id, observations: try row.decode(atIndex: 0))
    }

    mutating func put(_ series: Series) throws {
        let id = try SeriesID(series.key, &rows.dictionaries, rows.db)
        let before = try held.isEmpty ? nil : held.removeValue(forKey: id).map { try row($0) }
        try check(series)
        var items = try series.observations.map { try rows.pack($0) }
        if let before { items = try merged(items, into: before) }
        try rows.store(items, id, before: before)
    }

    /// Refuses periods out of order, twice, or of which the release does not speak.
    private func check(_ series: Series) throws {
        var last: Period?
        for item in series.observations {
            try RowWriter.check(item.value, series.key, item.period)
            if let last, item.period <= last {
                throw WarehouseError(
                    kind: .conflict, place: "series \(series.key)",
                    found: "\(item.period) after \(last)",
                    expected: "observations in order of period, each period once")
            }
            if let spoken, !spoken.contains(item.period) {
                throw WarehouseError(
                    kind: .conflict, place: "series \(series.key)", found: "\(item.period)",
                    expected: "a period of which the release speaks: "
                        + spoken.sorted().map(\.description).joined(separator: ", "))
            }
            last = item.period
        }
    }

    /// Closes what this release speaks of but does not say any more, and refuses one that closes
    /// more of a large table than its draft allows.
    mutating func closeUnsaid() throws {
        for (id, number) in held {
            let before = try row(number)
            let items = spoken == nil ? [] : try merged([], into: before)
            try rows.store(items, id, before: before)
        }
        guard let mostClosed, heldBefore >= 100,
            Double(rows.closed) > mostClosed * Double(heldBefore)
        else { return }
        throw WarehouseError(
            kind: .shrinks, place: "table \(rows.table) of \(rows.source)",
            found: "a file without \(rows.closed) of the \(heldBefore) series held",
            expected: "most of them; a file that was cut off looks like this")
    }

    /// The held observations of periods that this release does not speak of, with its own.
    private func merged(
        _ items: [PackedObservations.Item], into held: RowWriter.Held
    ) throws -> [PackedObservations.Item] {
        guard let spoken else { return items }
        let ids = Set(spoken.compactMap { rows.dictionaries.periods[$0] })
        return try rows.dictionaries.inOrder(
            held.items().filter { !ids.contains($0.period) } + items)
    }
}

extension Dictionaries {
    /// Observations in order of their periods.
    func inOrder(_ items: [PackedObservations.Item]) throws -> [PackedObservations.Item] {
        try items.map { ($0, try period($0.period)) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The period of a number.
    func period(_ number: UInt32) throws -> Period {
        guard let period = periodValues[number] else {
            throw Self.damaged("period number \(number)")
        }
        return period
    }

    /// The attribute set of a number.
    func attributeSet(_ number: UInt32) throws -> AttributeSet {
        guard let set = attributeSets[number] else {
            throw Self.damaged("attribute set number \(number)")
        }
        return set
    }
}
