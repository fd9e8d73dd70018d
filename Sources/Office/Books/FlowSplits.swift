internal import Cubes
public import Estimation
internal import Foundation
internal import Vocabulary
internal import Warehouse

/// Flows of the closed minimum taken apart by where the people were born, worked out again
/// from the releases' inputs when first asked for and kept for one state of the workspace.
public actor FlowSplits {
    /// The method that is taken apart.
    public static let method = FlowMethod.accountingClosed

    private let office: Office
    private let flows: FlowBook
    private let stocks: StockBook?
    private let population: PopulationBook?
    private var builders: [Inputs: FlowInputsBuilder] = [:]
    private var estimates: [FlowInterval: FlowEstimate?] = [:]

    private struct Inputs: Hashable {
        let stocks: String
        let population: String
        /// The release after which the inputs were read; nil is the current state.
        let state: Int?
    }

    init(
        _ office: Office, _ flows: FlowBook, stocks: StockBook?, population: PopulationBook?
    ) {
        self.office = office
        self.flows = flows
        self.stocks = stocks
        self.population = population
    }

    /// One interval's flow taken apart.
    public struct Split: Hashable, Sendable {
        public let interval: FlowInterval
        /// People by what they did. Units: persons over the interval.
        public let parts: FlowSplit

        public static func == (a: Split, b: Split) -> Bool {
            a.interval == b.interval && a.parts == b.parts
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(interval) }
    }

    /// The splits of a corridor for every interval that can be worked out again to the figure
    /// that is held.
    public func splits(from origin: String, to destination: String) throws -> [Split] {
        var result: [Split] = []
        for interval in flows.intervals {
            guard
                let held = flows.estimate(Self.method, interval, from: origin, to: destination),
                held.isStored, let estimate = try estimate(interval),
                let i = estimate.areas.firstIndex(of: origin),
                let j = estimate.areas.firstIndex(of: destination),
                let parts = estimate.split(from: i, to: j),
                abs(parts.total - held.value) <= 1e-6 * max(1, abs(held.value))
            else { continue }
            result.append(Split(interval: interval, parts: parts))
        }
        return result
    }

    /// Works out every interval ahead of the first question.
    public func prepare() throws {
        for interval in flows.intervals { _ = try estimate(interval) }
    }

    private func estimate(_ interval: FlowInterval) throws -> FlowEstimate? {
        if let known = estimates[interval] { return known }
        let made = try make(interval)
        estimates[interval] = .some(made)
        return made
    }

    private func make(_ interval: FlowInterval) throws -> FlowEstimate? {
        let table = FlowEstimating.table(Self.method, .total)
        let releases = try office.releases()
        let decoder = JSONDecoder()
        for release in releases.reversed()
        where release.source == FlowEstimating.source && release.table == table
            && release.kind == .estimated && !release.standing.isWithdrawn
        {
            let given = try decoder.decode(
                FlowParameters.self, from: Data(release.parameters.utf8))
            guard given.intervals.contains(interval) else { continue }
            if try office.withdrawnInput(of: given.inputs) != nil { return nil }
            let isCurrent = !releases.contains {
                $0.id > given.state
                    && ($0.source == given.stocks || $0.source == given.population)
            }
            let builder = try builder(
                Inputs(
                    stocks: given.stocks, population: given.population,
                    state: isCurrent ? nil : given.state))
            let prepared = try builder.build(interval, sex: .total)
            return try FlowEstimation.estimate(Self.method, prepared.inputs)
        }
        return nil
    }

    private func builder(_ inputs: Inputs) throws -> FlowInputsBuilder {
        if let known = builders[inputs] { return known }
        let held = inputs.state == nil
        let stockBook: StockBook
        if held, let stocks, stocks.source == inputs.stocks {
            stockBook = stocks
        } else {
            stockBook = try StockBook(office, source: inputs.stocks, asOf: inputs.state)
        }
        let populationBook: PopulationBook
        if held, let population, population.source == inputs.population {
            populationBook = population
        } else {
            populationBook = try PopulationBook(
                office, source: inputs.population, asOf: inputs.state)
        }
        let made = FlowInputsBuilder(
            stocks: stockBook, population: populationBook, areas: office.areas)
        builders[inputs] = made
        return made
    }
}
