internal import Cubes
internal import Harmonisation
internal import Office

/// Findings as answers have them.
struct ReviewAnswer: Sendable {
    let report: ReviewReport
    let page: ListPage
    let state: PresentState

    init(_ request: APICall, _ report: ReviewReport, _ state: PresentState) {
        self.report = report
        self.state = state
        let origin = request.call.origin
        let findings = report.groups.flatMap { group in
            group.findings.map { FoundOdd(group: group, finding: $0, origin: origin) }
        }.sorted { $0.finding.number < $1.finding.number }
        let values = request.values
        page = ListPage(
            findings, request, of: 100,
            keeping: ["check", "severity", "area", "source"].map {
                ($0, values.texts($0)?.joined(separator: ","))
            } + [
                ("dataflow", values.text("dataflow")),
                ("least", values.whole("least").map { "\($0)" }),
            ]
        ) { FoundOdd.shape.datum($0) }
    }

    static let shape = Shape<ReviewAnswer>(
        "Review", "What looking figures through found.",
        [
            .init("series", .count(), "How many series were looked through.") {
                .whole($0.report.series)
            },
            .init("figures", .count(), "How many figures were.") { .whole($0.report.figures) },
            .init("least", .number, "Findings that concern fewer people are left out.") {
                .number($0.report.least)
            },
            .init("tally", .list(of: tally.reference), "How many findings each check has.") {
                .list($0.report.tally.map { tally.datum($0) })
            },
            .init("findings", .list(of: FoundOdd.shape.reference), "The most pressing first.") {
                .list($0.page.items)
            },
            .init("count", .count(), "How many this page has.") { .whole($0.page.items.count) },
            .init("total", .count(), "How many there are in all.") { .whole($0.page.total) },
            .init("next", .address.orNull, "The next page; null at the end.") {
                Datum($0.page.next)
            },
            .init("notes", .list(of: .text), "What a reader must know.") {
                .list($0.report.notes.map { .text($0) })
            },
            .init("state", PresentState.shape.reference, "What the answer is of.") {
                PresentState.shape.datum($0.state)
            },
        ])

    private static let tally = Shape<ReviewReport.Tally>(
        "ReviewTally", "How many findings a check has.",
        [
            .init("check", .text, "The check.") { .text($0.check) },
            .init("name", .text, "The check in words.") { .text($0.name) },
            .init("high", .count(), "Pressing ones.") { .whole($0.high) },
            .init("medium", .count(), "Less pressing ones.") { .whole($0.medium) },
            .init("low", .count(), "The rest.") { .whole($0.low) },
        ])

    /// All shapes of an answer.
    static let components: [Datum.Member] = [
        tally.component, FoundOdd.evidence.component, FoundOdd.shape.component, shape.component,
    ]
}

/// A finding with the group that it is in.
struct FoundOdd: Sendable {
    let group: ReviewReport.Group
    let finding: ReviewReport.Finding
    let origin: String?

    static let shape = Shape<FoundOdd>(
        "Finding", "Something odd: a question, not a fault.",
        [
            .init("number", .count(from: 1), "Its place among all findings.") {
                .whole($0.finding.number)
            },
            .init(
                "severity", .choice(ReviewFinding.Severity.allCases.map(\.rawValue)),
                "How soon somebody should look at it."
            ) { .text($0.finding.severity) },
            .init("score", .number, "Which comes first: by people and oddity.") {
                .number($0.finding.score)
            },
            .init("check", .text, "What found it.") { .text($0.group.check) },
            .init("kind", .text, "What was found, in a few words.") { .text($0.group.kind) },
            .init("source", .text, "Whose figure it is.") { .text($0.group.source) },
            .init("publisher", .text, "Who is asked.") { .text($0.group.publisher) },
            .init("area", .text, "The area that it is put under.") { .text($0.group.area) },
            .init("area_name", .text, "The area in words.") { .text($0.group.areaName) },
            .init("people", .number, "How many people it concerns.") {
                .number($0.finding.people)
            },
            .init("oddity", .number, "In robust standard deviations of its kind, at most 20.") {
                .number($0.finding.oddity)
            },
            .init("expected", .number.orNull, "What it should be; null where nobody can tell.") {
                Datum($0.finding.expected)
            },
            .init("why", .text, "What was expected and why.") { .text($0.finding.why) },
            .init("innocent", .list(of: .text), "Explanations without a fault that apply.") {
                .list($0.finding.innocent.map { .text($0) })
            },
            .init("question", .text, "What to ask the publisher.") {
                .text($0.finding.question)
            },
            .init("evidence", .list(of: evidence.reference), "The figure in question first.") {
                facts in
                .list(facts.finding.evidence.map { evidence.datum(($0, facts.origin)) })
            },
        ])

    static let evidence = Shape<(item: ReviewReport.Evidence, origin: String?)>(
        "Evidence", "A figure that a finding rests on.",
        [
            .init("role", .text, "What it is here: found, before, detail ...") {
                .text($0.item.role)
            },
            .init("dataflow", .text, "The table.") {
                .text(Dataflow(rawValue: $0.item.dataflow)?.plainName ?? $0.item.dataflow)
            },
            .init("key", .text, "All codes with points between them.") { .text($0.item.key) },
            .init("period", .text, "The period.") { .text($0.item.period) },
            .init("value", .number, "People or moves.") { .number($0.item.value) },
            .init("release", .count(from: 1), "The release that brought it.") {
                .whole($0.item.release)
            },
            .init(
                "explanation", .address.orNull,
                "Where it comes from; null of a total that was added up for the check."
            ) { item, origin in
                guard !item.isAddedUp, let dataflow = Dataflow(rawValue: item.dataflow) else {
                    return .null
                }
                return .text(
                    APIAddress.text(
                        origin, "\(APIService.root)/figures/explain",
                        [
                            ("dataflow", dataflow.plainName), ("key", item.key),
                            ("period", item.period),
                        ]))
            },
        ])
}
