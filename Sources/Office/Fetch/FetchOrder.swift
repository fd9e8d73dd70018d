internal import Fetching
public import Publishers

/// What is to be fetched, from where, into which folder.
public struct FetchOrder: Sendable {
    public let service: WebService
    /// In the service's order.
    public let tables: [Endpoint]
    /// The years asked for; nil for all there are.
    public let years: ClosedRange<Int>?
    /// The folder of the snapshot.
    public let folder: String
    /// The service's address, or a mirror's.
    public let base: String
    /// Seconds between the starts of two requests.
    public let interval: Double
    /// Whether what the folder has is asked for again as if it were not there.
    public var isAnew = false
    /// What the program says that it is.
    public var agent: String

    /// Checks what a user asks for; throws `.request`.
    ///
    /// - Parameters:
    ///   - publisher: the id of a service.
    ///   - names: of its tables; none for all.
    ///   - base: a mirror's address; http is allowed there.
    ///   - rate: requests a minute. The service's own limit is kept, but not with a mirror.
    ///   - year: the present year, the last that is asked for.
    public init(
        publisher: String, tables names: [String] = [], since: Int? = nil, until: Int? = nil,
        into folder: String? = nil, base: String? = nil, rate: Double? = nil, agent: String,
        year: Int
    ) throws(OfficeError) {
        guard let service = WebService.named(publisher) else {
            throw OfficeError(
                kind: .request, place: "PUBLISHER", found: publisher,
                expected: "one of " + WebService.all.map(\.id).joined(separator: ", "))
        }
        self.service = service
        for name in names where service.table(name) == nil {
            throw OfficeError(
                kind: .request, place: "TABLE", found: name,
                expected: "one of " + service.tables.map(\.table).joined(separator: ", "))
        }
        let wanted = Set(names.map { $0.lowercased() })
        tables = service.tables.filter { wanted.isEmpty || wanted.contains($0.table) }
        years = try Self.years(since, until, tables, year)
        self.folder = folder ?? "snapshots/" + service.id
        if let base, !base.hasPrefix("https://"), !base.hasPrefix("http://") {
            throw OfficeError(
                kind: .request, place: "--base-url", found: base,
                expected: "an address that begins with https:// or http://")
        }
        self.base = base ?? service.base
        if let rate, !(rate > 0 && rate <= 60_000) {
            throw OfficeError(
                kind: .request, place: "--rate", found: "\(rate)",
                expected: "requests a minute, above 0 and up to 60000")
        }
        let asked = rate.map { 60 / $0 }
        interval = base == nil ? max(service.interval, asked ?? 0) : asked ?? service.interval
        self.agent = agent
    }

    private static func years(
        _ since: Int?, _ until: Int?, _ tables: [Endpoint], _ year: Int
    ) throws(OfficeError) -> ClosedRange<Int>? {
        guard since != nil || until != nil else { return nil }
        if let table = tables.first(where: { $0.years == .all }) {
            throw OfficeError(
                kind: .request, place: since == nil ? "--until" : "--since", found: table.table,
                expected: "tables whose years can be chosen; this one comes whole")
        }
        let first = since ?? tables.compactMap(\.years.first).min() ?? 1950
        let last = until ?? max(year, first)
        guard (1800...2200).contains(first), (1800...2200).contains(last), first <= last else {
            throw OfficeError(
                kind: .request, place: "--since, --until", found: "\(first) to \(last)",
                expected: "two years of 1800 to 2200 in order")
        }
        return first...last
    }

    /// How the client behaves.
    func manners(
        clock: Clock, retry: RetryPolicy, limits: WebLimits, interruption: Interruption
    ) -> WebClient.Manners {
        var manners = WebClient.Manners(agent: agent)
        manners.interval = interval
        manners.allowsPlain = base.hasPrefix("http://")
        manners.clock = clock
        manners.retry = retry
        manners.limits = limits
        manners.interruption = interruption
        return manners
    }
}
