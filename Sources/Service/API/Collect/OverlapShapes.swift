internal import Office

/// Overlaps as answers have them.
enum OverlapShapes {
    private static func texts(_ list: [String]) -> Datum { .list(list.map { .text($0) }) }
    private static func numbers(_ list: [Int]) -> Datum { .list(list.map { .whole($0) }) }
    private static let years = Schema.list(of: .count(from: 1))

    static let collection = Shape<OverlapSummary.Collection>(
        "AskingCollection", "A collection that asks tables.",
        [
            .init("id", .text, "The id of its record.") { .text($0.id) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("owners", .list(of: .text), "Who asks.") { texts($0.owners) },
            .init("tables", .count(), "How many tables it asks.") { .whole($0.tables) },
        ])

    static let cost = Shape<OverlapReport.Cost>(
        "Burden", "What answering costs a country.",
        [
            .init("collections", .count(), "How many collections ask.") {
                .whole($0.collections)
            },
            .init("tables", .count(), "How many tables.") { .whole($0.tables) },
            .init("cells", .count(), "How many figures.") { .whole($0.cells) },
            .init("days", .number, "Working days, by the model of docs/collections.md.") {
                .number($0.days)
            },
        ])

    static let pair = Shape<OverlapSummary.Pair>(
        "CollectionPair", "What two collections ask in common of all countries together.",
        [
            .init("first", .text, "The one.") { .text($0.first) },
            .init("second", .text, "The other.") { .text($0.second) },
            .init("areas", .count(), "How many countries are asked in common.") {
                .whole($0.areas)
            },
            .init("verdicts", .map(of: .count()), "How many pairs of tables have each verdict.") {
                pair in
                .object(
                    pair.verdicts.sorted { $0.key < $1.key }.map { .init($0.key, .whole($0.value)) }
                )
            },
            .init("cells", .count(), "Figures given twice.") { .whole($0.cells) },
            .init("cells_if_agreed", .count(), "Figures that would be if both meant the same.") {
                .whole($0.cellsIfAgreed)
            },
        ])

    static let row = Shape<OverlapSummary.Row>(
        "CountryBurden", "What a country is asked.",
        [
            .init("area", .text, "Its code.") { .text($0.area) },
            .init("area_name", .text, "Its name.") { .text($0.name) },
            .init("asked", cost.reference, "As it is.") { cost.datum($0.asked) },
            .init("as_stated", cost.reference, "With each figure asked once.") {
                cost.datum($0.asStated)
            },
            .init("agreed", cost.reference, "And the agencies agreed on definitions.") {
                cost.datum($0.agreed)
            },
        ])

    static let summary = Shape<OverlapSummary>(
        "Overlaps", "What countries are asked by all collections.",
        [
            .init("collections", .list(of: collection.reference), "Those that ask tables.") {
                .list($0.collections.map { collection.datum($0) })
            },
            .init("pairs", .list(of: pair.reference), "Those with figures in common.") {
                .list($0.pairs.map { pair.datum($0) })
            },
            .init("countries", .list(of: row.reference), "Those with most figures first.") {
                .list($0.rows.map { row.datum($0) })
            },
        ])

    static let name = Shape<OverlapReport.Name>(
        "TableName", "A table of a collection.",
        [
            .init("collection", .text, "The id of the collection's record.") {
                .text($0.collection)
            },
            .init("table", .text, "The key of the table in it.") { .text($0.table) },
        ])

    static let held = Shape<OverlapReport.Held>(
        "HeldShare", "How much of a table a source has.",
        [
            .init("source", .text, "The source.") { .text($0.source) },
            .init("cells", .count(), "How many of the figures asked.") { .whole($0.cells) },
            .init("years", years, "Of these years.") { numbers($0.years) },
            .init("definition", .text, "What the source says of whom it counts.") {
                .text($0.definition)
            },
        ])

    static let asked = Shape<OverlapReport.Asked>(
        "AskedTable", "A table asked of a country.",
        [
            .init("name", name.reference, "Which.") { name.datum($0.name) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("dataflow", .text, "Where the answers belong.") { .text($0.dataflow) },
            .init("criterion", .text, "What makes a migrant.") { .text($0.criterion) },
            .init("subject", .text, "Whom it counts.") { .text($0.subject) },
            .init("tells", .text, "What it tells apart.") { .text($0.tells) },
            .init("definition", .text, "What it says of whom it counts.") {
                .text($0.definition)
            },
            .init("years", years, "The years asked.") { numbers($0.years) },
            .init("cells", .count(), "How many figures.") { .whole($0.cells) },
            .init("deadline", .text.orNull, "The last day for answers; null where none is said.") {
                Datum($0.deadline)
            },
            .init("held", .list(of: held.reference), "What is held of it.") {
                .list($0.held.map { held.datum($0) })
            },
        ])
}
