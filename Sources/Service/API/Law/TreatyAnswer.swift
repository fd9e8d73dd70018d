internal import Office
internal import Registers

/// Treaties as answers have them.
enum TreatyAnswer {
    /// All instruments on a day.
    struct Whole: Sendable {
        let on: String
        let instruments: [TreatySummary]
        let conflicts: [TreatyConflict]
    }

    static let components: [Datum.Member] = [
        stated.component, summary.component, action.component, state.component, tally.component,
        step.component, conflict.component, list.component, status.component, row.component,
        matrix.component,
    ]

    private static let place = LawOperations.place

    private static let stated = Shape<StatedTreatyCount>(
        "StatedTreatyCount", "A count that a report states, beside what the actions come to.",
        [
            .init("what", .choice(["ratifications", "signatures"]), "What is counted.") {
                .text($0.what)
            },
            .init("stated", .text, "The count with its hedge.") { .text($0.stated) },
            .init("date", .text.orNull, "Of when; null where that is not stated.") {
                Datum($0.date)
            },
            .init("region", .text.orNull, "Where; null is everywhere.") { Datum($0.region) },
            .init("printed", .text.orNull, "The source's words.") { Datum($0.printed) },
            .init("source", .text, "Who states it.") { .text($0.source) },
            .init("note", .text.orNull, "What to know of it.") { Datum($0.note) },
            .init(
                "counted", Schema.list(of: .count(), atLeast: 2, atMost: 2).orNull,
                "The least and the most that the actions come to on those days; null where no "
                    + "action is held, or no day stated."
            ) { $0.counted.map { .list($0.map { .whole($0) }) } ?? .null },
            .init("agrees", Schema.flag.orNull, "Whether both can be so; null where unknown.") {
                $0.agrees.map { .flag($0) } ?? .null
            },
        ])

