import CZlib

/// Gzip (RFC 1952) over zlib.
public enum Gzip {
    /// Inflates all members of a gzip file, each with its checksum and length verified.
    ///
    /// Zero bytes after the last member are allowed, as tapes pad; anything else there is not.
    /// Throws `.truncated` and `.corrupt` with the byte of the compressed input, `.limit` as soon
    /// as the output passes `limits.inflated` or the ratio. Cost: 300 MB/s or more of output.
    public static func inflate(
        _ bytes: [UInt8], limits: ByteLimits = ByteLimits()
    ) throws(TableError) -> [UInt8] {
        guard Container.isGzip(bytes) else {
            throw TableError(
                bytes.count < 2 ? .truncated : .corrupt, at: TablePlace(byte: 0),
                found: Container(sniffing: bytes).explanation, expected: "a gzip file")
        }
        var inflater = Inflater(allowance: limits.allowance(compressed: bytes.count))
        try inflater.run(bytes)
        return inflater.output
    }

    /// Compresses into one member without name or time, so that equal bytes give equal files.
    ///
    /// - Parameter level: 1 (fast) to 9 (small); others are brought into that range.
    public static func compress(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let level = Int32(min(max(level, 1), 9))
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
                == Z_OK
        else { return [] }
        defer { deflateEnd(&stream) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count / 3 + 64)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: chunk) { scratch in
            bytes.withUnsafeBufferPointer { input in
                var taken = 0
                while true {
                    let part = min(input.count - taken, 1 << 30)
                    stream.next_in = input.baseAddress.map { .init(mutating: $0 + taken) }
                    stream.avail_in = uInt(part)
                    stream.next_out = scratch.baseAddress
                    stream.avail_out = uInt(chunk)
                    let isLast = taken + part == input.count
                    let status = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    taken += part - Int(stream.avail_in)
                    output.append(
                        contentsOf: UnsafeBufferPointer(
                            rebasing: scratch[..<(chunk - Int(stream.avail_out))]))
                    if status != Z_OK && status != Z_BUF_ERROR { break }
                }
            }
        }
        return output
    }

    /// 15 bits of window, and 16 to ask zlib for the gzip wrapper.
    fileprivate static let gzipWindow: Int32 = 15 + 16
    fileprivate static let chunk = 256 << 10
}

/// One pass of inflation over bytes held in memory.
private struct Inflater {
    let allowance: Int
    var output: [UInt8] = []

    init(allowance: Int) { self.allowance = allowance }

    mutating func run(_ bytes: [UInt8]) throws(TableError) {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, Gzip.gzipWindow, ZLIB_VERSION, size) == Z_OK else {
            throw TableError(.limit, found: "no memory for inflating")
        }
        defer { inflateEnd(&stream) }
        output.reserveCapacity(min(allowance, declaredSize(bytes)))
        var offset = 0
        var failure: TableError?
        bytes.withUnsafeBufferPointer { input in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Gzip.chunk) { scratch in
                do throws(TableError) {
                    var more = true
                    while more { more = try step(&stream, input, scratch, &offset) }
                } catch { failure = error }
            }
        }
        if let failure { throw failure }
    }

    /// Fills the scratch buffer once; false at the end of the last member.
    private mutating func step(
        _ stream: inout z_stream, _ input: UnsafeBufferPointer<UInt8>,
        _ scratch: UnsafeMutableBufferPointer<UInt8>, _ offset: inout Int
    ) throws(TableError) -> Bool {
        let part = min(input.count - offset, 1 << 30)
        stream.next_in = input.baseAddress.map { .init(mutating: $0 + offset) }
        stream.avail_in = uInt(part)
        stream.next_out = scratch.baseAddress
        stream.avail_out = uInt(scratch.count)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        offset += part - Int(stream.avail_in)
        let made = scratch.count - Int(stream.avail_out)
        guard output.count + made <= allowance else {
            throw TableError(
                .limit, at: TablePlace(byte: offset),
                found: "more than \(allowance) bytes from \(input.count) compressed bytes",
                expected: "at most \(allowance) bytes (the limit of size or ratio)")
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[..<made]))
        switch status {
        case Z_OK:
            return true
        case Z_STREAM_END:
            return try startMember(&stream, input, offset)
        case Z_BUF_ERROR where offset == input.count:
            throw TableError(
                .truncated, at: TablePlace(byte: offset), found: "the end of the file",
                expected: "more compressed data")
        default:
            let reason = stream.msg.map { String(cString: $0) } ?? "code \(status)"
            throw TableError(
                .corrupt, at: TablePlace(byte: offset), found: "damaged gzip data (\(reason))",
                expected: "data as gzip wrote it")
        }
    }

    private func startMember(
        _ stream: inout z_stream, _ input: UnsafeBufferPointer<UInt8>, _ offset: Int
    ) throws(TableError) -> Bool {
        let rest = input[offset...]
        if rest.allSatisfy({ $0 == 0 }) { return false }
        guard rest.starts(with: [0x1F, 0x8B]), inflateReset(&stream) == Z_OK else {
            throw TableError(
                .corrupt, at: TablePlace(byte: offset), found: "other bytes after the gzip data",
                expected: "the end of the file or another gzip member")
        }
        return true
    }

    /// The length in the last four bytes; a hint only, capped at what deflate can reach.
    private func declaredSize(_ bytes: [UInt8]) -> Int {
        guard bytes.count >= 18 else { return 0 }
        let size = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        return min(size, bytes.count * 1032)
    }
}
