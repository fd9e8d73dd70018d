internal import Cubes
internal import Estimation
internal import Vocabulary
public import Warehouse

/// What estimating flows did.
public struct FlowRun: Sendable {
    public let reports: [FlowIntervalReport]
    public let outcomes: [WriteOutcome]
    public let stocks: String
    public let population: String
}

extension Office {
    /// Estimates flows of one or more intervals by one or more methods from what the
    /// workspace holds, and writes one release a method, all in one transaction.
    ///
    /// Pairs with an estimate of zero are not stored: within the areas covered, a pair
    /// without a figure is an estimated zero.
    public func estimateFlows(
        _ request: FlowRequest, progress: (String) -> Void = { _ in }
    ) throws -> FlowRun {
        let state = try warehouse.lastReleaseID()
        let (stockSource, populationSource) = try sources(request)
        progress("reading \(stockSource) and \(populationSource)")
        let builder = FlowInputsBuilder(
            stocks: try StockBook(self, source: stockSource, asOf: state),
            population: try PopulationBook(self, source: populationSource, asOf: state),
            areas: areas)
        let inputs = builder.stocks.releases.union(builder.population.releases).sorted()
        var collected = request.methods.map { FlowCollector($0, sex: request.sex) }
        for interval in request.intervals {
            progress("estimating mid-\(interval.start) to mid-\(interval.end)")
            let prepared = try builder.build(interval, sex: request.sex)
            let estimates = try FlowEstimation.run(prepared.inputs, methods: request.methods)
            for (place, estimate) in estimates.enumerated() {
                try collected[place].add(estimate, interval, prepared.account)
            }
        }
        progress("writing")
        let drafts = try collected.map { item in
            (
                draft: try draft(
                    item, request,
                    FlowParameters(
                        method: item.method.code, intervals: request.intervals,
                        stocks: stockSource, population: populationSource,
                        sex: request.sex.rawValue, state: state, inputs: inputs)),
                series: item.series
            )
        }
        let outcomes = try warehouse.write(drafts)
        return FlowRun(
            reports: collected.flatMap(\.reports), outcomes: outcomes, stocks: stockSource,
            population: populationSource)
    }

    /// Every interval between neighbouring stock years of a source.
    public func neighbouringIntervals(stocks: String? = nil) throws -> [FlowInterval] {
        let source = try sources(FlowRequest(intervals: [], stocks: stocks)).stocks
        let years = try StockBook(self, source: source).years
        return zip(years, years.dropFirst()).compactMap { FlowInterval(start: $0, end: $1) }
    }

    /// The sources that an estimate is made from: those asked for, or the best there are.
    func sources(_ request: FlowRequest) throws -> (stocks: String, population: String) {
        let index = try self.index()
        let stocks = try choose(
            request.stocks, "stocks by origin and destination",
            index.codes(.source, in: KeyPattern(.stock)).filter { source in
                index.codes(.origin, in: KeyPattern(.stock).with(.source, source))
                    .contains { areas.area($0)?.isAggregate == false }
            })
        let population = try choose(
            request.population, "births, deaths and population",
            index.codes(.source, in: KeyPattern(.population).with(.indicator, "BIRTHS")))
        return (stocks, population)
    }

    /// The one asked for, or the one there is; of several, full editions come before the
    /// starter set, and later editions before earlier ones.
    private func choose(_ asked: String?, _ what: String, _ there: [String]) throws -> String {
        if let asked {
            guard there.contains(asked) else {
                throw OfficeError(
                    kind: .data, place: "source \(asked)", found: "no \(what)",
                    expected: there.isEmpty
                        ? "a source imported first" : "one of " + there.joined(separator: ", "))
            }
            return asked
        }
        guard let best = SourceChoice.best(there) else {
            throw OfficeError(
                kind: .data, place: "workspace \(warehouse.folder)", found: "no \(what)",
                expected: "an import that brings them; try `corridor import FILE`")
        }
        return best
    }

    private func draft(
        _ item: FlowCollector, _ request: FlowRequest, _ parameters: FlowParameters
    ) throws -> ReleaseDraft {
        let method = item.method
        let names = try parameters.inputs.compactMap { try warehouse.release($0)?.citation }
        return ReleaseDraft(
            source: FlowEstimating.source,
            table: FlowEstimating.table(method, request.sex), kind: .estimated,
            publisher: "Corridor", title: "Migration flows: \(method.title)",
            citation: "Corridor, estimates by \(method.name) from: " + names.joined(separator: " "),
            licence: Licence(
                name: "CC BY 4.0 for the estimates; terms of the inputs apply",
                url: "https://creativecommons.org/licenses/by/4.0/"),
            url: "docs/methods",
            notes: [
                method.summary,
                "Transitions: people whose residence differs between the two dates, not moves of each year.",
                "A pair of covered areas without a figure is an estimated zero.",
            ],
            parameters: try jsonText(parameters), report: try jsonText(item.reports),
            extent: .init(request.intervals.compactMap(\.period)))
    }
}

/// Gathers one method's estimates of several intervals into series.
struct FlowCollector {
    let method: FlowMethod
    let sex: Sex
    private(set) var reports: [FlowIntervalReport] = []
    private var found: [SeriesKey: [Observation]] = [:]
    private var order: [SeriesKey] = []

    init(_ method: FlowMethod, sex: Sex) {
        self.method = method
        self.sex = sex
    }

    var series: [Series] {
        order.compactMap { key in
            found[key].map { Series(key: key, observations: $0.sorted { $0.period < $1.period }) }
        }
    }

    mutating func add(
        _ estimate: FlowEstimate, _ interval: FlowInterval, _ account: FlowInputAccount
    ) throws {
        guard let period = interval.period else { return }
        reports.append(FlowIntervalReport(estimate, interval, account))
        let areas = estimate.areas
        var flags = [Flag](repeating: .none, count: areas.count * areas.count)
        let places = Dictionary(
            areas.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for flag in estimate.diagnostics.flowsAboveStocks {
            guard let i = places[flag.from], let j = places[flag.to] else { continue }
            flags[i * areas.count + j] = flag.isMadeByAdjustment ? .madeByAdjustment : .above
        }
        let carried = account.carriedEvents.map { [FlowEstimating.carried($0)] } ?? []
        let attributes = Flag.allCases.map { Self.attributes(carried + $0.comments) }
        for i in areas.indices {
            for j in areas.indices where i != j {
                let flow = estimate.flows[i, j]
                guard flow != 0 else { continue }
                let key = try FlowEstimating.key(
                    interval, from: areas[i], to: areas[j], sex: sex.rawValue, method: method.code)
                if found[key] == nil { order.append(key) }
                let flag = flags[i * areas.count + j]
                found[key, default: []].append(
                    Observation(
                        period: period, value: .number(flow), status: .estimated,
                        attributes: attributes[flag.rawValue]))
            }
        }
    }

    /// What is odd about a flow beside its stocks.
    private enum Flag: Int, CaseIterable {
        case none, above, madeByAdjustment

        var comments: [String] {
            switch self {
            case .none: []
            case .above: [FlowEstimating.aboveStocks]
            case .madeByAdjustment:
                [FlowEstimating.aboveStocks + ", made by the adjustment of the stocks"]
            }
        }
    }

    private static func attributes(_ comments: [String]) -> AttributeSet {
        var values: [AttributeID: String] = [.unitMeasure: "PS"]
        if !comments.isEmpty { values[.comment] = comments.joined(separator: "; ") }
        return AttributeSet(values)
    }
}
