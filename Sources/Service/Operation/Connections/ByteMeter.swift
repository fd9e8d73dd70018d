internal import NIOCore

/// Stands next to the socket and sees every byte: whether a request has begun to arrive, and how
/// much was sent.
///
/// Bound to the event loop of its connection.
final class ByteMeter: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// Bytes that came in.
    private(set) var received = 0
    /// Bytes handed to the socket or waiting for it.
    private(set) var sent = 0
    /// Whether bytes came since ``expectRequest()``.
    private(set) var hasBegun = false
    /// Whether the first of those lines has ended.
    private(set) var hasLine = false

    /// Says that what comes next is the head of a request.
    func expectRequest() {
        hasBegun = false
        hasLine = false
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        received &+= buffer.readableBytes
        hasBegun = true
        if !hasLine { hasLine = buffer.readableBytesView.contains(UInt8(ascii: "\n")) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        sent &+= unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }
}
