internal import Hummingbird
internal import Logging

/// Where it is written down what became of requests: counts, and a line of the log for each.
struct Ledger: Sendable {
    let meters: Meters
    let logger: Logger

    /// Counts a request and logs it.
    func record(_ line: RequestLine, shard: Int) {
        meters.count(
            endpoint: line.number, line.method ?? .connect, status: line.status,
            seconds: line.seconds, bytes: line.bytes, shard: shard)
        if let limit = line.limit { meters.refused(limit) }
        logger.info("request", metadata: ["request": .stringConvertible(line)])
    }

    /// Logs what failed while a request was answered; clients are not told.
    func report(_ error: any Error, _ call: Call) {
        logger.error(
            "request failed",
            metadata: [
                "id": "\(call.id)", "path": "\(RequestLine.shortened(call.loggedTarget))",
                "error": "\(error)",
            ])
    }
}
