internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1
internal import Synchronization

/// Sets up the pipeline of each connection: bytes are metered, parsed within limits and watched
/// over; then the requests are answered one after the other.
struct WatchedChannel: ServerChildChannel, HTTPChannelHandler {
    /// A connection that was set up.
    ///
    /// One that arrives just as the service ends may be dropped before anybody handles it. It is
    /// closed then: NIO ends the process when a channel that was never run is let go.
    final class Value: ServerChildChannelValue {
        let connection: Connection
        private let async: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
        private let isHandled = Atomic<Bool>(false)

        init(
            _ async: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>, _ connection: Connection
        ) {
            self.async = async
            self.connection = connection
        }

        deinit {
            guard !isHandled.load(ordering: .relaxed) else { return }
            Task { [async] in try? await async.executeThenClose { _, _ in } }
        }

        var channel: any Channel { async.channel }

        /// The channel, for the one who handles it.
        func take() -> NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart> {
            isHandled.store(true, ordering: .relaxed)
            return async
        }
    }

    let guardian: ConnectionGuard
    let responder: HTTPChannelHandler.Responder

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let peer = Self.address(channel)
        let refusal = guardian.connections.open(peer)
        if refusal == nil {
            channel.closeFuture.whenComplete { [guardian] _ in guardian.connections.close(peer) }
        }
        let connection = Connection(
            channel, peer: peer, shard: guardian.ledger.meters.nextShard())
        return channel.eventLoop.makeCompletedFuture {
            Value(try build(channel, connection, refusal), connection)
        }.flatMapError { error in
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(error)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await value.connection.run {
            await handleHTTP(asyncChannel: value.take(), logger: logger)
        }
    }

    private func build(
        _ channel: any Channel, _ connection: Connection, _ refusal: Refusal?
    ) throws -> NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart> {
        let pipeline = channel.pipeline.syncOperations
        let configuration = guardian.configuration
        // What is read at once, times the parts that wait, is the memory of a connection.
        try channel.syncOptions?.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2048, maximum: 16 << 10))
        let meter = ByteMeter()
        try pipeline.addHandler(meter)
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = max(configuration.targetBytes, 8 << 10)
        limits.maxHeaderListSize = configuration.targetBytes + configuration.headerBytes
        limits.maxHeaderFieldCount = 100
        var encoding = HTTPResponseEncoder.Configuration()
        encoding.automaticallySetFramingHeaders = false
        try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false,
            withOutboundHeaderValidation: false, withEncoderConfiguration: encoding,
            withDecoderLimitConfiguration: limits)
        try pipeline.addHandler(
            ConnectionHandler(connection, meter: meter, guardian: guardian, refusal: refusal))
        try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
        return try NIOAsyncChannel(
            wrappingChannelSynchronously: channel,
            configuration: .init(
                backPressureStrategy: .init(lowWatermark: 2, highWatermark: 4),
                isOutboundHalfClosureEnabled: true))
    }

    /// The address at the other end; that of no machine where it cannot be told.
    private static func address(_ channel: any Channel) -> IPAddress {
        channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) } ?? IPAddress(high: 0, low: 0)
    }
}
