import CZlib

/// Compresses by deflate without a wrapper (RFC 1951), piece by piece.
final class Deflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private let room: UnsafeMutableBufferPointer<UInt8>

    /// Throws `.limit` if there is no memory for compressing.
    init(level: Int) throws(TableError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        room = .allocate(capacity: 64 << 10)
        // A negative window asks zlib for no wrapper.
        let status = deflateInit2_(
            stream, Int32(level), Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw TableError(.limit, found: "no memory for compressing")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        room.deallocate()
    }

    /// Begins another stream.
    func reset() { deflateReset(stream) }

    /// Takes a piece and hands on what comes of it; the last one ends the stream.
    func take(
        _ piece: UnsafeRawBufferPointer, isLast: Bool,
        _ output: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var taken = 0
        repeat {
            let count = min(piece.count - taken, 1 << 30)
            stream.pointee.next_in = piece.baseAddress.map {
                UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: UInt8.self) + taken)
            }
            stream.pointee.avail_in = uInt(count)
            taken += count
            let flush = isLast && taken == piece.count ? Z_FINISH : Z_NO_FLUSH
            repeat {
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = uInt(room.count)
                let status = deflate(stream, flush)
                guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                    throw TableError(.unwritable, found: "zlib's status \(status)")
                }
                let made = room.count - Int(stream.pointee.avail_out)
                if made > 0 {
                    try output(
                        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<made]))
                }
            } while stream.pointee.avail_out == 0
        } while taken < piece.count
    }

    /// CRC-32 of bytes that follow others.
    static func checksum(of bytes: UnsafeRawBufferPointer, after: UInt32) -> UInt32 {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return after }
        let start = base.assumingMemoryBound(to: UInt8.self)
        return UInt32(truncatingIfNeeded: crc32_z(uLong(after), start, bytes.count))
    }
}
