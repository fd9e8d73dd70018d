/// Where values and texts are decoded to: never longer than what they are decoded from.
struct ByteScratch: ~Copyable {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 1024
    private var used = 0

    init() { bytes = .allocate(capacity: capacity) }

    deinit { bytes.deallocate() }

    /// Forgets all and makes room for that many bytes.
    mutating func clear(for size: Int) {
        used = 0
        guard size > capacity else { return }
        bytes.deallocate()
        capacity = size * 2
        bytes = .allocate(capacity: capacity)
    }

    /// The start of what is appended next.
    var mark: Int { used }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        guard used < capacity else { return }
        bytes[used] = byte
        used &+= 1
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        UTF8.encode(scalar)?.forEach { append($0) }
    }

    func slice(from mark: Int) -> ByteSlice {
        ByteSlice(start: UnsafePointer(bytes + mark), count: used - mark)
    }
}
