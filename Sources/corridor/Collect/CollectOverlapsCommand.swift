import ArgumentParser
import Collection
import Office

/// `corridor collect overlaps`
struct CollectOverlapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlaps",
        abstract: "Show what countries are asked twice, and the fewest figures that would do.",
        discussion: """
            Without --area, the burden of every country and what collections ask in common. With \
            it, every two tables of different collections: asked twice, contained, different only \
            in definition, partly overlapping; what is held already; and a common request.
              corridor collect overlaps --area FRA
            docs/collections.md describes the verdicts and how days are worked out.
            """)

    @Option(name: .long, help: "The country asked; may be given several times.")
    var area: [String] = []

    @Option(name: .long, help: "Only this collection; may be given several times.")
    var collection: [String] = []

    @Option(name: .long, help: "Only what is asked of this year or later.")
    var yearFrom: Int?

    @Option(name: .long, help: "Only what is asked of this year or earlier.")
    var yearUntil: Int?

    @Option(name: .long, help: "Days that a collection takes, whatever it asks.")
    var daysACollection: Double = BurdenModel().perCollection

    @Option(name: .long, help: "Days that a table takes.")
    var daysATable: Double = BurdenModel().perTable

    @Option(name: .long, help: "Figures filled in and looked through in a day.")
    var figuresADay: Double = BurdenModel().cellsPerDay

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        let (first, last) = (yearFrom ?? 1, yearUntil ?? 9999)
        guard first <= last, first > 0, last < 10_000 else {
            throw ValidationError(
                "--year-until: found \(last), expected \(first) or later, at most 9999")
        }
        guard daysACollection >= 0, daysATable >= 0, figuresADay >= 1 else {
            throw ValidationError("expected days of 0 or more and at least one figure a day")
        }
    }

    func run() throws {
        let office = try workspace.reading()
        var question = OverlapQuestion()
        question.collections = Set(collection)
        if yearFrom != nil || yearUntil != nil {
            question.years = (yearFrom ?? 1)...(yearUntil ?? 9999)
        }
        question.model = BurdenModel(
            perCollection: daysACollection, perTable: daysATable, cellsPerDay: figuresADay)
        let book = try office.requestBook(question)
        guard !area.isEmpty else {
            let summary = try office.overlapSummary(book)
            if output.json { try printJSON(summary) } else { print(OverlapText.text(summary)) }
            return
        }
        let reports = try area.map { try office.overlaps(of: $0, book) }
        if output.json {
            try printJSON(reports)
        } else {
            print(reports.map { OverlapText.text($0) }.joined(separator: "\n\n"))
        }
    }
}
