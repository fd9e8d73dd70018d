internal import Atlas
internal import Hummingbird
internal import Office
internal import Synchronization
internal import Warehouse

/// The atlas: reads the address, asks the query for the page's model, has Atlas draw it, and
/// turns what goes wrong into a page with a status.
struct AtlasEndpoint: Endpoint {
    let name = "atlas"
    /// Pages are for people; scripts from elsewhere have interfaces of their own.
    let isShared = false

    private let office: Office
    private let snapshots: Latest<Snapshot>
    private let configuration: ServiceConfiguration
    private let kept = Kept()

    private final class Kept: Sendable {
        let cache = PageCache()
        /// What the last state says of itself, for pages that are not of a state.
        let site = Mutex(Site())
    }

    init(_ office: Office, _ snapshots: Latest<Snapshot>, _ configuration: ServiceConfiguration) {
        self.office = office
        self.snapshots = snapshots
        self.configuration = configuration
    }

    func reply(to call: Call) async throws -> Reply {
        let snapshot = try await snapshots.value()
        let site = Naming(snapshot: snapshot).site
        kept.site.withLock { $0 = site }
        let address = try Address(call.target)
        switch try Target(address, areas: snapshot.areas) {
        case .robots:
            return Reply(
                .plain, "User-agent: *\nAllow: /\nDisallow: /explain/\n",
                headers: [.cacheControl: "max-age=86400"])
        case .moved(let route): return Reply(status: .movedPermanently, to: route.path)
        case .page(let route): return try await page(route, call, snapshot, site)
        }
    }

    func reply(to refusal: Refusal, _ call: Call) -> Reply {
        var reply = FailureQuery(refusal: refusal).reply(
            kept.site.withLock { $0 }, asData: Accepting.prefersJSON(call.headers[.accept]))
        reply.headers = refusal.headers
        reply.headers[.cacheControl] = "no-store"
        return reply
    }

    private func page(
        _ route: Route, _ call: Call, _ snapshot: Snapshot, _ site: Site
    ) async throws -> Reply {
        let asData = route.hasData && Accepting.prefersJSON(call.headers[.accept])
        let state = snapshot.mark
        let form = asData ? "json" : "page"
        let freshness = Freshness(of: [state, route.path, form])
        let key = form + " " + route.path
        let packedKey = "gzip " + key
        let packs = configuration.gzip && Compression.takesGzip(call.headers[.acceptEncoding])
        let known = packs ? kept.cache.page(packedKey, state: state) : nil
        var reply: Reply
        if let found = known ?? kept.cache.page(key, state: state) {
            reply = found
        } else {
            reply = try await Pages(office: office, snapshot: snapshot, site: site)
                .reply(route, asData: asData)
            guard reply.status == .ok else { return reply }
            kept.cache.keep(reply, key, state: state)
        }
        if let unchanged = freshness.unchanged(call, headers: Self.headers(route)) {
            return unchanged
        }
        if known == nil, packs, let packed = pack(reply) {
            kept.cache.keep(packed, packedKey, state: state)
            reply = packed
        }
        let isPacked = reply.headers.contains(.contentEncoding)
        for field in freshness.fields { reply.headers[field.name] = field.value }
        for field in Self.headers(route) { reply.headers[field.name] = field.value }
        if isPacked { Compression.mark(&reply.headers) }
        return reply
    }

    /// The reply compressed, for the cache, so that each page is compressed once.
    private func pack(_ reply: Reply) -> Reply? {
        guard case .bytes(let bytes) = reply.body,
            bytes.readableBytes > configuration.gzipAbove,
            let packed = Compression.compressed(bytes)
        else { return nil }
        return Reply(
            status: reply.status, mediaType: reply.mediaType, headers: [.contentEncoding: "gzip"],
            body: .bytes(packed))
    }

    private static func headers(_ route: Route) -> HTTPFields {
        var fields: HTTPFields = [.vary: "Accept, Accept-Encoding"]
        if route == .stylesheet { fields[.cacheControl] = "public, max-age=300" }
        return fields
    }
}
