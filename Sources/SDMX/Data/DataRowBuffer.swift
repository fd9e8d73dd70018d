/// One row of data: what a reader fills step by step, and what a program fills to write its own.
///
/// ```swift
/// let buffer = DataRowBuffer(columns: columns)
/// buffer.begin(.observation)
/// buffer.set(0, "FRA")
/// buffer.set(1, 12.4)
/// try writer.write(buffer.row)
/// ```
/// Values that belong to a series stay while its observations follow, so that an observation's row
/// shows them too.
public final class DataRowBuffer {
    struct Slot {
        var bytes: ByteSlice
        /// Of the row, or of the series, that set it.
        var stamp: UInt64
        /// Index into the lists of several values; -1 for a single one.
        var list: Int
    }

    /// The components; more may be added at the end.
    @exclusivity(unchecked) public private(set) var columns: [DataColumn]
    @exclusivity(unchecked) public private(set) var level = DataRow.Level.observation
    /// The id of the group that the row belongs to; nil for other rows, and where it has none.
    @exclusivity(unchecked) public private(set) var group: String?

    @exclusivity(unchecked) private(set) var stamp: UInt64 = 1
    @exclusivity(unchecked) private(set) var seriesStamp: UInt64 = 0
    /// Number of the observation's or series' first line; set by readers that know it.
    @exclusivity(unchecked) var place = RowPlace()
    @exclusivity(unchecked) var annotations: [Annotation] = []
    @exclusivity(unchecked) private var slots: UnsafeMutablePointer<Slot>
    @exclusivity(unchecked) private var seriesSlots: UnsafeMutablePointer<Slot>
    private var capacity: Int
    @exclusivity(unchecked) private(set) var count = 0
    @exclusivity(unchecked) private var arena = ByteArena()
    /// Where numbers are written before they are copied.
    @exclusivity(unchecked) private var digits = ByteBuffer(capacity: 64)
    @exclusivity(unchecked) private var seriesArena = ByteArena()
    /// Values of columns that have several, of the row and of the series.
    @exclusivity(unchecked) private var lists: [[ComponentValue]] = []
    @exclusivity(unchecked) private var seriesLists: [[ComponentValue]] = []
    /// The ids as bytes, for names that come as bytes.
    private var names = ByteArena()
    @exclusivity(unchecked) private var ids: [ByteSlice] = []
    /// The first column of each id, for the few searches that the hint does not answer; made when
    /// there are many columns.
    private var indices: [[UInt8]: Int] = [:]
    /// Columns of which `indices` knows.
    private var indexed = 0

    private static let nothing: StaticString = ""

    public init(columns: [DataColumn] = []) {
        self.columns = []
        capacity = max(columns.count, 16)
        slots = .allocate(capacity: capacity)
        seriesSlots = .allocate(capacity: capacity)
        for index in 0..<capacity { clear(index) }
        for column in columns { add(column) }
    }

    deinit {
        slots.deallocate()
        seriesSlots.deallocate()
    }

    /// The row as it is now; valid until the next `begin`.
    public var row: DataRow { DataRow(buffer: self, stamp: stamp) }

    /// What the values point into, where that is not this buffer.
    var owner: AnyObject?

    /// Ends the row: to use a view of it from now on stops the program.
    func invalidate() { stamp &+= 1 }

    /// Adds a column; returns its index.
    @discardableResult
    public func add(_ column: DataColumn) -> Int {
        let index = columns.count
        if index == capacity { grow() }
        columns.append(column)
        count = columns.count
        ids.append(names.copy(column.id))
        return index
    }

    /// Begins another data set, with other columns and without any value.
    public func reset(columns: [DataColumn]) {
        self.columns = []
        count = 0
        ids = []
        if indexed > 0 { indices.removeAll() }
        indexed = 0
        names.clear()
        stamp &+= 1
        seriesStamp = 0
        for column in columns { add(column) }
    }

    /// Changes what is known of a column; its id stays.
    func change(_ index: Int, _ body: (inout DataColumn) -> Void) { body(&columns[index]) }

    /// Begins a row without values. A series, group or data set ends the series before it.
    public func begin(_ level: DataRow.Level, group: String? = nil) {
        stamp &+= 1
        self.level = level
        arena.clear()
        if !lists.isEmpty { lists.removeAll(keepingCapacity: true) }
        if !annotations.isEmpty { annotations.removeAll() }
        guard level != .observation else {
            if self.group != nil { self.group = nil }
            return
        }
        self.group = group
        seriesStamp = level == .series ? stamp : 0
        if level == .series {
            seriesArena.clear()
            if !seriesLists.isEmpty { seriesLists.removeAll(keepingCapacity: true) }
        }
    }

    /// Ends the series, so that the observations which follow have no part in it.
    func endSeries() { seriesStamp = 0 }

    /// Sets a value. To name a column that is not there is an error in the program and stops it.
    public func set(_ column: Int, _ text: String) {
        set(column, level == .series ? seriesArena.copy(text) : arena.copy(text))
    }

