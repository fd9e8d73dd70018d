public import Cubes
internal import Foundation
internal import GRDB
internal import Synchronization
public import Vocabulary

/// All that a workspace holds, past states included, in memory, as of the last thing written.
///
/// Keys are read at once, observations of a dataflow when they are first asked for. A holding never
/// changes; ``Warehouse/holdings()`` gives a new one when something was written.
public final class Holdings: Sendable {
    /// What tells two states of a workspace apart.
    public struct Stamp: Hashable, Sendable, Comparable {
        /// The last release written; 0 in an empty workspace.
        public let release: Int
        /// The last thing that happened to a release after it was written; 0 if nothing did.
        public let event: Int

        /// The earlier first.
        public static func < (a: Stamp, b: Stamp) -> Bool {
            (a.release, a.event) < (b.release, b.event)
        }
    }

    public let stamp: Stamp
    /// All releases, oldest first.
    public let releases: [Release]
    /// All periods that occur, in order.
    public let periods: [Period]
    /// The periods as they are written, and the same as bytes.
    public let periodTexts: [String]
    public let periodBytes: CodeTexts
    /// All attribute sets that occur.
    public let attributeSets: [AttributeSet]
    /// The values of all attribute sets, and for each set and attribute which of them; -1 for none.
    private let attributeBytes: CodeTexts
    private let attributePlaces: [Int32]
    private let flows: [SeriesColumns]
    let dictionaries: Dictionaries
    let tables: [TableName: Int]
    /// The workspace's numbers of periods and attribute sets as indices.
    private let periodNumbers: NumberTable
    private let attributeNumbers: NumberTable
    private let loaded = Mutex<[Dataflow: ObservationColumns]>([:])
    /// The times at which what the public sees may change, ascending.
    private let turns: [String]
    private let states = Mutex<[StateKey: EffectiveReleases]>([:])

    private struct StateKey: Hashable {
        /// How many of those times have passed; nil for those who see everything.
        let turn: Int?
        let bound: Int?
    }

    /// Reads the keys in one consistent state.
    init(_ db: Database) throws {
        stamp = try Self.stamp(db)
        dictionaries = try Dictionaries(db)
        releases = try Warehouse.releases(db, where: "1 ORDER BY id")
        tables = try Self.tables(db)
        let sorted = dictionaries.periodValues.sorted { $0.value < $1.value }
        periods = sorted.map(\.value)
        periodTexts = periods.map(\.description)
        periodBytes = CodeTexts(periodTexts)
        periodNumbers = try NumberTable(sorted.map(\.key))
        let sets = dictionaries.attributeSets.sorted { $0.key < $1.key }
        attributeSets = sets.map(\.value)
        let values = attributeSets.flatMap { set in AttributeID.allCases.map { set[$0] } }
        attributeBytes = CodeTexts(values.compactMap { $0 })
        var number: Int32 = -1
        attributePlaces = values.map { value in
            if value != nil { number += 1 }
            return value == nil ? -1 : number
        }
        attributeNumbers = try NumberTable(sets.map(\.key))
        turns = Self.turns(releases)
        let texts = dictionaries.codeTexts
        flows = try Self.raw(db).map { try SeriesColumns($0, texts: texts) }
    }

    /// The releases that a sight may be told of, those withdrawn since included, oldest first: for
    /// everybody without withdrawals of what nobody could see, which would tell that it was there.
    public func releases(openTo sight: Sight) -> [Release] {
        guard sight != .everything else { return releases }
        let hidden = Set(releases.lazy.filter { $0.publicFrom == nil }.map(\.id))
        return releases.filter { $0.withdraws.map { !hidden.contains($0) } ?? true }
    }

    /// The series of a dataflow, past versions included.
    public func columns(_ dataflow: Dataflow) -> SeriesColumns {
        flows[SeriesIndex.number(of: dataflow)]
    }

    /// The bytes of an attribute's value; nothing is done where the set does not have it.
    ///
    /// - Parameters:
    ///   - set: index into ``attributeSets``.
    ///   - place: index into `AttributeID.allCases`.
    ///   - body: must not let the bytes escape.
    @inline(__always)
    public func withAttribute(
        _ set: Int, _ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let number = attributePlaces[set * AttributeID.allCases.count + place]
        if number >= 0 { attributeBytes.withBytes(Int(number), body) }
    }

    /// The release that each table is seen by; the last few states are kept.
    ///
    /// - Parameter bound: the state after that release; nil is the current one.
    public func effective(_ sight: Sight, asOf bound: Int? = nil) -> EffectiveReleases {
        let bound = bound.flatMap { $0 < stamp.release ? $0 : nil }
        let key = StateKey(turn: turn(sight), bound: bound)
        if let known = states.withLock({ $0[key] }) { return known }
        let made = EffectiveReleases(releases, tables: tables, sight: sight, asOf: bound)
        return states.withLock { states in
            if let known = states[key] { return known }
            if states.count >= 64 { states.removeAll() }
            states[key] = made
            return made
        }
    }

