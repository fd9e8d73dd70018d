internal import Cubes
internal import Hummingbird
internal import Office
internal import Warehouse

/// The tables, and the codes by which their figures are told apart.
enum DataflowOperations {
    static let all = [list, details]

    static let components: [Datum.Member] = [
        DataflowFacts.shape.component, listShape.component, detailsShape.component,
        DimensionFacts.shape.component, CodeFacts.shape.component,
    ]

    private static let listShape = Shape<[Datum]>(
        "DataflowList", "The tables.",
        [
            .init("dataflows", .list(of: DataflowFacts.shape.reference), "The tables.") {
                .list($0)
            },
            .init("count", .count(), "How many there are.") { .whole($0.count) },
        ])

    private static let detailsShape = Shape<(facts: DataflowFacts, dimensions: [DimensionFacts])>(
        "DataflowDetails", "A table with its dimensions and the codes that there are figures for.",
        DataflowFacts.fields.map {
            $0.of { (whole: (facts: DataflowFacts, dimensions: [DimensionFacts])) in whole.facts }
        } + [
            .init("dimensions", .list(of: DimensionFacts.shape.reference), "Its dimensions.") {
                .list($0.dimensions.map { DimensionFacts.shape.datum($0) })
            }
        ])

    private static let list = Operation(
        "dataflows", "\(APIService.root)/dataflows", tag: "Dataflows", "The tables",
        about: "All tables, with what is held of each.", parameters: StateChoice.parameters,
        contents: [.init(mediaType: "application/json", schema: listShape.reference)]
    ) { request in
        let answered = try request.service.state(request)
        return try request.reply(answered.marks, modified: answered.time) {
            listShape.datum(
                try Dataflow.allCases.map { dataflow in
                    DataflowFacts.shape.datum(
                        DataflowFacts(
                            dataflow, answered, try DataflowFacts.found(dataflow, answered.state),
                            origin: request.call.origin))
                })
        }
    }

    private static let details = Operation(
        "dataflow", "\(APIService.root)/dataflows/{dataflow}", tag: "Dataflows",
        "A table with its codes",
        about: "The dimensions of a table, which are the parameters that choose its figures, and "
            + "the codes that there are figures for, with their names.",
        parameters: [
            Parameter(
                "dataflow", .choice(Dataflow.askedNames), "The table: stock, or DF_STOCK.",
                in: .path)
        ] + StateChoice.parameters,
        contents: [.init(mediaType: "application/json", schema: detailsShape.reference)]
    ) { request in
        guard let name = request.values.text("dataflow"), let dataflow = Dataflow(plainName: name)
        else {
            throw Problem(
                .noSuchAddress, "There is no such dataflow", where: "the address", found: "",
                expected: Dataflow.askedNames.joined(separator: ", "))
        }
        let answered = try request.service.state(request)
        return try request.reply(answered.marks, modified: answered.time) {
            let found = try DataflowFacts.found(dataflow, answered.state)
            let facts = DataflowFacts(dataflow, answered, found, origin: request.call.origin)
            return detailsShape.datum(
                (facts, DimensionFacts.all(dataflow, answered, found)))
        }
    }
}

/// A dimension with its codes.
struct DimensionFacts: Sendable {
    let dimension: DimensionID
    let codes: [CodeNames.Item]

    static let shape = Shape<DimensionFacts>(
        "Dimension", "What figures are told apart by, and a parameter that chooses them.",
        [
            .init("id", .text, "The name of the parameter, and of the member of figures.") {
                .text($0.dimension.plainName)
            },
            .init("sdmx_id", .text, "The id in SDMX.") { .text($0.dimension.rawValue) },
            .init("about", .text, "What it says.") { .text($0.dimension.about) },
            .init("codes", .list(of: CodeFacts.shape.reference), "Those there are figures for.") {
                .list($0.codes.map { CodeFacts.shape.datum($0) })
            },
        ])

    /// The dimensions of a dataflow, with the codes found, in the order of their lists.
    static func all(
        _ dataflow: Dataflow, _ answered: AnsweredState, _ found: Availability
    ) -> [DimensionFacts] {
        let names = answered.codes(dataflow)
        let dictionaries = answered.state.view(dataflow).columns.dictionaries
        return dataflow.dimensions.enumerated().map { place, dimension in
            let used = Set(
                dictionaries[place].indices.filter { found.codes[place][$0] }.map {
                    dictionaries[place][$0]
                })
            return DimensionFacts(
                dimension: dimension,
                codes: names.items(dimension).filter { used.contains($0.code) })
        }
    }
}

/// A code in answers.
enum CodeFacts {
    static let shape = Shape<CodeNames.Item>(
        "Code", "A code with its meaning.",
        [
            .init("code", .text, "As parameters and figures have it.") { .text($0.code) },
            .init("name", .text, "In words.") { .text($0.name) },
            .init("about", .text, "What it means; empty where the name says all.") {
                .text($0.text)
            },
        ])
}
