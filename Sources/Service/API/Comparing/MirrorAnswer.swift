internal import Harmonisation
internal import Office
internal import Vocabulary

/// Mirrors as answers have them.
struct MirrorAnswer: Sendable {
    let question: Office.MirrorRequest
    let form: MirrorOperations.Form
    let sources: [String]
    var factors: MirrorReport?
    var rules: [BetterSideReport.Decided]?
    var model: GradedMirrorReport?
    let page: ListPage
    let notes: [String]
    let state: PresentState

    /// Works it out; of corridors those of the ends that are named.
    init(
        _ request: APICall, _ form: MirrorOperations.Form, _ question: Office.MirrorRequest,
        _ ends: (origin: String?, destination: String?), _ state: PresentState,
        _ findings: OfficeFindings
    ) async throws {
        self.form = form
        self.question = question
        self.state = state
        var corridors: [MirroredCorridor]
        switch form {
        case .sumPreserving, .logarithmic, .anchored:
            let found = try await findings.mirrors(question)
            factors = found
            (sources, notes) = (found.sources, found.notes)
            corridors = found.corridors.map { MirroredCorridor($0) }
        case .betterSide:
            let found = try await findings.betterSides(question)
            rules = found.rules
            (sources, notes) = (found.sources, found.notes)
            corridors = found.corridors.map { MirroredCorridor($0) }
        case .graded:
            let both = ends.origin != nil && ends.destination != nil
            let found = try await findings.gradedMirrors(
                question, origin: both ? ends.origin : nil,
                destination: both ? ends.destination : nil)
            model = found
            (sources, notes) = (found.sources, found.notes)
            corridors = found.flows.map { MirroredCorridor($0) }
        }
        if let origin = ends.origin { corridors = corridors.filter { $0.origin == origin } }
        if let end = ends.destination { corridors = corridors.filter { $0.destination == end } }
        let values = request.values
        page = ListPage(
            corridors, request, of: 1_000,
            keeping: ["period", "criterion", "sex", "form", "anchor", "origin", "destination"].map {
                ($0, values.text($0))
            } + [("source", values.texts("source")?.joined(separator: ","))]
        ) { MirroredCorridor.shape.datum($0) }
    }

    static let shape = Shape<MirrorAnswer>(
        "Mirrors", "Flows of a period as both of their ends report them.",
        [
            .init("period", .text, "The period.") { .text($0.question.period.description) },
            .init("sources", .list(of: .text), "Where the reports come from.") {
                .list($0.sources.map { .text($0) })
            },
            .init("criterion", .text, "What makes a migrant.") {
                .text($0.question.criterion.rawValue)
            },
            .init("sex", .text, "_T, F or M.") { .text($0.question.sex.rawValue) },
            .init(
                "form", .choice(MirrorOperations.Form.allCases.map(\.rawValue)),
                "What was made of the two reports."
            ) { .text($0.form.rawValue) },
            .init(
                "factors", MirrorReport.shape.reference.orNull,
                "What there is, and factors by area; null of other forms."
            ) { $0.factors.map { MirrorReport.shape.datum($0) } ?? .null },
            .init(
                "rules", .list(of: BetterSideReport.Decided.shape.reference).orNull,
                "What decided which report is the better one; null of other forms."
            ) {
                $0.rules.map { .list($0.map { BetterSideReport.Decided.shape.datum($0) }) }
                    ?? .null
            },
            .init(
                "model", GradedMirrorReport.shape.reference.orNull,
                "What the model found of reports; null of other forms."
            ) { $0.model.map { GradedMirrorReport.shape.datum($0) } ?? .null },
            .init(
                "corridors", .list(of: MirroredCorridor.shape.reference),
                "Corridors that took part, by origin and destination."
            ) { .list($0.page.items) },
            .init("count", .count(), "How many this page has.") { .whole($0.page.items.count) },
            .init("total", .count(), "How many there are in all.") { .whole($0.page.total) },
            .init("next", .address.orNull, "The next page; null at the end.") {
                Datum($0.page.next)
            },
            .init("notes", .list(of: .text), "What a reader must know.") {
                .list($0.notes.map { .text($0) })
            },
            .init("state", PresentState.shape.reference, "What the answer is of.") {
                PresentState.shape.datum($0.state)
            },
        ])

