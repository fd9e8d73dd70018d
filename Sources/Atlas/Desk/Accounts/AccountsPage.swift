/// The accounts of an office, for those who administer them.
public enum AccountsPage {
    /// An account as the list shows it.
    public struct Row: Sendable {
        public let name: String
        public let fullName: String
        public let role: String
        public let organisations: [String]
        public let areas: [String]
        /// Open, invited, closed.
        public let standing: String

        public init(
            name: String, fullName: String, role: String, organisations: [String],
            areas: [String], standing: String
        ) {
            self.name = name
            self.fullName = fullName
            self.role = role
            self.organisations = organisations
            self.areas = areas
            self.standing = standing
        }
    }

    public struct Model: Sendable {
        public let rows: [Row]
        public let form: AccountFields
        /// What was done.
        public let done: String?
        /// The link of an invitation that was just made, which is shown this once.
        public let link: String?
        public let fault: String?

        public init(
            rows: [Row], form: AccountFields, done: String?, link: String?, fault: String?
        ) {
            self.rows = rows
            self.form = form
            self.done = done
            self.link = link
            self.fault = fault
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let rows = model.rows.map { row -> Markup in
            AccountTables.row(
                Markup.link("\(row.name)", to: "/desk/accounts/" + row.name),
                [
                    "\(row.fullName)", "\(row.role)",
                    "\((row.organisations + row.areas).joined(separator: ", "))",
                    "\(row.standing)",
                ])
        }
        return DeskLayout.page(
            "Accounts", frame,
            body: """
                <div class="lead"><h1>Accounts</h1></div>
                \(model.done.map { DeskForm.message($0) })
                \(model.link.map(invitation))
                \(AccountTables.table(
                    "Accounts", ["Name", "Full name", "Role", "For", "Standing"], rows))
                \(Parts.section("Invite somebody", id: "invite", form(model, frame)))
                """)
    }

    /// A link that is shown once.
    static func invitation(_ link: String) -> Markup {
        """
        <div class="notice" role="status"><p>The invitation. It is shown this once; send it to nobody \
        else, and by a way that you trust:</p><p><code>\(link)</code></p></div>
        """
    }

    private static func form(_ model: Model, _ frame: DeskFrame) -> Markup {
        DeskForm.post(
            frame, to: "/desk/accounts",
            """
            \(model.fault.map { DeskForm.message($0, isFault: true) })
            \(DeskForm.line(
                "Name", "name", model.form.name,
                hint: "What they sign in with: small letters, digits, points, hyphens, @.",
                required: true))
            \(model.form.markup)
            \(DeskForm.button("Invite"))
            """)
    }
}

/// What an account is for, as forms take it.
public struct AccountFields: Sendable {
    public let name: String
    public let fullName: String
    public let role: String
    /// The roles there are: code and words.
    public let roles: [(value: String, text: String)]
    public let organisations: String
    public let areas: String

    public init(
        name: String, fullName: String, role: String, roles: [(value: String, text: String)],
        organisations: String, areas: String
    ) {
        self.name = name
        self.fullName = fullName
        self.role = role
        self.roles = roles
        self.organisations = organisations
        self.areas = areas
    }

    var markup: Markup {
        """
        \(DeskForm.line("Full name", "full-name", fullName, required: true))
        \(DeskForm.choice("Role", "role", roles, chosen: role))
        \(DeskForm.line(
            "Organisations", "organisations", organisations,
            hint: "Ids of the register of organisations, with blanks between: unsd ilo."))
        \(DeskForm.line(
            "Areas", "areas", areas, hint: "Codes with blanks between: FRA DEU."))
        """
    }
}
