import CZlib

/// Inflates gzip (RFC 1952) piece by piece, so that memory does not grow with the size.
///
/// All members are taken, each with its checksum and length verified. Zero bytes after the last
/// member are allowed; anything else there is not.
public final class GzipStream {
    private var stream = z_stream()
    private let limits: ByteLimits
    private var taken = 0
    private var made = 0
    private var isOpen = false
    /// Whether the last member ended, so that another may begin.
    private var isBetween = false
    /// Whether something other than zeros may no longer follow.
    private var isPadding = false
    private var start: [UInt8] = []

    /// Throws `.limit` if there is no memory for inflating.
    public init(limits: ByteLimits = ByteLimits()) throws(TableError) {
        self.limits = limits
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
            throw TableError(.limit, found: "no memory for inflating")
        }
        isOpen = true
    }

    deinit { if isOpen { inflateEnd(&stream) } }

    /// Inflates the next piece, handing on what it makes.
    ///
    /// Throws `.corrupt` with the byte of the compressed input, and `.limit` as soon as the output
    /// passes `limits.inflated` or the ratio to what was taken.
    public func take(
        _ piece: [UInt8], _ output: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let chunk = 256 << 10
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: chunk)
        defer { room.deallocate() }
        var offset = 0
        while offset < piece.count {
            if isPadding || isBetween {
                offset = try begin(piece, offset)
                if offset == piece.count { return }
            }
            let status = inflate(piece, &offset, room, chunk)
            let count = chunk - Int(stream.avail_out)
            made += count
            try checkLimit()
            if count > 0 { try output(UnsafeRawBufferPointer(start: room, count: count)) }
            switch status {
            case Z_OK: break
            case Z_BUF_ERROR where offset == piece.count: break
            case Z_STREAM_END: isBetween = true
            default: throw corrupt(stream.msg.map { String(cString: $0) } ?? "code \(status)")
            }
        }
        try drain(room, chunk, output)
    }

    /// Says that there is no more input. Throws `.truncated` if there should be.
    public func finish() throws(TableError) {
        guard isBetween || isPadding else {
            throw TableError(
                .truncated, at: TablePlace(byte: taken), found: "the end of the file",
                expected: "more compressed data")
        }
    }

    private func inflate(
        _ piece: [UInt8], _ offset: inout Int, _ room: UnsafeMutablePointer<UInt8>, _ chunk: Int
    ) -> Int32 {
        piece.withUnsafeBufferPointer { bytes in
            stream.next_in = bytes.baseAddress.map { .init(mutating: $0 + offset) }
            let part = min(bytes.count - offset, 1 << 30)
            stream.avail_in = uInt(part)
            stream.next_out = room
            stream.avail_out = uInt(chunk)
            let status = CZlib.inflate(&stream, Z_NO_FLUSH)
            let used = part - Int(stream.avail_in)
            offset += used
            taken += used
            return status
        }
    }

    /// Hands on what is left within the inflater when all input was taken.
    private func drain(
        _ room: UnsafeMutablePointer<UInt8>, _ chunk: Int,
        _ output: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        while !isBetween, !isPadding {
            var offset = 0
            let status = inflate([], &offset, room, chunk)
            let count = chunk - Int(stream.avail_out)
            if count > 0 {
                made += count
                try checkLimit()
                try output(UnsafeRawBufferPointer(start: room, count: count))
            }
            switch status {
            case Z_STREAM_END:
                isBetween = true
                return
            case Z_OK where count > 0: continue
            case Z_OK, Z_BUF_ERROR: return
            default: throw corrupt(stream.msg.map { String(cString: $0) } ?? "code \(status)")
            }
        }
    }

    /// Begins another member, or passes over padding; returns where it goes on.
    private func begin(_ piece: [UInt8], _ offset: Int) throws(TableError) -> Int {
        if piece[offset] == 0 { isPadding = true }
        if isPadding {
            guard let other = piece[offset...].firstIndex(where: { $0 != 0 }) else {
                taken += piece.count - offset
                return piece.count
            }
            taken += other - offset
            throw corrupt("other bytes after the end")
        }
        guard piece[offset] == 0x1F, inflateReset(&stream) == Z_OK else {
            throw corrupt("other bytes after the end")
        }
        isBetween = false
        return offset
    }

    private func checkLimit() throws(TableError) {
        let allowance = limits.allowance(compressed: taken)
        guard made <= allowance else {
            throw TableError(
                .limit, at: TablePlace(byte: taken),
                found: "more than \(allowance) bytes from \(taken) compressed bytes",
                expected: "at most \(allowance) bytes (the limit of size or ratio)")
        }
    }

    private func corrupt(_ reason: String) -> TableError {
        TableError(
            .corrupt, at: TablePlace(byte: taken), found: "damaged gzip data (\(reason))",
            expected: "data as gzip wrote it")
    }
}
