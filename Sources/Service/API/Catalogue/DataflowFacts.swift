internal import Cubes
internal import Office
internal import Warehouse

/// A dataflow with what is held of it.
struct DataflowFacts: Sendable {
    let dataflow: Dataflow
    let about: String
    let series: Int
    let figures: Int
    /// As figures give periods; nil where there are none.
    let periods: (first: String, last: String)?
    let origin: String?

    static let fields: [Shape<DataflowFacts>.Field] = [
        .init(
            "id", .choice(Dataflow.allCases.map(\.plainName)), "By which figures are asked for."
        ) { .text($0.dataflow.plainName) },
        .init("sdmx_id", .text, "The id in SDMX.") { .text($0.dataflow.rawValue) },
        .init("title", .text, "What it holds, in a few words.") { .text($0.dataflow.title) },
        .init("about", .text, "What its figures mean.") { .text($0.about) },
        .init("series", .count(), "How many series are held.") { .whole($0.series) },
        .init("figures", .count(), "How many figures are held, missing ones included.") {
            .whole($0.figures)
        },
        .init("first_period", .text.orNull, "The earliest period; null without figures.") {
            Datum($0.periods?.first)
        },
        .init("last_period", .text.orNull, "The latest period; null without figures.") {
            Datum($0.periods?.last)
        },
        .init("details", .address, "Its dimensions and codes.") { facts in
            .text(
                APIAddress.text(
                    facts.origin, "\(APIService.root)/dataflows/\(facts.dataflow.plainName)"))
        },
        .init("figures_address", .address, "Its figures.") { facts in
            .text(
                APIAddress.text(
                    facts.origin, "\(APIService.root)/figures",
                    [("dataflow", facts.dataflow.plainName)]))
        },
        .init("download", .address.orNull, "All of it as one archive; null without figures.") {
            facts in
            guard facts.figures > 0 else { return .null }
            return .text(
                APIAddress.text(
                    facts.origin, "\(APIService.downloads)/\(facts.dataflow.plainName).zip"))
        },
    ]

    static let shape = Shape<DataflowFacts>("Dataflow", "A table of figures.", fields)

    /// - Parameter found: what there is within a selection.
    init(
        _ dataflow: Dataflow, _ answered: AnsweredState, _ found: Availability, origin: String?
    ) {
        self.dataflow = dataflow
        self.origin = origin
        about = answered.codes(dataflow).about
        series = found.series
        figures = found.observations
        let texts = answered.state.holdings.periodTexts
        periods = found.periods.map { (texts[$0.lowerBound], texts[$0.upperBound]) }
    }

    /// What there is of a dataflow.
    static func found(_ dataflow: Dataflow, _ state: OfficeState) throws -> Availability {
        let view = state.view(dataflow)
        return view.availability(
            SeriesSelection(keys: [CodeSelection(view.columns)]),
            try state.observations(dataflow))
    }

    /// The codes of a dimension that there are series of, in order.
    static func usedCodes(
        _ dimension: DimensionID, _ dataflow: Dataflow, _ state: OfficeState
    ) -> [String] {
        let view = state.view(dataflow)
        guard let place = dataflow.index(of: dimension) else { return [] }
        let dictionary = view.columns.dictionaries[place]
        var isThere = [Bool](repeating: false, count: dictionary.count)
        for row in view.rows(CodeSelection(view.columns)) {
            isThere[Int(view.columns.keys[place][Int(row)])] = true
        }
        return dictionary.indices.filter { isThere[$0] }.map { dictionary[$0] }
    }
}
