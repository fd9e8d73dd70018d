/// What every flow method starts from: two stock tables and what happened between them.
///
/// Units: persons; births and deaths are those of the whole interval between the two dates.
/// Shape: `start` and `end` are birthplaces x areas; the first birthplaces are the areas in the
/// same order, so that the diagonal holds the native-born. Further birthplaces (other origins,
/// unknown) have a row and no column.
/// Missing: not representable; a caller decides and records what an absent cell stands for.
public struct FlowInputs: Sendable, Equatable {
    /// Areas of residence: the origins and destinations of the flows.
    public let areas: [String]
    /// Places of birth: the areas, then those without a residence column.
    public let birthplaces: [String]
    /// Stocks at the first date.
    public let start: Matrix
    /// Stocks at the second date.
    public let end: Matrix
    /// Births in each area between the dates.
    public let births: [Double]
    /// Deaths in each area between the dates.
    public let deaths: [Double]

    /// Checks shapes, labels and numbers.
    ///
    /// - Throws: `EstimationError` naming the table and the labels of the offending cell.
    public init(
        areas: [String], birthplaces: [String]? = nil, start: Matrix, end: Matrix,
        births: [Double]? = nil, deaths: [Double]? = nil
    ) throws(EstimationError) {
        let birthplaces = birthplaces ?? areas
        let none = [Double](repeating: 0, count: areas.count)
        try Self.checkLabels(areas, birthplaces)
        try Self.check(start, "stocks at the start", areas, birthplaces)
        try Self.check(end, "stocks at the end", areas, birthplaces)
        try Self.check(births ?? none, "births", areas)
        try Self.check(deaths ?? none, "deaths", areas)
        self.areas = areas
        self.birthplaces = birthplaces
        self.start = start
        self.end = end
        self.births = births ?? none
        self.deaths = deaths ?? none
    }

    /// Birthplaces that are not areas of residence.
    public var extraBirthplaces: ArraySlice<String> { birthplaces.dropFirst(areas.count) }

    /// Checks two tables of birthplaces x areas that are not stocks of a flow estimate.
    static func tables(
        _ first: Matrix, _ second: Matrix, areas: [String], birthplaces: [String]
    ) throws(EstimationError) -> (Matrix, Matrix) {
        try check(first, "row totals", areas, birthplaces)
        try check(second, "column totals", areas, birthplaces)
        return (first, second)
    }

    private static func checkLabels(
        _ areas: [String], _ birthplaces: [String]
    ) throws(EstimationError) {
        guard !areas.isEmpty else {
            throw EstimationError(.shape, place: "areas", found: "none", expected: "one or more")
        }
        guard birthplaces.starts(with: areas) else {
            let index = zip(areas, birthplaces).enumerated().first { $1.0 != $1.1 }?.offset
            let at = index ?? birthplaces.count
            throw EstimationError(
                .shape, place: "birthplaces, position \(at + 1)",
                found: at < birthplaces.count ? "'\(birthplaces[at])'" : "no more labels",
                expected: "'\(areas[at])': birthplaces begin with the areas in the same order")
        }
        var seen = Set<String>()
        for label in birthplaces where !seen.insert(label).inserted {
            throw EstimationError(
                .shape, place: "birthplaces", found: "'\(label)' twice", expected: "once")
        }
    }

    private static func check(
        _ table: Matrix, _ name: String, _ areas: [String], _ birthplaces: [String]
    ) throws(EstimationError) {
        guard table.rows == birthplaces.count, table.columns == areas.count else {
            throw EstimationError(
                .shape, place: name, found: "\(table.rows) x \(table.columns)",
                expected: "\(birthplaces.count) birthplaces x \(areas.count) areas")
        }
        if let cell = table.firstImproperCell {
            throw EstimationError(
                .value,
                place: "\(name), born in \(birthplaces[cell.row]), living in \(areas[cell.column])",
                found: "\(table[cell.row, cell.column])", expected: "a finite number, 0 or more")
        }
        guard table.total <= mostPersons else {
            throw EstimationError(
                .value, place: name, found: "\(table.total) persons in all",
                expected: "at most \(mostPersons)")
        }
    }

    /// More people than any world has: beyond this, sums lose single persons.
    private static let mostPersons = 1e15

    private static func check(
        _ counts: [Double], _ name: String, _ areas: [String]
    ) throws(EstimationError) {
        guard counts.count == areas.count else {
            throw EstimationError(
                .shape, place: name, found: "\(counts.count) figures",
                expected: "\(areas.count), one for each area")
        }
        for (area, count) in zip(areas, counts) where !(count.isFinite && count >= 0) {
            throw EstimationError(
                .value, place: "\(name), \(area)", found: "\(count)",
                expected: "a finite number, 0 or more")
        }
    }
}
