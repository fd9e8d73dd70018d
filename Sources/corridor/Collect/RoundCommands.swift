import ArgumentParser
import Collection
import Office
import Registers
import Vocabulary

/// `corridor collect open COLLECTION ROUND`
struct CollectOpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a round: countries are asked.",
        discussion: """
            Who was asked already stays as it is, so that further countries may be added. Without \
            --area those are asked that the collection's tables name, or every country.
            """)

    @OptionGroup var target: RoundArguments

    @Option(name: .long, help: "The code of an area to ask; may be given again.")
    var area: [String] = []

    @Option(name: .long, help: "The last day for answers (YYYY-MM-DD).")
    var deadline: String?

    @Option(name: .long, help: "The round's title.")
    var title: String?

    @OptionGroup var why: WhyOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let outcome = try workspace.office().openRound(
            target.collection, round: target.round, areas: area,
            deadline: deadline.map { try day($0, "--deadline") }, title: title,
            by: why.person.name, reason: why.why)
        tell(outcome, "asked", json: output.json)
    }
}

/// `corridor collect close COLLECTION ROUND`
struct CollectCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a round: who never answered has given no answer, and no reason.")

    @OptionGroup var target: RoundArguments
    @OptionGroup var why: WhyOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let outcome = try workspace.office().closeRound(
            target.collection, round: target.round, by: why.person.name, reason: why.why)
        tell(outcome, "gave no answer", json: output.json)
    }
}

private func tell(_ outcome: Office.RoundOutcome, _ words: String, json: Bool) {
    if json {
        printJSON(
            .object([
                JSONMember("collection", .string(outcome.collection)),
                JSONMember("round", .string(outcome.round)),
                JSONMember("changed", .array(outcome.changed.map { .string($0) })),
                JSONMember("unchanged", .number("\(outcome.unchanged)")),
            ]))
        return
    }
    print(
        "\(outcome.collection), \(outcome.round): \(outcome.changed.count) \(words), "
            + "\(outcome.unchanged) as they were.")
}

/// `corridor collect state [COLLECTION [ROUND]]`
struct CollectStateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state", abstract: "Show where rounds and answers stand.")

    @Argument(help: "Only this collection.")
    var collection: String?

    @Argument(help: "One round of it, with every country's answer.")
    var round: String?

    @Option(name: .long, help: "One country's answer with all that was done about it.")
    var area: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        if area != nil, round == nil {
            throw ValidationError("--area: found no round, expected COLLECTION ROUND --area CODE")
        }
    }

    func run() throws {
        let office = try workspace.reading()
        guard let collection, let round else { return try list(office) }
        let status = try office.round(round, of: collection)
        guard let area else { return show(status, office) }
        guard let response = status.responses.first(where: { $0.key.area == area }) else {
            throw CollectionError(
                .notFound, "\(collection), \(round)",
                found: "no answer of \(area), and it was not asked",
                expected: "one of " + status.responses.map(\.key.area).joined(separator: ", "))
        }
        tell(response, office)
    }

    private func list(_ office: Office) throws {
        let rounds = try office.rounds(of: collection)
        if output.json {
            printJSON(.array(rounds.map(\.json)))
            return
        }
        guard !rounds.isEmpty else {
            print("No round was opened yet; `corridor collect open COLLECTION ROUND` opens one.")
            return
        }
        var table = TextTable(
            ["Collection", "Round", "Opened", "Due", "Asked", "Answered", "Refused", "Silent", ""],
            right: [4, 5, 6, 7])
        for item in rounds {
            let counts = item.counts
            table.add([
                item.round.collection, item.round.id, item.round.opened?.description ?? "",
                item.round.deadline?.description ?? "", "\(counts.asked)", "\(counts.answered)",
                "\(counts.refused)", "\(counts.silent)",
                item.round.closed.map { "closed \($0)" } ?? "",
            ])
        }
        print(table.text)
    }

    private func show(_ status: Office.RoundStatus, _ office: Office) {
        if output.json {
            printJSON(.array(status.responses.map(\.json)))
            return
        }
        var table = TextTable(["Area", "State", "Since", "Findings", "Reason"], right: [3])
        for response in status.responses {
            table.add([
                office.named(response.key.area), response.state.title.lowercased(),
                response.steps.last?.date?.description ?? "",
                response.findings.map { "\($0)" } ?? "", response.reason,
            ])
        }
        print(table.text)
        let counts = status.counts
        print(
            "\n\(counts.answered) of \(counts.asked) answered; \(counts.open) open, "
                + "\(counts.refused) refused with a reason, \(counts.silent) gave no answer.")
    }

    private func tell(_ response: RoundResponse, _ office: Office) {
        if output.json {
            printJSON(response.json)
            return
        }
        print("\(office.named(response.key.area)): \(response.state.title.lowercased())\n")
        var table = TextTable(["Date", "Step", "State", "By", "Findings", "Reason"], right: [4])
        for taken in response.steps {
            table.add([
                taken.date?.description ?? "", taken.step?.title ?? "", taken.state.title, taken.by,
                taken.findings.map { "\($0)" } ?? "", taken.reason,
            ])
        }
        print(table.text)
    }
}

extension Office.RoundStatus {
    /// As JSON.
    fileprivate var json: JSONValue {
        func date(_ name: String, _ date: RecordDate?) -> JSONMember {
            JSONMember(name, date.map { .string($0.description) } ?? .null)
        }
        let states = ResponseState.allCases.map { state in
            JSONMember(state.rawValue, .number("\(count(state))"))
        }
        return .object([
            JSONMember("collection", .string(round.collection)),
            JSONMember("round", .string(round.id)), date("opened", round.opened),
            date("deadline", round.deadline), date("closed", round.closed),
            JSONMember("asked", .number("\(counts.asked)")),
            JSONMember("answered", .number("\(counts.answered)")),
            JSONMember("states", .object(states)),
        ])
    }
}
