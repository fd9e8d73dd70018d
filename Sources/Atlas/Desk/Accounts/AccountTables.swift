/// A token for programs, as pages of accounts show it.
public struct TokenRow: Sendable {
    public let id: Int
    public let name: String
    public let created: String
    public let expires: String
    /// When it was last used; nil where it never was.
    public let used: String?
    /// In force, over, revoked.
    public let standing: String
    public let isInForce: Bool

    public init(
        id: Int, name: String, created: String, expires: String, used: String?, standing: String,
        isInForce: Bool
    ) {
        self.id = id
        self.name = name
        self.created = created
        self.expires = expires
        self.used = used
        self.standing = standing
        self.isInForce = isInForce
    }
}

/// Somebody's stay after signing in, as pages of accounts show it.
public struct SessionRow: Sendable {
    public let id: Int
    public let began: String
    public let seen: String
    public let address: String
    /// What the browser calls itself.
    public let agent: String
    /// Whether it is the one in which the page is looked at.
    public let isThis: Bool

    public init(
        id: Int, began: String, seen: String, address: String, agent: String, isThis: Bool
    ) {
        self.id = id
        self.began = began
        self.seen = seen
        self.address = address
        self.agent = agent
        self.isThis = isThis
    }
}

/// The tables of accounts: tokens and sessions, each with what ends it.
enum AccountTables {
    /// A table of texts, which scrolls by itself where it is wide.
    static func table(_ caption: String, _ headings: [String], _ rows: [Markup]) -> Markup {
        let head = headings.map { text -> Markup in "<th scope=\"col\">\(text)</th>" }
        return Parts.scrolling(
            caption,
            """
            <table><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    static func row(_ first: Markup, _ cells: [Markup]) -> Markup {
        let rest = cells.map { cell -> Markup in "<td>\(cell)</td>" }
        return "<tr><th scope=\"row\">\(first)</th>\(rest)</tr>\n"
    }

    /// A button that does one thing, as a form of its own.
    static func button(
        _ text: String, to path: String, _ frame: DeskFrame, label: String
    ) -> Markup {
        """
        <form method="post" action="\(path)">\(DeskForm.token(frame))<button type="submit" \
        class="plain" aria-label="\(label)">\(text)</button></form>
        """
    }

    /// - Parameter path: where tokens are revoked, before the id.
    static func tokens(_ tokens: [TokenRow], path: String, _ frame: DeskFrame) -> Markup {
        guard !tokens.isEmpty else { return "<p>None.</p>" }
        let rows = tokens.map { token -> Markup in
            let end: Markup =
                token.isInForce
                ? button(
                    "Revoke", to: "\(path)/\(token.id)", frame, label: "Revoke \(token.name)")
                : .none
            return row(
                "\(token.name)",
                [
                    "\(token.created)", "\(token.expires)", "\(token.used ?? "never")",
                    "\(token.standing)", end,
                ])
        }
        return table(
            "Tokens", ["Name", "Made", "Ends", "Last used", "Standing", "Revoke"], rows)
    }

    /// - Parameter path: where sessions are ended, before the id.
    static func sessions(_ sessions: [SessionRow], path: String, _ frame: DeskFrame) -> Markup {
        guard !sessions.isEmpty else { return "<p>None.</p>" }
        let rows = sessions.map { session -> Markup in
            let end: Markup =
                session.isThis
                ? "this one"
                : button(
                    "End", to: "\(path)/\(session.id)", frame,
                    label: "End the session from \(session.address)")
            return row(
                "\(session.address)",
                ["\(session.agent)", "\(session.began)", "\(session.seen)", end])
        }
        return table("Sessions", ["From", "Browser", "Began", "Last used", "End"], rows)
    }
}
