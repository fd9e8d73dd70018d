import ArgumentParser
import Office
import Registers
import Warehouse

/// Why something is changed, by whom, and on whose word.
struct ChangeOptions: ParsableArguments {
    @Option(name: .long, help: "Why, for those who read the history.")
    var why: String

    @OptionGroup var person: PersonOption

    func validate() throws {
        guard why.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--why: found nothing, expected why it is changed")
        }
    }
}

/// What a statement says besides its value.
struct StatementOptions: ParsableArguments {
    @Option(name: .long, help: "The document that says so.")
    var document: String?

    @Option(name: .long, help: "The organisation that says so.")
    var said: String?

    @Option(name: .long, help: "The page, paragraph or table.")
    var place: String?

    @Option(name: .long, help: "The date of the document: 2004, 2004-10, 2004-10-28.")
    var dated: String?

    @Option(name: .long, help: "The source's own words.")
    var printed: String?

    @Option(name: .long, help: "A note.")
    var note: String?

    func model() throws -> Statement {
        let date = try dated.map { text in
            guard let date = RecordDate(text) else {
                throw ValidationError("--dated: found \(text), expected a day, month or year")
            }
            return date
        }
        let source = StatementSource(
            organisation: said, document: document, place: place, date: date)
        return Statement(
            nil, printed: printed, source: source.isEmpty ? nil : source, note: note)
    }
}

/// `corridor register set REGISTER ID FIELD=VALUE ...`
struct RegisterSetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change fields of a record.",
        discussion: """
            FIELD=VALUE says something in place of what was said, FIELD+=VALUE beside it, FIELD= takes \
            it away. A number may be hedged: "countries=over 80", "value=between 3 and 4". A field \
            of a part is PART/KEY/FIELD: sessions/1/title=Opening.
            """)

    @Argument(help: "The register.")
    var register: String

    @Argument(help: "The record's id.")
    var id: String

    @Argument(help: "FIELD=VALUE, FIELD+=VALUE or FIELD=.")
    var fields: [String]

    @Option(name: .long, help: "The revision that the change is made from (default: the last).")
    var revision: Int?

    @OptionGroup var statement: StatementOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.office().registers
        let declared = try store.register(register)
        let model = try statement.model()
        let assignments = try fields.map { try FieldAssignment($0, declared, like: model) }
        let key = RecordKey(register, id)
        let last = try store.record(key)
        var content = last.content
        let base = revision ?? last.revision
        if base != last.revision {
            let history = try store.history(key)
            guard let then = history.first(where: { $0.revision.number == base })?.content else {
                throw ValidationError(
                    "--revision: found \(base), expected one of the record, up to \(last.revision)")
            }
            content = then
        }
        let edit = Edit(key, FieldAssignment.apply(assignments, to: content), base: base)
        try tell(
            store.apply([edit], by: change.person.name, reason: change.why), json: output.json)
    }
}

/// `corridor register add REGISTER FIELD=VALUE ...`
struct RegisterAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a record.")

    @Argument(help: "The register.")
    var register: String

    @Argument(help: "FIELD=VALUE, as `corridor register set` takes them.")
    var fields: [String]

    @Option(name: .long, help: "The record's id (default: made of its title).")
    var id: String?

    @OptionGroup var statement: StatementOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.office(create: true).registers
        let declared = try store.register(register)
        let model = try statement.model()
        let assignments = try fields.map { try FieldAssignment($0, declared, like: model) }
        let content = FieldAssignment.apply(assignments, to: RecordContent())
        let name = try id ?? freeID(content, declared, store)
        let edit = Edit(RecordKey(register, name), content, base: 0)
        try tell(
            store.apply([edit], by: change.person.name, reason: change.why), json: output.json)
    }

    private func freeID(
        _ content: RecordContent, _ register: Register, _ store: RegisterStore
    ) throws -> String {
        let words = register.label.compactMap { content[$0].first?.value }
        return try store.state().freeID(
            for: words.isEmpty ? register.id : words.joined(separator: " "), in: register.id)
    }
}

/// `corridor register delete REGISTER ID`
struct RegisterDeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a record that no other links to; its history stays.")

    @Argument(help: "The register.")
    var register: String

    @Argument(help: "The record's id.")
    var id: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.office().registers
        let edit = Edit(RecordKey(register, id), nil, base: nil)
        try tell(
            store.apply([edit], by: change.person.name, reason: change.why), json: output.json)
    }
}

/// Says what became of changes.
func tell(_ outcomes: [EditOutcome], json: Bool) {
    if json {
        printJSON(
            .array(
                outcomes.map { outcome in
                    .object([
                        JSONMember("record", .string(outcome.key.description)),
                        JSONMember("outcome", .string(outcome.kind.rawValue)),
                        JSONMember("revision", .number("\(outcome.revision)")),
                        JSONMember(
                            "merged", .array(outcome.merged.map { .string($0.description) })),
                    ])
                }))
        return
    }
    if outcomes.count == 1, let outcome = outcomes.first {
        print("\(outcome.key): \(outcome.kind.rawValue), revision \(outcome.revision).")
    } else {
        let kinds: [EditOutcome.Kind] = [.added, .changed, .deleted, .unchanged]
        let counts = kinds.map { kind in
            "\(outcomes.count { $0.kind == kind }) \(kind.rawValue)"
        }
        print("\(outcomes.count) records: " + counts.joined(separator: ", ") + ".")
    }
    for outcome in outcomes where !outcome.merged.isEmpty {
        warn(
            "\(outcome.key): others had changed "
                + outcome.merged.map(\.description).joined(separator: ", ")
                + " meanwhile; both changes are kept")
    }
}
