internal import Accounts
internal import Atlas
internal import Hummingbird

/// `/desk/accounts`: those of others, for administrators.
struct AccountsSection: DeskSection {
    static let root = "/desk/accounts"

    let segment = "accounts"

    func answer(_ request: DeskRequest) async throws -> Reply {
        try request.require(.administer)
        let store = try request.accounts()
        guard let name = request.path.first else {
            return request.isPost ? try invite(request, store) : try list(request, store)
        }
        let caller = request.caller
        switch (request.isPost, request.path.dropFirst().first, request.path.count) {
        case (false, nil, 1): return try page(request, store, name)
        case (true, nil, 1): return try change(request, store, name)
        case (true, "invite"?, 2):
            let secret = try store.inviteAgain(name, by: caller)
            return try page(request, store, name, link: Self.link(secret, request))
        case (true, "close"?, 2): try store.close(name, by: caller)
        case (true, "reopen"?, 2): try store.reopen(name, by: caller)
        case (true, "tokens"?, 3):
            try store.revokeToken(Int(request.path[2]) ?? 0, of: name, by: caller)
        case (true, "sessions"?, 3):
            try store.endSessions(of: name, id: Int(request.path[2]) ?? 0, by: caller)
        default: throw request.nothingHere()
        }
        return request.seeOther(Self.root + "/" + name)
    }

    private func list(
        _ request: DeskRequest, _ store: AccountStore, form: AccountFields? = nil,
        done: String? = nil, link: String? = nil, fault: String? = nil
    ) throws -> Reply {
        let rows = try store.accounts().map { account in
            AccountsPage.Row(
                name: account.name, fullName: account.fullName, role: account.role.title,
                organisations: account.organisations, areas: account.areas,
                standing: Self.standing(account))
        }
        let html = AccountsPage.render(
            AccountsPage.Model(
                rows: rows, form: form ?? Self.fields(nil), done: done, link: link, fault: fault),
            request.frame)
        return Self.unkept(
            request.reply(html, status: fault == nil ? .ok : .unprocessableContent))
    }

    private func page(
        _ request: DeskRequest, _ store: AccountStore, _ name: String,
        form: AccountFields? = nil, done: String? = nil, link: String? = nil,
        fault: String? = nil
    ) throws -> Reply {
        let account = try store.account(name)
        let own = try request.call.bearer.session.flatMap { try store.session($0)?.id }
        let html = AccountAdminPage.render(
            AccountAdminPage.Model(
                name: account.name, fullName: account.fullName,
                standing: Self.standing(account), isOpen: account.isOpen,
                form: form ?? Self.fields(account),
                tokens: try AccountRows.tokens(store, name),
                sessions: try AccountRows.sessions(store, name, own: own), done: done,
                link: link, fault: fault), request.frame)
        return Self.unkept(
            request.reply(html, status: fault == nil ? .ok : .unprocessableContent))
    }

    private func invite(_ request: DeskRequest, _ store: AccountStore) throws -> Reply {
        do {
            let draft = try Self.draft(request, name: request.value("name"))
            let secret = try store.invite(draft, by: request.caller)
            return try list(
                request, store, done: "\(draft.name) is invited for 7 days.",
                link: Self.link(secret, request))
        } catch let error as AccountError where error.kind == .value || error.kind == .conflict {
            return try list(
                request, store, form: Self.typed(request, request.value("name")),
                fault: error.description)
        }
    }

    private func change(
        _ request: DeskRequest, _ store: AccountStore, _ name: String
    ) throws -> Reply {
        do {
            _ = try store.change(try Self.draft(request, name: name), by: request.caller)
            return request.seeOther(Self.root + "/" + name)
        } catch let error as AccountError
            where [.value, .conflict, .lastAdministrator].contains(error.kind)
        {
            return try page(
                request, store, name, form: Self.typed(request, name), fault: error.description)
        }
    }

    /// The whole address of an invitation.
    private static func link(_ secret: Secret, _ request: DeskRequest) -> String {
        (request.call.origin ?? "") + InvitationSection.root + "/" + secret.text
    }

    /// Links and names of accounts are kept nowhere.
    private static func unkept(_ reply: Reply) -> Reply {
        var reply = reply
        reply.headers[.cacheControl] = "no-store"
        return reply
    }

    private static func draft(_ request: DeskRequest, name: String) throws -> AccountDraft {
        guard let role = Role(rawValue: request.value("role")) else {
            throw AccountError(
                .value, "role", found: Refusal.shortened(request.value("role")),
                expected: Role.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return try AccountDraft(
            name: name, fullName: request.value("full-name"), role: role,
            organisations: codes(request.value("organisations")),
            areas: codes(request.value("areas")))
    }

    private static func codes(_ text: String) -> [String] {
        text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    }

    private static var roles: [(value: String, text: String)] {
        Role.allCases.map { ($0.rawValue, $0.title) }
    }

    private static func fields(_ account: Account?) -> AccountFields {
        AccountFields(
            name: account?.name ?? "", fullName: account?.fullName ?? "",
            role: (account?.role ?? .reader).rawValue, roles: roles,
            organisations: account?.organisations.joined(separator: " ") ?? "",
            areas: account?.areas.joined(separator: " ") ?? "")
    }

    private static func typed(_ request: DeskRequest, _ name: String) -> AccountFields {
        AccountFields(
            name: name, fullName: request.value("full-name"), role: request.value("role"),
            roles: roles, organisations: request.value("organisations"),
            areas: request.value("areas"))
    }

    private static func standing(_ account: Account) -> String {
        if let closed = account.closed { return "closed \(StampText.words(closed))" }
        return account.passwordSet == nil ? "invited, no password yet" : "open"
    }
}
