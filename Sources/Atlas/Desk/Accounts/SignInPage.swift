/// The page to sign in at.
public enum SignInPage {
    public struct Model: Sendable {
        /// What was typed as the name.
        public let name: String
        /// Where it leads afterwards.
        public let back: String
        /// What is wrong.
        public let fault: String?
        /// Whether anybody has an account.
        public let hasAccounts: Bool

        public init(name: String, back: String, fault: String?, hasAccounts: Bool) {
            self.name = name
            self.back = back
            self.fault = fault
            self.hasAccounts = hasAccounts
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        DeskLayout.page(
            "Sign in", frame,
            body: """
                <div class="lead"><h1>Sign in</h1>
                <p>Reading is open to everybody. An account is by invitation; ask the office for \
                one, or for another invitation where the password is lost.</p></div>
                \(model.fault.map { DeskForm.message($0, isFault: true) })
                \(model.hasAccounts ? form(model, frame) : noAccounts)
                """)
    }

    private static func form(_ model: Model, _ frame: DeskFrame) -> Markup {
        DeskForm.post(
            frame, to: "/desk/sign-in",
            """
            \(DeskForm.hidden("back", model.back))
            \(DeskForm.line("Name", "name", model.name, required: true, autocomplete: "username"))
            \(DeskForm.line(
                "Password", "password", type: "password", required: true,
                autocomplete: "current-password"))
            \(DeskForm.button("Sign in"))
            """)
    }

    private static let noAccounts: Markup = """
        <p class="notice">There are no accounts yet. The first administrator is made at the machine \
        itself: <code>corridor account create NAME --role administrator</code>.</p>
        """
}
