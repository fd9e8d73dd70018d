extension FlowDiagnostics {
    /// The facts of methods that use the stocks as they came.
    init(inputs: FlowInputs) {
        worldTotals = [
            WorldTotals(step: .raw, start: inputs.start.total, end: inputs.end.total)
        ]
        areasWithoutNatives = Self.areasWithoutNatives(inputs)
        let starts = inputs.start.rowTotals.dropFirst(inputs.areas.count)
        let ends = inputs.end.rowTotals.dropFirst(inputs.areas.count)
        leftOut = (starts.reduce(0, +), ends.reduce(0, +))
    }

    /// The facts of an accounting method.
    package init(accounting: DemographicAccounting) {
        let stocks = accounting.stocks
        worldTotals = stocks.stages.map {
            WorldTotals(step: $0.step, start: $0.totals.start, end: $0.totals.end)
        }
        stockFits = stocks.fits
        margins = accounting.margins
        var fits = accounting.parts.map(\.fit.report)
        if var worst = fits.popLast() {
            for fit in fits { worst.merge(fit) }
            flowFit = worst
        }
        birthplaces = stocks.birthplaceAdjustments
        extremeFactors = stocks.extremeFactors()
        birthsAboveNatives = stocks.birthsAboveNatives
        unplaced = stocks.unplaced
        areasWithoutNatives = Self.areasWithoutNatives(stocks.inputs)
        if stocks.matching.isClosed {
            unmatchable = birthplaces.compactMap {
                ($0.startBefore == 0) != ($0.endBefore == 0) ? $0.birthplace : nil
            }
        }
        negativeCells = stocks.negativeCells
        crossedBorder = (stocks.left, stocks.entered)
    }

    private static func areasWithoutNatives(_ inputs: FlowInputs) -> [String] {
        inputs.areas.indices.compactMap {
            inputs.start[$0, $0] == 0 || inputs.end[$0, $0] == 0 ? inputs.areas[$0] : nil
        }
    }
}

extension FlowFlag {
    /// The flag of one flow; nil where it is below half a person or not above its stocks.
    init?(
        basis: FlowEstimate.Basis, inputs: FlowInputs, flows: Matrix, _ i: Int, _ j: Int
    ) {
        let flow = flows[i, j]
        let (start, end) = (inputs.start[i, j], inputs.end[i, j])
        guard flow >= 0.5, flow > max(start, end) else { return nil }
        self.init(
            from: inputs.areas[i], to: inputs.areas[j], flow: flow,
            outward: FlowEstimate.split(basis, inputs, flows, i, j)?.outward, stockStart: start,
            stockEnd: end)
    }

    /// All flags, largest flow first.
    static func all(
        flows: Matrix, basis: FlowEstimate.Basis, inputs: FlowInputs
    ) -> [FlowFlag] {
        var flags: [FlowFlag] = []
        for i in inputs.areas.indices {
            for j in inputs.areas.indices {
                guard
                    let flag = FlowFlag(basis: basis, inputs: inputs, flows: flows, i, j)
                else { continue }
                flags.append(flag)
            }
        }
        return flags.sorted { ($0.flow, $1.from, $1.to) > ($1.flow, $0.from, $0.to) }
    }
}
