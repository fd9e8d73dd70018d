import Tables

/// Writes zip archives for tests, sound ones and others.
struct ZipFixture {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameters:
    ///   - isDeflated: compresses the entry instead of storing it.
    ///   - statedSize: a size to state in place of the true one.
    ///   - flags: general purpose bits; bit 0 is encryption.
    ///   - sharedOffset: refers to the data at this offset instead of adding its own.
    mutating func add(
        _ name: String, _ data: [UInt8], isDeflated: Bool = false, statedSize: Int? = nil,
        flags: Int = 0, sharedOffset: Int? = nil
    ) {
        let packed = isDeflated ? Array(Gzip.compress(data).dropFirst(10).dropLast(8)) : data
        let method = isDeflated ? 8 : 0
        let name = Array(name.utf8)
        var common: [UInt8] = []
        common += Self.two(20) + Self.two(flags) + Self.two(method) + Self.two(0) + Self.two(0x21)
        common += Self.four(Int(Self.checksum(data))) + Self.four(packed.count)
        common += Self.four(statedSize ?? data.count) + Self.two(name.count) + Self.two(0)
        let offset = sharedOffset ?? body.count
        directory += Self.four(0x0201_4B50) + Self.two(20) + common
        directory += Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0) + Self.four(offset)
        directory += name
        count += 1
        if sharedOffset == nil { body += Self.four(0x0403_4B50) + common + name + packed }
    }

    var bytes: [UInt8] {
        body + directory + Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + Self.two(count)
            + Self.two(count) + Self.four(directory.count) + Self.four(body.count) + Self.two(0)
    }

    private static func two(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    private static func four(_ value: Int) -> [UInt8] { two(value) + two(value >> 16) }

    /// CRC-32, byte by byte.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in
            crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1
        }
    }
}
