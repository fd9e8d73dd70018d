/// One account, for those who administer it.
public enum AccountAdminPage {
    public struct Model: Sendable {
        public let name: String
        public let fullName: String
        public let standing: String
        public let isOpen: Bool
        public let form: AccountFields
        public let tokens: [TokenRow]
        public let sessions: [SessionRow]
        public let done: String?
        /// The link of an invitation that was just made, which is shown this once.
        public let link: String?
        public let fault: String?

        public init(
            name: String, fullName: String, standing: String, isOpen: Bool, form: AccountFields,
            tokens: [TokenRow], sessions: [SessionRow], done: String?, link: String?,
            fault: String?
        ) {
            self.name = name
            self.fullName = fullName
            self.standing = standing
            self.isOpen = isOpen
            self.form = form
            self.tokens = tokens
            self.sessions = sessions
            self.done = done
            self.link = link
            self.fault = fault
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let path = "/desk/accounts/" + model.name
        return DeskLayout.page(
            "Account \(model.name)", frame,
            body: """
                <div class="lead"><h1>\(model.name)</h1>
                <p>\(model.fullName): \(model.standing).</p></div>
                \(model.done.map { DeskForm.message($0) })
                \(model.link.map(AccountsPage.invitation))
                \(model.fault.map { DeskForm.message($0, isFault: true) })
                \(model.isOpen ? open(model, path, frame) : closed(path, frame))
                <p><a href="/desk/audit?object=\(model.name)">What was done to this account</a>, \
                <a href="/desk/audit?who=\(model.name)">what it did</a></p>
                """)
    }

    private static func open(_ model: Model, _ path: String, _ frame: DeskFrame) -> Markup {
        """
        \(Parts.section(
            "What it is for", id: "change",
            DeskForm.post(
                frame, to: path,
                """
                <p>Its sessions end where role, organisations or areas change.</p>
                \(model.form.markup)
                \(DeskForm.button("Change"))
                """)))
        \(Parts.section(
            "Tokens", id: "tokens",
            AccountTables.tokens(model.tokens, path: path + "/tokens", frame)))
        \(Parts.section(
            "Sessions", id: "sessions",
            AccountTables.sessions(model.sessions, path: path + "/sessions", frame)))
        \(Parts.section(
            "Invite again", id: "again",
            DeskForm.post(
                frame, to: path + "/invite",
                """
                <p>For those who lost the password or the first invitation. The password stays until the \
                invitation is taken up.</p>
                \(DeskForm.button("Make another invitation"))
                """)))
        \(Parts.section(
            "Close", id: "close",
            DeskForm.post(
                frame, to: path + "/close",
                """
                <p>Sessions and tokens end at once. The account and what it did stay on record.</p>
                \(DeskForm.button("Close the account"))
                """)))
        """
    }

    private static func closed(_ path: String, _ frame: DeskFrame) -> Markup {
        Parts.section(
            "Open again", id: "reopen",
            DeskForm.post(
                frame, to: path + "/reopen",
                """
                <p>It has no password then; an invitation sets one.</p>
                \(DeskForm.button("Open the account again"))
                """))
    }
}
