internal import Cubes
internal import Office
internal import Warehouse

/// Two states of the same holdings, and what is compared of them.
struct Comparison: Sendable {
    let earlier: AnsweredState
    let later: AnsweredState
    let patterns: [KeyPattern]
    /// The parameters again, each in its usual form, with the releases that name the states.
    let items: [(name: String, value: String)]

    /// - Throws: ``Problem`` for states that the audience does not see, that are the wrong way
    ///   round or that something was withdrawn from since, and for codes that neither knows.
    init(_ request: APICall) throws {
        let since = request.values.whole("since") ?? 0
        let holdings = request.holdings
        later = try AnsweredState(
            request.service, request.audience, try StateChoice(request.values), of: holdings)
        earlier = try AnsweredState(
            request.service, request.audience, .release(since), of: holdings, parameter: "since")
        guard (earlier.time ?? "", earlier.release) <= (later.time ?? "", later.release) else {
            throw Problem(
                .unfit, "The time ends before it begins", where: "parameter since",
                found: "release \(since), which came after release \(later.release)",
                expected: "a release that came before, or 0")
        }
        let states = [("since", "\(earlier.release)"), ("release", "\(later.release)")]
        guard request.values.text("dataflow") == nil else {
            let filters = try Self.filters(request.values, earlier, later)
            patterns = [filters.pattern]
            items = filters.items + states
            return
        }
        for name in ["key"] + DimensionID.allCases.map(\.plainName)
        where request.values.has(name) {
            throw Problem(
                .unfit, "dataflow is missing", where: "parameter \(name)",
                found: "it without dataflow", expected: "dataflow beside it")
        }
        for dataflow in Dataflow.allCases {
            try earlier.refuseWithdrawn(dataflow, sources: nil)
            try later.refuseWithdrawn(dataflow, sources: nil)
        }
        patterns = Dataflow.allCases.map { KeyPattern($0) }
        items = states
    }

    /// The codes asked for, as either state knows them: what is new only the later does, and what
    /// is gone only the earlier.
    private static func filters(
        _ values: Values, _ earlier: AnsweredState, _ later: AnsweredState
    ) throws(Problem) -> FigureFilters {
        do {
            let filters = try FigureFilters(values, later)
            try earlier.refuseWithdrawn(
                filters.dataflow, sources: filters.codes[.source].map { Set($0) })
            return filters
        } catch  where error.kind == .unfit {
            return try FigureFilters(values, earlier)
        }
    }
}
