/// Takes the births of the interval off the stocks at its end and the deaths off those at its
/// start, so that what is left differs by migration alone.
///
/// Formula: deaths of area j leave S1[k,j] (1 - d[j] / sum over k of S1[k,j]); births leave
/// S2[j,j] - b[j], or S2[k,j] (1 - b[j] / sum over k of S2[k,j]) where b[j] > S2[j,j].
/// Missing: an area with nobody in it has nobody to take off; its figure stands in `unplaced`.
/// Source: Abel 2013, Demographic Research 28(18), section 3.
struct DemographicStep {
    private(set) var start: Matrix
    private(set) var end: Matrix
    private(set) var birthsAboveNatives: [AreaCount] = []
    private(set) var unplaced: [AreaCount] = []
    private let areas: [String]

    init(
        _ inputs: FlowInputs, start: Matrix, end: Matrix, options: FlowOptions
    ) throws(EstimationError) {
        self.start = start
        self.end = end
        areas = inputs.areas
        switch options.deaths {
        case .proportion: try takeDeathsInProportion(inputs.deaths)
        case .accounting: try takeDeathsByAccounting(inputs)
        }
        try takeBirths(inputs.births, options.births)
    }

    private mutating func takeDeathsInProportion(_ deaths: [Double]) throws(EstimationError) {
        var factors = [Double](repeating: 1, count: areas.count)
        for (j, total) in start.columnTotals.enumerated() where deaths[j] > 0 {
            factors[j] = try share(
                left: deaths[j], of: total, "deaths", areas[j], "stocks at the start")
        }
        start = start.scaled(
            rows: [Double](repeating: 1, count: start.rows), columns: factors)
    }

    /// Deaths by birthplace are what each birthplace's total lost beyond its births.
    private mutating func takeDeathsByAccounting(_ inputs: FlowInputs) throws(EstimationError) {
        var byBirthplace = zip(start.rowTotals, end.rowTotals).map { $0 - $1 }
        for (j, births) in inputs.births.enumerated() { byBirthplace[j] += births }
        if let k = byBirthplace.firstIndex(where: { $0 < 0 }) {
            throw EstimationError(
                .impossible, place: "deaths by accounting, born in \(inputs.birthplaces[k])",
                found: "\(byBirthplace[k])", expected: "0 or more; use deaths in proportion")
        }
        let fit = try TwoWayFit(seed: start, rows: byBirthplace, columns: inputs.deaths)
        guard fit.report.converged else {
            throw EstimationError(
                .impossible, place: "deaths by accounting",
                found: "a gap of \(fit.report.gap) after \(fit.report.iterations) iterations",
                expected: "at most \(fit.report.tolerance); use deaths in proportion")
        }
        let rows = start.rows
        start.withCells { cells in
            for index in 0..<rows * inputs.areas.count { cells[index] -= fit.values.values[index] }
        }
    }

    private mutating func takeBirths(
        _ births: [Double], _ rule: FlowOptions.BirthRule
    ) throws(EstimationError) {
        let totals = end.columnTotals
        for j in areas.indices where births[j] > 0 {
            let natives = end[j, j]
            if births[j] > natives {
                birthsAboveNatives.append(
                    AreaCount(area: areas[j], count: births[j], limit: natives))
            }
            switch rule {
            case .native where births[j] <= natives, .nativeAlways:
                end[j, j] -= births[j]
            case .native, .proportion:
                let factor = try share(
                    left: births[j], of: totals[j], "births", areas[j], "stocks at the end")
                for k in 0..<end.rows { end[k, j] *= factor }
            }
        }
    }

    /// The share of a column that stays when a count is taken off it.
    private mutating func share(
        left count: Double, of total: Double, _ what: String, _ area: String, _ table: String
    ) throws(EstimationError) -> Double {
        guard total != 0 else {
            unplaced.append(AreaCount(area: area, count: count, limit: 0))
            return 1
        }
        guard count <= total else {
            throw EstimationError(
                .impossible, place: "\(what), \(area)", found: "\(count)",
                expected: "at most the \(total) persons of the \(table)")
        }
        return 1 - count / total
    }
}
