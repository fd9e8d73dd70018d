internal import Atlas
internal import Foundation
package import Hummingbird
internal import Logging
package import Office
internal import Warehouse

/// Answers every request: reads the address, asks the query for the page's model, has Atlas
/// draw it, and turns what goes wrong into a page with a status.
package struct PageResponder: HTTPResponder {
    package typealias Context = BasicRequestContext

    private let office: Office
    private let keeper: SnapshotKeeper
    private let cache = PageCache()

    package init(office: Office, keeper: SnapshotKeeper) {
        self.office = office
        self.keeper = keeper
    }

    package func respond(to request: Request, context: Context) async throws -> Response {
        let wantsJSON = Accepting.prefersJSON(request.headers[.accept])
        var site = Site()
        let reply: Reply
        do {
            guard request.method == .get || request.method == .head else {
                throw Refusal.method(request.method)
            }
            let snapshot = try await keeper.snapshot()
            site = Naming(snapshot: snapshot).site
            reply = try await answer(request, snapshot, site, wantsJSON)
        } catch let refusal as Refusal {
            reply = failure(refusal, site, wantsJSON)
        } catch {
            context.logger.error(
                "request failed",
                metadata: [
                    "path": "\(Refusal.shortened(request.head.path ?? ""))", "error": "\(error)",
                ])
            reply = failure(.failure, site, wantsJSON)
        }
        return reply.response(isHead: request.method == .head)
    }

    private func answer(
        _ request: Request, _ snapshot: Snapshot, _ site: Site, _ wantsJSON: Bool
    ) async throws -> Reply {
        let address = try Address(request.head.path ?? "/")
        switch try Target(address, areas: snapshot.areas) {
        case .health: return Reply(.plain, "ok\n", headers: [.cacheControl: "no-store"])
        case .robots:
            return Reply(
                .plain, "User-agent: *\nAllow: /\nDisallow: /explain/\n",
                headers: [.cacheControl: "max-age=86400"])
        case .moved(let route): return Reply(status: .movedPermanently, to: route.path)
        case .page(let route):
            let state = "\(snapshot.lastRelease) \(snapshot.releases.last?.heldFrom ?? "")"
            let form = wantsJSON && route.hasData ? "json" : "page"
            let tag = EntityTag.mark(state, EntityTag.build, route.path, form)
            let key = form + " " + route.path
            if EntityTag.matches(request.headers[.ifNoneMatch], tag),
                cache.page(key, state: state) != nil || form == "page" && route == .stylesheet
            {
                return Reply(
                    status: .notModified, .html, "", headers: Self.headers(route, tag))
            }
            var reply: Reply
            if let kept = cache.page(key, state: state) {
                reply = kept
            } else {
                reply = try await Pages(office: office, snapshot: snapshot, site: site)
                    .reply(route, asData: form == "json")
                guard reply.status == .ok else { return reply }
                cache.keep(reply, key, state: state)
            }
            if EntityTag.matches(request.headers[.ifNoneMatch], tag) {
                return Reply(
                    status: .notModified, reply.form, "", headers: Self.headers(route, tag))
            }
            for field in Self.headers(route, tag) { reply.headers[field.name] = field.value }
            return reply
        }
    }

    /// A page may be kept by whoever asks each time whether it is still right.
    private static func headers(_ route: Route, _ tag: String) -> HTTPFields {
        [
            .eTag: tag,
            .cacheControl: route == .stylesheet ? "public, max-age=300" : "public, no-cache",
            .vary: "Accept",
        ]
    }

    private func failure(_ refusal: Refusal, _ site: Site, _ asData: Bool) -> Reply {
        var reply = FailureQuery(refusal: refusal).reply(site, asData: asData)
        reply.headers = refusal.headers
        reply.headers[.cacheControl] = "no-store"
        return reply
    }
}
