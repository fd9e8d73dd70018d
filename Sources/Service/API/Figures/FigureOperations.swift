internal import Accounts
internal import Cubes
internal import Hummingbird
internal import Office

/// Asking for figures, for series, and for where a figure comes from.
enum FigureOperations {
    static let all = [figures, series, explanation]

    static let components: [Datum.Member] = [
        FigureFacts.shape.component, SeriesSummary.shape.component, SourceFacts.shape.component,
        StateFacts.shape.component, ExplanationFacts.shape.component, SourceLine.shape.component,
        ExplanationFacts.section.component, ExplanationFacts.row.component,
        FigurePage.shape.component, SeriesPage.shape.component,
    ]

    /// How many figures JSON has at a time unless asked otherwise.
    static let page = 1000

    static let linkFields: [(name: String, about: String)] = [
        ("Content-Location", "The permanent address of the same."),
        ("Link", "cite-as: the permanent address; next: what follows."),
        ("ETag", "What it was made from; sent back as If-None-Match, it saves sending it again."),
    ]

    static let figures = Operation(
        "figures", "\(APIService.root)/figures", tag: "Figures", "Figures",
        about: "The figures that the parameters choose, each with its unit, status, source and the "
            + "address of its explanation. JSON comes a page at a time, with the sources at the "
            + "end; csv and ndjson come whole unless limit says otherwise.",
        parameters: FigureParameters.choosing + StateChoice.parameters + [
            FigureParameters.sort,
            FigureParameters.limit(
                10_000_000,
                "The most figures to give. JSON gives \(page) unless asked otherwise; csv and "
                    + "ndjson give all."),
            FigureParameters.offset,
            Parameter(
                "format", .choice(FigureFormat.allCases.map(\.rawValue)),
                "json; csv, a table with a header line; or ndjson, a JSON object a line."),
        ],
        contents: [
            .init(mediaType: "application/json", schema: FigurePage.shape.reference),
            .init(mediaType: "text/csv", schema: .text),
            .init(mediaType: "application/x-ndjson", schema: .text),
        ], fields: linkFields
    ) { request in
        try FigurePage(request, whole: false).reply()
    }

    static let series = Operation(
        "series", "\(APIService.root)/series", tag: "Figures", "Series",
        about: "The series that the parameters choose: their keys, how many figures each has, and "
            + "its latest.",
        parameters: FigureParameters.choosing + StateChoice.parameters + [
            FigureParameters.limit(100_000, "The most series to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ],
        contents: [.init(mediaType: "application/json", schema: SeriesPage.shape.reference)],
        fields: linkFields
    ) { request in
        try SeriesPage.reply(request)
    }

    static let explanation = Operation(
        "explanation", "\(APIService.root)/figures/explain", tag: "Figures",
        "Where a figure comes from",
        about: "One figure explained: the cell of the source that it stands in, the figures that a "
            + "total was added up from, or the arithmetic that estimated it. The parameters must "
            + "choose one figure; key and period always do.",
        parameters: [FigureParameters.dataflow, FigureParameters.key]
            + FigureParameters.dimensions + [
                Parameter(
                    "period", .text(.period), "The period of the figure.", required: true,
                    examples: ["2020"])
            ] + StateChoice.parameters,
        contents: [.init(mediaType: "application/json", schema: ExplanationFacts.shape.reference)],
        fields: [linkFields[2]]
    ) { request in
        try await ExplanationFacts.reply(request)
    }
}

extension Operation {
    /// Something that can be read.
    init(
        _ id: String, _ path: String, tag: String, _ summary: String, about: String = "",
        parameters: [Parameter] = [], contents: [Content],
        fields: [(name: String, about: String)] = [], deed: Deed? = nil,
        answer: @escaping @Sendable (APICall) async throws -> Reply
    ) {
        self.init(
            id, .get, path, tag: tag, summary, about: about, parameters: parameters,
            contents: contents, fields: fields, deed: deed, answer: answer)
    }
}