    /// Sets a value by its bytes in UTF-8, which are copied.
    public func set(_ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else {
            set(column, "")
            return
        }
        setCopy(column, ByteSlice(start: start, count: bytes.count))
    }

    /// Sets a number, as the shortest text that gives it back; `NaN`, `INF` and `-INF` for what is
    /// none, as XML Schema spells them.
    public func set(_ column: Int, _ number: Double) {
        guard number.isFinite else { return set(column, Self.special(number)) }
        digits.shorten(to: 0)
        NumberText.append(number, to: &digits)
        set(column, digits.bytes.bindMemory(to: UInt8.self))
    }

    /// Sets several values, or one in several languages.
    public func set(_ column: Int, _ values: [ComponentValue]) {
        let joined = values.map { $0.text }.joined(separator: "; ")
        set(column, joined)
        if level == .series {
            seriesSlots[column].list = seriesLists.count
            seriesLists.append(values)
        } else {
            slots[column].list = lists.count
            lists.append(values)
        }
    }

    /// Sets a value that stays where it is until the next row, of a series until the next series.
    @inline(__always)
    func set(_ column: Int, _ bytes: ByteSlice) {
        precondition(column >= 0 && column < count, "no such column")
        if level == .series {
            seriesSlots[column] = Slot(bytes: bytes, stamp: stamp, list: -1)
        } else {
            slots[column] = Slot(bytes: bytes, stamp: stamp, list: -1)
        }
    }

    /// Sets a value by a copy of its bytes.
    @inline(__always)
    func setCopy(_ column: Int, _ bytes: ByteSlice) {
        set(column, level == .series ? seriesArena.copy(bytes) : arena.copy(bytes))
    }

    /// The column of that id; the hint is looked at first.
    @inline(__always)
    func find(_ id: ByteSlice, hint: Int) -> Int? {
        if hint < ids.count, ids[hint].isSame(as: id) { return hint }
        return search(id)
    }

    /// Whether the column is there and has that id.
    @inline(__always)
    func isColumn(_ index: Int, _ id: ByteSlice) -> Bool {
        UInt(bitPattern: index) < UInt(bitPattern: ids.count) && ids[index].isSame(as: id)
    }

    /// The column of that id.
    public func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }

    private func search(_ id: ByteSlice) -> Int? {
        // In a few columns looking at each is faster; in thousands it would take very long.
        guard ids.count > 32 else { return ids.firstIndex { $0.isSame(as: id) } }
        while indexed < ids.count {
            let key = Array(ids[indexed].buffer)
            if indices[key] == nil { indices[key] = indexed }
            indexed += 1
        }
        return indices[Array(id.buffer)]
    }

    /// The value of the row itself, else of its series; none of a column that is yet to be added.
    @inline(__always)
    func slot(_ column: Int) -> Slot? {
        precondition(column >= 0, "no such column")
        guard column < count else { return nil }
        if slots[column].stamp == stamp { return slots[column] }
        if seriesStamp != 0, seriesSlots[column].stamp == seriesStamp { return seriesSlots[column] }
        return nil
    }

    /// Whether the row itself has a value there.
    func isSet(_ column: Int) -> Bool {
        precondition(column >= 0 && column < count, "no such column")
        return level == .series
            ? seriesSlots[column].stamp == seriesStamp : slots[column].stamp == stamp
    }

    /// Whether the value is the series', while the row is an observation.
    @inline(__always)
    func isInherited(_ column: Int) -> Bool {
        precondition(column >= 0, "no such column")
        return column < count && level == .observation && slots[column].stamp != stamp
            && seriesStamp != 0
            && seriesSlots[column].stamp == seriesStamp
    }

    /// Whether a column may have several values.
    @inline(__always)
    var hasLists: Bool { !lists.isEmpty || !seriesLists.isEmpty }

    func values(_ column: Int) -> [ComponentValue]? {
        guard let slot = slot(column), slot.list >= 0 else { return nil }
        return slot.stamp == stamp && level != .series ? lists[slot.list] : seriesLists[slot.list]
    }

    private static func special(_ number: Double) -> String {
        number.isNaN ? "NaN" : number < 0 ? "-INF" : "INF"
    }

    private func clear(_ index: Int) {
        let none = Slot(
            bytes: ByteSlice(start: Self.nothing.utf8Start, count: 0), stamp: 0, list: -1)
        (slots + index).initialize(to: none)
        (seriesSlots + index).initialize(to: none)
    }

    private func grow() {
        let old = (slots, seriesSlots, capacity)
        capacity *= 2
        slots = .allocate(capacity: capacity)
        seriesSlots = .allocate(capacity: capacity)
        slots.moveInitialize(from: old.0, count: old.2)
        seriesSlots.moveInitialize(from: old.1, count: old.2)
        for index in old.2..<capacity { clear(index) }
        old.0.deallocate()
        old.1.deallocate()
    }
}

/// Where a row is in its message; the reader counts lines only when it is asked.
struct RowPlace {
    /// Line, if it is known already.
    var line = 0
    /// Character within the line, if it is known already.
    var character = 0
    /// Position in the reader's window.
    var position = -1
}
