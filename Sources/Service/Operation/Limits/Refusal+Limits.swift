internal import Accounts
internal import HTTPTypes
internal import Hummingbird

extension Refusal {
    /// The limit that was passed, for those refused because of one.
    static func over(
        _ limit: Limit, _ status: HTTPResponse.Status, _ title: String, _ problem: String,
        retry: Int? = nil
    ) -> Refusal {
        var refusal = Refusal(status: status, title: title, problem: problem, limit: limit)
        if let retry { refusal.headers[.retryAfter] = "\(retry)" }
        return refusal
    }

    /// One client has too much under way.
    static func tooMany(_ limit: Limit, _ most: Int, retry: Int) -> Refusal {
        let what = limit == .streamsPerClient ? "long replies" : "requests"
        return over(
            limit, .tooManyRequests, "Too much at once",
            "You have \(most) \(what) under way here, which is the most for one client. Wait until "
                + "one has ended, then ask again.", retry: retry)
    }

    /// One client asks too often.
    static func tooFast(_ rate: Double, retry: Int) -> Refusal {
        over(
            .rate, .tooManyRequests, "Too many requests",
            "One client may send \(LogLine.decimal(rate)) requests a second here over time. Ask "
                + "again in \(retry) s; one request for several keys, such as MEX+GUA, takes the "
                + "place of many.", retry: retry)
    }

    /// All clients together have too much under way.
    static func busy(_ limit: Limit, _ most: Int) -> Refusal {
        over(
            limit, .serviceUnavailable, "Busy",
            "The service has as much under way as it takes (\(limit.rawValue): \(most)). Ask again "
                + "in a few seconds.", retry: 3)
    }

    /// The reply did not begin in time.
    static func overdue(_ time: Duration) -> Refusal {
        over(
            .requestTime, .serviceUnavailable, "That took too long",
            "A reply must begin within \(LogLine.decimal(time.seconds)) s. Ask for less at a time: "
                + "fewer codes, a shorter span of time, or a part with offset and limit.", retry: 30
        )
    }

    /// The address is too long to be read.
    static func longTarget(_ most: Int) -> Refusal {
        over(
            .target, .uriTooLong, "The address is too long",
            "At most \(most) bytes of path and query are read. Name fewer codes, or use a wildcard."
        )
    }

    /// The header is too long to be read.
    static func longHeader(_ most: Int) -> Refusal {
        over(
            .header, .requestHeaderFieldsTooLarge, "The header is too long",
            "At most \(most) bytes of header fields are read.")
    }

    /// The body is too long.
    static func longBody(_ most: Int) -> Refusal {
        over(
            .body, .contentTooLarge, "The body is too long",
            most == 0
                ? "Nothing is taken in the body of such a request."
                : "At most \(most) bytes are taken. Send it in parts.")
    }

    /// The client was too slow in sending.
    static func slow(_ limit: Limit) -> Refusal {
        over(
            limit, .requestTimeout, "The request did not arrive",
            limit == .headTime
                ? "The head of the request was not complete in time."
                : "The body of the request came too slowly, or stopped.")
    }

    /// The token is wrong, or is needed and missing.
    static func unauthorised(_ problem: String, error: String? = nil) -> Refusal {
        var refusal = Refusal(
            status: .unauthorized,
            title: error == nil ? "A token is needed" : "The token was not accepted",
            problem: problem)
        refusal.headers[.wwwAuthenticate] =
            "Bearer realm=\"corridor\"" + (error.map { ", error=\"\($0)\"" } ?? "")
        return refusal
    }

    /// The token is right and does not allow that.
    static func forbidden(_ right: Rights) -> Refusal {
        var refusal = Refusal(
            status: .forbidden, title: "The token does not allow that",
            problem: "The right to \(right.text) is needed.")
        refusal.headers[.wwwAuthenticate] =
            "Bearer realm=\"corridor\", error=\"insufficient_scope\", scope=\"\(right.text)\""
        return refusal
    }

    /// Whoever has signed in may not do that.
    static func forbidden(_ deed: Deed) -> Refusal {
        Refusal(
            status: .forbidden, title: "That is not yours to do",
            problem: "This account may not \(deed.words).")
    }

    /// The method is none of those that an address answers to.
    static func method(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) -> Refusal {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            status: .methodNotAllowed, title: "This address does not answer to that method",
            problem: "The request was \(shortened(method.rawValue)); allowed here: \(names).",
            headers: [.allow: names])
    }
}
