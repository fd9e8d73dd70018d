/// Values by column that outlive their row.
struct MLKeptValues: ~Copyable {
    private var arena = ByteArena()
    private var slices: [ByteSlice?] = []
    private(set) var lists: [Int: [ComponentValue]] = [:]

    mutating func reset(_ count: Int) {
        arena.clear()
        slices = Array(repeating: nil, count: count)
        lists.removeAll()
    }

    mutating func grow(_ count: Int) {
        while slices.count < count { slices.append(nil) }
    }

    /// Forgets all; there are as many columns as before.
    mutating func clear() {
        arena.clear()
        for index in slices.indices { slices[index] = nil }
        if !lists.isEmpty { lists.removeAll() }
    }

    subscript(index: Int) -> ByteSlice? { index < slices.count ? slices[index] : nil }

    /// Keeps the row's value.
    mutating func keep(_ index: Int, of row: DataRow) {
        guard let slot = row.slotIfThere(index), index < slices.count else { return }
        slices[index] = arena.copy(slot.bytes)
        if slot.list >= 0 { lists[index] = row.values(index) }
    }

    /// Whether the row has the same value there, or as this none.
    @inline(__always)
    func isSame(_ index: Int, in row: DataRow) -> Bool {
        switch (self[index], row.slotIfThere(index)) {
        case (nil, nil): true
        case (let kept?, let slot?):
            kept.isSame(as: slot.bytes)
                && (slot.list < 0
                    ? lists.isEmpty || lists[index] == nil : lists[index] == row.values(index))
        default: false
        }
    }
}

extension DataRow {
    /// The slot of a column; nil also where the row does not have the column yet, since a reader
    /// without structure adds columns as it meets them.
    @inline(__always)
    func slotIfThere(_ column: Int) -> DataRowBuffer.Slot? {
        column < buffer.count ? slot(column) : nil
    }

    /// The same of whether the value is that of the series.
    @inline(__always)
    func isInheritedIfThere(_ column: Int) -> Bool {
        column < buffer.count && buffer.isInherited(column)
    }
}
