package import Hummingbird
internal import Tables

/// Sends a long reply while it is made. A client that takes it slowly holds back whoever writes.
///
/// Not for use by several tasks at a time.
package final class BodyWriter {
    /// The bytes that are sent at a time.
    package static let piece = 64 << 10
    /// How long one stream works while others wait.
    private static let turn = Duration.milliseconds(5)

    private var sink: any ResponseBodyWriter
    private let encoder: GzipEncoder?
    private var buffer = ByteBuffer()
    private var lastTurn = ContinuousClock.now
    private var lastSent = ContinuousClock.now
    /// Bytes handed to the connection, compressed if they are.
    private(set) var sent = 0

    init(_ sink: any ResponseBodyWriter, encoder: GzipEncoder?) {
        self.sink = sink
        self.encoder = encoder
    }

    /// Takes bytes without sending them. For makers that cannot wait: call ``send()`` after a
    /// while, as what is taken stays in memory until then.
    package func put(_ bytes: UnsafeRawBufferPointer) {
        guard let encoder else {
            buffer.writeBytes(bytes)
            return
        }
        encoder.take(bytes) { buffer.writeBytes($0) }
    }

    package func put(_ text: String) {
        var text = text
        text.withUTF8 { put(UnsafeRawBufferPointer($0)) }
    }

    /// Takes bytes, and sends when enough have gathered.
    ///
    /// Throws where the client has gone, the time is up, or the service ends; the work is to be
    /// given up then.
    package func write(_ bytes: UnsafeRawBufferPointer) async throws {
        put(bytes)
        try await send()
    }

    package func write(_ text: String) async throws {
        put(text)
        try await send()
    }

    package func write(_ bytes: ByteBuffer) async throws {
        bytes.withUnsafeReadableBytes { put($0) }
        try await send()
    }

    /// Sends what has gathered, if it is enough or has waited long, and after a while lets
    /// others have a turn.
    package func send() async throws {
        let now = ContinuousClock.now
        if buffer.readableBytes >= Self.piece {
            try await sendAll()
            lastSent = now
        } else if now - lastTurn < Self.turn {
            return
        } else if now - lastSent > .seconds(1) {
            try await flush()
            lastSent = now
        }
        try Task.checkCancellation()
        await Task.yield()
        lastTurn = ContinuousClock.now
    }

    /// Sends what has gathered, little as it may be, so that the client has it.
    package func flush() async throws {
        encoder?.flush { buffer.writeBytes($0) }
        if buffer.readableBytes > 0 { try await sendAll() }
    }

    /// Sends the rest and ends the reply.
    func finish() async throws {
        encoder?.finish { buffer.writeBytes($0) }
        if buffer.readableBytes > 0 { try await sendAll() }
        try await sink.finish(nil)
    }

    private func sendAll() async throws {
        try Task.checkCancellation()
        var full = ByteBuffer()
        swap(&full, &buffer)
        buffer.reserveCapacity(Self.piece + 8192)
        let count = full.readableBytes
        try await sink.write(full)
        sent += count
    }
}
