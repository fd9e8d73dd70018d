internal import NIOCore

/// The clocks of one connection. They are looked at from time to time, so that what happens on
/// the connection need not ask for the time.
struct ConnectionWatch {
    /// Whether the task that answers would take more of a body.
    var isReadWanted = false
    var next: Scheduled<Void>?
    /// Whether a request has come at all.
    private(set) var isFirst = true

    private var idleSince: NIODeadline?
    private var headSince: NIODeadline?
    private var bodySince: NIODeadline?
    private var bodyReceived = 0
    private var takenSince = NIODeadline.now()
    private var taken = 0

    mutating func begin() { idleSince = .now() }

    mutating func end() {
        next?.cancel()
        next = nil
    }

    /// Something was received or answered: the wait for the next request begins anew.
    mutating func restartIdle() {
        idleSince = nil
        headSince = nil
        isFirst = false
    }

    /// The body of a request begins.
    mutating func restartBody(_ meter: ByteMeter) {
        bodySince = nil
        bodyReceived = meter.received
        isFirst = false
    }

    /// How long nothing has been received between requests.
    mutating func idle(_ now: NIODeadline) -> TimeAmount {
        idleSince = idleSince ?? now
        return now - (idleSince ?? now)
    }

    /// How long the head of a request has been arriving.
    mutating func head(_ now: NIODeadline) -> TimeAmount {
        headSince = headSince ?? now
        return now - (headSince ?? now)
    }

    /// Whether too little of a body came in a whole span.
    mutating func isBodySlow(_ now: NIODeadline, _ meter: ByteMeter, span: TimeAmount) -> Bool {
        guard isReadWanted, let since = bodySince else {
            bodySince = now
            bodyReceived = meter.received
            return false
        }
        guard now - since >= span else { return false }
        let came = meter.received - bodyReceived
        bodySince = now
        bodyReceived = meter.received
        let seconds = Double((now - since).nanoseconds) * 1e-9
        return Double(came) < Double(Connection.slowestBody) * seconds
    }

    /// Whether nothing of what waits was taken for a whole span.
    ///
    /// - Parameter waiting: bytes that wait for the socket.
    mutating func isReaderSlow(
        _ now: NIODeadline, _ meter: ByteMeter, waiting: Int, span: TimeAmount
    ) -> Bool {
        let taken = meter.sent - waiting
        guard waiting > 0, taken == self.taken else {
            self.taken = taken
            takenSince = now
            return false
        }
        return now - takenSince >= span
    }
}
