import ArgumentParser
import Office
import Registers
import Vocabulary

/// `corridor register timeline [REGISTER]`
struct RegisterTimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Show what records date, in order.")

    @Argument(help: "The register; left out, all of them.")
    var register: String?

    @OptionGroup var selection: RecordSelection
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.reading().registers
        let declared = try register.map { try store.register($0) }
        let state = try store.state(asOf: asOf.time())
        let question = try selection.question(declared)
        let (entries, undated) = state.timeline(question)
        let page = entries.dropFirst(question.offset).prefix(question.limit)
        if output.json {
            printJSON(.array(page.map { $0.json(state) }))
        } else {
            var table = TextTable(["Date", "What", "Record", ""])
            for entry in page {
                table.add([
                    entry.date.description, entry.title.lowercased(),
                    entry.record.key.description, state.label(entry.record),
                ])
            }
            print(table.text)
        }
        let rest = entries.count - question.offset - page.count
        if rest > 0 { warn("\(rest) more dates; --limit and --offset show them") }
        if undated > 0 { warn("\(undated) records give no date") }
    }
}

/// `corridor register matrix REGISTER --rows FIELD [--columns FIELD]`
struct RegisterMatrixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix", abstract: "Count records by one field, or by two.",
        discussion: "A date counts by its year: --columns date.year.")

    @Argument(help: "The register.")
    var register: String

    @Option(name: .long, help: "The field whose values are the rows.")
    var rows: String

    @Option(name: .long, help: "The field whose values are the columns.")
    var columns: String?

    @OptionGroup var selection: RecordSelection
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let store = try workspace.reading().registers
        let question = try selection.question(try store.register(register))
        let matrix = try store.state(asOf: asOf.time()).matrix(
            question, rows: rows, columns: columns)
        if output.json {
            printJSON(matrix.json)
            return
        }
        let headings = columns == nil ? ["Records"] : matrix.columns.map(\.title)
        var table = TextTable(
            [rows] + headings, right: headings.isEmpty ? [] : Set(1...headings.count))
        for (row, counts) in zip(matrix.rows, matrix.counts) {
            table.add([row.title] + counts.map { $0 == 0 ? "-" : "\($0)" })
        }
        print(table.text)
        print("\(matrix.total) records.")
    }
}

/// `corridor register status INSTRUMENT`
struct RegisterStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show where States stand towards a legal instrument on a day.",
        discussion: """
            As the register's actions have it. "possibly" marks what depends on a date that is not \
            known exactly; "!" a State that is said to implement what it was no party to.
            """)

    @Argument(help: "The instrument's id.")
    var instrument: String

    @Option(name: .long, help: "The day (default: today, UTC).")
    var on: String?

    @Flag(name: .long, help: "Only States said to implement what they were no party to.")
    var conflicts = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let store = office.registers
        let record = try store.record(RecordKey("instruments", instrument))
        let date = try day(on ?? String(office.clock().prefix(10)), "--on")
        let state = try store.state()
        let all = state.treatyStatus(instrument, on: date)
        let shown = conflicts ? all.filter(\.isConflict) : all
        if output.json {
            printJSON(.array(shown.map(\.json)))
            return
        }
        print("\(state.label(record)), on \(date)\n")
        var table = TextTable(["Area", "", "Standing", "Actions"])
        for item in shown {
            let actions = item.actions.map { action in
                (action.value("kind") ?? "") + " "
                    + action.values("date").joined(separator: " or ")
            }
            let standing = (item.isCertain ? "" : "possibly ") + item.standing.title
            table.add([
                item.area, office.areas.area(item.area)?.shortName ?? "",
                (item.isConflict ? "! " : "") + standing,
                (actions + (item.implementationStated.isEmpty ? [] : ["said to implement it"]))
                    .joined(separator: "; "),
            ])
        }
        print(table.text + "\n")
        var counts = TextTable(["Standing", "Areas"], right: [1])
        for standing in TreatyStanding.allCases {
            let count = all.count { $0.standing == standing }
            if count > 0 { counts.add([standing.title, "\(count)"]) }
        }
        print(counts.text)
        let last = all.flatMap(\.actions).flatMap { $0.content["date"] }.compactMap(\.date).max()
        if let last { print("\nThe last action in the register is of \(last).") }
    }
}
