internal import Cubes
internal import Harmonisation
internal import Hummingbird
internal import Office

/// Figures that are odd.
enum ReviewOperations {
    static let all = [review]

    static let components = ReviewAnswer.components

    /// Revisions need a release to compare with, which the present state alone is not.
    static let checks = ReviewCheck.allCases.filter { $0 != .revisions }

    private static let review = Operation(
        "review", "\(APIService.root)/review", tag: "Comparing", "Figures that are odd",
        about:
            "What looking all figures through found, the most pressing first: totals against "
            + "details, jumps, slips of the pen, signs, refugees above migrants, stocks against "
            + "flows, one source against another, with what to ask the publisher. A finding is a "
            + "question, not a fault. Always of the present state; findings that concern fewer than "
            + "1,000 people are left out.",
        parameters: [
            Parameter(
                "check", .choices(checks.map(\.rawValue)), "Only findings of these checks."),
            Parameter(
                "severity", .choices(ReviewFinding.Severity.allCases.map(\.rawValue)),
                "Only findings of these."),
            Parameter(
                "area", .texts(.code), "Only findings that have to do with one of these areas.",
                examples: ["FRA"]),
            Parameter(
                "source", .texts(.code),
                "Only findings that rest on a figure of one of these sources.",
                examples: ["UNDESA_2024"]),
            Parameter(
                "dataflow", .choice(Dataflow.askedNames),
                "Only findings that rest on a figure of that table."),
            Parameter(
                "least", .whole(1_000...1_000_000_000),
                "Only findings that concern so many people or more.", examples: ["10000"]),
            FigureParameters.limit(1_000, "The most findings to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ],
        contents: [.init(mediaType: "application/json", schema: ReviewAnswer.shape.reference)]
    ) { request in
        var selection = ReviewReport.Selection()
        let values = request.values
        selection.checks = Set(
            (values.texts("check") ?? []).compactMap(ReviewCheck.init(rawValue:)))
        selection.severities = Set(
            (values.texts("severity") ?? []).compactMap(ReviewFinding.Severity.init(rawValue:)))
        selection.least = Double(values.whole("least") ?? 0)
        selection.dataflows = Set(
            values.text("dataflow").flatMap(Dataflow.init(plainName:)).map { [$0] } ?? [])
        for code in values.texts("area") ?? [] {
            selection.areas.insert(try request.area(code, "area"))
        }
        let asked = selection
        return try await request.presentReply { answered, findings in
            var selection = asked
            selection.sources = Set(try request.sources(answered))
            let found = try await findings.review()
            return ReviewAnswer.shape.datum(
                ReviewAnswer(request, found.narrowed(selection), PresentState(answered)))
        }
    }
}
