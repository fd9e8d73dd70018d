import CZlib

/// Deflates into gzip (RFC 1952) piece by piece, so that memory does not grow with the size.
///
/// One member without name or time: equal pieces give equal bytes. Memory: 320 KB or so, whatever
/// the size. Not for use by several tasks at a time.
public final class GzipEncoder {
    /// The state of deflation holds the address of this, which therefore may not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let room: UnsafeMutablePointer<UInt8>
    private var isOpen = false

    private static let chunk = 64 << 10

    /// - Parameter level: 1 (fast) to 9 (small); others are brought into that range.
    ///
    /// Throws `.limit` if there is no memory for deflating.
    public init(level: Int = 6) throws(TableError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        room = .allocate(capacity: Self.chunk)
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(
                stream, Int32(min(max(level, 1), 9)), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY,
                ZLIB_VERSION, size) == Z_OK
        else { throw TableError(.limit, found: "no memory for deflating") }
        isOpen = true
    }

    deinit {
        if isOpen { deflateEnd(stream) }
        stream.deallocate()
        room.deallocate()
    }

    /// Deflates the next piece, handing on what is ready, which may be nothing.
    ///
    /// After ``finish(_:)`` nothing is taken.
    public func take<Failure: Error>(
        _ piece: UnsafeRawBufferPointer,
        _ output: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var rest = piece[...]
        while !rest.isEmpty, isOpen {
            let part = min(rest.count, 1 << 30)
            let bytes = UnsafeRawBufferPointer(rebasing: rest.prefix(part))
            stream.pointee.next_in = bytes.bindMemory(to: UInt8.self).baseAddress.map {
                .init(mutating: $0)
            }
            stream.pointee.avail_in = uInt(part)
            try run(Z_NO_FLUSH, output)
            rest = rest.dropFirst(part)
        }
    }

    /// Hands on all that was taken so far, so that a reader can inflate it; costs a few bytes.
    public func flush<Failure: Error>(
        _ output: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        guard isOpen else { return }
        stream.pointee.avail_in = 0
        try run(Z_SYNC_FLUSH, output)
    }

    /// Hands on what is left, with the checksum and length at the end. Does nothing a second
    /// time.
    public func finish<Failure: Error>(
        _ output: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        guard isOpen else { return }
        stream.pointee.avail_in = 0
        defer {
            deflateEnd(stream)
            isOpen = false
        }
        try run(Z_FINISH, output)
    }

    /// Deflates until the input is used up and no output waits.
    private func run<Failure: Error>(
        _ mode: Int32, _ output: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        while true {
            stream.pointee.next_out = room
            stream.pointee.avail_out = uInt(Self.chunk)
            let status = deflate(stream, mode)
            let made = Self.chunk - Int(stream.pointee.avail_out)
            if made > 0 { try output(UnsafeRawBufferPointer(start: room, count: made)) }
            guard status == Z_OK, stream.pointee.avail_out == 0 || mode == Z_FINISH else { return }
        }
    }
}
