/// What an estimate did to its inputs and how far it can be relied on, as values.
///
/// Units: persons, unless a name says factor. Lists are empty where nothing happened.
public struct FlowDiagnostics: Sendable {
    /// The sum of the flows.
    public internal(set) var worldFlow: Double = 0
    /// The world totals after each step of the adjustment; the raw ones alone where there is none.
    public internal(set) var worldTotals: [WorldTotals] = []
    /// The two-way fits of the stocks at start and end (closed accounting, and rates that share
    /// out its total).
    public internal(set) var stockFits: (start: FitReport, end: FitReport)?
    /// The sums of the flows by origin and destination against the people to distribute.
    public internal(set) var margins: FitReport?
    /// The worst fit over birthplaces (accounting, and rates that share out its total).
    public internal(set) var flowFit: FitReport?
    /// What matching did to each birthplace.
    public internal(set) var birthplaces: [BirthplaceAdjustment] = []
    /// The smallest and the largest factor that matching put on a cell, however small the cell.
    public internal(set) var extremeFactors: (smallest: CellFactor, largest: CellFactor)?
    /// Areas with more births than native-born.
    public internal(set) var birthsAboveNatives: [AreaCount] = []
    /// Births and deaths of areas with nobody in them.
    public internal(set) var unplaced: [AreaCount] = []
    /// Areas whose native-born are zero at one date or both.
    public internal(set) var areasWithoutNatives: [String] = []
    /// Birthplaces with nobody at one date and somebody at the other: their totals cannot match.
    public internal(set) var unmatchable: [String] = []
    /// Adjusted stocks below zero.
    public internal(set) var negativeCells: [NegativeCell] = []
    /// Decreases in stocks that were dropped.
    public internal(set) var dropped: Double = 0
    /// Decreases in stocks that were read as returns.
    public internal(set) var reversed: Double = 0
    /// Stocks of birthplaces without a residence column that took no part, at both dates.
    public internal(set) var leftOut: (start: Double, end: Double) = (0, 0)
    /// People who left and entered the table (open accounting).
    public internal(set) var crossedBorder: (left: Double, entered: Double) = (0, 0)
    /// Flows above both of their stocks, largest first.
    public internal(set) var flowsAboveStocks: [FlowFlag] = []

    /// Whether every fit met its margins. Methods without a fit always do.
    public var converged: Bool {
        (stockFits.map { $0.start.converged && $0.end.converged } ?? true)
            && (flowFit?.converged ?? true)
    }
    /// The largest margin gap of any fit.
    public var largestGap: Double {
        max(stockFits?.start.gap ?? 0, stockFits?.end.gap ?? 0, flowFit?.gap ?? 0)
    }
    /// The most iterations that a fit took.
    public var iterations: Int {
        max(
            stockFits?.start.iterations ?? 0, stockFits?.end.iterations ?? 0,
            flowFit?.iterations ?? 0)
    }

    /// The world totals after a step.
    public struct WorldTotals: Sendable, Equatable {
        /// The step.
        public let step: StockStage.Step
        /// At the start.
        public let start: Double
        /// At the end.
        public let end: Double
    }
}
