/// How well a fit met its margins. Measured on the final table, never assumed.
public struct FitReport: Sendable, Equatable {
    /// Iterations spent; 0 where the answer has a closed form.
    public var iterations: Int
    /// The largest difference between a row's sum and its target.
    public var rowGap: Double
    /// The largest difference between a column's sum and its target.
    public var columnGap: Double
    /// The gap that was asked for.
    public var tolerance: Double

    /// A report on a finished fit.
    public init(iterations: Int, rowGap: Double, columnGap: Double, tolerance: Double) {
        self.iterations = iterations
        self.rowGap = rowGap
        self.columnGap = columnGap
        self.tolerance = tolerance
    }

    /// The largest margin gap, rows and columns.
    public var gap: Double { max(rowGap, columnGap) }

    /// Whether every margin is within the tolerance.
    public var converged: Bool { gap <= tolerance }

    /// Takes in the report on a further table of the same fit.
    mutating func merge(_ other: FitReport) {
        iterations = max(iterations, other.iterations)
        rowGap = max(rowGap, other.rowGap)
        columnGap = max(columnGap, other.columnGap)
    }
}
