import ArgumentParser
import Office
import Registers
import Vocabulary

/// `corridor treaties ...`
struct TreatiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "treaties",
        abstract: "Legal instruments, what States did about them, and where they stand.",
        subcommands: [
            TreatyListCommand.self, TreatyStatusCommand.self, TreatyMatrixCommand.self,
            TreatyConflictsCommand.self,
        ])
}

/// The day that is asked about.
struct OnOption: ParsableArguments {
    @Option(name: .long, help: "The day (default: today, UTC).")
    var on: String?

    func day(_ office: Office) throws -> CalendarDate {
        try corridor.day(on ?? String(office.clock().prefix(10)), "--on")
    }
}

/// `corridor treaties list`
struct TreatyListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List instruments with signatures and parties, counted and as stated.",
        discussion: """
            Counted is what the register's actions come to. Where it holds no action of a single State, \
            nothing is counted, which is not zero.
            """)

    @OptionGroup var on: OnOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let found = Treaties(try office.registers.state()).list(on: try on.day(office))
        if output.json {
            try printJSON(found)
            return
        }
        var table = TextTable(
            ["Instrument", "", "Actions", "Signatures", "Parties", "Last action"],
            right: [2, 3, 4])
        for item in found {
            let possible = item.possible.map { $0 > 0 ? " to \((item.parties ?? 0) + $0)" : "" }
            table.add([
                item.instrument, item.shortName ?? item.title,
                item.actions == 0 ? "none held" : "\(item.actions)",
                item.signatures.map { "\($0)" } ?? "-",
                item.parties.map { "\($0)" + (possible ?? "") } ?? "-", item.lastAction ?? "-",
            ])
        }
        print(table.text)
        let stated = found.flatMap { item in item.stated.map { (item, $0) } }
        guard !stated.isEmpty else { return }
        var counts = TextTable(["As stated", "", "When", "Where", "Counted", ""])
        for (item, count) in stated {
            counts.add([
                item.shortName ?? item.title, "\(count.stated) \(count.what)", count.date ?? "-",
                count.region ?? "",
                count.counted.map { Set($0).sorted().map(String.init).joined(separator: " to ") }
                    ?? "not counted",
                count.agrees == false ? "! differs" : "",
            ])
        }
        print("\n" + counts.text)
    }
}

/// `corridor treaties status INSTRUMENT`
struct TreatyStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show where States stand towards an instrument on a day.",
        discussion: """
            "possibly" marks what depends on a date that is not known exactly; "!" a State that is said \
            to implement what it was no party to on that day.
            """)

    @Argument(help: "The instrument's id.")
    var instrument: String

    @OptionGroup var on: OnOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let found = try Treaties(try office.registers.state()).report(
            instrument, on: try on.day(office))
        if output.json {
            try printJSON(found)
            return
        }
        print("\(found.summary.shortName ?? found.summary.title), on \(found.on)\n")
        guard found.summary.actions > 0 else {
            print("The register holds no action of a single State.")
            return
        }
        var table = TextTable(["Area", "", "Standing", "Actions"])
        for state in found.states {
            let actions =
                state.actions.map { "\($0.kind) \($0.date ?? "undated")" }
                + (state.implementationStated.isEmpty ? [] : ["said to implement it"])
            table.add([
                state.area.code, state.area.name, (state.conflict ? "! " : "") + state.title,
                actions.joined(separator: "; "),
            ])
        }
        print(table.text + "\n")
        var counts = TextTable(["Standing", "States"], right: [1])
        for item in found.standings { counts.add([item.title, "\(item.states)"]) }
        print(counts.text + "\n")
        var regions = TextTable(["Parties in", "States"], right: [1])
        for item in found.regions { regions.add([item.title, "\(item.states)"]) }
        print(regions.text)
        if let last = found.summary.lastAction {
            print("\nThe last action in the register is of \(last).")
        }
    }
}

/// `corridor treaties matrix`
struct TreatyMatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "Show States against instruments on a day.")

    @OptionGroup var on: OnOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let found = Treaties(try office.registers.state()).matrix(on: try on.day(office))
        if output.json {
            try printJSON(found)
            return
        }
        let shown = found.instruments.indices.filter { found.instruments[$0].actions > 0 }
        var table = TextTable(
            ["On \(found.on)", ""]
                + shown.map { found.instruments[$0].shortName ?? found.instruments[$0].title })
        for row in found.rows {
            table.add(
                [row.area.code, row.area.name]
                    + shown.map { place in
                        let standing = row.standings[place].flatMap(TreatyStanding.init)
                        return standing.map {
                            (row.certain[place] ? "" : "possibly ") + $0.title
                        } ?? "no action held"
                    })
        }
        print(table.text)
        let silent = found.instruments.filter { $0.actions == 0 }
        if !silent.isEmpty {
            print(
                "\nNo single State's action is held on: "
                    + silent.map { $0.shortName ?? $0.title }.joined(separator: ", ") + ".")
        }
    }
}

/// `corridor treaties conflicts [INSTRUMENT]`
struct TreatyConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "Show who is said to implement what it was no party to when that was said.")

    @Argument(help: "The instrument's id; left out, all of them.")
    var instrument: String?

    @OptionGroup var on: OnOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let day = try on.day(office)
        let treaties = Treaties(try office.registers.state())
        if let instrument { _ = try treaties.report(instrument, on: day) }
        let found = treaties.conflicts(instrument, on: day)
        if output.json {
            try printJSON(found)
            return
        }
        var table = TextTable([
            "Area", "", "Said", "Then, by the register", "On \(day)", "Source of what was said",
        ])
        for item in found {
            table.add([
                item.area.code, item.area.name, item.stated.date ?? "undated", item.standingThen,
                item.standingNow, item.stated.source,
            ])
        }
        print(table.text + "\n\(found.count) conflicts.")
    }
}
