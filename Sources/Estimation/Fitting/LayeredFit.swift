/// A table in layers (origin x destination x kind of migrant) with given origin and destination
/// sums over all layers.
///
/// Formula: x[i,j,l] = a[i] b[j] m[i,j,l], with sum over j and l = R[i] and sum over i and l = C[j].
/// Units: those of the margins. Shape: that of the seed's layers.
/// Source: Raymer, Abel and Smith 2007, Journal of the Royal Statistical Society A 170(4).
/// Cost: one two-way fit of the sum of the layers.
public struct LayeredFit: Sendable {
    /// The fitted layers.
    public let layers: [Matrix]
    /// How well the margins are met.
    public let report: FitReport

    /// Fits layers of one shape to their common margins.
    public init(
        layers: [Matrix], rows: [Double]?, columns: [Double]?, limits: FitLimits = FitLimits()
    ) throws(EstimationError) {
        guard let first = layers.first else {
            throw EstimationError(
                .shape, place: "seed", found: "no layers", expected: "one or more")
        }
        var sum = Matrix(rows: first.rows, columns: first.columns)
        for (l, layer) in layers.enumerated() {
            guard layer.rows == sum.rows, layer.columns == sum.columns else {
                throw EstimationError(
                    .shape, place: "seed, layer \(l + 1)",
                    found: "\(layer.rows) x \(layer.columns)",
                    expected: "\(sum.rows) x \(sum.columns)")
            }
            if let cell = layer.firstImproperCell {
                throw EstimationError(
                    .value,
                    place: "seed, layer \(l + 1), row \(cell.row + 1), column \(cell.column + 1)",
                    found: "\(layer[cell.row, cell.column])",
                    expected: "a finite number, 0 or more")
            }
            for i in 0..<sum.rows { for j in 0..<sum.columns { sum[i, j] += layer[i, j] } }
        }
        let fit = try TwoWayFit(seed: sum, rows: rows, columns: columns, limits: limits)
        self.layers = layers.map {
            $0.scaled(rows: fit.rowFactors, columns: fit.columnFactors)
        }
        report = fit.report
    }
}
