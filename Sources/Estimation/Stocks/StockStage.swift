/// The two stock tables after one step of the adjustment.
public struct StockStage: Sendable, Equatable {
    /// The steps of the adjustment.
    public enum Step: String, Sendable, CaseIterable {
        /// As they came.
        case raw
        /// Births taken off the end, deaths off the start.
        case birthsAndDeaths = "births-and-deaths"
        /// The two world totals made equal.
        case worldBalance = "world-balance"
        /// The totals of each birthplace made equal at both dates.
        case birthplaceTotals = "birthplace-totals"
    }

    /// The step.
    public let step: Step
    /// Stocks at the first date after it.
    public let start: Matrix
    /// Stocks at the second date after it.
    public let end: Matrix

    /// The world totals at both dates. Units: persons.
    public var totals: (start: Double, end: Double) { (start.total, end.total) }
}
