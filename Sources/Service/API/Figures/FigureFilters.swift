internal import Cubes
internal import Office
internal import SDMX
internal import Vocabulary

/// Which figures a request is about, brought to the codes that the office uses.
struct FigureFilters: Sendable {
    let dataflow: Cubes.Dataflow
    let answered: AnsweredState
    /// The codes asked for, in the order in which they are asked for; only of dimensions that are
    /// asked for.
    let codes: [DimensionID: [String]]
    let period: String?
    let from: String?
    let to: String?
    let last: Int?
    let sort: [String]

    /// - Throws: ``Problem`` for codes that the dataflow does not know, and for parameters that do
    ///   not go together.
    init(_ values: Values, _ answered: AnsweredState) throws(Problem) {
        guard let dataflow = values.text("dataflow").flatMap(Cubes.Dataflow.init(plainName:)) else {
            throw Problem(
                .malformed, "dataflow is missing", where: "parameter dataflow", found: "nothing",
                expected: "one of "
                    + Cubes.Dataflow.allCases.map(\.plainName).joined(separator: ", "))
        }
        self.dataflow = dataflow
        self.answered = answered
        var codes: [DimensionID: [String]] = [:]
        let reader = CodeReader(dataflow: dataflow, answered: answered)
        if let key = values.text("key") { codes = try reader.key(key) }
        for dimension in DimensionID.allCases {
            guard let asked = values.texts(dimension.plainName) else { continue }
            guard values.text("key") == nil else {
                throw Problem(
                    .unfit, "The series is named twice", where: "parameter \(dimension.plainName)",
                    found: "it beside key", expected: "one of them")
            }
            codes[dimension] = try reader.codes(dimension, asked)
        }
        self.codes = codes
        period = values.text("period")
        from = values.text("from")
        to = values.text("to")
        last = values.whole("last")
        sort = values.texts("sort") ?? []
        try checkTimes()
        try checkSort()
        try answered.refuseWithdrawn(dataflow, sources: codes[.source].map { Set($0) })
    }

    private func checkTimes() throws(Problem) {
        for (name, text) in [("period", period), ("from", from), ("to", to)] {
            guard let text, Period(text) == nil else { continue }
            throw Problem(
                .unfit, "That is no time", where: "parameter \(name)", found: text,
                expected: TextForm.period.expected)
        }
        if period != nil, from != nil || to != nil {
            throw Problem(
                .unfit, "The time is named twice", where: "parameter period",
                found: "it beside \(from != nil ? "from" : "to")",
                expected: "period alone, or from and to")
        }
        if let from, let to, let first = Period(from), let second = Period(to),
            first.start > second.start
        {
            throw Problem(
                .unfit, "The time ends before it begins", where: "parameters from and to",
                found: "from \(from) to \(to)", expected: "from at or before to")
        }
    }

    private func checkSort() throws(Problem) {
        for word in sort {
            let name = word.hasPrefix("-") ? String(word.dropFirst()) : word
            let dimension = DimensionID.allCases.first { $0.plainName == name }
            guard let dimension, dataflow.index(of: dimension) == nil else { continue }
            var problem = Problem(
                .unfit, "\(dataflow.plainName) is not told apart by \(name)",
                where: "parameter sort", found: word,
                expected: "value, period, status, release or a dimension of \(dataflow.plainName)")
            problem.allowed = dataflow.dimensions.map(\.plainName)
            throw problem
        }
    }

    /// As a selection of keys.
    var pattern: KeyPattern {
        codes.reduce(KeyPattern(dataflow)) { $0.with($1.key, Set($1.value)) }
    }

    /// Ready to be answered.
    ///
    /// - Throws: errors of the query, as ``SDMXError`` has them.
    func request(offset: Int = 0, limit: Int? = nil) throws(SDMXError) -> FigureRequest {
        var selection = DataSelection(.one(.dataflow), ArtefactSelection())
        if !codes.isEmpty {
            let places: [Selection<String>] = dataflow.dimensions.map { dimension in
                codes[dimension].map { .only($0) } ?? .all
            }
            selection.keys = [QueryKey(places)]
        }
        let time = ComponentFilter.timePeriod
        if let period { selection.filters = [ComponentFilter(time, oneOf: [period])] }
        if let range = ComponentFilter(time, from: from, to: to) { selection.filters = [range] }
        var query = DataQuery(selection)
        query.lastNObservations = last
        query.sort = sort.map { word in
            let isDescending = word.hasPrefix("-")
            let name = isDescending ? String(word.dropFirst()) : word
            return DataQuery.SortTerm(.component(Self.component(name)), descending: isDescending)
        }
        query.offset = offset
        query.limit = limit
        var request = try FigureRequest(answered.state, dataflow, query)
        request.compareAmounts()
        return request
    }

    /// The id of what figures are sorted by.
    private static func component(_ name: String) -> String {
        switch name {
        case "value": "OBS_VALUE"
        case "period": ComponentFilter.timePeriod
        case "status": "OBS_STATUS"
        case "release": "RELEASE"
        default: DimensionID.allCases.first { $0.plainName == name }?.rawValue ?? name
        }
    }

    /// The parameters again, each in its usual form, without those of the state and of paging.
    var items: [(name: String, value: String)] {
        var items: [(name: String, value: String)] = [("dataflow", dataflow.plainName)]
        for dimension in dataflow.dimensions {
            if let codes = codes[dimension] {
                items.append((dimension.plainName, codes.joined(separator: ",")))
            }
        }
        for (name, value) in [("period", period), ("from", from), ("to", to)] {
            if let value { items.append((name, value)) }
        }
        if let last { items.append(("last", "\(last)")) }
        if !sort.isEmpty { items.append(("sort", sort.joined(separator: ","))) }
        return items
    }

    /// What is asked for, in words: `origin Mexico, destination United States of America, 2020`.
    var words: String {
        let names = answered.codes(dataflow)
        var parts = dataflow.dimensions.compactMap { dimension -> String? in
            guard let codes = codes[dimension] else { return nil }
            let shown = codes.prefix(5).map { names.name(dimension, $0) }
            let more = codes.count > 5 ? " and \(codes.count - 5) more" : ""
            let title = dimension.plainName.replacing("_", with: " ")
            return "\(title) \(shown.joined(separator: ", "))\(more)"
        }
        if let period { parts.append(period) }
        if let from { parts.append("from \(from)") }
        if let to { parts.append("to \(to)") }
        if let last {
            parts.append(last == 1 ? "the latest figures" : "the \(last) latest figures")
        }
        return parts.joined(separator: "; ")
    }
}
