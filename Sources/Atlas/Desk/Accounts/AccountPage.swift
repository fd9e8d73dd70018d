/// One's own account: password, tokens, sessions.
public enum AccountPage {
    public struct Model: Sendable {
        public let name: String
        public let fullName: String
        /// The role in words.
        public let role: String
        public let organisations: [String]
        public let areas: [String]
        public let passwordSet: String?
        public let tokens: [TokenRow]
        public let sessions: [SessionRow]
        /// What a password must be.
        public let rules: String
        /// Pages that only some have.
        public let more: [Link]
        /// What was done.
        public var done: String?
        /// A token that was just made, which is shown this once.
        public var newToken: String?
        /// What is wrong, by field.
        public var faults: [String: String] = [:]
        /// What was typed as a token's name.
        public var typed = ""

        public init(
            name: String, fullName: String, role: String, organisations: [String],
            areas: [String], passwordSet: String?, tokens: [TokenRow], sessions: [SessionRow],
            rules: String, more: [Link]
        ) {
            self.name = name
            self.fullName = fullName
            self.role = role
            self.organisations = organisations
            self.areas = areas
            self.passwordSet = passwordSet
            self.tokens = tokens
            self.sessions = sessions
            self.rules = rules
            self.more = more
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let more = model.more.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        let links: Markup = more.isEmpty ? .none : "<ul class=\"plain\">\(more)</ul>"
        return DeskLayout.page(
            "Your account", frame,
            body: """
                <div class="lead"><h1>Your account</h1><p>\(model.fullName)</p></div>
                \(model.done.map { DeskForm.message($0) })
                \(model.newToken.map(shown))
                \(Parts.definitions(facts(model)))
                \(links)
                \(Parts.section("Password", id: "password-form", password(model, frame)))
                \(Parts.section("Tokens", id: "tokens", tokens(model, frame)))
                \(Parts.section("Sessions", id: "sessions", sessions(model, frame)))
                """)
    }

    private static func facts(_ model: Model) -> [Definition] {
        func list(_ items: [String]) -> String {
            items.isEmpty ? "none" : items.joined(separator: ", ")
        }
        return [
            Definition(term: "Name", text: model.name),
            Definition(term: "Role", text: model.role),
            Definition(term: "Organisations", text: list(model.organisations)),
            Definition(term: "Areas", text: list(model.areas)),
            Definition(term: "Password set", text: model.passwordSet ?? "never"),
        ]
    }

    private static func shown(_ token: String) -> Markup {
        """
        <div class="notice" role="status"><p>The token. It is shown this once, and kept nowhere:</p>
        <p><code>\(token)</code></p></div>
        """
    }

    private static func password(_ model: Model, _ frame: DeskFrame) -> Markup {
        DeskForm.post(
            frame, to: "/desk/account/password",
            """
            <p>All your sessions end when it changes, but for this one. Tokens stay as they are.</p>
            \(DeskForm.line(
                "Present password", "old-password", type: "password",
                fault: model.faults["old-password"], required: true,
                autocomplete: "current-password"))
            \(NewPassword.fields(
                rules: model.rules, fault: model.faults["password"],
                faultAgain: model.faults["password-again"]))
            \(DeskForm.button("Change the password"))
            """)
    }

    private static func tokens(_ model: Model, _ frame: DeskFrame) -> Markup {
        """
        <p>A token lets a program do what you may, but for changing accounts. It is sent as \
        <code>Authorization: Bearer TOKEN</code>.</p>
        \(AccountTables.tokens(model.tokens, path: "/desk/account/tokens", frame))
        \(DeskForm.post(
            frame, to: "/desk/account/tokens",
            """
            \(DeskForm.line(
                "What it is for", "title", model.typed, fault: model.faults["title"],
                required: true))
            \(DeskForm.line(
                "Days in force", "days", "90", hint: "1 to 366", fault: model.faults["days"],
                required: true))
            \(DeskForm.button("Make a token"))
            """))
        """
    }

    private static func sessions(_ model: Model, _ frame: DeskFrame) -> Markup {
        """
        \(AccountTables.sessions(model.sessions, path: "/desk/account/sessions", frame))
        \(DeskForm.post(
            frame, to: "/desk/account/sessions",
            DeskForm.button("End all sessions, also this one")))
        """
    }
}
