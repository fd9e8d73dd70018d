public import Fetching
internal import Publishers

/// Fetches a publisher's tables into a snapshot, one request after another.
public struct Fetch {
    private let order: FetchOrder
    private let clock: Clock
    private let retry: RetryPolicy
    private let limits: WebLimits
    private let interruption: Interruption

    public init(
        _ order: FetchOrder, clock: Clock = .real, retry: RetryPolicy = RetryPolicy(),
        limits: WebLimits = WebLimits(), interruption: Interruption = .user
    ) {
        self.order = order
        self.clock = clock
        self.retry = retry
        self.limits = limits
        self.interruption = interruption
    }

    /// Fetches all tables of the order.
    ///
    /// A table that fails does not keep the others from being fetched, but an interruption, a host
    /// that cannot be reached or trusted, and a folder that cannot be written end the fetch.
    /// Throws where nothing could be begun.
    public func run(progress: @escaping (String) -> Void = { _ in }) throws(FetchError)
        -> FetchReport
    {
        let snapshot = try SnapshotFolder(order.folder, publisher: order.service.id, clock: clock)
        let client = WebClient(
            order.manners(clock: clock, retry: retry, limits: limits, interruption: interruption))
        client.progress = progress
        let fetcher = Fetcher(client: client, snapshot: snapshot, isAnew: order.isAnew)
        var report = FetchReport()
        for endpoint in order.tables {
            let table = TableFetch(
                endpoint: endpoint, order: order, fetcher: fetcher, clock: clock,
                progress: progress)
            do throws(FetchError) {
                report.tables.append(try table.run())
            } catch {
                report.failures.append(FetchReport.Failure(table: endpoint.table, error: error))
                if error.endsFetch { break }
            }
        }
        return report
    }

    /// What the folder has of the tables, every byte compared with the manifest, without a request.
    ///
    /// Throws for a folder without a snapshot, a changed file, and a table that is not there.
    public func offline() throws(FetchError) -> FetchReport {
        let expected = "a snapshot with the tables asked for; without --offline they are fetched"
        guard let manifest = try SnapshotFolder.manifest(of: order.folder) else {
            throw FetchError(.file, order.folder, found: "no snapshot", expected: expected)
        }
        guard manifest.publisher == order.service.id else {
            throw FetchError(
                .file, order.folder, found: "a snapshot of \(manifest.publisher)",
                expected: expected)
        }
        try SnapshotFolder.verify(order.folder, manifest)
        var report = FetchReport()
        for endpoint in order.tables {
            guard let table = manifest.tables.first(where: { $0.table == endpoint.table }) else {
                throw FetchError(
                    .file, order.folder, found: "no table \(endpoint.table)", expected: expected)
            }
            var account = TableAccount(table)
            account.kept = account.answers
            report.tables.append(account)
        }
        return report
    }
}

extension FetchError {
    /// Whether further requests to the host make no sense.
    fileprivate var endsFetch: Bool {
        switch kind {
        case .interrupted, .unreachable, .trust, .busy, .file, .address: true
        case .redirect, .cut, .stalled, .status, .answer, .tooLarge, .changed: false
        }
    }
}
