/// Runs flow methods on two stock tables.
public enum FlowEstimation {
    /// One method.
    ///
    /// - Throws: `EstimationError` where the inputs leave the method without an answer. A fit that
    ///   does not meet its margins is no error: see `FlowDiagnostics.converged`.
    public static func estimate(
        _ method: FlowMethod, _ inputs: FlowInputs, options: FlowOptions = FlowOptions()
    ) throws(EstimationError) -> FlowEstimate {
        var work = SharedWork(inputs: inputs, options: options)
        try work.check()
        return try work.estimate(method)
    }

    /// Several methods that share the adjustment of stocks; in the order asked for.
    ///
    /// - Throws: as `estimate`.
    public static func run(
        _ inputs: FlowInputs, methods: [FlowMethod] = FlowMethod.allCases,
        options: FlowOptions = FlowOptions()
    ) throws(EstimationError) -> [FlowEstimate] {
        var work = SharedWork(inputs: inputs, options: options)
        try work.check()
        var estimates: [FlowEstimate] = []
        for method in methods { estimates.append(try work.estimate(method)) }
        return estimates
    }
}

/// What several methods on the same inputs have in common, computed when first asked for.
private struct SharedWork {
    let inputs: FlowInputs
    let options: FlowOptions
    private var closedMinimum: DemographicAccounting?

    init(inputs: FlowInputs, options: FlowOptions) {
        self.inputs = inputs
        self.options = options
    }

    func check() throws(EstimationError) {
        try options.seed.check(areas: inputs.areas, birthplaces: inputs.birthplaces)
        guard (0...1).contains(options.minimumWeight) else {
            throw EstimationError(
                .value, place: "minimumWeight", found: "\(options.minimumWeight)",
                expected: "a number from 0 to 1")
        }
        if let total = options.worldTotal, !(total.isFinite && total >= 0) {
            throw EstimationError(
                .value, place: "worldTotal", found: "\(total)",
                expected: "a finite number, 0 or more")
        }
        guard options.limits.tolerance > 0, options.limits.iterations >= 0 else {
            throw EstimationError(
                .value, place: "limits",
                found: "\(options.limits.tolerance), \(options.limits.iterations)",
                expected: "a tolerance above 0 and 0 or more iterations")
        }
    }

    mutating func estimate(_ method: FlowMethod) throws(EstimationError) -> FlowEstimate {
        let n = inputs.areas.count
        switch method {
        case .stockDifferencingDrop, .stockDifferencingReverse:
            let returns = method == .stockDifferencingReverse
            let result = StockDifferencing(
                start: inputs.start, end: inputs.end, areas: n, decreasesAreReturns: returns)
            var facts = FlowDiagnostics(inputs: inputs)
            facts.dropped = returns ? 0 : result.decreases
            facts.reversed = returns ? result.decreases : 0
            return finish(method, result.flows, .differencing(returns: returns), facts)
        case .rate:
            var facts = FlowDiagnostics(inputs: inputs)
            let total: Double
            if let given = options.worldTotal {
                total = given
            } else {
                let closed = try minimum()
                total = closed.flows.total
                // The total is as good as the fits it comes from.
                facts.stockFits = closed.stocks.fits
                facts.flowFit = closed.parts.first?.fit.report
            }
            let flows = MigrationRates.dennett(start: inputs.start, areas: n, worldTotal: total)
            let stock = MigrationRates.migrantStock(inputs.start, areas: n)
            return finish(
                method, flows, .rate(worldTotal: total, migrantStock: stock), facts)
        case .accountingOpen:
            let matching: BirthplaceMatching =
                options.openVariant == .open ? .open : .openByResidence
            let stocks = try StockAdjustment(inputs, matching: matching, options: options)
            return try finish(
                method,
                DemographicAccounting(stocks, parts: [(.minimum, weight: 1)], options: options))
        case .accountingClosed:
            return finish(method, try minimum())
        case .pseudoBayes:
            let minimum = try self.minimum()
            let weight = options.minimumWeight
            let independence = AccountingPart(
                .independence, weight: 1 - weight, stocks: minimum.stocks, options: options)
            let parts = minimum.parts.map { $0.weighted(weight) } + [independence]
            return finish(
                method,
                DemographicAccounting(minimum.stocks, parts: parts, limits: options.limits))
        }
    }

    /// The fewest moves in a closed world.
    private mutating func minimum() throws(EstimationError) -> DemographicAccounting {
        if let closedMinimum { return closedMinimum }
        let stocks = try StockAdjustment(inputs, matching: .rescale, options: options)
        let result = try DemographicAccounting(
            stocks, parts: [(.minimum, weight: 1)], options: options)
        closedMinimum = result
        return result
    }

    private func finish(
        _ method: FlowMethod, _ accounting: DemographicAccounting
    ) -> FlowEstimate {
        finish(
            method, accounting.flows, .accounting(accounting),
            FlowDiagnostics(accounting: accounting))
    }

    private func finish(
        _ method: FlowMethod, _ flows: Matrix, _ basis: FlowEstimate.Basis,
        _ facts: FlowDiagnostics
    ) -> FlowEstimate {
        var facts = facts
        facts.worldFlow = flows.total
        facts.flowsAboveStocks = FlowFlag.all(flows: flows, basis: basis, inputs: inputs)
        return FlowEstimate(
            method: method, inputs: inputs, options: options, flows: flows, diagnostics: facts,
            basis: basis)
    }
}
