/// One stock cell on its way from the published figure to the one that flows are drawn from.
public struct CellAdjustment: Sendable, Equatable {
    /// Where they were born.
    public let birthplace: String
    /// Where they live.
    public let area: String
    /// The date of the stock.
    public let date: StockDate
    /// The figure after each step, raw first. Units: persons.
    public let values: [Value]

    /// A figure after a step.
    public struct Value: Sendable, Equatable {
        /// The step.
        public let step: StockStage.Step
        /// The figure after it. Units: persons.
        public let persons: Double
    }

    /// The published figure.
    public var raw: Double { values.first?.persons ?? 0 }
    /// The figure after all steps.
    public var adjusted: Double { values.last?.persons ?? 0 }
    /// The adjusted over the published figure; nil where nobody was published.
    public var factor: Double? { raw == 0 ? nil : adjusted / raw }
}

extension StockAdjustment {
    /// One cell step by step. Cost: O(1).
    ///
    /// - Parameters:
    ///   - birthplace: an index into `inputs.birthplaces`.
    ///   - area: an index into `inputs.areas`.
    public func cell(birthplace: Int, area: Int, date: StockDate) -> CellAdjustment {
        CellAdjustment(
            birthplace: inputs.birthplaces[birthplace], area: inputs.areas[area], date: date,
            values: stages.map { stage in
                CellAdjustment.Value(
                    step: stage.step,
                    persons: (date == .start ? stage.start : stage.end)[birthplace, area])
            })
    }

    /// What matching did to each birthplace's totals.
    public var birthplaceAdjustments: [BirthplaceAdjustment] {
        guard stages.count >= 2 else { return [] }
        let before = stages[stages.count - 2]
        let sums = (
            before.start.rowTotals, before.end.rowTotals, start.rowTotals, end.rowTotals
        )
        return inputs.birthplaces.enumerated().map { k, birthplace in
            BirthplaceAdjustment(
                birthplace: birthplace, startBefore: sums.0[k], endBefore: sums.1[k],
                startAfter: sums.2[k], endAfter: sums.3[k])
        }
    }

    /// The smallest and the largest factor that matching put on a cell: the cell after matching
    /// over the cell before it (after births, deaths and world balance).
    ///
    /// - Parameters:
    ///   - dates: the stock tables to look at.
    ///   - persons: the least a cell must have held before matching; factors on a handful of
    ///     people are large and mean little.
    /// - Returns: nil where there is no such cell.
    public func extremeFactors(
        _ dates: [StockDate] = StockDate.allCases, atLeast persons: Double = 0
    ) -> (smallest: CellFactor, largest: CellFactor)? {
        guard stages.count >= 2 else { return nil }
        let before = stages[stages.count - 2]
        var smallest: (index: Int, date: StockDate, factor: Double)?
        var largest: (index: Int, date: StockDate, factor: Double)?
        for date in dates {
            let old = date == .start ? before.start.values : before.end.values
            let new = date == .start ? start.values : end.values
            for index in old.indices where old[index] > 0 && old[index] >= persons {
                let factor = new[index] / old[index]
                if factor < smallest?.factor ?? .infinity { smallest = (index, date, factor) }
                if factor > largest?.factor ?? -.infinity { largest = (index, date, factor) }
            }
        }
        guard let smallest, let largest else { return nil }
        return (
            cellFactor(smallest.index, smallest.date, smallest.factor),
            cellFactor(largest.index, largest.date, largest.factor)
        )
    }

    private func cellFactor(_ index: Int, _ date: StockDate, _ factor: Double) -> CellFactor {
        CellFactor(
            birthplace: inputs.birthplaces[index / inputs.areas.count],
            area: inputs.areas[index % inputs.areas.count], date: date, factor: factor)
    }
}

/// The factor that matching put on a stock cell.
public struct CellFactor: Sendable, Equatable {
    /// Where they were born.
    public let birthplace: String
    /// Where they live.
    public let area: String
    /// The date of the stock.
    public let date: StockDate
    /// The figure after over the figure before.
    public let factor: Double
}

/// What matching did to the totals of a birthplace. Units: persons.
public struct BirthplaceAdjustment: Sendable, Equatable {
    /// Where they were born.
    public let birthplace: String
    /// People at the start before matching.
    public let startBefore: Double
    /// People at the end before matching.
    public let endBefore: Double
    /// People at the start after matching.
    public let startAfter: Double
    /// People at the end after matching.
    public let endAfter: Double

    /// The factor on the start total; nil where there was nobody.
    public var startFactor: Double? { startBefore == 0 ? nil : startAfter / startBefore }
    /// The factor on the end total; nil where there was nobody.
    public var endFactor: Double? { endBefore == 0 ? nil : endAfter / endBefore }
    /// What is left between the two totals.
    public var gap: Double { abs(startAfter - endAfter) }
}
