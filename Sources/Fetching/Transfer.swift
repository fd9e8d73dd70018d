internal import CLibcurl
internal import Foundation

/// One exchange with a host through libcurl: a request, its head, its body as it is sent.
///
/// Redirects are not followed, nothing is unpacked, and only http and https are spoken. A proxy is
/// taken from the environment (`https_proxy`, `no_proxy`), but never for this machine.
struct Transfer {
    let agent: String
    let limits: WebLimits
    let interruption: Interruption

    /// What happens with a body.
    protocol Receiver: AnyObject {
        /// Says what came; throws to end the exchange.
        func begin(_ head: ResponseHead) throws(FetchError)
        /// Takes the next bytes of the body.
        func take(_ bytes: UnsafeRawBufferPointer) throws(FetchError)
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Gets an address; the receiver has had all of the body when this returns.
    func get(
        _ address: String, fields: [(name: String, value: String)], to receiver: any Receiver
    ) throws(FetchError) -> ResponseHead {
        guard Self.isReady, let curl = curl_easy_init() else {
            throw FetchError(
                .unreachable, address, found: "libcurl that does not start", expected: "libcurl")
        }
        defer { curl_easy_cleanup(curl) }
        let state = ExchangeState(receiver, limits: limits, interruption: interruption)
        var list: UnsafeMutablePointer<curl_slist>?
        for field in fields { list = curl_slist_append(list, "\(field.name): \(field.value)") }
        defer { curl_slist_free_all(list) }
        set(curl, address, list)
        let status = withExtendedLifetime(state) { () -> CURLcode in
            let pointer = Unmanaged.passUnretained(state).toOpaque()
            for option in [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA] {
                _ = corridor_curl_pointer(curl, option, pointer)
            }
            return curl_easy_perform(curl)
        }
        if status == CURLE_OK { state.beginIfNeeded() }
        if let failure = state.failure { throw failure }
        try interruption.check(address)
        guard status == CURLE_OK else { throw Self.error(status, address, limits) }
        return state.head
    }

    private func set(
        _ curl: UnsafeMutableRawPointer, _ address: String,
        _ list: UnsafeMutablePointer<curl_slist>?
    ) {
        _ = corridor_curl_text(curl, CURLOPT_URL, address)
        _ = corridor_curl_web_only(curl)
        _ = corridor_curl_list(curl, list)
        _ = corridor_curl_text(curl, CURLOPT_USERAGENT, agent)
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1), (CURLOPT_NOPROGRESS, 0),
            (CURLOPT_CONNECTTIMEOUT, limits.connecting), (CURLOPT_TIMEOUT, limits.whole),
            (CURLOPT_LOW_SPEED_LIMIT, limits.leastSpeed), (CURLOPT_LOW_SPEED_TIME, limits.stall),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_HTTP09_ALLOWED, 0),
        ]
        for (option, value) in numbers { _ = corridor_curl_long(curl, option, value) }
        let host = URL(string: address)?.host?.lowercased() ?? ""
        if ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) {
            _ = corridor_curl_text(curl, CURLOPT_PROXY, "")
        }
        _ = corridor_curl_take(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, state in
            ExchangeState.of(state).takeHead(bytes, size * count)
        }
        _ = corridor_curl_take(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, state in
            ExchangeState.of(state).takeBody(bytes, size * count)
        }
        _ = corridor_curl_watch(curl) { state, _, _, _, _ in
            ExchangeState.of(state).interruption.isAsked ? 1 : 0
        }
    }

    private static func error(
        _ code: CURLcode, _ address: String, _ limits: WebLimits
    ) -> FetchError {
        let words = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            return FetchError(
                .stalled, address, found: "an answer that stalled",
                expected: "\(limits.leastSpeed) bytes a second at least, and an end within "
                    + "\(limits.whole) s")
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
            CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return FetchError(
                .cut, address, found: "a connection that ended before the answer (\(words))",
                expected: "a whole answer")
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT:
            return FetchError(
                .unreachable, address, found: "no connection (\(words))",
                expected: "a network that reaches the host")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER:
            return FetchError(
                .trust, address, found: "a host that is not proven to be itself (\(words))",
                expected: "a valid certificate")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT:
            return FetchError(
                .address, address, found: "an address that is not fetched (\(words))",
                expected: "an https address")
        default:
            return FetchError(
                .cut, address, found: "an exchange that failed (\(words))",
                expected: "a whole answer in HTTP")
        }
    }
}

/// What libcurl's calls share during an exchange, all on one thread.
private final class ExchangeState {
    let interruption: Interruption
    private let receiver: any Transfer.Receiver
    private let limits: WebLimits
    private(set) var head = ResponseHead()
    private(set) var failure: FetchError?
    private var headBytes = 0
    private var hasBegun = false

    init(_ receiver: any Transfer.Receiver, limits: WebLimits, interruption: Interruption) {
        self.receiver = receiver
        self.limits = limits
        self.interruption = interruption
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> ExchangeState {
        // libcurl gives back the pointer that it was given.
        pointer.map { Unmanaged<ExchangeState>.fromOpaque($0).takeUnretainedValue() }
            ?? ExchangeState(NoReceiver(), limits: WebLimits(), interruption: Interruption())
    }

    func takeHead(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        headBytes += count
        guard headBytes <= limits.head else {
            failure = FetchError(
                .tooLarge, "header fields", found: "more than \(limits.head) bytes",
                expected: "at most that")
            return 0
        }
        let line = String(
            decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        // Fields after the body say nothing that is needed.
        if !hasBegun { head.take(line: line) }
        return count
    }

    func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        beginIfNeeded()
        guard failure == nil else { return 0 }
        do throws(FetchError) {
            try receiver.take(UnsafeRawBufferPointer(start: bytes, count: count))
            return count
        } catch {
            failure = error
            return 0
        }
    }

    func beginIfNeeded() {
        guard !hasBegun, failure == nil else { return }
        hasBegun = true
        do throws(FetchError) { try receiver.begin(head) } catch { failure = error }
    }
}

/// Takes nothing.
private final class NoReceiver: Transfer.Receiver {
    func begin(_ head: ResponseHead) throws(FetchError) {}
    func take(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {}
}
