import ArgumentParser
import Collection
import Office
import Tables

/// `corridor collect draft COLLECTION --area FRA`
struct CollectDraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Write the questionnaire of a collection for an area, filled with what is known.",
        discussion: """
            The workbook goes to the file of -o, or to COLLECTION-AREA-ROUND.xlsx in this folder. \
            docs/questionnaires.md says what stands in it.
            """)

    @Argument(help: "The collection: an id that `corridor collect tables` lists.")
    var collection: String

    @Option(name: .long, help: "The area asked, such as FRA.")
    var area: String

    @Option(name: .long, help: "The round, such as 2026 (default: this year).")
    var round: String?

    @Option(name: [.customShort("o"), .long], help: "The file to write.")
    var output: String?

    @OptionGroup var json: JSONOption
    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let office = try workspace.reading()
        let draft = try office.draftQuestionnaire(collection, area: area, round: round)
        let path = output ?? "\(draft.collection)-\(draft.area)-\(plainRound(draft)).xlsx"
        try office.workbook(draft).write(to: path)
        if json.json { return try printJSON(DraftRecord(draft, path)) }
        print("\(draft.title), \(draft.areaName), round \(draft.round): \(path)")
        var text = TextTable(["sheet", "table", "cells", "known", "title"])
        for table in draft.tables {
            text.add([
                table.sheet, table.id, "\(table.cellCount)",
                "\(draft.known[table.id]?.count ?? 0)", table.request.title,
            ])
        }
        print(text.text)
        for table in draft.leftOut { note("left out: \(table.title): \(table.reason)") }
    }

    /// Ranges of dates have a slash.
    private func plainRound(_ draft: Questionnaire) -> String {
        String(draft.round.map { $0 == "/" ? "_" : $0 })
    }
}

/// What was drafted, for programs.
private struct DraftRecord: Encodable {
    let collection: String
    let area: String
    let round: String
    let revision: Int
    let deadline: String?
    let file: String
    let tables: [Table]
    let leftOut: [String]

    struct Table: Encodable {
        let id: String
        let sheet: String
        let title: String
        let cells: Int
        let known: Int
        /// How many cells are filled from each source.
        let sources: [String: Int]
    }

    init(_ draft: Questionnaire, _ file: String) {
        collection = draft.collection
        area = draft.area
        round = draft.round
        revision = draft.revision
        deadline = draft.deadline.map { "\($0)" }
        self.file = file
        leftOut = draft.leftOut.map { "\($0.title): \($0.reason)" }
        tables = draft.tables.map { table in
            let known = draft.known[table.id] ?? [:]
            return Table(
                id: table.id, sheet: table.sheet, title: table.request.title,
                cells: table.cellCount, known: known.count,
                sources: known.values.reduce(into: [:]) { $0[$1.source, default: 0] += 1 })
        }
    }
}
