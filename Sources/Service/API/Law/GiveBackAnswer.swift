internal import Office

/// What is given back, as answers have it.
enum GiveBackAnswer {
    static let components: [Datum.Member] = [
        cell.component, said.component, table.component, difference.component, source.component,
        shape.component,
    ]

    private static let place = LawOperations.place

    private static let cell = Shape<GiveBack.Cell>(
        "CountAbroad", "One count.",
        [
            .init("destination", .text, "The destination; W is all of them.") {
                .text($0.place.destination)
            },
            .init("sex", .text, "F, M, _U unknown; _T all.") { .text($0.place.sex) },
            .init("age", .text, "The age group; _T all.") { .text($0.place.age) },
            .init("year", .count(), "The year.") { .whole($0.place.year) },
            .init("value", .number.orNull, "Persons or moves; null where hidden or missing.") {
                Datum($0.value)
            },
            .init(
                "state", .choice(["reported", "computed", "hidden", "missing"]),
                "Hidden: a small count, or one from which another could be told."
            ) { .text($0.state.rawValue) },
            .init("reason", .text.orNull, "Why it is missing.") { Datum($0.reason) },
            .init("criterion", .text, "As of the table; of what was added up over several, mixed.")
            {
                .text($0.criterion)
            },
            .init(
                "release", Schema.count(from: 1).orNull,
                "The release that brought it; null of what was added up here."
            ) { Datum($0.release) },
        ])

    private static let said = Shape<GiveBack.Said>(
        "CountedAbroad", "What is said of what is counted.",
        [
            .init("aspect", .text, "The question.") { .text($0.aspect) },
            .init("words", .text, "The answer.") { .text($0.words) },
            .init("remark", .text, "What to know beside.") { .text($0.remark) },
        ])

    private static let table = Shape<GiveBack.Table>(
        "TableAbroad", "The counts of one source on one criterion.",
        [
            .init(
                "side", .choice(["stock", "destination", "own"]),
                "Stocks; flows as destinations report them; flows as the area itself does."
            ) { .text($0.side.rawValue) },
            .init("source", .text, "The source.") { .text($0.source) },
            .init("publisher", .text, "Who publishes it.") { .text($0.publisher) },
            .init("title", .text, "The data set.") { .text($0.title) },
            .init(
                "criterion", .text,
                "B born there, C its citizens, P lived there before; mixed where it differs by destination."
            ) {
                .text($0.criterion)
            },
            .init("years", .list(of: .count()), "The years.") {
                .list($0.years.map { .whole($0) })
            },
            .init("destinations", .list(of: place.reference), "The destinations, by name.") {
                .list($0.destinations.map(place.datum))
            },
            .init("ages", .list(of: .text), "Age groups, youngest first.") {
                .list($0.ages.map { .text($0) })
            },
            .init("definition", .list(of: said.reference), "What is counted.") {
                .list($0.definition.map(said.datum))
            },
            .init("cells", .list(of: cell.reference), "The counts.") {
                .list($0.cells.map(cell.datum))
            },
            .init("hidden", .count(), "How many are hidden.") { .whole($0.hidden) },
            .init("small", .count(), "How many of these are small themselves.") {
                .whole($0.small)
            },
        ])

    private static let difference = Shape<GiveBack.Difference>(
        "DifferenceAbroad", "A flow as the destination reports it beside the area's report.",
        [
            .init("destination", place.reference, "The destination.") {
                place.datum($0.destination)
            },
            .init("year", .count(), "The year.") { .whole($0.year) },
            .init("source", .text, "Whose figure the destination's is.") { .text($0.source) },
            .init("own_source", .text, "Whose figure the area's own is.") { .text($0.ownSource) },
            .init("theirs", .number.orNull, "Null where hidden or missing.") { Datum($0.theirs) },
            .init("own", .number.orNull, "Null where hidden or missing.") { Datum($0.own) },
            .init("difference", .number.orNull, "Theirs less its own.") { Datum($0.difference) },
            .init("ratio", .number.orNull, "Theirs over its own.") { Datum($0.ratio) },
        ])

    private static let source = Shape<GiveBack.Source>(
        "SourceAbroad", "A release that counts come from.",
        [
            .init("release", .count(from: 1), "Its number.") { .whole($0.release) },
            .init("source", .text, "Its source.") { .text($0.source) },
            .init("publisher", .text, "Who publishes it.") { .text($0.publisher) },
            .init("title", .text, "The data set.") { .text($0.title) },
            .init("citation", .text, "How to cite it.") { .text($0.citation) },
            .init("licence", .text, "The terms of use.") { .text($0.licence) },
            .init("address", .text, "Where the publisher has it.") { .text($0.address) },
        ])

    static let shape = Shape<GiveBack>(
        "Abroad", "An area's emigrants, as others count them.",
        [
            .init("area", place.reference, "The area.") { place.datum($0.area) },
            .init("threshold", .count(), "Counts of fewer people are hidden.") {
                .whole($0.threshold)
            },
            .init("state", .count(), "The last release that is in it.") { .whole($0.state) },
            .init("tables", .list(of: table.reference), "By source and criterion.") {
                .list($0.tables.map(table.datum))
            },
            .init("differences", .list(of: difference.reference), "Beside its own figures.") {
                .list($0.differences.map(difference.datum))
            },
            .init("unreported", .list(of: place.reference), "Areas of which nothing is held.") {
                .list($0.unreported.map(place.datum))
            },
            .init("notes", .list(of: .text), "What a reader must know.") {
                .list($0.notes.map { .text($0) })
            },
            .init("sources", .list(of: source.reference), "The releases.") {
                .list($0.sources.map(source.datum))
            },
        ])
}
