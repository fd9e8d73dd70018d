package import Hummingbird

/// The body of a request, piece by piece. Can be read once.
package struct BodyReader: Sendable {
    private let body: RequestBody
    /// The most that is read. Units: bytes.
    let most: Int
    private let connection: Connection?
    private let number: Int

    /// - Parameter number: which request of the connection this is.
    init(_ body: RequestBody, most: Int, connection: Connection?, number: Int) {
        self.body = body
        self.most = most
        self.connection = connection
        self.number = number
    }

    /// Hands on each piece as it arrives; the client is held back meanwhile.
    ///
    /// Throws a ``Refusal``: 413 for more than is allowed, 400 for a body that ends early or is
    /// malformed.
    package func read(_ take: (ByteBuffer) async throws -> Void) async throws {
        connection?.askForBody()
        var count = 0
        var iterator = body.makeAsyncIterator()
        while let piece = try await next(&iterator) {
            count += piece.readableBytes
            guard count <= most else { throw Refusal.longBody(most) }
            try await take(piece)
        }
        guard connection?.hasArrived(number) ?? true else {
            throw Refusal.malformed(
                "The body ended early", "\(count) bytes came, and not the end of the request.")
        }
    }

    /// The whole body in memory, where it is no longer than so many bytes.
    package func collect(upTo limit: Int = .max) async throws -> ByteBuffer {
        var all = ByteBuffer()
        try await read { piece in
            guard all.readableBytes + piece.readableBytes <= limit else {
                throw Refusal.longBody(limit)
            }
            all.writeImmutableBuffer(piece)
        }
        return all
    }

    private func next(_ iterator: inout RequestBody.AsyncIterator) async throws -> ByteBuffer? {
        do {
            return try await iterator.next()
        } catch is ConnectionHandler.BodyError {
            throw Refusal.malformed(
                "The body cannot be read",
                "It ended early, or is not divided into chunks as HTTP asks.")
        }
    }
}
