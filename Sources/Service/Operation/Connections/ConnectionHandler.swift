internal import NIOCore
internal import NIOHTTP1

/// Watches over one connection: that requests arrive in time and within limits, that replies are
/// taken, that errors of the protocol are answered, and that closing loses nothing.
///
/// Stands between the HTTP decoder and the task that answers. Bound to the event loop.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What is being received.
    enum Receiving { case nothing, head, body }

    /// How far closing has come.
    enum Closing: Equatable {
        case open
        /// The last reply is on its way; nothing more is read or written.
        case draining
        /// All was sent and the client told so; it may still be sending.
        case lingering(until: NIODeadline)
        case closed
    }

    /// What a reply must know of its request.
    struct Asked {
        let isHead: Bool
        let isVersion10: Bool
        var mustClose: Bool
        var wantsBodyAsked: Bool
    }

    let connection: Connection
    let meter: ByteMeter
    let guardian: ConnectionGuard
    /// Why the connection is refused at once.
    let refusal: Refusal?

    var receiving = Receiving.nothing
    var closing = Closing.open
    /// Requests that are not answered yet, in order.
    var asked: [Asked] = []
    /// Whether the reply to the first of those has begun.
    var hasReplyBegun = false
    /// What to tell the client once earlier requests are answered.
    var waitingRefusal: Refusal?
    var isInputClosed = false
    /// Bytes of bodies that came after all was said.
    var thrownAway = 0
    /// Whether no request is taken after those that are being answered.
    var mustEnd = false
    var watch = ConnectionWatch()

    init(
        _ connection: Connection, meter: ByteMeter, guardian: ConnectionGuard, refusal: Refusal?
    ) {
        self.connection = connection
        self.meter = meter
        self.guardian = guardian
        self.refusal = refusal
    }

    func channelActive(context: ChannelHandlerContext) {
        watch.begin()
        scheduleWatch(context)
        if let refusal { tell(refusal, context) }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        closing = .closed
        watch.end()
        connection.lose()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard closing == .open else {
            throwAway(unwrapInboundIn(data), context)
            return
        }
        switch unwrapInboundIn(data) {
        case .head(let head):
            if let refusal = Self.fault(head) {
                receiving = .nothing
                waitingRefusal = refusal
                tellWaiting(context)
                return
            }
            receiving = .body
            watch.restartBody(meter)
            asked.append(Asked(head))
        case .body: break
        case .end:
            receiving = .nothing
            meter.expectRequest()
            watch.restartIdle()
            connection.requestArrived()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        watch.isReadWanted = false
        context.fireChannelReadComplete()
        // Nobody above asks for more once closing has begun; what comes is thrown away.
        if closing != .open, closing != .closed { context.read() }
    }

    func read(context: ChannelHandlerContext) {
        watch.isReadWanted = true
        context.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: quiesce(context)
        case is Connection.BodyWanted: askForBody(context)
        case ChannelEvent.inputClosed:
            isInputClosed = true
            if case .lingering = closing { end(context) }
            context.fireUserInboundEventTriggered(event)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let fault = error as? HTTPParserError else {
            context.fireErrorCaught(error)
            return
        }
        guard closing == .open else { return }
        if receiving == .body {
            // Whoever reads the body learns of it and answers; then there is no going on.
            receiving = .nothing
            mustEnd = true
            context.fireErrorCaught(BodyError.malformed)
            if asked.isEmpty { drain(context) }
        } else {
            waitingRefusal = explain(fault)
            tellWaiting(context)
        }
    }

    /// Something is wrong with the body of a request that is being answered.
    enum BodyError: Error { case malformed }
}

extension ConnectionHandler.Asked {
    init(_ head: HTTPRequestHead) {
        isHead = head.method == .HEAD
        isVersion10 = head.version.major == 1 && head.version.minor == 0
        // After a request to upgrade or connect, the decoder reads no other.
        mustClose =
            !head.isKeepAlive || head.method == .CONNECT || head.headers.contains(name: "upgrade")
        wantsBodyAsked = head.headers["expect"].contains { $0.lowercased() == "100-continue" }
    }
}
