/// Two stock tables made ready for demographic accounting, with every step kept.
///
/// Units: persons. Shape: birthplaces x areas at every step.
/// Missing: nothing is dropped; what could not be placed is listed.
/// Source: Abel 2013; Abel and Sander 2014; Abel 2018; Abel and Cohen 2019.
/// Cost: O(birthplaces x areas), and two two-way fits in a closed world.
public struct StockAdjustment: Sendable {
    /// What came in.
    public let inputs: FlowInputs
    /// How birthplace totals were matched.
    public let matching: BirthplaceMatching
    /// The tables after each step, raw first, in the order the steps were taken.
    public let stages: [StockStage]
    /// The stocks at the first date after all steps.
    public let start: Matrix
    /// The stocks at the second date after all steps.
    public let end: Matrix
    /// Areas with more births than native-born at the end.
    public let birthsAboveNatives: [AreaCount]
    /// Births or deaths of areas with nobody to take them off.
    public let unplaced: [AreaCount]
    /// The two-way fits of start and end; nil in an open world.
    public let fits: (start: FitReport, end: FitReport)?
    /// People who left the table (open world). Units: persons.
    public let left: Double
    /// People who entered the table (open world). Units: persons.
    public let entered: Double

    /// Adjusts the stocks of a flow input.
    ///
    /// - Throws: `EstimationError` where births or deaths exceed the people of an area, or no
    ///   native-born are there to close the world total on.
    public init(
        _ inputs: FlowInputs, matching: BirthplaceMatching, options: FlowOptions = FlowOptions()
    ) throws(EstimationError) {
        var stages = [StockStage(step: .raw, start: inputs.start, end: inputs.end)]
        let balance = matching.isClosed ? options.worldBalance : nil
        var (start, end) = (inputs.start, inputs.end)
        if balance == .beforeDemographic {
            let growth = inputs.births.reduce(0, +) - inputs.deaths.reduce(0, +)
            try WorldBalance.close(
                end.total - start.total - growth, start: &start, end: &end,
                areas: inputs.areas.count)
            stages.append(StockStage(step: .worldBalance, start: start, end: end))
        }
        let step = try DemographicStep(inputs, start: start, end: end, options: options)
        (start, end) = (step.start, step.end)
        stages.append(StockStage(step: .birthsAndDeaths, start: start, end: end))
        if balance == .afterDemographic {
            try WorldBalance.close(
                end.total - start.total, start: &start, end: &end, areas: inputs.areas.count)
            stages.append(StockStage(step: .worldBalance, start: start, end: end))
        }
        if matching.isClosed, let cell = Self.firstNegative(start, end, inputs) { throw cell }
        let matched = MatchedStocks(start: start, end: end, how: matching, limits: options.limits)
        stages.append(
            StockStage(step: .birthplaceTotals, start: matched.start, end: matched.end))
        self.start = matched.start
        self.end = matched.end
        self.inputs = inputs
        self.matching = matching
        self.stages = stages
        birthsAboveNatives = step.birthsAboveNatives
        unplaced = step.unplaced
        fits = matched.fits
        left = matched.left
        entered = matched.entered
    }

    /// The cells that the adjustment made negative, birthplace by birthplace.
    public var negativeCells: [NegativeCell] {
        var cells: [NegativeCell] = []
        for (table, date) in [(start, StockDate.start), (end, .end)] {
            for (index, value) in table.values.enumerated() where value < 0 {
                let (k, j) = (index / table.columns, index % table.columns)
                cells.append(
                    NegativeCell(
                        birthplace: inputs.birthplaces[k], area: inputs.areas[j], date: date,
                        value: value))
            }
        }
        return cells
    }

    private static func firstNegative(
        _ start: Matrix, _ end: Matrix, _ inputs: FlowInputs
    ) -> EstimationError? {
        for (table, date) in [(start, "start"), (end, "end")] {
            guard let cell = table.firstImproperCell else { continue }
            return EstimationError(
                .impossible,
                place: "stocks at the \(date) after births and deaths, born in "
                    + "\(inputs.birthplaces[cell.row]), living in \(inputs.areas[cell.column])",
                found: "\(table[cell.row, cell.column])",
                expected: "0 or more, for two-way fitting")
        }
        return nil
    }
}
