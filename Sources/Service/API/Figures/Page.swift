internal import Cubes

/// A page of figures or series of one dataflow.
struct Page: Sendable {
    let dataflow: Dataflow
    let state: StateFacts
    var items: [Datum] = []
    var count = 0
    /// Where what follows is; nil at the end.
    var next: String?
    /// Why there is nothing; nil where there is something.
    var note: String?
    var sources = Datum.list([])

    init(dataflow: Dataflow, state: StateFacts) {
        self.dataflow = dataflow
        self.state = state
    }

    /// - Parameters:
    ///   - items: what the list is called.
    ///   - hasSources: whether the releases behind the items are listed.
    static func shape(
        _ name: String, _ about: String, items: String, _ item: Schema, hasSources: Bool
    ) -> Shape<Page> {
        let sources = Shape<Page>.Field(
            "sources", .list(of: SourceFacts.shape.reference),
            "The releases that this page comes from, with how to cite them."
        ) { $0.sources }
        return Shape(
            name, about,
            [
                .init("dataflow", .choice(Dataflow.allCases.map(\.plainName)), "The table.") {
                    .text($0.dataflow.plainName)
                },
                .init("title", .text, "The table in words.") { .text($0.dataflow.title) },
                .init("state", StateFacts.shape.reference, "The state of the figures.") {
                    StateFacts.shape.datum($0.state)
                },
                .init(items, .list(of: item), "What was asked for.") { .list($0.items) },
                .init("count", .count(), "How many this page has.") { .whole($0.count) },
                .init("next", .address.orNull, "The next page; null at the end.") {
                    Datum($0.next)
                },
                .init(
                    "note", .text.orNull, "Why there is nothing; null where there is something."
                ) { Datum($0.note) },
            ] + (hasSources ? [sources] : []))
    }
}
