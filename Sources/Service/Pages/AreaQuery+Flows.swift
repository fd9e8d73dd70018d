internal import Atlas
internal import Estimation
internal import Office
internal import Vocabulary

/// What the methods say of one area, and what nobody says.
extension AreaQuery {
    var flows: [AreaPage.FlowInterval] {
        snapshot.flows.intervals.compactMap { interval in
            let estimates = snapshot.flows.methods.compactMap { estimate($0, interval) }
            guard !estimates.isEmpty, let period = interval.period else { return nil }
            return AreaPage.FlowInterval(period: period.readable, estimates: estimates)
        }
    }

    private func estimate(
        _ method: FlowMethod, _ interval: FlowInterval
    ) -> AreaPage.FlowInterval.Estimate? {
        guard let totals = snapshot.flows.totals(method, interval, code) else { return nil }
        return AreaPage.FlowInterval.Estimate(
            method: naming.method(method),
            arrivals: total(totals.arrivals, figures.flowPath(method, interval, "W", code)),
            departures: total(totals.departures, figures.flowPath(method, interval, code, "W")),
            net: Figure(totals.arrivals - totals.departures, kind: .estimated))
    }

    /// A sum of estimates; one of nothing has no parts to show.
    private func total(_ value: Double, _ path: String?) -> Figure {
        Figure(value, kind: .estimated, href: value == 0 ? nil : path)
    }

    var gaps: [String] {
        var gaps: [String] = []
        let name = naming.label(code).name
        guard let totals = snapshot.stockTotals, let stocks = snapshot.stocks else {
            return ["No migrant stocks are held yet."]
        }
        if !totals.areas.contains(code) {
            gaps.append("\(naming.stocks.title) has no figures for \(name).")
        } else if !totals.detailed.contains(code) {
            gaps.append(
                "For \(name) the starter set holds totals, not where people come from or live, so "
                    + "there are no estimated flows either. The publisher’s full table has them.")
        } else if snapshot.isStarter {
            gaps.append(Starter.note(snapshot))
        }
        let silent = stocks.years.filter { figures.immigrants(code, $0).value == nil }
        if totals.areas.contains(code), !silent.isEmpty, silent.count < stocks.years.count {
            gaps.append(
                "No immigrants are reported for "
                    + silent.map(String.init).joined(separator: ", ") + ".")
        }
        return gaps + remarks
    }

    /// What all figures of an interval have in common.
    private var remarks: [String] {
        snapshot.flows.intervals.compactMap { interval in
            guard
                snapshot.flows.methods.contains(where: {
                    snapshot.flows.totals($0, interval, code) != nil
                }), let remark = snapshot.flows.remark(interval), let period = interval.period
            else {
                return nil
            }
            return "Flows of \(period.readable): \(remark)."
        }
    }
}