    private static let summary = Shape<TreatySummary>(
        "Treaty", "An instrument with its numbers.",
        [
            .init("instrument", .text, "Its id.") { .text($0.instrument) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("short_name", .text.orNull, "Its short name.") { Datum($0.shortName) },
            .init("kind", .text.orNull, "What it is.") { Datum($0.kind) },
            .init("adopted", .text.orNull, "When it was adopted.") { Datum($0.adopted) },
            .init("in_force", .text.orNull, "Since when it is in force.") { Datum($0.inForce) },
            .init("actions", .count(), "How many actions of States are held.") {
                .whole($0.actions)
            },
            .init("signatures", Schema.count().orNull, "Null where no action is held.") {
                Datum($0.signatures)
            },
            .init("parties", Schema.count().orNull, "Certain ones; null where no action is held.") {
                Datum($0.parties)
            },
            .init("possible", Schema.count().orNull, "Further ones, as dates are not exact.") {
                Datum($0.possible)
            },
            .init("last_action", .text.orNull, "The date of the last action held.") {
                Datum($0.lastAction)
            },
            .init("considering", .text.orNull, "States said to consider it.") {
                Datum($0.considering)
            },
            .init("stated", .list(of: stated.reference), "What reports state.") {
                .list($0.stated.map(stated.datum))
            },
        ])

    private static let action = Shape<TreatyActionFacts>(
        "TreatyAction", "What a State did, or is said to do.",
        [
            .init("record", .text, "The record's id.") { .text($0.record) },
            .init("kind", .text, "What was done.") { .text($0.kind) },
            .init("title", .text, "The same in words.") { .text($0.title) },
            .init("date", .text.orNull, "When.") { Datum($0.date) },
            .init("effect", .text.orNull, "When it takes effect, where that is stated.") {
                Datum($0.effect)
            },
            .init("text", .text.orNull, "More of it.") { Datum($0.text) },
            .init("source", .text, "Who says so.") { .text($0.source) },
        ])

    private static let state = Shape<TreatyStateFacts>(
        "TreatyState", "Where a State stands.",
        [
            .init("area", place.reference, "The State.") { place.datum($0.area) },
            .init("region", .text.orNull, "The region it is in.") { Datum($0.region) },
            .init(
                "standing", .choice(TreatyStanding.allCases.map(\.rawValue)), "Where it stands."
            ) { .text($0.standing) },
            .init("title", .text, "The same in words.") { .text($0.title) },
            .init("certain", .flag, "Whether it is so whatever inexact dates mean.") {
                .flag($0.certain)
            },
            .init("actions", .list(of: action.reference), "What it did, in order.") {
                .list($0.actions.map(action.datum))
            },
            .init(
                "implementation_stated", .list(of: action.reference), "Who says it implements it."
            ) { .list($0.implementationStated.map(action.datum)) },
            .init("conflict", .flag, "Whether it is said to implement what it was no party to.") {
                .flag($0.conflict)
            },
        ])

    private static let tally = Shape<TreatyTally>(
        "TreatyTally", "A number of States.",
        [
            .init("id", .text, "Which.") { .text($0.id) },
            .init("title", .text, "The same in words.") { .text($0.title) },
            .init("states", .count(), "How many.") { .whole($0.states) },
        ])

    private static let step = Shape<TreatyStepFacts>(
        "TreatyStep", "The numbers from a day on.",
        [
            .init("day", .text, "From that day on.") { .text($0.day) },
            .init("signatures", .count(), "States that had signed.") { .whole($0.signatures) },
            .init("parties", .count(), "States that were parties.") { .whole($0.parties) },
            .init("possible", .count(), "Further ones that may have been.") {
                .whole($0.possible)
            },
        ])

    private static let conflict = Shape<TreatyConflict>(
        "TreatyConflict", "Somebody said to implement what it was no party to.",
        [
            .init("instrument", .text, "The instrument.") { .text($0.instrument) },
            .init("area", place.reference, "Whose Government.") { place.datum($0.area) },
            .init("stated", action.reference, "What is said, and by whom.") {
                action.datum($0.stated)
            },
            .init("stated_on", .text, "The last day that it may have been said.") {
                .text($0.statedOn)
            },
            .init("standing_then", .text, "Where it stood then.") { .text($0.standingThen) },
            .init("standing_now", .text, "Where it stands on the day asked.") {
                .text($0.standingNow)
            },
            .init("actions", .list(of: action.reference), "What that follows from.") {
                .list($0.actions.map(action.datum))
            },
        ])

    static let list = Shape<Whole>(
        "TreatyList", "Instruments on a day.",
        [
            .init("on", .text, "The day.") { .text($0.on) },
            .init("instruments", .list(of: summary.reference), "All of them.") {
                .list($0.instruments.map(summary.datum))
            },
            .init("conflicts", .list(of: conflict.reference), "Of all of them.") {
                .list($0.conflicts.map(conflict.datum))
            },
        ])

    static let status = Shape<TreatyReport>(
        "TreatyStatus", "Where States stand towards an instrument.",
        [
            .init("instrument", summary.reference, "The instrument.") {
                summary.datum($0.summary)
            },
            .init("on", .text, "The day.") { .text($0.on) },
            .init("states", .list(of: state.reference), "By name.") {
                .list($0.states.map(state.datum))
            },
            .init("standings", .list(of: tally.reference), "States by standing.") {
                .list($0.standings.map(tally.datum))
            },
            .init("regions", .list(of: tally.reference), "Parties by region.") {
                .list($0.regions.map(tally.datum))
            },
            .init("steps", .list(of: step.reference), "The numbers over time.") {
                .list($0.steps.map(step.datum))
            },
        ])

    private static let row = Shape<TreatyMatrix.Row>(
        "TreatyRow", "A State's standings.",
        [
            .init("area", place.reference, "The State.") { place.datum($0.area) },
            .init(
                "standings",
                .list(of: Schema.choice(TreatyStanding.allCases.map(\.rawValue)).orNull),
                "One for each instrument; null where no action of the State is held."
            ) { .list($0.standings.map { Datum($0) }) },
            .init("certain", .list(of: .flag), "Whether each is so whatever inexact dates mean.") {
                .list($0.certain.map { .flag($0) })
            },
        ])

    static let matrix = Shape<TreatyMatrix>(
        "TreatyMatrix", "States against instruments.",
        [
            .init("on", .text, "The day.") { .text($0.on) },
            .init("instruments", .list(of: summary.reference), "The columns.") {
                .list($0.instruments.map(summary.datum))
            },
            .init("rows", .list(of: row.reference), "By name.") { .list($0.rows.map(row.datum)) },
        ])
}
