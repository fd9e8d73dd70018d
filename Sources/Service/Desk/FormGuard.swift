internal import Accounts
internal import HTTPTypes
internal import Hummingbird

/// Keeps pages from elsewhere from having a visitor's browser send forms: what a form sends must come
/// from a page of ours, made for this browser.
struct FormGuard {
    private let call: Call
    private let hasOpenForms: Bool
    /// What ties forms to the browser: the session, or where nobody has signed in a cookie for it. Nil
    /// where a token shows who asks, which no browser sends by itself.
    let secret: Secret?
    /// Whether the cookie is yet to be set.
    private let isNew: Bool

    init(_ call: Call, hasOpenForms: Bool) {
        self.call = call
        self.hasOpenForms = hasOpenForms
        let known = call.bearer.session ?? Cookie.form.secret(call.headers, call.origin)
        let needs = hasOpenForms && call.bearer.name == nil
        isNew = needs && known == nil && call.method != .post
        secret =
            call.bearer.name != nil ? call.bearer.session : needs ? known ?? Secret() : nil
    }

    /// Whether a browser may have sent this by itself.
    private var isAutomatic: Bool { call.bearer.session != nil || call.bearer.name == nil }

    /// Refuses what a browser says comes from elsewhere, before the body is read.
    func checkPlace() throws(Refusal) {
        guard isAutomatic else { return }
        if let site = call.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw Self.foreign("Sec-Fetch-Site: \(site)", "same-origin")
        }
        if let origin = call.headers[.origin], origin.lowercased() != call.origin {
            throw Self.foreign("Origin: \(origin)", call.origin ?? "the address of this service")
        }
    }

    /// Refuses a form that was not made for this browser.
    func checkToken(_ token: String?) throws(Refusal) {
        guard isAutomatic, call.bearer.session != nil || hasOpenForms else { return }
        guard let secret, Cookie.hasAny(call), secret.hasFormToken(token ?? "") else {
            throw Refusal(
                status: .forbidden, title: "The form is no longer good",
                problem: Cookie.hasAny(call)
                    ? "It was made for another stay here, or is not from this site. Nothing was "
                        + "done. Open the page again and send it once more."
                    : "The browser sent no cookie of this site, without which nobody can sign in. "
                        + "Allow cookies for this site and open the page again.")
        }
    }

    /// A reply with the cookie that its forms need.
    func settled(_ reply: Reply) -> Reply {
        var reply = reply
        // The address goes to no other site, and forms still say where they are from.
        reply.headers[.referrerPolicy] = "same-origin"
        if isNew, let secret {
            reply.headers.append(Cookie.form.field(secret, call.origin))
        }
        return reply
    }

    private static func foreign(_ found: String, _ expected: String) -> Refusal {
        Refusal(
            status: .forbidden, title: "The form comes from elsewhere",
            problem: "Found \(Refusal.shortened(found)); expected \(expected). Nothing was done. "
                + "Behind a proxy, the service must know it: the setting trusted-proxies.")
    }
}

extension Cookie {
    /// Whether a request brings a cookie of the desk.
    static func hasAny(_ call: Call) -> Bool {
        call.bearer.session != nil || form.secret(call.headers, call.origin) != nil
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .server
}

extension Refusal {
    /// Nobody has an account yet.
    static let noAccounts = Refusal(
        status: .notFound, title: "There are no accounts yet",
        problem: "The first administrator is made at the machine itself: corridor account create "
            + "NAME --role administrator.")
}

extension AccountError {
    /// What a client is told.
    var refusal: Refusal {
        let status: HTTPResponse.Status =
            switch kind {
            case .absent, .notFound: .notFound
            case .value, .request: .unprocessableContent
            case .conflict, .lastAdministrator: .conflict
            case .unreadable, .storage: .internalServerError
            }
        guard status != .internalServerError else { return .failure }
        return Refusal(status: status, title: "That cannot be done", problem: description)
    }
}

extension Call {
    /// Who asks and from where, for the audit trail.
    var caller: Caller {
        Caller(
            name: bearer.name, address: client.text, network: "\(client.key)",
            agent: headers[.userAgent] ?? "")
    }
}
