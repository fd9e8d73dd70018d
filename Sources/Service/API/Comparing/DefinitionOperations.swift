internal import Cubes
internal import Harmonisation
internal import Hummingbird
internal import Office
internal import Vocabulary

/// What series count.
enum DefinitionOperations {
    static let all = [definitions, frameworks]

    static let components: [Datum.Member] = [
        codes.component, concept.component, kind.component, table.component,
        tablesShape.component, statement.component, defined.component, category.component,
        framework.component, frameworksShape.component,
    ]

    private static let definitions = Operation(
        "definitions", "\(APIService.root)/definitions", tag: "Comparing",
        "What the series of each source count",
        about:
            "For each source and table what its publisher says that is counted, what nobody says, "
            + "and how that stands to the frameworks of the United Nations. Always of the present "
            + "state.",
        parameters: [
            Parameter(
                "source", .texts(.code), "Only those of these sources.", examples: ["UNDESA_2024"]),
            Parameter("dataflow", .choice(Dataflow.askedNames), "Only those of that table."),
        ],
        contents: [.init(mediaType: "application/json", schema: tablesShape.reference)]
    ) { request in
        let dataflow = request.values.text("dataflow").flatMap(Dataflow.init(plainName:))
        return try await request.presentReply { answered, findings in
            let sources = try request.sources(answered)
            let found = try await findings.definitions().filter { table in
                (sources.isEmpty || sources.contains(table.source))
                    && (dataflow == nil || table.dataflow == dataflow?.rawValue)
            }
            return tablesShape.datum((found, PresentState(answered)))
        }
    }

    private static let frameworks = Operation(
        "frameworks", "\(APIService.root)/frameworks", tag: "Comparing",
        "What the United Nations define",
        about: "The Recommendations of 1998 and the framework of 2021, in our words.",
        contents: [.init(mediaType: "application/json", schema: frameworksShape.reference)]
    ) { request in
        try request.reply([]) { frameworksShape.datum(Framework.all) }
    }

    private static let tablesShape = Shape<(tables: [DefinitionTable], state: PresentState)>(
        "DefinitionTables", "What series count.",
        [
            .init("definitions", .list(of: table.reference), "By table and source.") {
                .list($0.tables.map { table.datum($0) })
            },
            .init("state", PresentState.shape.reference, "What the answer is of.") {
                PresentState.shape.datum($0.state)
            },
        ])

    private static let table = Shape<DefinitionTable>(
        "DefinitionTable", "What the series of a source and table count.",
        [
            .init("source", .text, "The code of publisher and edition.") { .text($0.source) },
            .init("dataflow", .text, "The table.") {
                .text(Dataflow(rawValue: $0.dataflow)?.plainName ?? $0.dataflow)
            },
            .init("kinds", .list(of: kind.reference), "Series of which the same is said.") {
                .list($0.kinds.map { kind.datum($0) })
            },
        ])

    private static let kind = Shape<DefinitionTable.Kind>(
        "DefinitionKind", "Series of which the same is said.",
        [
            .init("series", .count(from: 1), "How many.") { .whole($0.series) },
            .init(
                "codes", .list(of: codes.reference),
                "Their codes, where not all series of the source are of one kind."
            ) {
                .list(
                    $0.codes.sorted { $0.key < $1.key }.map { codes.datum(($0.key, $0.value)) })
            },
            .init(
                "said", .list(of: SeriesComparison.Answer.shape.reference), "What is said."
            ) { .list($0.said.map { SeriesComparison.Answer.shape.datum($0) }) },
            .init("unsaid", .list(of: .text), "Aspects of which nobody speaks.") {
                .list($0.unsaid.map { .text($0) })
            },
            .init("concepts", .list(of: concept.reference), "How that stands to frameworks.") {
                .list($0.concepts.map { concept.datum($0) })
            },
        ])

    private static let codes = Shape<(dimension: String, codes: [String])>(
        "DimensionCodes", "Codes of a dimension.",
        [
            .init("dimension", .text, "The dimension.") {
                .text(DimensionID(rawValue: $0.dimension)?.plainName ?? $0.dimension)
            },
            .init("codes", .list(of: .text), "The codes.") { .list($0.codes.map { .text($0) }) },
        ])

    private static let concept = Shape<DefinitionTable.Concept>(
        "ConceptFit", "How series stand to a framework's concept.",
        [
            .init("framework", .text, "The framework.") { .text($0.framework) },
            .init("concept", .text, "The concept.") { .text($0.concept) },
            .init("fit", .text, "In words: fits, differs in ..., open, as nobody states ...") {
                .text($0.fit)
            },
        ])

    private static let frameworksShape = Shape<[Framework]>(
        "Frameworks", "Sets of definitions.",
        [
            .init("frameworks", .list(of: framework.reference), "The oldest first.") {
                .list($0.map { framework.datum($0) })
            }
        ])

    private static let framework = Shape<Framework>(
        "Framework", "A set of definitions that statistics of migration are measured by.",
        [
            .init("id", .text, "By which it is named.") { .text($0.id) },
            .init("name", .text, "Its name.") { .text($0.name) },
            .init("citation", .text, "How to cite it.") { .text($0.citation) },
            .init("concepts", .list(of: defined.reference), "What it defines.") {
                .list($0.concepts.map { defined.datum($0) })
            },
            .init("categories", .list(of: category.reference), "Whom it tells apart.") {
                .list($0.categories.map { category.datum($0) })
            },
        ])

    private static let defined = Shape<Framework.Concept>(
        "Concept", "Something that a framework defines.",
        [
            .init("id", .text, "Within its framework.") { .text($0.id) },
            .init("name", .text, "Its name.") { .text($0.name) },
            .init("definition", .text, "In our words.") { .text($0.definition) },
            .init(
                "statements", .list(of: statement.reference),
                "What a series must be in order to be of it; empty for what is no series."
            ) { .list($0.statements.map { statement.datum($0) }) },
            .init("checked", .flag, "Whether it was looked up at the source.") {
                .flag($0.isChecked)
            },
        ])

    /// A statement of a definition.
    static let statement = Shape<DefinitionStatement>(
        "DefinitionStatement", "An answer to what is counted.",
        [
            .init("aspect", .text, "Such as duration.") { .text($0.aspect.rawValue) },
            .init("code", .text, "One of the aspect's answers.") { .text($0.code) },
            .init("words", .text, "The same in words.") { .text($0.words) },
        ])

    private static let category = Shape<Framework.Category>(
        "FrameworkCategory", "People or moves that a framework tells apart.",
        [
            .init("block", .text, "The heading.") { .text($0.block) },
            .init("name", .text, "The category.") { .text($0.name) },
        ])
}
