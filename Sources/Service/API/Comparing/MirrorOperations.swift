internal import Harmonisation
internal import Hummingbird
internal import Office
internal import Vocabulary

/// Flows as both of their ends report them.
enum MirrorOperations {
    static let all = [mirrors]

    static let components = MirrorAnswer.components

    /// What is made of the two reports.
    enum Form: String, CaseIterable, Sendable {
        case sumPreserving = "sum-preserving"
        case logarithmic
        case anchored
        case betterSide = "better-side"
        case graded
    }

    private static let mirrors = Operation(
        "mirrors", "\(APIService.root)/mirrors", tag: "Comparing",
        "Flows as both of their ends report them",
        about:
            "Which corridors have which reports of a period, how far these are apart, and what "
            + "brings them together: factors by area (sum-preserving, logarithmic, anchored at the "
            + "reports of one area), the better of the two reports by plain rules, or estimates "
            + "with intervals by a model of the reports of all years held and their grades "
            + "(graded). Always of the present state.",
        parameters: [
            Parameter(
                "period", .text(.period), "The period of the flows.", required: true,
                examples: ["2015"]),
            Parameter(
                "source", .texts(.code),
                "Where both ends' reports may come from; all sources unless some are named.",
                examples: ["ESTAT_MIRROR"]),
            Parameter(
                "criterion", .choice(Criterion.allCases.map(\.rawValue)),
                "What makes a migrant; P, previous residence, unless asked otherwise."),
            Parameter(
                "sex", .choice([Sex.total, .female, .male].map(\.rawValue)),
                "_T, both, unless asked otherwise."),
            Parameter(
                "form", .choice(Form.allCases.map(\.rawValue)),
                "What is made of the two reports; sum-preserving unless asked otherwise."),
            Parameter(
                "anchor", .text(.code), "With the form anchored: whose reports are held at 1.",
                examples: ["SWE"]),
            Parameter(
                "origin", .text(.code),
                "Only corridors from that area. With the form graded, origin and destination "
                    + "together give the corridor in all years.", examples: ["POL"]),
            Parameter(
                "destination", .text(.code), "Only corridors to that area.", examples: ["DEU"]),
            FigureParameters.limit(
                5_000, "The most corridors to give; 1000 unless asked otherwise."),
            FigureParameters.offset,
        ],
        contents: [.init(mediaType: "application/json", schema: MirrorAnswer.shape.reference)]
    ) { request in
        let form = request.values.text("form").flatMap(Form.init(rawValue:)) ?? .sumPreserving
        let ends = (try request.area("origin"), try request.area("destination"))
        if let origin = ends.0, origin == ends.1 {
            throw Problem(
                .unfit, "A corridor has two ends", where: "parameters origin and destination",
                found: "\(origin) at both", expected: "two areas")
        }
        let asked = try question(request, form)
        return try await request.presentReply { answered, findings in
            var question = asked
            question.sources = try request.sources(answered)
            do {
                let answer = try await MirrorAnswer(
                    request, form, question, ends, PresentState(answered), findings)
                return MirrorAnswer.shape.datum(answer)
            } catch let error as OfficeError where error.expected.contains("--source") {
                throw Problem(
                    .unfit, "Two sources report the same", where: error.place, found: error.found,
                    expected: "one of them: name it with source=")
            }
        }
    }

    private static func question(
        _ request: APICall, _ form: Form
    ) throws(Problem) -> Office.MirrorRequest {
        let text = request.values.text("period") ?? ""
        guard let period = Period(text) else {
            throw Problem(
                .unfit, "That is no time", where: "parameter period", found: text,
                expected: TextForm.period.expected)
        }
        var question = Office.MirrorRequest(period: period)
        question.criterion =
            request.values.text("criterion").flatMap(Criterion.init(rawValue:))
            ?? question.criterion
        question.sex = request.values.text("sex").flatMap(Sex.init(rawValue:)) ?? question.sex
        let anchor = try request.area("anchor")
        switch (form, anchor) {
        case (.anchored, let anchor?): question.form = .anchored(anchor)
        case (.anchored, nil):
            throw Problem(
                .unfit, "anchor is missing", where: "parameter anchor", found: "nothing",
                expected: "the area whose reports are held at 1, such as SWE")
        case (_, .some):
            throw Problem(
                .unfit, "anchor goes with one form alone", where: "parameter anchor",
                found: "it beside form=\(form.rawValue)", expected: "it beside form=anchored")
        case (.logarithmic, nil): question.form = .logarithmic
        case (.sumPreserving, nil), (.betterSide, nil), (.graded, nil): break
        }
        return question
    }
}
