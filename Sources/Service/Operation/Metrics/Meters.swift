internal import Hummingbird
internal import Synchronization

/// Counts what was answered, how fast, and what was refused.
///
/// Counts lie in several parts, and each connection keeps to one of them, so that requests on
/// different connections rarely wait for one another; a reading adds the parts up.
final class Meters: Sendable {
    /// What was counted of one endpoint.
    struct Tally: Sendable {
        /// By method and status.
        var requests: [Kind: Int] = [:]
        /// Requests by duration: one place for each of ``Meters/bounds`` and one for the rest.
        var durations = [Int](repeating: 0, count: Meters.bounds.count + 1)
        /// Units: seconds.
        var time = 0.0
        /// Bytes of bodies sent.
        var bytes = 0

        /// All requests.
        var count: Int { durations.reduce(0, +) }
    }

    struct Kind: Hashable, Comparable, Sendable {
        let method: UInt8
        let status: UInt16

        static func < (a: Kind, b: Kind) -> Bool {
            (a.method, a.status) < (b.method, b.status)
        }
    }

    /// Upper bounds of durations. Units: seconds.
    static let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
    ]

    /// Methods that are counted by name; others are `other`.
    static let methods: [HTTPRequest.Method] = [
        .get, .head, .options, .post, .put, .delete, .patch,
    ]

    /// Names of endpoints, by number; the last stands for requests that reached none.
    let endpoints: [String]
    private let shards: [Shard]
    private let refusals = Mutex<[Limit: Int]>([:])
    private let opened = Atomic<Int>(0)

    private final class Shard: Sendable {
        let tallies: Mutex<[Tally]>

        init(_ count: Int) { tallies = Mutex([Tally](repeating: Tally(), count: count)) }
    }

    init(endpoints: [String]) {
        self.endpoints = endpoints + ["none"]
        let count = self.endpoints.count
        shards = (0..<8).map { _ in Shard(count) }
    }

    /// The part of the counts that another connection keeps to.
    func nextShard() -> Int {
        opened.add(1, ordering: .relaxed).newValue & (shards.count - 1)
    }

    /// Counts an answer.
    ///
    /// - Parameters:
    ///   - endpoint: its number in ``endpoints``; any other is taken for the last.
    ///   - seconds: from the head of the request to the end of the reply.
    func count(
        endpoint: Int, _ method: HTTPRequest.Method, status: Int, seconds: Double, bytes: Int,
        shard: Int
    ) {
        let kind = Kind(
            method: UInt8(Self.methods.firstIndex(of: method) ?? Self.methods.count),
            status: UInt16(clamping: status))
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        let endpoint = endpoints.indices.contains(endpoint) ? endpoint : endpoints.count - 1
        shards[shard & (shards.count - 1)].tallies.withLock { tallies in
            tallies[endpoint].requests[kind, default: 0] += 1
            tallies[endpoint].durations[place] += 1
            tallies[endpoint].time += seconds
            tallies[endpoint].bytes += bytes
        }
    }

    /// Counts a refusal, or a connection cut off, because of a limit.
    func refused(_ limit: Limit) { refusals.withLock { $0[limit, default: 0] += 1 } }

    /// Refusals so far, by limit.
    var refused: [Limit: Int] { refusals.withLock { $0 } }

    /// All counts so far, by endpoint.
    func tallies() -> [Tally] {
        var sum = [Tally](repeating: Tally(), count: endpoints.count)
        for shard in shards {
            for (place, tally) in shard.tallies.withLock({ $0 }).enumerated() {
                sum[place].requests.merge(tally.requests, uniquingKeysWith: +)
                for bound in tally.durations.indices {
                    sum[place].durations[bound] += tally.durations[bound]
                }
                sum[place].time += tally.time
                sum[place].bytes += tally.bytes
            }
        }
        return sum
    }
}
