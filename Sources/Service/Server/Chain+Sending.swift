internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Tables

extension Chain {
    /// Replies up to this length are handed to the connection in one go; longer ones as the
    /// client takes them. Units: bytes.
    private static let atOnce = 64 << 10

    /// The request was answered in place of the endpoint, which was too late.
    struct TooLate: Error {}

    /// Turns a reply into a response, and writes down what becomes of it.
    ///
    /// - Parameter hasEntered: whether the request is counted as under way, and must be counted
    ///   out once the client has its reply.
    func send(
        _ reply: Reply, _ exchange: Exchange, _ connection: Connection?, limit: Limit? = nil,
        hasEntered: Bool = false
    ) async throws -> Response {
        let client = exchange.call.client.key
        guard exchange.claim() else {
            if hasEntered { admission.leave(client) }
            connection?.end(exchange)
            throw TooLate()
        }
        switch reply.body {
        case .bytes(let bytes):
            return sendBytes(
                reply, bytes, exchange, connection, limit, leaving: hasEntered ? client : nil)
        case .stream(let make):
            if hasEntered { admission.leave(client) }
            do {
                try admission.enterStream(client, at: exchange.start)
            } catch {
                let told = exchange.endpoint.reply(to: error, exchange.call)
                return sendBytes(told, told.bytes, exchange, connection, error.limit, leaving: nil)
            }
            return sendStream(reply, make, exchange, connection, client)
        }
    }

    private func sendBytes(
        _ reply: Reply, _ bytes: ByteBuffer, _ exchange: Exchange, _ connection: Connection?,
        _ limit: Limit?, leaving client: IPAddress?
    ) -> Response {
        let call = exchange.call
        var fields = Sending.fields(reply, call, exchange.endpoint)
        var bytes = bytes
        var length: Int? = bytes.readableBytes
        if isCompressible(reply), bytes.readableBytes > configuration.gzipAbove {
            Sending.vary(&fields, on: "Accept-Encoding")
            if Compression.takesGzip(call.headers[.acceptEncoding]) {
                if call.isHead {
                    length = nil
                    Compression.mark(&fields)
                } else if let packed = Compression.compressed(bytes) {
                    bytes = packed
                    length = packed.readableBytes
                    Compression.mark(&fields)
                }
            }
        }
        let hasBody = !call.isHead && reply.status != .notModified && reply.status != .noContent
        let count = hasBody ? bytes.readableBytes : 0
        if let length, hasBody || call.isHead {
            fields.append(.init(name: .contentLength, value: "\(length)"))
        }
        let ending = Ending { count, isBroken in
            exchange.finish(
                status: reply.status.code, bytes: count, limit: limit, isBroken: isBroken)
            connection?.end(exchange)
            if let client { admission.leave(client) }
        }
        guard count > Self.atOnce else {
            ending.reached(count)
            let body = hasBody ? ResponseBody(byteBuffer: bytes) : Self.empty
            return Response(status: reply.status, headers: fields, body: body)
        }
        let body = ResponseBody(contentLength: count) { [bytes] writer in
            var rest = bytes
            while let piece = rest.readSlice(length: min(rest.readableBytes, Self.atOnce)),
                piece.readableBytes > 0
            {
                try await writer.write(piece)
            }
            try await writer.finish(nil)
            ending.reached(count)
        }
        return Response(status: reply.status, headers: fields, body: body)
    }

    private func sendStream(
        _ reply: Reply, _ make: @escaping @Sendable (BodyWriter) async throws -> Void,
        _ exchange: Exchange, _ connection: Connection?, _ client: IPAddress
    ) -> Response {
        let call = exchange.call
        var fields = Sending.fields(reply, call, exchange.endpoint)
        var packs = false
        if isCompressible(reply) {
            Sending.vary(&fields, on: "Accept-Encoding")
            packs = Compression.takesGzip(call.headers[.acceptEncoding])
            if packs { Compression.mark(&fields) }
        }
        let ending = Ending { count, isBroken in
            exchange.finish(status: reply.status.code, bytes: count, isBroken: isBroken)
            connection?.end(exchange)
            admission.leaveStream(client)
        }
        if call.isHead {
            ending.reached(0)
            return Response(status: reply.status, headers: fields, body: Self.empty)
        }
        let body = ResponseBody { [packs] writer in
            let sink = writer
            try await withTaskExecutorPreference(StreamExecutor.shared) {
                let output = BodyWriter(
                    sink, encoder: packs ? try GzipEncoder(level: Compression.streamLevel) : nil)
                do {
                    try await make(output)
                    try await output.finish()
                } catch {
                    if !Task.isCancelled, !(error is CancellationError), !(error is ChannelError) {
                        exchange.report(error)
                    }
                    ending.reached(output.sent, isBroken: true)
                    throw error
                }
                ending.reached(output.sent)
            }
        }
        return Response(status: reply.status, headers: fields, body: body)
    }

    private func isCompressible(_ reply: Reply) -> Bool {
        configuration.gzip && reply.headers[.contentEncoding] == nil
            && Compression.isText(reply.mediaType) && reply.status != .notModified
    }

    /// A body that is none, and whose length is not told, as it may be that of another method.
    private static let empty = ResponseBody { writer in try await writer.finish(nil) }
}

extension Reply {
    /// The body, where it is in memory.
    fileprivate var bytes: ByteBuffer {
        if case .bytes(let bytes) = body { return bytes }
        return ByteBuffer()
    }
}
