internal import Foundation

/// Gets answers over HTTP as a polite and stubborn program does: one at a time, no faster than
/// agreed, again where that helps, from where it stopped where the host allows it.
///
/// The bytes of an answer are kept as they were sent, packed or not.
public final class WebClient {
    /// How a client behaves.
    public struct Manners: Sendable {
        /// What the program says that it is.
        public var agent: String
        public var limits = WebLimits()
        public var retry = RetryPolicy()
        /// Seconds between the starts of two requests to one host.
        public var interval = 1.0
        /// Whether http is spoken too: only for mirrors and tests.
        public var allowsPlain = false
        public var clock = Clock.real
        public var interruption = Interruption()

        public init(agent: String) { self.agent = agent }
    }

    /// What an answer is found to be by who asked for it.
    public enum Verdict: Sendable {
        /// To be kept, or to be dealt with by who asked.
        case taken
        /// Damaged, or a web page in its place, as services send for a while: to be asked for again.
        case again(String)
    }

    public let manners: Manners
    private let pace: Pace
    private let transfer: Transfer
    /// Bytes received in all.
    private(set) var received = 0
    /// What is being done, for people who watch.
    public var progress: (String) -> Void = { _ in }

    public init(_ manners: Manners) {
        self.manners = manners
        pace = Pace(clock: manners.clock, interval: manners.interval)
        transfer = Transfer(
            agent: manners.agent, limits: manners.limits, interruption: manners.interruption)
    }

    /// Gets an answer into a part file, which is whole and on the disk when this returns `.received`.
    ///
    /// - Parameter examine: what the answer in the file of a path is; called once it is whole.
    func get(
        _ request: WebRequest, into part: PartFile, known: Validators?,
        examine: (String, ResponseHead) -> Verdict
    ) throws(FetchError) -> WebAnswer {
        var attempt = 0
        while true {
            attempt += 1
            let failure: FetchError
            do throws(FetchError) {
                var answer = try follow(request, into: part, known: known)
                answer.attempts = attempt
                guard answer.isReceived else { return answer }
                guard case .again(let words) = examine(part.path, answer.head) else {
                    return answer
                }
                part.discard()
                failure = FetchError(
                    .answer, request.url, found: words, expected: request.expected)
            } catch {
                guard error.mayPass else { throw error }
                failure = error
            }
            let asked = waitAsked
            waitAsked = nil
            try wait(attempt, asked, failure)
        }
    }

    /// Seconds that the last refusal asked to wait.
    private var waitAsked: Double?

    private func wait(
        _ attempt: Int, _ asked: Double?, _ failure: FetchError
    ) throws(FetchError) {
        let policy = manners.retry
        var failure = failure
        if let asked, asked > policy.mostAsked {
            failure = FetchError(
                .status, failure.place,
                found: failure.found + " and the wish to wait \(Int(asked)) s",
                expected: "an answer within \(Int(policy.mostAsked)) s; the same command later "
                    + "goes on where this one stopped",
                status: failure.status, excerpt: failure.excerpt)
            throw failure
        }
        guard attempt < policy.attempts else {
            throw FetchError(
                failure.kind, failure.place,
                found: failure.found + ", \(attempt) times",
                expected: failure.expected + "; the same command later goes on where this one "
                    + "stopped", status: failure.status, excerpt: failure.excerpt)
        }
        let own = policy.wait(after: attempt, chance: manners.clock.chance())
        let seconds = max(own, asked ?? 0)
        progress("\(failure.found); again in \(Int(seconds.rounded(.up))) s")
        manners.clock.sleep(seconds, manners.interruption)
        try manners.interruption.check(failure.place)
    }

    /// One attempt, with its redirects.
    private func follow(
        _ request: WebRequest, into part: PartFile, known: Validators?
    ) throws(FetchError) -> WebAnswer {
        var place = try address(request.url, from: nil)
        var seen: Set<String> = [place.absoluteString]
        while true {
            let head = try exchange(place, request, into: part, known: known)
            switch head.status {
            case 304 where known != nil:
                return WebAnswer(head: head, url: place.absoluteString, isReceived: false)
            case 304:
                throw FetchError(
                    .answer, request.url, found: "status 304 without having been asked",
                    expected: request.expected)
            case 301, 302, 303, 307, 308:
                guard let location = head["Location"], seen.count <= manners.limits.redirects else {
                    throw FetchError(
                        .redirect, request.url,
                        found: head["Location"] == nil
                            ? "a redirect to nowhere" : "more than \(seen.count - 1) redirects",
                        expected: "at most \(manners.limits.redirects), to an address")
                }
                place = try address(location, from: place)
                guard seen.insert(place.absoluteString).inserted else {
                    throw FetchError(
                        .redirect, request.url,
                        found: "redirects in a circle, back to \(place.absoluteString)",
                        expected: "an answer")
                }
            case 416:
                part.discard()
                throw FetchError(
                    .cut, request.url, found: "a refusal to go on with what was received",
                    expected: "the rest of the answer", status: 416)
            default:
                return WebAnswer(head: head, url: place.absoluteString, isReceived: true)
            }
        }
    }

    private func exchange(
        _ place: URL, _ request: WebRequest, into part: PartFile, known: Validators?
    ) throws(FetchError) -> ResponseHead {
        try pace.wait(for: place.host ?? "", manners.interruption)
        let address = place.absoluteString
        let mark = part.mark(of: address)
        var fields = request.fields
        let room = manners.limits.total - received
        let keeper = Keeper(
            part, address: address, resumed: mark,
            most: min(manners.limits.answer, room), isLast: room < manners.limits.answer)
        if let mark {
            fields += [("Range", "bytes=\(part.size)-"), ("If-Range", mark.validator)]
        } else if let known {
            if let tag = known.tag { fields.append(("If-None-Match", tag)) }
            if let time = known.time { fields.append(("If-Modified-Since", time)) }
        }
        defer { received += keeper.count }
        do throws(FetchError) {
            let head = try transfer.get(address, fields: fields, to: keeper)
            try keeper.end(head)
            return head
        } catch {
            // What has come is kept for going on; what cannot be gone on with is not.
            try part.finish()
            if keeper.isWorthless || error.kind == .tooLarge { part.discard() }
            if error.kind == .status {
                waitAsked = RetryPolicy.asked(
                    keeper.head?["Retry-After"], now: manners.clock.now())
            }
            throw error
        }
    }

    /// An address that may be fetched from.
    private func address(_ text: String, from base: URL?) throws(FetchError) -> URL {
        let kind: FetchError.Kind = base == nil ? .address : .redirect
        guard let url = URL(string: text, relativeTo: base)?.absoluteURL,
            let host = url.host, !host.isEmpty, let scheme = url.scheme?.lowercased()
        else {
            throw FetchError(
                kind, base?.absoluteString ?? text, found: "\"\(text.prefix(200))\"",
                expected: "an address with a host")
        }
        let isFallingBack = base?.scheme?.lowercased() == "https" && scheme == "http"
        guard scheme == "https" || scheme == "http" && manners.allowsPlain && !isFallingBack else {
            throw FetchError(
                kind, base?.absoluteString ?? text, found: "\"\(text.prefix(200))\"",
                expected: "an address that begins with https://")
        }
        guard url.user == nil, url.password == nil else {
            throw FetchError(
                kind, host, found: "an address with a name or password in it",
                expected: "one without, as addresses are kept with what was fetched")
        }
        return url
    }
}
