internal import Cubes
public import Estimation
public import Vocabulary

/// What flows to estimate, and from what.
public struct FlowRequest: Sendable, Hashable {
    public var intervals: [FlowInterval]
    public var methods: [FlowMethod]
    /// SOURCE of the stocks; nil takes the one source that has corridors.
    public var stocks: String?
    /// SOURCE of births, deaths and population; nil takes the one source that has them.
    public var population: String?
    public var sex: Sex

    public init(
        intervals: [FlowInterval], methods: [FlowMethod] = FlowMethod.allCases,
        stocks: String? = nil, population: String? = nil, sex: Sex = .total
    ) {
        self.intervals = intervals
        self.methods = methods
        self.stocks = stocks
        self.population = population
        self.sex = sex
    }
}

/// Names of the estimates in the warehouse.
public enum FlowEstimating {
    /// The SOURCE of what the office estimates itself.
    public static let source = "CORRIDOR"

    static func table(_ method: FlowMethod, _ sex: Sex) -> String {
        "flows/\(method.code)/\(sex.rawValue)"
    }

    /// The key of an estimated flow: `CRITERION` is P, for the origin is a residence.
    static func key(
        _ interval: FlowInterval, from origin: String, to destination: String, sex: String,
        method: String
    ) throws(CubeError) -> SeriesKey {
        try SeriesKey(
            .flow,
            [
                interval.frequency, source, origin, destination,
                Criterion.previousResidence.rawValue, sex, "_T", "_Z", method,
            ])
    }

    static let aboveStocks = "flow above both of its stocks"
    static func carried(_ year: Int) -> String {
        "births and deaths of the first half of \(year) taken from \(year - 1)"
    }
}

/// What a flow release was given: enough to compute it again.
public struct FlowParameters: Sendable, Codable, Hashable {
    public let method: String
    public let intervals: [FlowInterval]
    public let stocks: String
    public let population: String
    public let sex: String
    /// The last release before the estimate: the state of the inputs.
    public let state: Int
    /// The releases that the stocks and the population came with.
    public let inputs: [Int]
}

/// What one method did for one interval.
public struct FlowIntervalReport: Sendable, Codable, Hashable {
    public let method: String
    public let interval: FlowInterval
    /// Sum of all flows. Units: persons.
    public let worldFlow: Double
    public let converged: Bool
    public let iterations: Int
    /// The largest difference between a fitted margin and its target. Units: persons.
    public let largestMarginGap: Double
    public let worldTotals: [WorldTotals]
    public let smallestFactor: Factor?
    public let largestFactor: Factor?
    /// Each birthplace's adjustment factors at start and end.
    public let birthplaceFactors: [BirthplaceFactor]
    public let birthsAboveNatives: [Excess]
    public let areasWithoutNatives: [String]
    public let negativeCells: Int
    public let dropped: Double
    public let reversed: Double
    public let leftTable: Double
    public let enteredTable: Double
    /// How many flows are above both of their stocks; each carries a comment where it is held.
    public let flowsAboveStocks: Int
    /// The largest of them, a hundred at most.
    public let largestAboveStocks: [Flag]
    public let inputs: FlowInputAccount

    /// The sums of both stock tables after a step of their adjustment. Units: persons.
    public struct WorldTotals: Sendable, Codable, Hashable {
        public let step: String
        public let start: Double
        public let end: Double
    }
    /// A stock cell and what it was multiplied by to match birthplace totals.
    public struct Factor: Sendable, Codable, Hashable {
        public let birthplace: String
        public let area: String
        public let date: String
        public let factor: Double
    }
    /// What a birthplace's row was multiplied by at both dates; nil where it was empty.
    public struct BirthplaceFactor: Sendable, Codable, Hashable {
        public let birthplace: String
        public let start: Double?
        public let end: Double?
    }
    /// An area with more births than native-born. Units: persons.
    public struct Excess: Sendable, Codable, Hashable {
        public let area: String
        public let births: Double
        public let natives: Double
    }
    /// A flow above both of its stocks. Units: persons.
    public struct Flag: Sendable, Codable, Hashable {
        public let origin: String
        public let destination: String
        public let flow: Double
        public let stockStart: Double
        public let stockEnd: Double
    }
}

extension FlowIntervalReport {
    init(_ estimate: FlowEstimate, _ interval: FlowInterval, _ account: FlowInputAccount) {
        let facts = estimate.diagnostics
        method = estimate.method.code
        self.interval = interval
        worldFlow = facts.worldFlow
        converged = facts.converged
        iterations = facts.iterations
        largestMarginGap = facts.largestGap
        worldTotals = facts.worldTotals.map {
            WorldTotals(step: $0.step.rawValue, start: $0.start, end: $0.end)
        }
        func factor(_ cell: CellFactor) -> Factor {
            Factor(
                birthplace: cell.birthplace, area: cell.area, date: cell.date.rawValue,
                factor: cell.factor)
        }
        smallestFactor = facts.extremeFactors.map { factor($0.smallest) }
        largestFactor = facts.extremeFactors.map { factor($0.largest) }
        birthplaceFactors = facts.birthplaces.map {
            BirthplaceFactor(
                birthplace: $0.birthplace, start: $0.startFactor, end: $0.endFactor)
        }
        birthsAboveNatives = facts.birthsAboveNatives.map {
            Excess(area: $0.area, births: $0.count, natives: $0.limit)
        }
        areasWithoutNatives = facts.areasWithoutNatives
        negativeCells = facts.negativeCells.count
        dropped = facts.dropped
        reversed = facts.reversed
        leftTable = facts.crossedBorder.left
        enteredTable = facts.crossedBorder.entered
        flowsAboveStocks = facts.flowsAboveStocks.count
        largestAboveStocks = facts.flowsAboveStocks.prefix(100).map {
            Flag(
                origin: $0.from, destination: $0.to, flow: $0.flow, stockStart: $0.stockStart,
                stockEnd: $0.stockEnd)
        }
        inputs = account
    }
}
