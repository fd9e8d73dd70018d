internal import Collection
internal import Office
internal import Registers

/// Rounds and answers as the interface gives them.
enum RoundFacts {
    static let components: [Datum.Member] = [
        counts.component, round.component, rounds.component, taken.component, response.component,
        responses.component,
    ]

    static let counts = Shape<ResponseCounts>(
        "ResponseCounts", "How many were asked, and what became of it.",
        [
            .init("asked", .count(), "How many were asked.") { .whole($0.asked) },
            .init("answered", .count(), ResponseCounts.basis) { .whole($0.answered) },
            .init("open", .count(), "Asked, and the round is not closed.") { .whole($0.open) },
            .init("refused", .count(), "Refused, with the reason on record.") {
                .whole($0.refused)
            },
            .init("silent", .count(), "The round was closed; no answer, no reason.") {
                .whole($0.silent)
            },
            .init("rate", .number.orNull, "Answered of asked, 0 to 1; null where nobody was.") {
                Datum($0.rate)
            },
        ])

    static let round = Shape<Office.RoundStatus>(
        "Round", "A round of a collection.",
        [
            .init("collection", .text, "The id of the collection.") {
                .text($0.round.collection)
            },
            .init("title", .text, "The title of the collection.") { .text($0.title) },
            .init("owners", .list(of: .text), "The ids of the organisations that ask.") {
                .list($0.owners.map { .text($0) })
            },
            .init("round", .text, "The name of the round.") { .text($0.round.id) },
            .init("opened", .text.orNull, "When it was opened here.") {
                Datum($0.round.opened?.description)
            },
            .init("deadline", .text.orNull, "The last day for answers.") {
                Datum($0.round.deadline?.description)
            },
            .init("closed", .text.orNull, "When it was closed; null while it is open.") {
                Datum($0.round.closed?.description)
            },
            .init("counts", counts.reference, "What became of those who were asked.") {
                counts.datum($0.counts)
            },
            .init(
                "states", .map(of: .count()), "How many answers are in each state."
            ) { status in
                .object(
                    ResponseState.allCases.map { .init($0.rawValue, .whole(status.count($0))) })
            },
        ])

    static let rounds = Shape<[Office.RoundStatus]>(
        "RoundList", "Rounds of a collection, the last opened first.",
        [
            .init("rounds", .list(of: round.reference), "The rounds.") {
                .list($0.map { round.datum($0) })
            }
        ])

    static let taken = Shape<(taken: RoundResponse.Taken, isWhole: Bool)>(
        "ResponseStep", "Something that was done about an answer.",
        [
            .init("number", .count(from: 1), "Its place among the steps.") {
                .whole($0.taken.number)
            },
            .init("step", .text.orNull, "What was done.") { Datum($0.taken.step?.rawValue) },
            .init("state", .choice(ResponseState.allCases.map(\.rawValue)), "The state after it.") {
                .text($0.taken.state.rawValue)
            },
            .init("date", .text.orNull, "When.") { Datum($0.taken.date?.description) },
            .init("by", .text, "Who.") { .text($0.taken.by) },
            .init(
                "reason", .text.orNull,
                "Why, or what was said; empty where nothing was. Of queries and answers to them null, "
                    + "but for those who run the collection and the country."
            ) { taken, isWhole in
                isWhole || taken.step?.isReasonOpen ?? true ? .text(taken.reason) : .null
            },
            .init("document", .text.orNull, "The SHA-256 of what came.") {
                Datum($0.taken.document)
            },
            .init("findings", .count().orNull, "How many findings were open after it.") {
                Datum($0.taken.findings)
            },
        ])

    static let response = Shape<SeenResponse>(
        "RoundResponse", "The answer of a country to a round.",
        [
            .init("collection", .text, "The id of the collection.") {
                .text($0.response.key.collection)
            },
            .init("round", .text, "The name of the round.") { .text($0.response.key.round) },
            .init("area", .text, "The code of the area.") { .text($0.response.key.area) },
            .init("state", .choice(ResponseState.allCases.map(\.rawValue)), "Where it stands.") {
                .text($0.response.state.rawValue)
            },
            .init(
                "standing", .choice(ResponseState.Standing.allCases.map(\.rawValue)),
                "What it counts as."
            ) { .text($0.response.state.standing.rawValue) },
            .init("reason", .text, "The reason of its state; empty where none is stated.") {
                .text($0.response.reason)
            },
            .init("findings", .count().orNull, "Open findings; null where nobody looked.") {
                Datum($0.response.findings)
            },
            .init("next", .list(of: .text), "The steps that its state allows, by hand.") {
                seen in
                .list(
                    ResponseStep.byHand.filter { $0.next(after: seen.response.state) != nil }
                        .map { .text($0.rawValue) })
            },
            .init("revision", .count(from: 1), "What a step is taken from.") {
                .whole($0.response.revision)
            },
            .init("steps", .list(of: taken.reference), "What was done, in order.") { seen in
                .list(seen.response.steps.map { taken.datum(($0, seen.isWhole)) })
            },
        ])

    static let responses = Shape<[SeenResponse]>(
        "RoundResponses", "The answers to a round, by area.",
        [
            .init("responses", .list(of: response.reference), "The answers.") {
                .list($0.map { response.datum($0) })
            }
        ])
}

/// An answer as somebody may read it.
struct SeenResponse: Sendable {
    let response: RoundResponse
    /// Whether what was asked and said of unpublished figures is among it.
    let isWhole: Bool
}
