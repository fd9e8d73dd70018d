internal import Cubes

/// The parameters by which figures are asked for.
enum FigureParameters {
    static let dataflow = Parameter(
        "dataflow", .choice(Dataflow.askedNames),
        "Which table: \(Dataflow.allCases.map { "\($0.plainName) (\($0.title))" }.joined(separator: "; ")). The ids of SDMX, such as DF_STOCK, mean the same.",
        required: true)

    static let key = Parameter(
        "key", .text(.key),
        "One series by all its codes with points between them, as answers give it under key. It "
            + "goes without the parameters of single dimensions.")

    /// A parameter for each dimension that a dataflow may have.
    static let dimensions: [Parameter] = DimensionID.allCases.map { dimension in
        let how =
            dimension.isArea
            ? " A code of /api/v1/areas, in capitals or not, or ISO's two letters or number. W is "
                + "the world; regions have M49 numbers. Alone, an area that nobody printed a total "
                + "for is added up on request, and says so."
            : ""
        return Parameter(
            dimension.plainName, .texts(.code),
            dimension.about + how
                + " One code or several with commas; those there are, /api/v1/dataflows lists.",
            examples: dimension.examples)
    }

    static let period = Parameter(
        "period", .text(.period),
        "Figures of that time, or within it: 2020, 2015-07-01/P5Y.", examples: ["2020"])

    static let times = [
        period,
        Parameter(
            "from", .text(.period), "Figures that begin then or later.", examples: ["2010"]),
        Parameter(
            "to", .text(.period), "Figures that have ended by then.", examples: ["2024"]),
        Parameter(
            "last", .whole(1...10_000), "Only so many figures of each series, the latest.",
            examples: ["1"]),
    ]

    /// The words by which figures are sorted.
    static let sortable: [String] =
        ["value", "period", "status", "release"] + DimensionID.allCases.map(\.plainName)

    static let sort = Parameter(
        "sort", .choices(sortable + sortable.map { "-" + $0 }),
        "The order: one word or several with commas, with - for the other way round. sort=-value "
            + "is largest first. Without it, figures come series by series and by time. Missing "
            + "values come last.")

    /// Those that choose figures.
    static let choosing = [dataflow, key] + dimensions + times

    static func limit(_ most: Int, _ about: String) -> Parameter {
        Parameter("limit", .whole(1...most), about, examples: ["10"])
    }

    static let offset = Parameter(
        "offset", .whole(0...1_000_000_000), "How many are passed over.", examples: ["0"])
}
