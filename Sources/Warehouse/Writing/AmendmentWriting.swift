internal import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

/// Writes the changes of a release that speaks of the figures it names only, and keeps what it
/// named, so that it can be done again when an earlier release is withdrawn.
struct AmendmentWriting {
    private(set) var rows: RowWriter
    private(set) var counts = AmendmentCounts()
    private let find: Statement
    private let record: Statement

    init(_ rows: RowWriter) throws {
        self.rows = rows
        find = try rows.db.makeStatement(
            sql: """
                SELECT id, observations, data_table FROM series
                WHERE dataflow = ? AND key = ? AND closed IS NULL
                """)
        record = try rows.db.makeStatement(
            sql: """
                INSERT INTO amendment (release, dataflow, key, changes, sum)
                VALUES (?, ?, ?, ?, ?)
                """)
    }

    mutating func put(_ amendment: Amendment) throws {
        guard !amendment.changes.isEmpty else { return }
        let codes = rows.dictionaries.codes
        if amendment.changes.allSatisfy(\.isDeletion),
            amendment.key.codes.contains(where: { codes[$0] == nil })
        {
            // No series has such a code, and a deletion brings none.
            counts.absent += amendment.changes.count
            return
        }
        let id = try SeriesID(amendment.key, &rows.dictionaries, rows.db)
        let before = try held(id)
        let changes = try amendment.changes.map { try pack($0, amendment.key) }
        var items = try before?.items() ?? []
        try rows.apply(changes, to: &items, &counts)
        try keep(changes, id)
        if before == nil, items.isEmpty { return }
        try rows.store(items, id, before: before)
    }

    private func held(_ id: SeriesID) throws -> RowWriter.Held? {
        guard let row = try Row.fetchOne(find, arguments: [Int(id.flow), id.key]) else {
            return nil
        }
        guard try row.decode(Int.self, atIndex: 2) == rows.tableID else {
            throw try rows.conflict(id)
        }
        return RowWriter.Held(
            id: try row.decode(atIndex: 0), observations: try row.decode(atIndex: 1))
    }

    private func keep(_ changes: [PackedChange], _ id: SeriesID) throws {
        let bytes = PackedChanges.bytes(changes)
        var sum = RowSum()
        sum.add(Int64(rows.release))
        sum.add(Int64(id.flow))
        id.key.withUnsafeBytes { sum.add($0) }
        bytes.withUnsafeBytes { sum.add($0) }
        try record.execute(
            arguments: [rows.release, Int(id.flow), id.key, Data(bytes), sum.value])
    }

    private mutating func pack(
        _ change: Amendment.Change, _ key: SeriesKey
    ) throws -> PackedChange {
        switch change {
        case .append(let item), .replace(let item):
            try RowWriter.check(item.value, key, item.period)
            if case .append = change {
                return PackedChange(kind: .append, item: try rows.pack(item))
            }
            return PackedChange(kind: .replace, item: try rows.pack(item))
        case .merge(let parts):
            guard parts.value != nil || parts.status != nil || !parts.attributes.pairs.isEmpty
            else {
                throw WarehouseError(
                    kind: .conflict, place: "series \(key) \(parts.period)",
                    found: "a merge of nothing", expected: "a value, a status or an attribute")
            }
            try RowWriter.check(parts.value, key, parts.period)
            return try pack(parts)
        case .deleteObservation(let period):
            return PackedChange(kind: .deleteObservation, item: try item(period))
        case .deleteParts(let period, let choice):
            guard choice.value || choice.status || !choice.attributes.isEmpty else {
                throw WarehouseError(
                    kind: .conflict, place: "series \(key) \(period)",
                    found: "a deletion of no component",
                    expected: "a value, a status or an attribute to delete")
            }
            return PackedChange(
                kind: .deleteParts, parts: .init(value: choice.value, status: choice.status),
                item: try item(period), removed: choice.attributes.reduce(0) { $0 | $1.bit })
        case .deleteSeries:
            return PackedChange(kind: .deleteSeries, item: item(number: 0))
        }
    }

    private mutating func pack(_ parts: ObservationParts) throws -> PackedChange {
        let value = parts.value ?? .missing(.notReported)
        // What an observation of these parts has where none was held.
        let status: ObservationStatus = value.number == nil ? .missing : .normal
        let whole = Observation(
            period: parts.period, value: value, status: parts.status ?? status,
            attributes: parts.attributes, row: parts.row, column: parts.column,
            sheet: parts.sheet)
        return PackedChange(
            kind: .merge, parts: .init(value: parts.value != nil, status: parts.status != nil),
            item: try rows.pack(whole))
    }

    private mutating func item(_ period: Period) throws -> PackedObservations.Item {
        item(number: try rows.id(of: period))
    }

    private func item(number: UInt32) -> PackedObservations.Item {
        PackedObservations.Item(
            period: number, value: 0, reason: MissingReason.notReported.rawValue,
            status: RowWriter.pack(.missing), attributes: 0,
            release: UInt32(clamping: rows.release), row: 0, column: 0, sheet: 0)
    }
}

extension Amendment.Change {
    /// Whether it can only take away.
    var isDeletion: Bool {
        switch self {
        case .deleteObservation, .deleteParts, .deleteSeries: true
        case .append, .merge, .replace: false
        }
    }
}

extension PackedChange.Parts {
    init(value: Bool, status: Bool) {
        self = []
        if value { insert(.value) }
        if status { insert(.status) }
    }
}