    /// The release that each table was seen by at a time in the past, whatever was withdrawn or
    /// came to its end since.
    ///
    /// - Parameter time: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public func effective(_ sight: Sight, seenAt time: String) -> EffectiveReleases {
        let bound = releases.last { $0.heldFrom <= time }?.id ?? 0
        return EffectiveReleases(releases, tables: tables, asOf: bound) { release in
            if case .withdrawn(let at, _) = release.standing, at <= time { return .withdrawn }
            return switch sight {
            case .everything: .taken
            case .published: release.isPublic(at: time) ? .taken : .left
            }
        }
    }

    /// The series of a dataflow that are seen in a state; the last few views are kept.
    public func view(_ dataflow: Dataflow, _ effective: EffectiveReleases) -> SeriesView {
        effective.view(columns(dataflow))
    }

    /// The times at which what the public sees may change, ascending.
    private static func turns(_ releases: [Release]) -> [String] {
        var times = Set(releases.compactMap(\.embargo))
        for release in releases {
            if case .published(let at, _) = release.standing { times.insert(at) }
        }
        return times.sorted()
    }

    private func turn(_ sight: Sight) -> Int? {
        guard case .published(let now) = sight else { return nil }
        return turn(at: now)
    }

    /// How often what the public sees has changed by the end of a wait or an embargo, up to a time.
    ///
    /// - Parameter time: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public func turn(at time: String) -> Int {
        var low = 0
        var high = turns.count
        while low < high {
            let middle = (low + high) / 2
            if turns[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The observations of a dataflow, if they were read already.
    func observations(_ dataflow: Dataflow) -> ObservationColumns? {
        loaded.withLock { $0[dataflow] }
    }

    /// Reads the observations of a dataflow. Rows are never deleted, so that a later state of the
    /// database gives the same.
    func load(_ dataflow: Dataflow, _ db: Database) throws -> ObservationColumns {
        let columns = columns(dataflow)
        var reading = ObservationReading(
            count: columns.observationCount, periods: periodNumbers, attributes: attributeNumbers)
        let order = columns.rowIDs.indices.sorted { columns.rowIDs[$0] < columns.rowIDs[$1] }
        let statement = try db.makeStatement(
            sql: "SELECT id, observations FROM series WHERE dataflow = ? ORDER BY id")
        let cursor = try Row.fetchCursor(
            statement, arguments: [SeriesIndex.number(of: dataflow)])
        var next = order.startIndex
        while next < order.endIndex, let row = try cursor.next() {
            let place = order[next]
            guard try row.decode(Int64.self, atIndex: 0) == columns.rowIDs[place] else {
                throw Dictionaries.damaged("series that are gone")
            }
            next += 1
            let range = columns.observations(place)
            try row.withUnsafeData(atIndex: 1) { data in
                try (data ?? Data()).withUnsafeBytes { bytes in
                    guard reading.read(bytes, at: range) else {
                        throw Dictionaries.damaged("a series whose observations are damaged")
                    }
                }
            }
        }
        guard next == order.endIndex else { throw Dictionaries.damaged("series that are gone") }
        let result = ObservationColumns(columns, reading)
        loaded.withLock { $0[dataflow] = result }
        return result
    }

    static func stamp(_ db: Database) throws -> Stamp {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT (SELECT max(id) FROM release), (SELECT max(id) FROM release_event)
                """)
        return Stamp(
            release: try row?.decode(Int?.self, atIndex: 0) ?? 0,
            event: try row?.decode(Int?.self, atIndex: 1) ?? 0)
    }

    private static func tables(_ db: Database) throws -> [TableName: Int] {
        var result: [TableName: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT id, source, name FROM data_table")
        while let row = try rows.next() {
            let name = TableName(
                source: try row.decode(atIndex: 1), table: try row.decode(atIndex: 2))
            result[name] = try row.decode(atIndex: 0)
        }
        return result
    }

    private static func raw(_ db: Database) throws -> [RawSeries] {
        var result = Dataflow.allCases.map { RawSeries($0) }
        let cursor = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, dataflow, key, data_table, opened, closed, length(observations)
                FROM series
                """)
        while let row = try cursor.next() {
            let flow = try row.decode(Int.self, atIndex: 1)
            guard result.indices.contains(flow) else {
                throw Dictionaries.damaged("dataflow number \(flow)")
            }
            let places = result[flow].keys.indices
            try row.withUnsafeData(atIndex: 2) { data in
                guard let data, data.count == places.count * 4 else {
                    throw Dictionaries.damaged("a key of \(data?.count ?? 0) bytes")
                }
                data.withUnsafeBytes { bytes in
                    for place in places {
                        let code = bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
                        result[flow].keys[place].append(UInt32(littleEndian: code))
                    }
                }
            }
            result[flow].rowIDs.append(try row.decode(atIndex: 0))
            result[flow].tables.append(UInt32(clamping: try row.decode(Int.self, atIndex: 3)))
            result[flow].opened.append(UInt32(clamping: try row.decode(Int.self, atIndex: 4)))
            let closed = try row.decode(Int?.self, atIndex: 5)
            result[flow].closed.append(
                closed.map { UInt32(clamping: $0) } ?? SeriesColumns.current)
            let size = try row.decode(Int.self, atIndex: 6) - PackedObservations.headerSize
            guard size >= 0, size % PackedObservations.rowSize == 0 else {
                throw Dictionaries.damaged("a series whose observations are cut short")
            }
            result[flow].counts.append(UInt32(clamping: size / PackedObservations.rowSize))
        }
        return result
    }
}
