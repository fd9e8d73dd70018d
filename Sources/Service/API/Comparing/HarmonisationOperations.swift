internal import Cubes
internal import Harmonisation
internal import Hummingbird
internal import Office

/// The comparable view: by which plan, and what became of each source's figures.
enum HarmonisationOperations {
    static let all = [harmonisation]

    static let components: [Datum.Member] = [
        preference.component, part.component, reason.component, source.component,
        account.component, shape.component,
    ]

    private static let path = "\(APIService.root)/harmonisation"

    private static let harmonisation = Operation(
        "harmonisation", path, tag: "Comparing", "How the comparable view was made",
        about:
            "The house's order of preference, and of each comparable view that is held the plan it "
            + "was made by, how many figures of each source it took, passed over and refused, and "
            + "why. The figures themselves are those of source CORRIDOR. Sources that nobody may "
            + "see yet are counted as not held.",
        parameters: StateChoice.parameters,
        contents: [.init(mediaType: "application/json", schema: shape.reference)],
        fields: FigureOperations.linkFields
    ) { request in
        let answered = try request.service.state(request)
        for dataflow in [Dataflow.stock, .flow] {
            try answered.refuseWithdrawn(dataflow, sources: [FlowEstimating.source])
        }
        let items = [("release", "\(answered.release)")]
        let here = APIAddress.text(nil, path, items)
        return try request.reply(
            answered.marks, modified: answered.time,
            headers: [.contentLocation: here, .link: "<\(here)>; rel=\"cite-as\""]
        ) {
            shape.datum(
                Answer(
                    accounts: try answered.state.harmonisationAccounts(),
                    state: StateFacts(
                        release: answered.release, time: answered.time,
                        permanent: APIAddress.text(request.call.origin, path, items))))
        }
    }

    private struct Answer: Sendable {
        let accounts: [HarmonisationAccount]
        let state: StateFacts
    }

    private static let shape = Shape<Answer>(
        "Harmonisation", "How the comparable view was made.",
        [
            .init("plan_version", .text, "The version of the house's plan.") { _ in
                .text(HarmonisationPlan.house.version)
            },
            .init("plan", .list(of: part.reference), "The house's plan, by view.") { _ in
                plan(HarmonisationPlan.house)
            },
            .init(
                "views", .list(of: account.reference),
                "The comparable views that are held; empty where none was made."
            ) { .list($0.accounts.map { account.datum($0) }) },
            .init("state", StateFacts.shape.reference, "What the answer is of.") {
                StateFacts.shape.datum($0.state)
            },
        ])

    private static func plan(_ plan: HarmonisationPlan) -> Datum {
        .list([("stocks", plan.stocks), ("flows", plan.flows)].map { part.datum($0) })
    }

    private static let views = Schema.choice(Harmonising.View.allCases.map(\.rawValue))

    private static let part = Shape<(view: String, part: HarmonisationPlan.Part)>(
        "HarmonisationPart", "What a view counts, and whose figures it takes first.",
        [
            .init("view", views, "Which view.") { .text($0.view) },
            .init(
                "target", .list(of: DefinitionOperations.statement.reference),
                "What every figure of the view counts: others are converted, or refused."
            ) { .list($0.part.target.map { DefinitionOperations.statement.datum($0) }) },
            .init("sources", .list(of: preference.reference), "The best first.") {
                .list($0.part.sources.map { preference.datum($0) })
            },
        ])

    private static let preference = Shape<HarmonisationPlan.Preference>(
        "SourcePreference", "A source, and why it stands where it stands.",
        [
            .init("source", .text, "The code of publisher and edition.") { .text($0.source) },
            .init("why", .text, "The reason.") { .text($0.why) },
        ])

    private static let account = Shape<HarmonisationAccount>(
        "HarmonisationAccount", "A comparable view that is held.",
        [
            .init("view", views, "Which view.") { .text($0.report.view.rawValue) },
            .init("release", .count(from: 1), "The release that brought it.") {
                .whole($0.release)
            },
            .init("made", .time, "When, in UTC.") { .text($0.made) },
            .init("plan_version", .text, "The version of its plan.") {
                .text($0.parameters.plan.version)
            },
            .init("plan", .list(of: part.reference), "Its plan, by view.") {
                plan($0.parameters.plan)
            },
            .init("figures", .count(), "Figures of the view.") { .whole($0.report.figures) },
            .init("series", .count(), "Series of the view.") { .whole($0.report.series) },
            .init("converted", .count(), "Figures that were converted.") {
                .whole($0.report.converted)
            },
            .init("breaks", .count(), "Figures with another source, end or area before them.") {
                .whole($0.report.breaks)
            },
            .init(
                "ends", .map(of: .count()), "Of flows: how many are the report of each end."
            ) {
                .object(
                    $0.report.ends.sorted { $0.key < $1.key }.map {
                        .init($0.key, .whole($0.value))
                    })
            },
            .init("sources", .list(of: source.reference), "In the order of the plan.") {
                .list($0.report.sources.map { source.datum($0) })
            },
            .init("unnamed", .list(of: .text), "Sources held that the plan does not name.") {
                .list($0.report.unnamed.map { .text($0) })
            },
        ])

    private static let source = Shape<HarmonisationReport.Source>(
        "HarmonisedSource",
        "What became of a source's figures: taken, passed over and refused make those read.",
        [
            .init("source", .text, "The code of publisher and edition.") { .text($0.source) },
            .init("read", .count(), "Figures read; none where it is not held.") {
                .whole($0.read)
            },
            .init("taken", .count(), "That a figure of the view is made of.") {
                .whole($0.taken)
            },
            .init(
                "passed_over", .count(), "For which a source that comes before has figures."
            ) { .whole($0.passedOver) },
            .init("refused", .list(of: reason.reference), "That count something else.") {
                .list($0.refused.map { reason.datum($0) })
            },
        ])

    private static let reason = Shape<HarmonisationReport.Reason>(
        "RefusedFigures", "Why figures were refused, and how many.",
        [
            .init("why", .text, "In words.") { .text($0.why) },
            .init("figures", .count(), "How many.") { .whole($0.figures) },
        ])
}
