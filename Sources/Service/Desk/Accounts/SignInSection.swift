internal import Accounts
internal import Atlas
internal import HTTPTypes
internal import Hummingbird

/// `/desk/sign-in`
struct SignInSection: DeskSection {
    static let root = "/desk/sign-in"

    let segment = "sign-in"
    let hasOpenForms = true

    /// The path with the way back.
    static func path(back: String) -> String {
        let back = OwnPath.checked(back)
        return back == DeskEndpoint.root ? root : root + "?back=" + OwnPath.encoded(back)
    }

    func answer(_ request: DeskRequest) async throws -> Reply {
        guard request.path.isEmpty else { throw request.nothingHere() }
        guard request.isPost else {
            return page(request, back: try request.address.value("back"))
        }
        let back = OwnPath.checked(request.value("back"))
        guard request.formSecret != nil else {
            throw Refusal.malformed(
                "A token needs no signing in", "Send it with each request and sign in without it.")
        }
        let store = try request.accounts()
        let name = request.value("name").filter { !$0.isWhitespace }.lowercased()
        let (password, caller) = (request.value("password"), request.caller)
        let outcome = try await request.service.accounts.turns.take {
            try store.signIn(name, password: password, by: caller)
        }
        switch outcome {
        case .done(let secret, _):
            // Whatever session the browser had before is worth nothing from now on.
            if let old = request.call.bearer.session { try store.signOut(old, by: caller) }
            return request.signedIn(secret, to: back)
        case .wrong:
            return page(
                request, name: request.value("name"), back: back, status: .unprocessableContent,
                fault: "The name or the password is wrong.")
        case .wait(let seconds):
            var reply = page(
                request, name: request.value("name"), back: back, status: .tooManyRequests,
                fault: "There were too many wrong tries. Try again in \(Wait.words(seconds)).")
            reply.headers[.retryAfter] = "\(seconds)"
            return reply
        }
    }

    private func page(
        _ request: DeskRequest, name: String = "", back: String?,
        status: HTTPResponse.Status = .ok, fault: String? = nil
    ) -> Reply {
        let hasAccounts = (try? request.service.accounts.store()) != nil
        var reply = request.reply(
            SignInPage.render(
                SignInPage.Model(
                    name: name, back: OwnPath.checked(back), fault: fault,
                    hasAccounts: hasAccounts), request.frame), status: status)
        reply.headers[.cacheControl] = "no-store"
        return reply
    }
}

/// `/desk/sign-out`
struct SignOutSection: DeskSection {
    static let root = "/desk/sign-out"

    let segment = "sign-out"

    func answer(_ request: DeskRequest) async throws -> Reply {
        guard request.path.isEmpty else { throw request.nothingHere() }
        guard request.isPost else { return request.seeOther(DeskEndpoint.root) }
        if let session = request.call.bearer.session {
            try request.accounts().signOut(session, by: request.caller)
        }
        var reply = request.seeOther(DeskEndpoint.root)
        reply.headers.append(Cookie.session.field(nil, request.call.origin))
        // Pages that the browser kept are not shown to the next who sits there.
        reply.headers[.clearSiteData] = "\"cache\""
        return reply
    }
}

/// A time to wait, in words.
enum Wait {
    static func words(_ seconds: Int) -> String {
        seconds < 90 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes"
    }
}

extension DeskRequest {
    /// Leads on with a session that has just begun.
    func signedIn(_ secret: Secret, to path: String) -> Reply {
        var reply = seeOther(path)
        reply.headers.append(Cookie.session.field(secret, call.origin))
        reply.headers.append(Cookie.form.field(nil, call.origin))
        reply.headers[.cacheControl] = "no-store"
        return reply
    }
}

extension HTTPField.Name {
    static let clearSiteData = HTTPField.Name("Clear-Site-Data") ?? .server
}
