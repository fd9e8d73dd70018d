/// The page at which an invitation is taken up.
public enum InvitationPage {
    public struct Model: Sendable {
        /// Where the form goes.
        public let path: String
        public let name: String
        public let fullName: String
        /// The role in words.
        public let role: String
        /// What a password must be.
        public let rules: String
        public let fault: String?
        public let faultAgain: String?

        public init(
            path: String, name: String, fullName: String, role: String, rules: String,
            fault: String?, faultAgain: String?
        ) {
            self.path = path
            self.name = name
            self.fullName = fullName
            self.role = role
            self.rules = rules
            self.fault = fault
            self.faultAgain = faultAgain
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        DeskLayout.page(
            "Invitation", frame,
            body: """
                <div class="lead"><h1>Invitation</h1>
                <p>For \(model.fullName), as \(model.role.lowercased()). You sign in with the name \
                <code>\(model.name)</code> and a password that you set here. The invitation can be \
                taken up once.</p></div>
                \(DeskForm.post(frame, to: model.path, fields(model)))
                """)
    }

    private static func fields(_ model: Model) -> Markup {
        """
        <input type="hidden" name="username" value="\(model.name)" autocomplete="username" />
        \(NewPassword.fields(rules: model.rules, fault: model.fault, faultAgain: model.faultAgain))
        \(DeskForm.button("Set the password"))
        """
    }
}

/// The two fields in which a new password is typed.
enum NewPassword {
    static func fields(rules: String, fault: String?, faultAgain: String?) -> Markup {
        """
        \(DeskForm.line(
            "New password", "password", type: "password", hint: "Expected: \(rules).",
            fault: fault, required: true, autocomplete: "new-password"))
        \(DeskForm.line(
            "New password again", "password-again", type: "password", fault: faultAgain,
            required: true, autocomplete: "new-password"))
        """
    }
}