    /// All shapes of an answer.
    static let components: [Datum.Member] = [
        MirrorReport.side.component, MirrorReport.outlier.component, MirrorReport.shape.component,
        BetterSideReport.Decided.shape.component, GradedMirrorReport.kind.component,
        GradedMirrorReport.accuracy.component, GradedMirrorReport.shape.component,
        GradedMirrorReport.interval.component, MirroredCorridor.shape.component,
        PresentState.shape.component, shape.component,
    ]
}

/// A corridor with both reports and what was made of them.
struct MirroredCorridor: Sendable {
    let origin: String
    let destination: String
    var year: Int?
    let byOrigin: Double?
    let byDestination: Double?
    var corrected: MirrorReport.Corridor?
    var better: BetterSideReport.Corridor?
    var estimate: GradedMirrorReport.Flow?

    init(_ item: MirrorReport.Corridor) {
        (origin, destination) = (item.origin, item.destination)
        (byOrigin, byDestination) = (item.byOrigin, item.byDestination)
        corrected = item
    }

    init(_ item: BetterSideReport.Corridor) {
        (origin, destination) = (item.origin, item.destination)
        byOrigin = item.side == .origin ? item.value : item.other
        byDestination = item.side == .destination ? item.value : item.other
        better = item
    }

    init(_ item: GradedMirrorReport.Flow) {
        (origin, destination) = (item.origin, item.destination)
        (byOrigin, byDestination) = (item.byOrigin, item.byDestination)
        year = item.year
        estimate = item
    }

    /// The destination's report over the origin's.
    private var ratio: Double? {
        guard let byOrigin, let byDestination, byOrigin > 0 else { return nil }
        return byDestination / byOrigin
    }

    static let shape = Shape<MirroredCorridor>(
        "MirroredCorridor",
        "A corridor as both ends report it. What was made of the reports goes by the form.",
        [
            .init("origin", .text, "Where from.") { .text($0.origin) },
            .init("destination", .text, "Where to.") { .text($0.destination) },
            .init(optional: "year", .whole(0...9999), "The year; of graded ones.") {
                $0.year.map { .whole($0) }
            },
            .init("by_origin", .number.orNull, "What the origin reports; null for nothing.") {
                Datum($0.byOrigin)
            },
            .init(
                "by_destination", .number.orNull, "What the destination reports; null for nothing."
            ) { Datum($0.byDestination) },
            .init(
                "ratio", .number.orNull,
                "The destination's over the origin's; null where there is none."
            ) { Datum($0.ratio) },
            .init(optional: "corrected_by_origin", .number, "The origin's times its factor.") {
                $0.corrected.map { .number($0.correctedByOrigin) }
            },
            .init(
                optional: "corrected_by_destination", .number,
                "The destination's times its factor."
            ) { $0.corrected.map { .number($0.correctedByDestination) } },
            .init(
                optional: "leverage", .number,
                "From 0 to 1: how far the corridor alone decides its own correction."
            ) { $0.corrected.map { .number($0.leverage) } },
            .init(
                optional: "side", .choice(MirrorEnd.allCases.map(\.rawValue)),
                "The end whose report is the better one."
            ) { $0.better.map { .text($0.side.rawValue) } },
            .init(optional: "value", .number, "The better report.") {
                $0.better.map { .number($0.value) }
            },
            .init(
                optional: "rule", .choice(BetterSide.Rule.allCases.map(\.rawValue)),
                "What decided."
            ) { $0.better.map { .text($0.rule.rawValue) } },
            .init(optional: "reason", .text, "Why, in words.") {
                $0.better.map { .text($0.reason) }
            },
            .init(
                optional: "estimate", .number, "The flow, as likely too low as too high."
            ) { $0.estimate.map { .number($0.estimate) } },
            .init(
                optional: "intervals", .list(of: GradedMirrorReport.interval.reference),
                "How sure it is."
            ) {
                $0.estimate.map {
                    .list($0.intervals.map { GradedMirrorReport.interval.datum($0) })
                }
            },
            .init(optional: "basis", .text, "What the estimate rests on.") {
                $0.estimate.map { .text($0.basis.rawValue) }
            },
            .init(
                optional: "leverage_of_origin", .number.orNull,
                "How much of a relative change in the origin's report goes over into the estimate."
            ) { $0.estimate.map { Datum($0.leverageOfOrigin) } },
            .init(
                optional: "leverage_of_destination", .number.orNull,
                "The same of the destination's report."
            ) { $0.estimate.map { Datum($0.leverageOfDestination) } },
        ])
}
