extension FlowEstimate {
    /// The arithmetic behind a flow.
    ///
    /// Cost: O(birthplaces).
    /// - Throws: `EstimationError` for a label that is not an area, or the same area twice.
    public func explain(
        from: String, to: String
    ) throws(EstimationError) -> FlowExplanation {
        let (i, j) = (try index(from), try index(to))
        guard i != j else {
            throw EstimationError(
                .unknown, place: "corridor", found: "\(from) to \(to)",
                expected: "two different areas")
        }
        let split = self.split(from: i, to: j)
        let (start, end) = (inputs.start[i, j], inputs.end[i, j])
        let flow = flows[i, j]
        return FlowExplanation(
            method: method, from: from, to: to, flow: flow, stock: (start, end),
            births: (inputs.births[i], inputs.births[j]),
            deaths: (inputs.deaths[i], inputs.deaths[j]),
            adjustment: stocks.map {
                (
                    $0.cell(birthplace: i, area: j, date: .start),
                    $0.cell(birthplace: i, area: j, date: .end)
                )
            }, split: split,
            flag: flag(from: i, to: j), arithmetic: arithmetic(i, j))
    }

    private func arithmetic(_ i: Int, _ j: Int) -> FlowExplanation.Arithmetic {
        switch basis {
        case .differencing(let returns):
            return .differences([
                difference(born: i, living: j, outward: true, returns),
                difference(born: j, living: i, outward: false, returns),
            ])
        case .rate(let worldTotal, let migrantStock):
            return .rate(
                RateShare(
                    worldTotal: worldTotal, totalIsEstimated: options.worldTotal == nil,
                    stock: inputs.start[i, j], migrantStock: migrantStock, amount: flows[i, j]))
        case .accounting(let accounting):
            return .birthplaces(contributions(accounting, i, j))
        }
    }

    private func difference(
        born k: Int, living l: Int, outward: Bool, _ returns: Bool
    ) -> StockDifference {
        let (start, end) = (inputs.start[k, l], inputs.end[k, l])
        let reading: StockDifference.Reading
        switch (end - start, outward) {
        case (let change, true) where change > 0: reading = .outward
        case (let change, true) where change < 0: reading = returns ? .unused : .dropped
        case (let change, false) where change < 0: reading = returns ? .returning : .dropped
        default: reading = .unused
        }
        let counts = reading == .outward || reading == .returning
        return StockDifference(
            birthplace: inputs.birthplaces[k], area: inputs.areas[l], start: start, end: end,
            reading: reading, amount: counts ? abs(end - start) : 0)
    }

    private func contributions(
        _ accounting: DemographicAccounting, _ i: Int, _ j: Int
    ) -> [BirthplaceContribution] {
        var list: [BirthplaceContribution] = []
        for part in accounting.parts {
            for (k, birthplace) in inputs.birthplaces.enumerated() {
                let value = part.fit.value(birthplace: k, from: i, to: j)
                guard value != 0 else { continue }
                list.append(
                    BirthplaceContribution(
                        birthplace: birthplace, kind: part.kind, weight: part.weight,
                        outflow: AccountingPart.outflow(part.kind, accounting.stocks, k, i),
                        inflow: AccountingPart.inflow(part.kind, accounting.stocks, k, j),
                        total: part.fit.totals[k], seed: part.fit.seed.table(k)?[i, j],
                        amount: part.weight * value))
            }
        }
        return list
    }
}
