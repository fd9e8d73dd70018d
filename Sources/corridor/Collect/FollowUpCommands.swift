import ArgumentParser
import Collection
import Office
import Registers
import Vocabulary

/// `corridor collect due`
struct CollectDueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Show whose answer is late, or due soon.")

    @Argument(help: "Only this collection.")
    var collection: String?

    @Option(name: .long, help: "So many days ahead.")
    var within: Int = 14

    @Flag(name: .long, help: "All that somebody waits for, those without a deadline included.")
    var all = false

    @Option(name: .long, help: "As on that day (default: today, UTC).")
    var on: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let due = try office.due(
            collection, within: all ? nil : within, on: on.map { try day($0, "--on") })
        if output.json {
            printJSON(.array(due.map(Self.json)))
            return
        }
        guard !due.isEmpty else {
            print("Nothing is due.")
            return
        }
        var table = TextTable(
            ["Collection", "Round", "Area", "State", "Due", "Days late", "Reminders"],
            right: [5, 6])
        for item in due {
            let key = item.response.key
            table.add([
                key.collection, key.round, office.named(key.area),
                item.response.state.title.lowercased(), item.deadline?.description ?? "-",
                item.daysLate.map { "\($0)" } ?? "-", "\(item.reminders)",
            ])
        }
        print(table.text)
    }

    private static func json(_ item: DueResponse) -> JSONValue {
        .object([
            JSONMember("collection", .string(item.response.key.collection)),
            JSONMember("round", .string(item.response.key.round)),
            JSONMember("area", .string(item.response.key.area)),
            JSONMember("state", .string(item.response.state.rawValue)),
            JSONMember("deadline", item.deadline.map { .string($0.description) } ?? .null),
            JSONMember("daysLate", item.daysLate.map { .number("\($0)") } ?? .null),
            JSONMember("reminders", .number("\(item.reminders)")),
        ])
    }
}

/// `corridor collect rates`
struct CollectRatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rates",
        abstract: "Show how many of those asked answered: by agency, region, table and year.")

    @Argument(help: "Only this collection.")
    var collection: String?

    @Option(name: .long, help: "Only this round.")
    var round: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let rates = try office.responseRates(collection, round: round)
        let stated = try office.statedCounts(collection)
        if output.json {
            printJSON(Self.json(rates, stated))
            return
        }
        if rates.total.counts.asked == 0 {
            print("No round was opened here yet.")
        } else {
            show(rates, office)
        }
        guard !stated.isEmpty else { return }
        print("\nAs reports state it, not counted here:\n")
        var table = TextTable(["Collection", "Round", "", "Source"])
        for item in stated {
            table.add([
                item.round.collection, item.round.period?.description ?? item.round.id, item.text,
                item.sources.joined(separator: "; "),
            ])
        }
        print(table.text)
    }

    private func show(_ rates: ResponseRates, _ office: Office) {
        var table = TextTable(
            ["", "Asked", "Answered", "Rate", "Open", "Refused", "Silent", "Cells", "of"],
            right: Set(1...8))
        func add(_ name: String, _ row: ResponseRates.Row) {
            let counts = row.counts
            table.add([
                name, "\(counts.asked)", "\(counts.answered)", Self.percent(counts.rate),
                "\(counts.open)", "\(counts.refused)", "\(counts.silent)",
                Self.percent(row.cells.rate), "\(row.cells.responses)",
            ])
        }
        add("All", rates.total)
        for row in rates.agencies { add(row.group ?? "no owner stated", row) }
        for row in rates.regions {
            add(row.group.flatMap { office.areas.area($0)?.name } ?? "no region", row)
        }
        for row in rates.tables { add(row.group ?? "", row) }
        for row in rates.years { add(row.group ?? "", row) }
        print(table.text)
        print("\n" + ResponseCounts.basis + "\n" + CellRate.basis)
    }

    private static func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }

    private static func json(_ rates: ResponseRates, _ stated: [StatedCount]) -> JSONValue {
        func number(_ value: Double?) -> JSONValue { value.map { .number("\($0)") } ?? .null }
        func row(_ row: ResponseRates.Row) -> JSONValue {
            .object([
                JSONMember("group", row.group.map { .string($0) } ?? .null),
                JSONMember("asked", .number("\(row.counts.asked)")),
                JSONMember("answered", .number("\(row.counts.answered)")),
                JSONMember("open", .number("\(row.counts.open)")),
                JSONMember("refused", .number("\(row.counts.refused)")),
                JSONMember("silent", .number("\(row.counts.silent)")),
                JSONMember("rate", number(row.counts.rate)),
                JSONMember("cellRate", number(row.cells.rate)),
                JSONMember("cellRateOf", .number("\(row.cells.responses)")),
                JSONMember("uncounted", .number("\(row.cells.uncounted)")),
            ])
        }
        func rows(_ name: String, _ rows: [ResponseRates.Row]) -> JSONMember {
            JSONMember(name, .array(rows.map(row)))
        }
        return .object([
            JSONMember("basis", .string(ResponseCounts.basis)),
            JSONMember("cellBasis", .string(CellRate.basis)),
            JSONMember("total", row(rates.total)), rows("agencies", rates.agencies),
            rows("regions", rates.regions), rows("tables", rates.tables),
            rows("years", rates.years),
            JSONMember(
                "stated",
                .array(
                    stated.map { item in
                        .object([
                            JSONMember("collection", .string(item.round.collection)),
                            JSONMember("round", .string(item.round.id)),
                            JSONMember("text", .string(item.text)),
                            JSONMember("sources", .array(item.sources.map { .string($0) })),
                        ])
                    })),
        ])
    }
}

/// `corridor collect letter KIND COLLECTION ROUND AREA`
struct CollectLetterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Draft a letter to a country. Nothing is sent: the text is for your own mail.",
        discussion: """
            Kinds: request, reminder, second-reminder, thanks, query, acceptance, give-back. The words \
            are those that ship, or your own in the register letters. What is not known stands in the \
            text as a gap and is told.
            """)

    @Argument(help: "The kind of letter.", transform: word)
    var kind: LetterKind

    @OptionGroup var target: RoundArguments

    @Argument(help: "The area's code.")
    var area: String

    @Option(name: .long, help: "The language: en, fr, es.", transform: word)
    var language: LetterLanguage = .english

    @Option(name: .long, help: "Something to ask about; may be given again.")
    var question: [String] = []

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let letter = try office.letter(
            kind, try ResponseKey(collection: target.collection, area: area, round: target.round),
            language: language, questions: question, from: person.name)
        if output.json {
            printJSON(
                .object([
                    JSONMember("kind", .string(letter.kind.rawValue)),
                    JSONMember("language", .string(letter.language.rawValue)),
                    JSONMember("to", .array(letter.addressees.map { .string($0.text) })),
                    JSONMember("subject", .string(letter.subject)),
                    JSONMember("body", .string(letter.body)),
                    JSONMember("warnings", .array(letter.warnings.map { .string($0) })),
                ]))
            return
        }
        print(letter.text, terminator: "")
        for warning in letter.warnings { warn(warning) }
    }
}

/// One of the words of a type, or wrong use.
private func word<Word: RawRepresentable & CaseIterable>(_ text: String) throws -> Word
where Word.RawValue == String {
    guard let word = Word(rawValue: text) else {
        throw ValidationError(
            "found \(text), expected one of "
                + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
}
