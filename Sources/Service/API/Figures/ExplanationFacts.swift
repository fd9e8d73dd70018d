internal import Cubes
internal import Hummingbird
internal import Office
internal import Vocabulary

/// Where a figure comes from, as a reply.
struct ExplanationFacts: Sendable {
    let explanation: Explanation
    let state: StateFacts
    /// The same as a page of the atlas.
    let page: String
    let origin: String?

    static let row = Shape<Explanation.Row>(
        "ExplanationRow", "A line of an explanation.",
        [
            .init("label", .text, "What it is.") { .text($0.label) },
            .init("text", .text, "How much, or which.") { .text($0.text) },
            .init("number", .number.orNull, "The exact number, where it is one.") {
                Datum($0.number)
            },
            .init("remark", .text.orNull, "A remark.") { Datum($0.remark) },
        ])

    static let section = Shape<Explanation.Section>(
        "ExplanationSection", "A step of an explanation.",
        [
            .init("title", .text, "What the step is about.") { .text($0.title) },
            .init("rows", .list(of: row.reference), "Its lines.") {
                .list($0.rows.map { row.datum($0) })
            },
            .init("sum", row.reference.orNull, "What the lines add up to, where they do.") {
                $0.sum.map { row.datum($0) } ?? .null
            },
        ])

    static let shape = Shape<ExplanationFacts>(
        "Explanation", "Where a figure comes from.",
        [
            .init("title", .text, "The figure by dataflow, key and period.") {
                .text($0.explanation.title)
            },
            .init("statement", .text, "The figure in a sentence.") {
                .text($0.explanation.statement)
            },
            .init("value", .number.orNull, "The figure in its unit; null where it is missing.") {
                Datum($0.explanation.value)
            },
            .init("state", StateFacts.shape.reference, "The state that it is of.") {
                StateFacts.shape.datum($0.state)
            },
            .init("sections", .list(of: section.reference), "The steps.") {
                .list($0.explanation.sections.map { section.datum($0) })
            },
            .init("notes", .list(of: .text), "What is to be known when using it.") {
                .list($0.explanation.notes.map { .text($0) })
            },
            .init("sources", .list(of: SourceLine.shape.reference), "Whose figures are in it.") {
                let origin = $0.origin
                return .list(
                    $0.explanation.sources.map {
                        SourceLine.shape.datum(SourceLine(source: $0, origin: origin))
                    })
            },
            .init("page", .address, "The same as a page to read.") { .text($0.page) },
        ])

    static func reply(_ request: APICall) async throws -> Reply {
        let answered = try request.service.state(request)
        let filters = try FigureFilters(request.values, answered)
        guard let text = request.values.text("period"), let period = Period(text) else {
            throw Problem(
                .unfit, "That is no time", where: "parameter period",
                found: request.values.text("period") ?? "", expected: TextForm.period.expected)
        }
        let freshness = request.freshness(answered.marks, modified: answered.time)
        if let unchanged = freshness.unchanged(request.call) { return unchanged }
        let pattern = filters.pattern
        // An estimate is made again, which is work for other threads than those of short replies.
        let explanation = try await request.onStreamThreads {
            try answered.state.office.explain(pattern, period: period, asOf: answered.state.bound)
        }
        let items =
            filters.items.filter { $0.name != "period" } + [
                ("release", "\(answered.release)"), ("period", text),
            ]
        let key = explanation.title.split(separator: " ").dropFirst().first.map(String.init)
        let facts = ExplanationFacts(
            explanation: explanation,
            state: StateFacts(
                release: answered.release, time: answered.time,
                permanent: APIAddress.text(
                    request.call.origin, "\(APIService.root)/figures/explain", items)),
            page: APIAddress.text(
                request.call.origin,
                "/explain/\(filters.dataflow.rawValue)/\(key ?? "\(pattern)")",
                [("period", text)]), origin: request.call.origin)
        return Reply(.json, shape.datum(facts).json, headers: freshness.fields)
    }
}

/// A source of an explanation.
struct SourceLine: Sendable {
    let source: Explanation.Source
    let origin: String?

    static let shape = Shape<SourceLine>(
        "ExplanationSource", "A release behind a figure.",
        [
            .init("release", .count(from: 1), "The number of the release.") {
                .whole($0.source.release)
            },
            .init("publisher", .text, "Who published it.") { .text($0.source.publisher) },
            .init("title", .text, "The data set.") { .text($0.source.title) },
            .init("citation", .text, "How to cite it.") { .text($0.source.citation) },
            .init("licence", .text, "The terms of use.") { .text($0.source.licence) },
            .init("licence_address", .address.orNull, "Where the terms are.") {
                Datum($0.source.licenceURL)
            },
            .init("address", .text, "Where the publisher has it.") { .text($0.source.url) },
            .init("held_from", .time, "Since when it is held here, in UTC.") {
                .text($0.source.heldFrom)
            },
            .init("details", .address, "All that is held of the release.") { facts in
                .text(
                    APIAddress.text(
                        facts.origin, "\(APIService.root)/releases/\(facts.source.release)"))
            },
        ])
}
