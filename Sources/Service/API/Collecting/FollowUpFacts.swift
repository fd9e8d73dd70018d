internal import Collection
internal import Office
internal import Registers
internal import Vocabulary

/// What is due, rates and letters as the interface gives them.
enum FollowUpFacts {
    static let components: [Datum.Member] = [
        due.component, dueList.component, row.component, stated.component, rates.component,
        letter.component,
    ]

    static let due = Shape<DueResponse>(
        "DueResponse", "An answer that somebody waits for.",
        [
            .init("collection", .text, "The id of the collection.") {
                .text($0.response.key.collection)
            },
            .init("round", .text, "The name of the round.") { .text($0.response.key.round) },
            .init("area", .text, "The code of the area.") { .text($0.response.key.area) },
            .init("state", .text, "Where it stands.") { .text($0.response.state.rawValue) },
            .init("deadline", .text.orNull, "The last day for it.") {
                Datum($0.deadline?.description)
            },
            .init(
                "days_late", Schema.number.orNull,
                "Days after the deadline, negative before it; null without one."
            ) { Datum($0.daysLate) },
            .init("reminders", .count(), "How many went out.") { .whole($0.reminders) },
        ])

    static let dueList = Shape<(day: String, items: [DueResponse])>(
        "DueList", "Answers that are late or due soon.",
        [
            .init("day", .text, "As on that day, UTC.") { .text($0.day) },
            .init("due", .list(of: due.reference), "The latest first.") {
                .list($0.items.map { due.datum($0) })
            },
        ])

    static let row = Shape<ResponseRates.Row>(
        "ResponseRate", "How many of a group answered.",
        [
            .init("group", .text.orNull, "What the group has in common; null where it lacks it.") {
                Datum($0.group)
            },
            .init("counts", RoundFacts.counts.reference, "What became of those asked.") {
                RoundFacts.counts.datum($0.counts)
            },
            .init("cell_rate", .number.orNull, CellRate.basis) { Datum($0.cells.rate) },
            .init("cell_rate_of", .count(), "How many answers the share of cells is of.") {
                .whole($0.cells.responses)
            },
            .init("cells_asked", .count(), "Cells asked of those whose cells are counted.") {
                .whole($0.cells.asked)
            },
            .init("cells_answered", .count(), "Cells answered.") { .whole($0.cells.answered) },
            .init("uncounted", .count(), "Answers whose cells nobody counted.") {
                .whole($0.cells.uncounted)
            },
        ])

    static let stated = Shape<StatedCount>(
        "StatedCount", "What a source states of a round; never computed.",
        [
            .init("collection", .text, "The id of the collection.") { .text($0.round.collection) },
            .init("round", .text, "The key of the round.") { .text($0.round.id) },
            .init("period", .text.orNull, "When.") { Datum($0.round.period?.description) },
            .init("text", .text, "What is stated, with the source's hedge.") { .text($0.text) },
            .init("sources", .list(of: .text), "Who states it.") {
                .list($0.sources.map { .text($0) })
            },
        ])

    static let rates = Shape<(rates: ResponseRates, stated: [StatedCount])>(
        "ResponseRates", "How many of those asked answered.",
        [
            .init("basis", .text, "What counts as answered.") { _ in
                .text(ResponseCounts.basis)
            },
            .init("total", row.reference, "All together.") { row.datum($0.rates.total) },
            .init(
                "agencies", .list(of: row.reference),
                "By owner of the collection; one of two agencies counts for both."
            ) { .list($0.rates.agencies.map { row.datum($0) }) },
            .init("regions", .list(of: row.reference), "By M49 region.") {
                .list($0.rates.regions.map { row.datum($0) })
            },
            .init("tables", .list(of: row.reference), "By collection and table.") {
                .list($0.rates.tables.map { row.datum($0) })
            },
            .init("years", .list(of: row.reference), "By the year of the round.") {
                .list($0.rates.years.map { row.datum($0) })
            },
            .init("stated", .list(of: stated.reference), "What reports state; not in the rates.") {
                .list($0.stated.map { stated.datum($0) })
            },
        ])

    static let letter = Shape<Letter>(
        "Letter", "A draft of a letter. Nothing is sent.",
        [
            .init("kind", .choice(LetterKind.allCases.map(\.rawValue)), "What it is for.") {
                .text($0.kind.rawValue)
            },
            .init("language", .choice(LetterLanguage.allCases.map(\.rawValue)), "Its language.") {
                .text($0.language.rawValue)
            },
            .init("to", .list(of: .text), "The focal points; none where none is on record.") {
                .list($0.addressees.map { .text($0.text) })
            },
            .init("subject", .text, "The subject.") { .text($0.subject) },
            .init("body", .text, "The text, with blank lines between paragraphs.") {
                .text($0.body)
            },
            .init("warnings", .list(of: .text), "What is not known and stands as a gap.") {
                .list($0.warnings.map { .text($0) })
            },
        ])
}
