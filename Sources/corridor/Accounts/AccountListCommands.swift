import Accounts
import ArgumentParser
import Warehouse

/// Accounts as the tool prints them.
enum AccountText {
    static func line(_ account: Account) -> String {
        "\(account.name): \(account.role.title.lowercased()), \(standing(account))."
    }

    static func standing(_ account: Account) -> String {
        if let closed = account.closed { return "closed \(closed)" }
        return account.passwordSet == nil ? "invited" : "open"
    }

    static func list(_ items: [String]) -> String {
        items.isEmpty ? "-" : items.joined(separator: " ")
    }
}

/// `corridor account list`
struct AccountListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts, the closed ones too.")

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let accounts = try workspace.accounts().accounts()
        if output.json { return try printJSON(accounts) }
        var table = TextTable(["Name", "Full name", "Role", "Organisations", "Areas", "Standing"])
        for account in accounts {
            table.add([
                account.name, account.fullName, account.role.rawValue,
                AccountText.list(account.organisations), AccountText.list(account.areas),
                AccountText.standing(account),
            ])
        }
        print(table.text)
    }
}

/// `corridor account show NAME`
struct AccountShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an account, and what its role may do.")

    @Argument(help: "The account.")
    var name: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let account = try workspace.accounts().account(name)
        if output.json { return try printJSON(account) }
        print(AccountText.line(account))
        print("Full name: \(account.fullName)")
        print("Organisations: \(AccountText.list(account.organisations))")
        print("Areas: \(AccountText.list(account.areas))")
        print("Made: \(account.created)")
        print("Password set: \(account.passwordSet?.description ?? "never")")
    }
}

/// `corridor account token NAME`
struct AccountTokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "List the tokens of an account, make one, or revoke one.",
        discussion: "A token that is made is printed this once, and kept nowhere.")

    @Argument(help: "The account.")
    var name: String

    @Option(name: .long, help: "Make a token for this.")
    var title: String?

    @Option(name: .long, help: "How many days it is in force: 1 to 366.")
    var days = 90

    @Option(name: .long, help: "Revoke the token of this number.")
    var revoke: Int?

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        guard title == nil || revoke == nil else {
            throw ValidationError("--revoke: expected either --title or --revoke")
        }
    }

    func run() throws {
        let store = try workspace.accounts()
        if let title {
            print(try store.addToken(to: name, title: title, days: days, by: person.caller).text)
            return
        }
        if let revoke {
            try store.revokeToken(revoke, of: name, by: person.caller)
            print("Token \(revoke) of \(name) is revoked.")
            return
        }
        let tokens = try store.tokens(of: name)
        if output.json { return try printJSON(tokens) }
        var table = TextTable(
            ["Number", "Name", "Made", "Ends", "Last used", "Standing"], right: [0])
        for token in tokens {
            let standing =
                token.revoked != nil ? "revoked" : token.expires <= store.now ? "over" : "in force"
            table.add([
                "\(token.id)", token.name, "\(token.created)", "\(token.expires)",
                token.used?.description ?? "never", standing,
            ])
        }
        print(table.text)
    }
}

/// `corridor account sessions NAME`
struct AccountSessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "List the sessions of an account, or end them.")

    @Argument(help: "The account.")
    var name: String

    @Option(name: .long, help: "End the session of this number.")
    var end: Int?

    @Flag(name: .long, help: "End all of them.")
    var endAll = false

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let store = try workspace.accounts()
        if endAll || end != nil {
            try store.endSessions(of: name, id: endAll ? nil : end, by: person.caller)
            print("Ended.")
            return
        }
        var table = TextTable(["Number", "From", "Began", "Last used", "Browser"], right: [0])
        for session in try store.sessions(of: name) {
            table.add([
                "\(session.id)", session.address, "\(session.created)", "\(session.seen)",
                String(session.agent.prefix(60)),
            ])
        }
        print(table.text)
    }
}

/// `corridor account audit`
struct AccountAuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Show the audit trail, latest first.")

    @Option(name: .long, help: "Only what this account did.")
    var who: String?

    @Option(name: .long, help: "Only this deed: sign-in, invite, close, POST ...")
    var deed: String?

    @Option(name: .long, help: "Only what was done to this, or to what begins so.")
    var object: String?

    @Flag(name: .long, help: "Only what was refused.")
    var refused = false

    @Option(name: .long, help: "Only on this day (YYYY-MM-DD, UTC) or later.")
    var from: String?

    @Option(name: .long, help: "Only on this day or earlier.")
    var until: String?

    @Option(name: .long, help: "At most so many.")
    var limit = 100

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        var question = AuditQuestion()
        question.who = who
        question.deed = deed
        question.object = object
        question.outcome = refused ? .refused : nil
        question.from = try from.flatMap { Moment("\(try day($0, "--from"))T00:00:00Z") }
        question.until = try until.flatMap { Moment("\(try day($0, "--until"))T23:59:59Z") }
        question.limit = max(1, limit)
        let entries = try workspace.accounts().auditTrail(question)
        if output.json { return try printJSON(entries) }
        var table = TextTable(
            ["Entry", "When", "Who", "From", "What", "To what", "Outcome", "More"], right: [0])
        for entry in entries {
            table.add([
                "\(entry.id)", "\(entry.at)", entry.who ?? "nobody", entry.address, entry.deed,
                entry.object, entry.outcome.rawValue, entry.detail,
            ])
        }
        print(table.text)
    }
}
