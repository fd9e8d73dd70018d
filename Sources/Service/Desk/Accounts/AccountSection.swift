internal import Accounts
internal import Atlas
internal import Hummingbird

/// `/desk/account`: one's own.
struct AccountSection: DeskSection {
    static let root = "/desk/account"

    let segment = "account"

    func answer(_ request: DeskRequest) async throws -> Reply {
        let name = try request.who()
        try request.require(.keepAccount, Subject(account: name))
        let store = try request.accounts()
        let caller = request.caller
        switch (request.isPost, request.path.first, request.path.count) {
        case (false, nil, 0): return try page(request, store, name)
        case (true, "password"?, 1): return try await password(request, store, name)
        case (true, "tokens"?, 1): return try addToken(request, store, name)
        case (true, "tokens"?, 2):
            try store.revokeToken(Int(request.path[1]) ?? 0, of: name, by: caller)
            return request.seeOther(Self.root + "#tokens")
        case (true, "sessions"?, 1):
            try store.endSessions(of: name, by: caller)
            return request.seeOther(SignInSection.root)
        case (true, "sessions"?, 2):
            try store.endSessions(of: name, id: Int(request.path[1]) ?? 0, by: caller)
            return request.seeOther(Self.root + "#sessions")
        default: throw request.nothingHere()
        }
    }

    private func page(
        _ request: DeskRequest, _ store: AccountStore, _ name: String,
        status: HTTPResponse.Status = .ok, _ change: (inout AccountPage.Model) -> Void = { _ in }
    ) throws -> Reply {
        let account = try store.account(name)
        let own = try request.call.bearer.session.flatMap { try store.session($0)?.id }
        var more: [Link] = []
        if request.principal.may(.administer) {
            more.append(Link(text: "Accounts", href: AccountsSection.root))
        }
        if request.principal.may(.audit) {
            more.append(Link(text: "Audit trail", href: AuditSection.root))
        }
        var model = AccountPage.Model(
            name: account.name, fullName: account.fullName, role: account.role.title,
            organisations: account.organisations, areas: account.areas,
            passwordSet: account.passwordSet.map(StampText.words),
            tokens: try AccountRows.tokens(store, name),
            sessions: try AccountRows.sessions(store, name, own: own),
            rules: PasswordRules.words, more: more)
        change(&model)
        var reply = request.reply(AccountPage.render(model, request.frame), status: status)
        reply.headers[.cacheControl] = "no-store"
        return reply
    }

    private func password(
        _ request: DeskRequest, _ store: AccountStore, _ name: String
    ) async throws -> Reply {
        let (old, new) = (request.value("old-password"), request.value("password"))
        func refused(_ field: String, _ fault: String) throws -> Reply {
            try page(request, store, name, status: .unprocessableContent) {
                $0.faults[field] = fault
            }
        }
        guard new == request.value("password-again") else {
            return try refused("password-again", "The two passwords differ.")
        }
        let caller = request.caller
        do {
            let outcome = try await request.service.accounts.turns.take {
                try store.changePassword(name, from: old, to: new, by: caller)
            }
            switch outcome {
            case .done(let secret, _): return request.signedIn(secret, to: Self.root)
            case .wrong: return try refused("old-password", "This is not the present password.")
            case .wait(let seconds):
                return try refused(
                    "old-password",
                    "There were too many wrong tries. Try again in \(Wait.words(seconds)).")
            }
        } catch let error as AccountError where error.kind == .value {
            return try refused("password", error.description)
        }
    }

    private func addToken(
        _ request: DeskRequest, _ store: AccountStore, _ name: String
    ) throws -> Reply {
        let title = request.value("title")
        func refused(_ field: String, _ fault: String) throws -> Reply {
            try page(request, store, name, status: .unprocessableContent) { model in
                model.faults[field] = fault
                model.typed = title
            }
        }
        guard let days = Int(request.value("days")) else {
            return try refused("days", "Found no whole number; expected 1 to 366.")
        }
        do {
            let (text, token) = try store.addToken(
                to: name, title: title, days: days, by: request.caller)
            return try page(request, store, name) { model in
                model.newToken = text
                model.done = "\(token.name) is in force until \(StampText.words(token.expires))."
            }
        } catch let error as AccountError
            where error.kind == .value || error.kind == .conflict
        {
            return try refused(error.place == "days" ? "days" : "title", error.description)
        }
    }
}

/// Moments as pages show them.
enum StampText {
    /// `2026-11-22 10:04 UTC`
    static func words(_ moment: Moment) -> String {
        let text = moment.description
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }
}

/// Tokens and sessions as pages show them.
enum AccountRows {
    static func tokens(_ store: AccountStore, _ name: String) throws -> [TokenRow] {
        let now = store.now
        return try store.tokens(of: name).map { token in
            let isOver = token.expires <= now
            return TokenRow(
                id: token.id, name: token.name, created: StampText.words(token.created),
                expires: StampText.words(token.expires), used: token.used.map(StampText.words),
                standing: token.revoked != nil ? "revoked" : isOver ? "over" : "in force",
                isInForce: token.revoked == nil && !isOver)
        }
    }

    static func sessions(
        _ store: AccountStore, _ name: String, own: Int?
    ) throws -> [SessionRow] {
        try store.sessions(of: name).map { session in
            SessionRow(
                id: session.id, began: StampText.words(session.created),
                seen: StampText.words(session.seen), address: session.address,
                agent: session.agent, isThis: session.id == own)
        }
    }
}
