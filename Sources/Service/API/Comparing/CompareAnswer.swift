internal import Cubes
internal import Office

/// A comparison as answers have it.
struct CompareAnswer: Sendable {
    let found: SeriesComparison
    let origin: String?
    let state: StateFacts

    /// One of the two series.
    struct Side: Sendable {
        let side: SeriesComparison.Side
        let release: Int
        let origin: String?
    }

    private func side(_ side: SeriesComparison.Side) -> Side {
        Side(side: side, release: state.release, origin: origin)
    }

    static let shape = Shape<CompareAnswer>(
        "Comparison", "Two series beside one another.",
        [
            .init(
                "verdict",
                .choice([
                    "comparable", "after conversion", "with care", "unclear", "not comparable",
                ]), "Whether they may be compared; unclear where a publisher does not say."
            ) { .text($0.found.verdict) },
            .init("sentence", .text, "The verdict in a sentence.") { .text($0.found.sentence) },
            .init("left", side.reference, "The first series.") {
                side.datum($0.side($0.found.first))
            },
            .init("right", side.reference, "The second series.") {
                side.datum($0.side($0.found.second))
            },
            .init(
                "respects", .list(of: respect.reference), "In which respects they were compared."
            ) { .list($0.found.respects.map { respect.datum($0) }) },
            .init(
                "figures", .list(of: pair.reference), "The periods that both have a figure of."
            ) { .list($0.found.pairs.map { pair.datum($0) }) },
            .init(
                "median_ratio", .number.orNull,
                "The middle one of the ratios of the right to the left; null without any."
            ) { Datum($0.found.medianRatio) },
            .init("state", StateFacts.shape.reference, "What the answer is of.") {
                StateFacts.shape.datum($0.state)
            },
        ])

    static let side = Shape<Side>(
        "ComparedSeries", "A series with what is said of it.",
        [
            .init("dataflow", .text, "The table.") { .text(Self.plain($0.side.dataflow)) },
            .init("key", .text, "All codes with points between them.") { .text($0.side.key) },
            .init("publisher", .text, "Who published it.") { .text($0.side.publisher) },
            .init("title", .text, "The data set.") { .text($0.side.title) },
            .init(
                "definition", .list(of: SeriesComparison.Answer.shape.reference),
                "What its publisher says that it counts."
            ) { .list($0.side.definition.map { SeriesComparison.Answer.shape.datum($0) }) },
            .init("unsaid", .list(of: .text), "Aspects of which nobody speaks.") {
                .list($0.side.unsaid.map { .text($0) })
            },
            .init("figures", .address, "Its figures.") { facts in
                .text(
                    APIAddress.text(
                        facts.origin, "\(APIService.root)/figures",
                        [
                            ("dataflow", Self.plain(facts.side.dataflow)),
                            ("key", facts.side.key), ("release", "\(facts.release)"),
                        ]))
            },
        ])

    private static func plain(_ dataflow: String) -> String {
        Dataflow(rawValue: dataflow)?.plainName ?? dataflow
    }

    static let respect = Shape<SeriesComparison.Respect>(
        "ComparedRespect", "One respect in which two series were compared.",
        [
            .init("respect", .text, "A dimension or an aspect of the definition.") {
                .text($0.respect)
            },
            .init("left", .text, "What is said of the first.") { .text($0.first) },
            .init("right", .text, "What is said of the second.") { .text($0.second) },
            .init("relation", .choice(["same", "differs", "unsaid"]), "How the two stand.") {
                .text($0.relation)
            },
            .init(
                "effect", .choice(["none", "conversion", "care", "refusal"]),
                "What that does to the comparison."
            ) { .text($0.effect) },
            .init("consequence", .text, "The same in words; empty for nothing.") {
                .text($0.consequence)
            },
        ])

    static let pair = Shape<SeriesComparison.Pair>(
        "ComparedFigures", "The figures of a period that both have.",
        [
            .init("period", .text, "The period.") { .text($0.period) },
            .init("left", .number, "In the unit of the series.") { .number($0.first) },
            .init("right", .number, "In the unit of the series.") { .number($0.second) },
            .init("ratio", .number.orNull, "Right over left; null where that is zero.") {
                Datum($0.ratio)
            },
        ])
}

extension SeriesComparison.Answer {
    /// As answers have it.
    static let shape = Shape<SeriesComparison.Answer>(
        "DefinitionAnswer", "What is said on one aspect of what is counted.",
        [
            .init("aspect", .text, "Such as duration or refugees.") { .text($0.aspect) },
            .init("code", .text, "One of the aspect's answers.") { .text($0.code) },
            .init("words", .text, "The same in words.") { .text($0.words) },
            .init(
                "certainty", .choice(["stated", "inferred"]),
                "Whether the publisher says it, or it follows from what is done."
            ) { .text($0.certainty) },
            .init("remark", .text, "What to know beside; empty for nothing.") {
                .text($0.remark)
            },
        ])
}
