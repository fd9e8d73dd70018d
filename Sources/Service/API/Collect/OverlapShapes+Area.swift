internal import Collection
internal import Office

extension OverlapShapes {
    private static func texts(_ list: [String]) -> Datum { .list(list.map { .text($0) }) }
    private static func numbers(_ list: [Int]) -> Datum { .list(list.map { .whole($0) }) }
    private static let years = Schema.list(of: .count(from: 1))

    static let overlap = Shape<OverlapReport.Overlap>(
        "TableOverlap", "How two tables of different collections stand to each other.",
        [
            .init("first", name.reference, "The one.") { name.datum($0.first) },
            .init("second", name.reference, "The other.") { name.datum($0.second) },
            .init(
                "verdict", .choice(TableOverlap.Verdict.allCases.map(\.rawValue)),
                "Asked twice, contained, of another definition, unclear, partly overlapping."
            ) { .text($0.verdict) },
            .init("words", .text, "The verdict in words.") { .text($0.words) },
            .init(
                "extent", .choice(["same", "first-gives", "second-gives", "partly", "none"]),
                "Which gives the other by adding up, definitions aside."
            ) { .text($0.extent) },
            .init("shared", .text, "What both tell apart.") { .text($0.shared) },
            .init("years", years, "The years that both ask.") { numbers($0.years) },
            .init("cells", .count(), "Figures given twice, or that would be.") {
                .whole($0.cells)
            },
            .init("reasons", .list(of: .text), "Why it is so.") { texts($0.reasons) },
            .init(
                "conversions", .list(of: .text),
                "What converts the one into the other, or why nothing does."
            ) { texts($0.conversions) },
        ])

    static let serving = Shape<OverlapReport.Proposal.Serving>(
        "TableServed", "An agency's table that a common one gives.",
        [
            .init("name", name.reference, "Which.") { name.datum($0.name) },
            .init("years", years, "The years that it gives.") { numbers($0.years) },
            .init("steps", .list(of: .text), "What is done to get it; empty where nothing is.") {
                texts($0.steps)
            },
        ])

    static let proposed = Shape<OverlapReport.Proposal.Table>(
        "CommonTable", "A table to ask in place of several.",
        [
            .init("number", .count(from: 1), "Its place.") { .whole($0.number) },
            .init("subject", .text, "Whom it counts.") { .text($0.subject) },
            .init("tells", .text, "What it tells apart.") { .text($0.tells) },
            .init("definition", .text, "What it says of whom it counts.") {
                .text($0.definition)
            },
            .init("years", years, "The years to ask.") { numbers($0.years) },
            .init("cells", .count(), "How many figures.") { .whole($0.cells) },
            .init("serves", .list(of: serving.reference), "Whose tables it gives.") {
                .list($0.serves.map { serving.datum($0) })
            },
        ])

    static let proposal = Shape<OverlapReport.Proposal>(
        "CommonRequest", "The fewest figures that give every agency its tables.",
        [
            .init("burden", cost.reference, "What it costs.") { cost.datum($0.cost) },
            .init("exact", .flag, "Whether no tables with fewer figures would do.") {
                .flag($0.isExact)
            },
            .init("at_least", .count(), "How many figures do not follow from each other.") {
                .whole($0.atLeast)
            },
            .init("tables", .list(of: proposed.reference), "The tables to ask.") {
                .list($0.tables.map { proposed.datum($0) })
            },
        ])

    static let report = Shape<OverlapReport>(
        "AreaOverlaps", "What one country is asked by all collections.",
        [
            .init("area", .text, "Its code.") { .text($0.area) },
            .init("area_name", .text, "Its name.") { .text($0.areaName) },
            .init("collections", .list(of: collection.reference), "Those that ask it.") {
                .list($0.collections.map { collection.datum($0) })
            },
            .init("tables", .list(of: asked.reference), "The tables asked.") {
                .list($0.tables.map { asked.datum($0) })
            },
            .init("overlaps", .list(of: overlap.reference), "What is asked twice first.") {
                .list($0.overlaps.map { overlap.datum($0) })
            },
            .init("asked", cost.reference, "What is asked today.") { cost.datum($0.asked) },
            .init("held_cells", .count(), "How many of these figures some source has already.") {
                .whole($0.heldCells)
            },
            .init("as_stated", proposal.reference, "Each figure asked once.") {
                proposal.datum($0.asStated)
            },
            .init("agreed", proposal.reference, "And the agencies agreed on definitions.") {
                proposal.datum($0.agreed)
            },
        ])
}
