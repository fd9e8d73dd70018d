/// The names of the open elements.
struct XMLElementStack: ~Copyable {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 1024
    private var used = 0
    private var starts: [(start: Int, namespace: Int)] = []

    init() {
        bytes = .allocate(capacity: capacity)
        starts.reserveCapacity(64)
    }

    deinit { bytes.deallocate() }

    var count: Int { starts.count }

    /// Returns false if the names are longer than that together.
    mutating func push(_ name: ByteSlice, namespace: Int, limit: Int) -> Bool {
        if used + name.count > capacity {
            guard used + name.count <= limit else { return false }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + name.count)
            larger.update(from: bytes, count: used)
            bytes.deallocate()
            bytes = larger
            capacity = capacity * 2 + name.count
        }
        (bytes + used).update(from: name.start, count: name.count)
        starts.append((used, namespace))
        used += name.count
        return true
    }

    mutating func pop() {
        if let last = starts.popLast() { used = last.start }
    }

    /// The innermost element; empty if there is none.
    var top: (name: ByteSlice, namespace: Int) {
        guard let last = starts.last else {
            return (ByteSlice(start: UnsafePointer(bytes), count: 0), 0)
        }
        return (
            ByteSlice(start: UnsafePointer(bytes + last.start), count: used - last.start),
            last.namespace
        )
    }
}
