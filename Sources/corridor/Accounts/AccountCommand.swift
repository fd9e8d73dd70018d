import Accounts
import ArgumentParser
import Warehouse

/// `corridor account ...`
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Keep accounts: who may sign in to the desk, and as what.",
        discussion: """
            The first administrator is made here; all else can be done at the desk too. Passwords are \
            read from the terminal, without showing them, or from standard input, and are never \
            arguments. docs/access.md says what each role may do.
            """,
        subcommands: [
            AccountCreateCommand.self, AccountInviteCommand.self, AccountListCommand.self,
            AccountShowCommand.self, AccountSetCommand.self, AccountCloseCommand.self,
            AccountReopenCommand.self, AccountPasswordCommand.self, AccountTokenCommand.self,
            AccountSessionsCommand.self, AccountAuditCommand.self,
        ])
}

extension WorkspaceOptions {
    /// The accounts of the workspace.
    ///
    /// - Parameter create: whether to make them where there are none yet.
    func accounts(create: Bool = false) throws -> AccountStore {
        // Refuses a folder that is no workspace.
        if create { _ = try reading() }
        return try AccountStore(folder: folder, create: create)
    }
}

extension PersonOption {
    /// Whoever works at this machine, as the audit trail names them.
    var caller: Caller { .commandLine(name) }
}

/// What an account is for.
struct AccountOptions: ParsableArguments {
    @Option(name: .long, help: "The full name (default: the name).")
    var fullName: String?

    @Option(name: .long, help: "An organisation that it speaks for, by its id in the register.")
    var organisation: [String] = []

    @Option(name: .long, help: "An area that it answers for, such as FRA.")
    var area: [String] = []

    func draft(_ name: String, _ role: Role) throws -> AccountDraft {
        try AccountDraft(
            name: name, fullName: fullName ?? name, role: role, organisations: organisation,
            areas: area)
    }
}

/// A role from the command line, or wrong use.
func accountRole(_ text: String) throws -> Role {
    guard let role = Role(rawValue: text) else {
        throw ValidationError(
            "--role: found \(text), expected "
                + Role.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return role
}

/// `corridor account create NAME --role administrator`
struct AccountCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an account with a password, such as the first.")

    @Argument(help: "What one signs in with.")
    var name: String

    @Option(
        name: .long, help: "reader, country, agency, desk or administrator.",
        transform: accountRole)
    var role: Role

    @OptionGroup var options: AccountOptions
    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let draft = try options.draft(name, role)
        let store = try workspace.accounts(create: true)
        if let held = try store.accounts().first(where: { $0.name == name }) {
            throw AccountError(
                .conflict, "account \(name)",
                found: held.isOpen ? "an account of that name" : "a closed account of that name",
                expected: "a name that is free")
        }
        let password = try PasswordPrompt.new()
        let account = try store.create(draft, password: password, by: person.caller)
        print("\(account.name): \(account.role.title.lowercased()). Sign in at /desk/sign-in.")
    }
}

/// `corridor account invite NAME --role ROLE`
struct AccountInviteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Make an account whose password its owner sets.",
        discussion: """
            Prints a link that is shown once and can be taken up once. With --again, another link to an \
            account that is there, for those who lost the first or the password.
            """)

    @Argument(help: "What one signs in with.")
    var name: String

    @Option(
        name: .long, help: "reader, country, agency, desk or administrator.",
        transform: accountRole)
    var role: Role?

    @Flag(name: .long, help: "Another invitation to an account that is there.")
    var again = false

    @Option(name: .long, help: "How many days it can be taken up: 1 to 90.")
    var days = 7

    @Option(name: .long, help: "The service's address, which the link begins with.")
    var site = ""

    @OptionGroup var options: AccountOptions
    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func validate() throws {
        guard again == (role == nil) else {
            throw ValidationError("--role: expected a role, or --again without one")
        }
        guard (1...90).contains(days) else {
            throw ValidationError("--days: found \(days), expected 1 to 90")
        }
    }

    func run() throws {
        let store = try workspace.accounts(create: !again)
        let seconds = days * 86_400
        let secret =
            try role.map { role in
                try store.invite(
                    try options.draft(name, role), for: seconds, by: person.caller)
            } ?? store.inviteAgain(name, for: seconds, by: person.caller)
        var start = site
        while start.hasSuffix("/") { start.removeLast() }
        print(start + "/desk/invitation/" + secret.text)
    }
}

/// `corridor account set NAME --role ROLE`
struct AccountSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change what an account is for; its sessions end.",
        discussion: "What is not given stays. --organisation none and --area none empty a list.")

    @Argument(help: "The account.")
    var name: String

    @Option(
        name: .long, help: "reader, country, agency, desk or administrator.",
        transform: accountRole)
    var role: Role?

    @OptionGroup var options: AccountOptions
    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let store = try workspace.accounts()
        let held = try store.account(name)
        func list(_ given: [String], _ before: [String]) -> [String] {
            given.isEmpty ? before : given == ["none"] ? [] : given
        }
        let draft = try AccountDraft(
            name: name, fullName: options.fullName ?? held.fullName, role: role ?? held.role,
            organisations: list(options.organisation, held.organisations),
            areas: list(options.area, held.areas))
        print(AccountText.line(try store.change(draft, by: person.caller)))
    }
}

/// `corridor account close NAME`
struct AccountCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close an account: its sessions and tokens end at once. It stays on record.")

    @Argument(help: "The account.")
    var name: String

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        try workspace.accounts().close(name, by: person.caller)
        print("\(name): closed.")
    }
}

/// `corridor account reopen NAME`
struct AccountReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open a closed account; `invite --again` or `password` gives it a password.")

    @Argument(help: "The account.")
    var name: String

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        try workspace.accounts().reopen(name, by: person.caller)
        print("\(name): open, without a password.")
    }
}

/// `corridor account password NAME`
struct AccountPasswordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set an account's password; its sessions end.")

    @Argument(help: "The account.")
    var name: String

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let store = try workspace.accounts()
        _ = try store.account(name)
        try store.setPassword(name, try PasswordPrompt.new(), by: person.caller)
        print("\(name): password set; its sessions have ended.")
    }
}
