/// When iterative fitting stops.
public struct FitLimits: Sendable, Equatable {
    /// The largest difference left between a margin and its target. Units: those of the margin.
    public var tolerance: Double
    /// The most iterations, whatever is left.
    public var iterations: Int

    /// Limits; the defaults are a thousandth of a person and 20,000 iterations.
    public init(tolerance: Double = 1e-3, iterations: Int = 20_000) {
        self.tolerance = tolerance
        self.iterations = iterations
    }
}
