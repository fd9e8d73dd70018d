internal import Synchronization

/// Counts what is under way, in all and for each client, and refuses what is too much.
///
/// Requests and streams are counted apart: a client whose long replies are slow has fewer of
/// them, not fewer answers. Memory: one entry for each client with something under way or, where
/// a rate is set, with requests in the last seconds.
package final class Admission: Sendable {
    private struct Entry {
        var requests = 0
        var streams = 0
        /// Requests that may still be sent at once, at the time of ``filled``.
        var allowance: Double
        var filled: ContinuousClock.Instant
    }

    private struct Entries {
        var byClient: [IPAddress: Entry] = [:]
        /// The number of clients at which those worth nothing are looked for.
        var sweepAt = 10_000

        subscript(client: IPAddress) -> Entry? {
            get { byClient[client] }
            set { byClient[client] = newValue }
        }
    }

    private final class Shard: Sendable {
        let entries = Mutex(Entries())
    }

    private let configuration: ServiceConfiguration
    private let shards = (0..<16).map { _ in Shard() }
    private let requestsInAll = Atomic<Int>(0)
    private let streamsInAll = Atomic<Int>(0)

    package init(_ configuration: ServiceConfiguration) { self.configuration = configuration }

    /// Requests under way whose replies have not begun, or are short.
    package var requests: Int { requestsInAll.load(ordering: .relaxed) }
    /// Long replies under way.
    package var streams: Int { streamsInAll.load(ordering: .relaxed) }
    /// Clients that are remembered.
    package var clients: Int { shards.reduce(0) { $0 + $1.entries.withLock { $0.byClient.count } } }

    /// Counts a request in, or refuses it. Each that is counted in must be counted out.
    package func enter(_ client: IPAddress, at now: ContinuousClock.Instant) throws(Refusal) {
        let most = configuration.requests
        guard requestsInAll.add(1, ordering: .relaxed).newValue <= most else {
            requestsInAll.subtract(1, ordering: .relaxed)
            throw .busy(.requests, most)
        }
        let refusal = shard(client).entries.withLock { entries -> Refusal? in
            var entry = entries[client] ?? fresh(now)
            defer { entries[client] = entry }
            if let refusal = takeAllowance(&entry, now) { return refusal }
            guard entry.requests < configuration.requestsPerClient else {
                return .tooMany(.requestsPerClient, configuration.requestsPerClient, retry: 1)
            }
            entry.requests += 1
            if entries.byClient.count > entries.sweepAt { sweep(&entries, now) }
            return nil
        }
        if let refusal {
            requestsInAll.subtract(1, ordering: .relaxed)
            throw refusal
        }
    }

    /// Counts a request out.
    package func leave(_ client: IPAddress) {
        requestsInAll.subtract(1, ordering: .relaxed)
        change(client) { $0.requests -= 1 }
    }

    /// Counts a long reply in, or refuses it.
    package func enterStream(_ client: IPAddress, at now: ContinuousClock.Instant) throws(Refusal) {
        let most = configuration.streams
        guard streamsInAll.add(1, ordering: .relaxed).newValue <= most else {
            streamsInAll.subtract(1, ordering: .relaxed)
            throw .busy(.streams, most)
        }
        let isAllowed = shard(client).entries.withLock { entries in
            var entry = entries[client] ?? fresh(now)
            guard entry.streams < configuration.streamsPerClient else { return false }
            entry.streams += 1
            entries[client] = entry
            return true
        }
        guard isAllowed else {
            streamsInAll.subtract(1, ordering: .relaxed)
            throw .tooMany(.streamsPerClient, configuration.streamsPerClient, retry: 10)
        }
    }

    /// Counts a long reply out.
    package func leaveStream(_ client: IPAddress) {
        streamsInAll.subtract(1, ordering: .relaxed)
        change(client) { $0.streams -= 1 }
    }

    private func shard(_ client: IPAddress) -> Shard {
        shards[Int(truncatingIfNeeded: client.low ^ client.high &* 31) & 15]
    }

    private func fresh(_ now: ContinuousClock.Instant) -> Entry {
        Entry(allowance: Double(configuration.rateBurst), filled: now)
    }

    /// Changes an entry, and forgets one that holds nothing worth knowing.
    private func change(_ client: IPAddress, _ change: (inout Entry) -> Void) {
        shard(client).entries.withLock { entries in
            guard var entry = entries[client] else { return }
            change(&entry)
            let isIdle = entry.requests <= 0 && entry.streams <= 0
            entries[client] = isIdle && configuration.ratePerClient == 0 ? nil : entry
        }
    }

    /// Takes one request from what the rate allows; a refusal says when there is one again.
    private func takeAllowance(_ entry: inout Entry, _ now: ContinuousClock.Instant) -> Refusal? {
        let rate = configuration.ratePerClient
        guard rate > 0 else { return nil }
        let grown = entry.allowance + (now - entry.filled).seconds * rate
        entry.allowance = min(grown, Double(configuration.rateBurst))
        entry.filled = now
        guard entry.allowance >= 1 else {
            let wait = Int(((1 - entry.allowance) / rate).rounded(.up))
            return .tooFast(rate, retry: min(max(wait, 1), 3600))
        }
        entry.allowance -= 1
        return nil
    }

    /// Drops clients with nothing under way whose allowance is full again.
    private func sweep(_ entries: inout Entries, _ now: ContinuousClock.Instant) {
        let full = Double(configuration.rateBurst)
        entries.byClient = entries.byClient.filter { _, entry in
            entry.requests > 0 || entry.streams > 0
                || entry.allowance + (now - entry.filled).seconds * configuration.ratePerClient
                    < full
        }
        entries.sweepAt = max(10_000, entries.byClient.count * 2)
    }
}
