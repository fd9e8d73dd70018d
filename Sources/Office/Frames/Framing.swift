internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// Reads the series that a selection in the areas of a date is made of, and moves them there.
struct Framing {
    let office: Office
    let request: FrameRequest
    /// The state after that release; nil is the current one.
    let state: Int?
    let areas: FrameAreas
    let pattern: KeyPattern
    /// The areas asked for, by axis; nil for all.
    let origins: [String]?
    let destinations: [String]?

    init(_ office: Office, _ pattern: KeyPattern, _ request: FrameRequest, state: Int?) throws {
        self.office = office
        self.request = request
        self.state = state
        self.pattern = try Self.movable(pattern, office, state)
        areas = FrameAreas(office, on: request.date)
        if pattern.dataflow == .population {
            origins = try areas.targets(pattern[.refArea], .refArea)
            destinations = nil
        } else {
            origins = try areas.targets(pattern[.origin], .origin)
            destinations = try areas.targets(pattern[.destination], .destination)
            if let origins, origins == destinations, origins.count == 1 {
                throw OfficeError(
                    kind: .request, place: "\(pattern)", found: "one area at both ends",
                    expected: "two: who stays within an area of \(request.date) is not moved")
            }
        }
    }

    /// All series, by key.
    func series() throws -> [FramedResult] {
        var results: [FramedResult] = []
        for table in try tables() { results += try laid(table) }
        guard !results.isEmpty else { throw nothing }
        return results.sorted { $0.key.description < $1.key.description }
    }

    private var nothing: OfficeError {
        let named = [origins, destinations].compactMap { $0?.joined(separator: "+") }
        return OfficeError(
            kind: .notFound, place: "\(pattern.dataflow.rawValue) \(pattern)",
            found: "no figure of anything in the areas of \(request.date)",
            expected: "figures of what \(named.joined(separator: " and ")) stood for; "
                + "`corridor areas` shows what is held of it")
    }

    /// The series read, in tables that differ by more than area.
    func tables() throws -> [FrameTable] {
        let index = try office.warehouse.index(office.sight, asOf: state)
        var wide = pattern
        let axes: [(DimensionID, [String]?)] =
            pattern.dataflow == .population
            ? [(.refArea, origins)] : [(.origin, origins), (.destination, destinations)]
        for (dimension, _) in axes { wide = wide.with(dimension, Set<String>?.none) }
        var narrow = wide
        for (dimension, targets) in axes {
            let all = index.codes(dimension, in: wide.openToTotals)
            narrow = narrow.with(dimension, areas.codes(for: targets, among: all))
        }
        return try Self.tables(of: try office.show(narrow, asOf: state), office)
    }

    /// Groups series by all that is no area.
    static func tables(of shown: [ShownSeries], _ office: Office) throws -> [FrameTable] {
        var groups: [SeriesKey: [AreaPair: ShownSeries]] = [:]
        for item in shown {
            let open = item.key.replacing(.refArea, with: "*").replacing(.origin, with: "*")
                .replacing(.destination, with: "*")
            let pair = AreaPair(
                item.key[.refArea] ?? item.key[.origin] ?? "", item.key[.destination] ?? "")
            groups[open, default: [:]][pair] = groups[open]?[pair] ?? item
        }
        return try groups.sorted { $0.key.description < $1.key.description }.map { key, series in
            FrameTable(
                key: key, source: key[.source] ?? "", series: series,
                coverage: try SeriesCoverage(office, key))
        }
    }

    /// One table in the areas of the date: the pairs asked for, period by period.
    private func laid(_ table: FrameTable) throws -> [FramedResult] {
        var values: [AreaPair: [FramedValue]] = [:]
        var weights = FramingWeights(self, table)
        for period in table.periods {
            let slice = table.slice(period, areas.book)
            for (pair, value) in try FramedPeriod(self, table, slice, &weights).values {
                values[pair, default: []].append(value)
            }
        }
        return values.sorted { $0.key < $1.key }.map { pair, values in
            FramedResult(table: table, pair: pair, key: table.key(pair), values: values)
        }
    }

    /// Whether a pair is asked for.
    func wants(_ pair: AreaPair) -> Bool {
        origins?.contains(pair.origin) != false
            && destinations?.contains(pair.destination) != false
    }

    /// The selection with what can be moved alone.
    ///
    /// - Throws: ``OfficeError`` for a selection of what cannot.
    private static func movable(
        _ pattern: KeyPattern, _ office: Office, _ state: Int?
    ) throws -> KeyPattern {
        func refused(_ dimension: DimensionID, _ found: String, _ expected: String) -> OfficeError {
            OfficeError(
                kind: .request, place: "\(pattern.dataflow.rawValue), \(dimension.rawValue)",
                found: found, expected: expected)
        }
        var result = pattern
        switch pattern.dataflow {
        case .stock, .displaced: break
        case .flow:
            let methods = pattern[.method] ?? ["_Z"]
            guard methods == ["_Z"] else {
                throw refused(
                    .method, methods.sorted().joined(separator: "+"),
                    "_Z: estimates are made for areas that are the same at both dates, and are not moved"
                )
            }
            result = result.with(.method, methods)
        case .population:
            let counts: Set<String> = ["POP", "POP_END", "BIRTHS", "DEATHS"]
            if let odd = pattern[.indicator]?.subtracting(counts).sorted(), !odd.isEmpty {
                throw refused(
                    .indicator, odd.joined(separator: "+"),
                    "\(counts.sorted().joined(separator: ", ")): rates and balances have no shares, and "
                        + "migrants of an area count those from its parts")
            }
            result = result.with(.indicator, pattern[.indicator] ?? counts)
        case .remittance, .asylum, .emigration, .permit, .acquisition, .displacedAge, .deaths:
            throw OfficeError(
                kind: .request, place: "dataflow", found: pattern.dataflow.rawValue,
                expected:
                    "DF_STOCK, DF_FLOW, DF_DISPLACED or DF_POPULATION: figures of others are not "
                    + "moved to other areas")
        }
        let open = result.with(.origin, Set<String>?.none).with(.destination, Set<String>?.none)
            .with(.refArea, Set<String>?.none)
        let index = try office.warehouse.index(office.sight, asOf: state)
        let sources = Set(index.codes(.source, in: open.openToTotals))
        guard !sources.isEmpty else { throw try office.explainEmpty(open) }
        guard sources != [FlowEstimating.source] else {
            throw refused(
                .source, FlowEstimating.source,
                "a publisher's source: what codes cover differs from source to source in the comparable "
                    + "view")
        }
        return result.with(.source, sources.subtracting([FlowEstimating.source]))
    }
}

extension KeyPattern {
    /// The selection with what is added up where it asks for a total that is not held: women and men.
    var openToTotals: KeyPattern {
        guard self[.sex] == [Sex.total.rawValue] else { return self }
        return with(.sex, Set<String>?.none)
    }
}
