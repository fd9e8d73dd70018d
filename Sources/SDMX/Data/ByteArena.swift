/// Bytes that stay where they are until all are forgotten at once.
struct ByteArena: ~Copyable {
    private var blocks: [UnsafeMutableBufferPointer<UInt8>] = []
    private var block = 0
    private var used = 0

    init() { blocks.append(.allocate(capacity: 4096)) }

    deinit { for block in blocks { block.deallocate() } }

    /// Forgets all; the memory stays for what comes next, but for blocks of unusual size.
    @inline(__always)
    mutating func clear() {
        used = 0
        if block > 0 { shrink() }
    }

    private mutating func shrink() {
        block = 0
        while blocks.count > 4, let last = blocks.popLast() { last.deallocate() }
    }

    /// A copy of the bytes.
    @inline(__always)
    mutating func copy(_ bytes: ByteSlice) -> ByteSlice {
        let place = room(bytes.count)
        place.update(from: bytes.start, count: bytes.count)
        return ByteSlice(start: UnsafePointer(place), count: bytes.count)
    }

    /// The bytes of a text.
    mutating func copy(_ text: String) -> ByteSlice {
        var text = text
        return text.withUTF8 { bytes in
            let place = room(bytes.count)
            if let start = bytes.baseAddress { place.update(from: start, count: bytes.count) }
            return ByteSlice(start: UnsafePointer(place), count: bytes.count)
        }
    }

    /// A place for that many bytes.
    @inline(__always)
    mutating func room(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        while true {
            let here = blocks[block]
            if used + count <= here.count, let base = here.baseAddress {
                let place = base + used
                used += count
                return place
            }
            if block + 1 < blocks.count, blocks[block + 1].count >= count {
                block += 1
            } else {
                blocks.insert(.allocate(capacity: max(count, 4096, here.count)), at: block + 1)
                block += 1
            }
            used = 0
        }
    }
}
