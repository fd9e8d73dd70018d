internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypesHTTP1

extension ConnectionHandler {
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard closing == .open, let first = asked.first else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            guard head.status.code >= 200 else {
                context.write(data, promise: promise)
                return
            }
            hasReplyBegun = true
            frame(&head, first)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            if first.isHead { promise?.succeed() } else { context.write(data, promise: promise) }
        case .end:
            context.write(data, promise: promise)
            replyEnded(context)
        }
    }

    /// Closing waits until what was written is taken.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        switch mode {
        case .input: context.close(mode: .input, promise: promise)
        case .output:
            drain(context)
            promise?.succeed()
        case .all:
            drain(context)
            context.channel.closeFuture.cascade(to: promise)
        }
    }

    /// Says in the head how the body ends, and whether the connection stays.
    private func frame(_ head: inout HTTPResponseHead, _ request: Asked) {
        let hasNoBody = head.status == .noContent || head.status == .notModified
        var mustClose =
            request.mustClose || mustEnd || guardian.isStopping
            || asked.count == 1 && receiving == .body
            || head.headers["connection"].contains("close")
        if hasNoBody {
            head.headers.remove(name: "content-length")
        } else if !request.isHead, !head.headers.contains(name: "content-length") {
            if request.isVersion10 {
                mustClose = true
            } else {
                head.headers.add(name: "Transfer-Encoding", value: "chunked")
            }
        }
        if request.isVersion10 { head.version = .http1_0 }
        if mustClose {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
            asked[0].mustClose = true
        } else if request.isVersion10 {
            head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
        }
    }

    private func replyEnded(_ context: ChannelHandlerContext) {
        let request = asked.removeFirst()
        hasReplyBegun = false
        watch.restartIdle()
        if request.mustClose || mustEnd && asked.isEmpty {
            context.flush()
            drain(context)
        } else if waitingRefusal != nil {
            context.flush()
            tellWaiting(context)
        }
    }

    /// Tells the client what is wrong once all earlier requests are answered.
    func tellWaiting(_ context: ChannelHandlerContext) {
        guard asked.isEmpty, let refusal = waitingRefusal else { return }
        waitingRefusal = nil
        tell(refusal, context)
    }

    /// Answers instead of an endpoint, because no request can be read, and closes.
    func tell(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        guard closing == .open else { return }
        let id = RequestID.make()
        let response = Sending.told(refusal, id: id)
        guardian.ledger.record(
            RequestLine(
                id: id, client: connection.client.text, status: response.status.code,
                bytes: response.body.readableBytes, limit: refusal.limit),
            shard: connection.shard)
        send(response, context)
    }

    /// Answers a request in place of the endpoint that has not, and closes.
    ///
    /// Does nothing where the endpoint answers after all.
    func answer(_ exchange: Exchange, _ refusal: Refusal, _ context: ChannelHandlerContext) {
        guard closing == .open, !hasReplyBegun, exchange.claim() else { return }
        let response = exchange.told(refusal)
        exchange.finish(
            status: response.status.code, bytes: response.body.readableBytes,
            limit: refusal.limit)
        send(response, context)
        connection.lose()
    }

    private func send(_ response: Sending.Told, _ context: ChannelHandlerContext) {
        var head = HTTPResponseHead(
            HTTPResponse(status: response.status, headerFields: response.headers))
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        let (seconds, _) = CivilTime.now()
        head.headers.add(name: "Date", value: CivilTime(seconds: seconds).httpText)
        if asked.first?.isVersion10 == true { head.version = .http1_0 }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if asked.first?.isHead != true {
            context.write(wrapOutboundOut(.body(.byteBuffer(response.body))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        context.flush()
        drain(context)
    }

    /// Tells a client that waits for leave that it may send its body.
    func askForBody(_ context: ChannelHandlerContext) {
        guard closing == .open, !hasReplyBegun, asked.first?.wantsBodyAsked == true else { return }
        asked[0].wantsBodyAsked = false
        let head = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }
}

extension ConnectionHandler {
    /// What is wrong with a head that could be read.
    static func fault(_ head: HTTPRequestHead) -> Refusal? {
        let hosts = head.headers["host"].count
        guard hosts > 1 || hosts == 0 && head.version != .http1_0 else { return nil }
        return .malformed(
            "The request cannot be read", "Found \(hosts) Host fields; expected one.")
    }

    /// What is wrong with bytes that are no request.
    func explain(_ error: HTTPParserError) -> Refusal {
        switch error {
        case .headerOverflow:
            meter.hasLine
                ? .longHeader(guardian.configuration.headerBytes)
                : .longTarget(guardian.configuration.targetBytes)
        case .invalidVersion:
            Refusal(
                status: .httpVersionNotSupported, title: "The version of HTTP is not spoken here",
                problem: "Expected HTTP/1.1 or HTTP/1.0.")
        case .invalidMethod:
            .malformed(
                "The request cannot be read",
                "It does not begin with a method of HTTP, such as GET.")
        default:
            .malformed(
                "The request cannot be read", "The bytes received are no HTTP request (\(error)).")
        }
    }
}
