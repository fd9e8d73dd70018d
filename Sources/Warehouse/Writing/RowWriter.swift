internal import Cubes
internal import Foundation
internal import GRDB
internal import Vocabulary

/// Closes and opens the rows of series for one release, within its transaction.
struct RowWriter {
    let db: Database
    let source: String
    let table: String
    /// The row of `data_table`.
    let tableID: Int
    let release: Int
    var dictionaries: Dictionaries
    private(set) var opened = 0
    private(set) var closed = 0
    private(set) var kept = 0
    private(set) var seal = SeriesSeal()
    /// The last attribute set, which most observations share, and the first few periods.
    private var lastAttributes: (set: AttributeSet, id: UInt32)?
    private var firstPeriods: [(period: Period, id: UInt32)] = []
    private let insert: Statement
    private let close: Statement

    /// A row that is current.
    struct Held {
        let id: Int64
        let observations: Data

        /// Its observations, taken apart.
        func items() throws -> [PackedObservations.Item] { try RowWriter.items(observations) }
    }

    init(
        source: String, table: String, release: Int, _ dictionaries: Dictionaries, _ db: Database
    ) throws {
        self.db = db
        self.source = source
        self.table = table
        self.release = release
        self.dictionaries = dictionaries
        try db.execute(
            sql: "INSERT INTO data_table (source, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [source, table])
        tableID =
            try Int.fetchOne(
                db, sql: "SELECT id FROM data_table WHERE source = ? AND name = ?",
                arguments: [source, table]) ?? 0
        insert = try db.makeStatement(
            sql: """
                INSERT INTO series (dataflow, key, data_table, opened, observations, sum)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        close = try db.makeStatement(sql: "UPDATE series SET closed = ? WHERE id = ?")
    }

    /// Puts observations in the place of a row, where they say something else than it; no
    /// observations close it.
    mutating func store(
        _ items: [PackedObservations.Item], _ id: SeriesID, before: Held?
    ) throws {
        let packed = PackedObservations(items).bytes
        if let before, PackedObservations.sameContent(packed, Array(before.observations)) {
            kept += 1
            return
        }
        try put(packed, isEmpty: items.isEmpty, id, before: before)
    }

    /// Puts observations in the place of a row, whatever it says.
    mutating func replace(
        _ items: [PackedObservations.Item], _ id: SeriesID, before: Held?
    ) throws {
        try put(PackedObservations(items).bytes, isEmpty: items.isEmpty, id, before: before)
    }

    /// Counts a row that stays.
    mutating func keep() { kept += 1 }

    private mutating func put(
        _ packed: [UInt8], isEmpty: Bool, _ id: SeriesID, before: Held?
    ) throws {
        if let before {
            try close.execute(arguments: [release, before.id])
            seal.close(before.id)
        }
        guard !isEmpty else {
            if before != nil { closed += 1 }
            return
        }
        let sum = SeriesRow.sum(id, table: tableID, opened: release, packed)
        do {
            try insert.execute(
                arguments: [Int(id.flow), id.key, tableID, release, Data(packed), sum])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw try conflict(id)
        }
        seal.open(sum)
        opened += 1
    }

    /// The refusal of a series that another table of the source holds.
    func conflict(_ id: SeriesID) throws -> WarehouseError {
        let other = try String.fetchOne(
            db,
            sql: """
                SELECT name FROM series JOIN data_table ON data_table.id = data_table
                WHERE dataflow = ? AND key = ? AND closed IS NULL
                """, arguments: [Int(id.flow), id.key])
        let words =
            other == nil || other == table
            ? "a series that was written already"
            : "a figure already held from another table of source \(source), \(other ?? "")"
        return WarehouseError(
            kind: .conflict, place: "series \(id.name(dictionaries))", found: words,
            expected: "each series in one table of its source, once")
    }

    /// Writes what was done with the release, which is then whole.
    func finish() throws { try Warehouse.seal(release, seal, db) }
}

extension RowWriter {
    /// Packed observations, taken apart.
    static func items(_ bytes: Data) throws -> [PackedObservations.Item] {
        guard let items = bytes.withUnsafeBytes({ PackedObservations.items($0) }) else {
            throw Dictionaries.damaged("a series whose observations are cut short")
        }
        return items
    }

    /// The number of a period; one not yet held is added.
    mutating func id(of period: Period) throws -> UInt32 {
        for known in firstPeriods where known.period == period { return known.id }
        let id = try dictionaries.id(of: period, db)
        if firstPeriods.count < 16 { firstPeriods.append((period, id)) }
        return id
    }

    /// The number of an attribute set; one not yet held is added.
    mutating func id(of set: AttributeSet) throws -> UInt32 {
        if let lastAttributes, lastAttributes.set == set { return lastAttributes.id }
        let id = try dictionaries.id(of: set, db)
        lastAttributes = (set, id)
        return id
    }

    /// An observation of this release, as it is packed.
    mutating func pack(_ item: Observation) throws -> PackedObservations.Item {
        let (value, reason) = Self.pack(item.value)
        return PackedObservations.Item(
            period: try id(of: item.period), value: value, reason: reason,
            status: Self.pack(item.status), attributes: try id(of: item.attributes),
            release: UInt32(clamping: release), row: UInt32(clamping: item.row),
            column: UInt16(clamping: item.column), sheet: UInt16(clamping: item.sheet))
    }

    static func pack(_ value: ObservedValue) -> (value: Double, reason: UInt8) {
        switch value {
        case .number(let number): (number, 0)
        case .missing(let why): (0, why.rawValue)
        }
    }

    static func pack(_ status: ObservationStatus) -> UInt8 {
        status.rawValue.utf8.first ?? UInt8(ascii: "A")
    }

    /// Refuses a number that is none.
    static func check(_ value: ObservedValue?, _ key: SeriesKey, _ period: Period) throws {
        guard case .number(let number) = value, !number.isFinite else { return }
        throw WarehouseError(
            kind: .conflict, place: "series \(key) \(period)", found: "\(number)",
            expected: "a number, or a reason why there is none")
    }
}
