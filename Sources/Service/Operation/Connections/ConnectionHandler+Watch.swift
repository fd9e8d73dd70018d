internal import NIOCore
internal import NIOHTTP1

extension ConnectionHandler {
    /// Looks at the clocks again after a while.
    func scheduleWatch(_ context: ChannelHandlerContext) {
        watch.next = context.eventLoop.assumeIsolated().scheduleTask(in: guardian.watchInterval) {
            self.look(context)
            if self.closing != .closed { self.scheduleWatch(context) }
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        let waiting = bytesWaiting(context)
        if watch.isReaderSlow(now, meter, waiting: waiting, span: guardian.times.write) {
            cut(context, .writeTime)
            return
        }
        switch closing {
        case .closed: break
        case .draining: if waiting == 0 { finishDraining(context) }
        case .lingering(let until): if now >= until { end(context) }
        case .open:
            if let exchange = connection.exchange { look(exchange, context) }
            if closing == .open { lookAtRequests(now, context) }
        }
    }

    private func look(_ exchange: Exchange, _ context: ChannelHandlerContext) {
        let now = ContinuousClock.now
        switch exchange.state {
        case .open where now >= exchange.deadline:
            answer(exchange, .overdue(exchange.deadline - exchange.start), context)
        case .answered where now >= exchange.streamDeadline: cut(context, .streamTime)
        case .open, .answered, .finished: break
        }
    }

    private func lookAtRequests(_ now: NIODeadline, _ context: ChannelHandlerContext) {
        if receiving == .body {
            guard watch.isBodySlow(now, meter, span: guardian.times.body) else { return }
            if let exchange = connection.exchange, asked.count == 1, !hasReplyBegun {
                answer(exchange, .slow(.bodyTime), context)
            } else {
                cut(context, .bodyTime)
            }
        } else if asked.isEmpty {
            if meter.hasBegun {
                if watch.head(now) >= guardian.times.head { tell(.slow(.headTime), context) }
            } else if watch.idle(now) >= (watch.isFirst ? guardian.times.head : guardian.times.idle)
            {
                end(context)
            }
        }
    }

    /// Ends the connection at once, though something is under way.
    func cut(_ context: ChannelHandlerContext, _ limit: Limit?) {
        if let exchange = connection.exchange {
            exchange.cut(limit)
        } else if let limit {
            guardian.ledger.meters.refused(limit)
        }
        connection.lose()
        end(context)
    }

    /// Takes nothing more, and closes once all that was written is taken.
    func drain(_ context: ChannelHandlerContext) {
        guard closing == .open else { return }
        closing = .draining
        if bytesWaiting(context) == 0 { finishDraining(context) }
    }

    /// Says that no more comes, and waits a little for the client to stop sending: were the
    /// connection closed before, what was sent could be lost on the way.
    func finishDraining(_ context: ChannelHandlerContext) {
        if isInputClosed {
            end(context)
            return
        }
        closing = .lingering(
            until: .now() + (guardian.isStopping ? .milliseconds(200) : .seconds(2)))
        context.close(mode: .output, promise: nil)
        context.read()
    }

    /// What comes while closing is dropped; of who goes on for long, the connection is closed at
    /// once, so that nobody is kept busy with it.
    func throwAway(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
        guard case .lingering = closing, case .body(let bytes) = part else { return }
        thrownAway += bytes.readableBytes
        if thrownAway > Self.mostThrownAway { end(context) }
    }

    /// Bytes. A body of a few times the usual limit still ends in peace, and its sender reads why
    /// it was refused.
    private static let mostThrownAway = 64 << 20

    func end(_ context: ChannelHandlerContext) {
        guard closing != .closed else { return }
        closing = .closed
        context.close(mode: .all, promise: nil)
    }

    /// How long a request is waited for that was sent before the service was told to end.
    private static let lastRequest = TimeAmount.milliseconds(100)

    /// Lets what is under way end, up to a time, and takes nothing more.
    func quiesce(_ context: ChannelHandlerContext) {
        mustEnd = true
        let loop = context.eventLoop.assumeIsolated()
        _ = loop.scheduleTask(in: guardian.times.shutdown) {
            if self.closing != .closed { self.cut(context, nil) }
        }
        guard asked.isEmpty, receiving == .nothing else { return }
        // A request may be on its way already: it is answered, and the connection closed then.
        _ = loop.scheduleTask(in: Self.lastRequest) {
            if self.asked.isEmpty, self.receiving == .nothing { self.drain(context) }
        }
    }

    /// Bytes that were written and wait for the socket.
    private func bytesWaiting(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
