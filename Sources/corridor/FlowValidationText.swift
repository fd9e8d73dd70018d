import Estimation
import Office

/// A validation of flows as text.
struct FlowValidationText {
    let report: FlowValidation

    init(_ report: FlowValidation) { self.report = report }

    /// The whole, section by section.
    var text: String {
        let interval = report.interval
        let coverage = report.coverage
        var parts = [
            """
            Estimated flows, mid-\(interval.start) to mid-\(interval.end), beside what is reported
            Stocks: \(report.stocks); population: \(report.population); reports: \
            \(report.sources.isEmpty ? "none" : report.sources.joined(separator: ", "))

            Corridors with an estimate: \(count(coverage.estimated)); reported by the destination: \
            \(count(coverage.byDestination)), by the origin: \(count(coverage.byOrigin)), by both: \
            \(count(coverage.both))
            """
        ]
        parts.append(
            agreements(
                "Beside the destinations' reports",
                report.methods.map { ($0.method.code, $0.byDestination) }, report.reports))
        parts.append(
            agreements(
                "Beside the origins' reports", report.methods.map { ($0.method.code, $0.byOrigin) })
        )
        parts.append(ranges)
        for (kind, title) in [
            (FlowValidation.Group.Kind.destination, "By region of destination"),
            (.origin, "By region of origin"), (.size, "By moves reported"),
            (.reporter, "By reporter"),
        ] {
            parts.append(groups(kind, title))
        }
        parts += [net, netRegions, largestNet, sensitivity]
        parts.append(report.notes.map { "  - " + $0 }.joined(separator: "\n"))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func agreements(
        _ title: String, _ rows: [(name: String, agreement: FlowAgreement?)],
        _ reports: FlowAgreement? = nil
    ) -> String {
        var rows = rows.compactMap { row in row.agreement.map { (row.name, $0) } }
        guard !rows.isEmpty else { return "" }
        if let reports { rows.append(("origins' reports", reports)) }
        var table = TextTable(
            [
                "  " + title, "pairs", "sum", "of reported", "r", "r log", "r rank", "middle ratio",
                "typical factor", "spread", "within 2", "zero", "|error|",
            ], right: Set(1...12))
        for (name, agreement) in rows {
            table.add([
                "  " + name, count(agreement.pairs), whole(agreement.estimated),
                percent(
                    agreement.reported > 0 ? agreement.estimated / agreement.reported : nil),
                number(agreement.correlation), number(agreement.logCorrelation),
                number(agreement.rankCorrelation), number(agreement.medianRatio),
                number(agreement.typicalFactor), number(agreement.spread),
                percent(agreement.withinTwo), count(agreement.onlyEstimateZero),
                percent(agreement.absoluteShare),
            ])
        }
        return table.text
    }

    private var ranges: String {
        let rows = report.methods.compactMap { method in
            method.range.map { (method.method.code, $0) }
        }
        guard let first = rows.first?.1 else { return "" }
        var table = TextTable(
            [
                "  Beside both reports", "corridors", "below", "between", "above",
                "within 2 outside",
            ],
            right: Set(1...5))
        for (name, range) in rows {
            table.add([
                "  " + name, count(range.corridors), count(range.below), count(range.between),
                count(range.above), count(range.near),
            ])
        }
        return table.text
            + "\n  The larger report over the smaller, the middle one: "
            + number(first.medianWidth)
    }

    /// The typical factor of each method, and its middle ratio in brackets.
    private func groups(_ kind: FlowValidation.Group.Kind, _ title: String) -> String {
        let groups = report.groups.filter { $0.kind == kind }
        guard !groups.isEmpty else { return "" }
        var table = TextTable(
            ["  \(title): typical factor (middle ratio)", "pairs", "reported"]
                + report.methods.map(\.method.code), right: Set(1...2 + report.methods.count))
        for group in groups {
            guard let first = group.methods.first?.agreement else { continue }
            table.add(
                ["  " + group.name, count(first.pairs), whole(first.reported)]
                    + group.methods.map { share in
                        "\(number(share.agreement.typicalFactor)) "
                            + "(\(number(share.agreement.medianRatio)))"
                    })
        }
        return table.text
    }

    private var net: String {
        var table = TextTable(
            [
                "  Net migration of areas", "areas", "r", "r rank", "mean |error|", "|error|",
                "same sign", "|error| beside implied",
            ], right: Set(1...7))
        var isEmpty = true
        for method in report.methods {
            guard let net = method.net else { continue }
            isEmpty = false
            table.add([
                "  " + method.method.code, count(net.areas), number(net.correlation),
                number(net.rankCorrelation), whole(net.meanAbsoluteError),
                percent(net.absoluteShare), percent(net.sameSign),
                percent(method.implied?.absoluteShare),
            ])
        }
        return isEmpty ? "" : table.text
    }

    private var netRegions: String {
        guard !report.netGroups.isEmpty else { return "" }
        var table = TextTable(
            ["  |error| of net migration", "areas"] + report.methods.map(\.method.code),
            right: Set(1...1 + report.methods.count))
        for group in report.netGroups {
            table.add(
                ["  " + group.name, count(group.methods.first?.agreement.areas ?? 0)]
                    + group.methods.map { percent($0.agreement.absoluteShare) })
        }
        return table.text
    }

    private var largestNet: String {
        let areas = report.net.filter { $0.published != nil }.prefix(10)
        guard !areas.isEmpty else { return "" }
        var table = TextTable(
            ["  Largest net migration", "published", "implied"] + report.methods.map(\.method.code),
            right: Set(1...2 + report.methods.count))
        for area in areas {
            table.add(
                ["  " + area.name, whole(area.published), whole(area.implied)]
                    + report.methods.map { whole(area.estimates[$0.method.code]) })
        }
        return table.text
    }

    private var sensitivity: String {
        guard !report.sensitivity.isEmpty else { return "" }
        var table = TextTable(
            [
                "  One percent more at the end", "people", "method", "world flow", "",
                "net of the area", "flow that changes most", "by",
            ], right: [1, 3, 4, 5, 7])
        for item in report.sensitivity {
            let who = item.change.who == .everybody ? "everybody" : "migrants"
            for (place, method) in item.methods.enumerated() {
                let change = method.worldAfter - method.worldBefore
                table.add([
                    place == 0 ? "  \(who), \(item.name ?? "all areas")" : "",
                    place == 0 ? signed(item.people) : "", method.method.code, signed(change),
                    method.worldBefore > 0 ? signedPercent(change / method.worldBefore) : "",
                    method.area.map { signed($0.netAfter - $0.netBefore) } ?? "",
                    method.largest.map { "\($0.origin) to \($0.destination)" } ?? "",
                    method.largest.map { signed($0.after - $0.before) } ?? "",
                ])
            }
        }
        return table.text
    }

    private func count(_ number: Int) -> String { exactText(Double(number)) }

    private func whole(_ number: Double?) -> String {
        number.map { exactText($0.rounded()) } ?? "-"
    }

    private func number(_ value: Double?) -> String {
        guard let value else { return "-" }
        return exactText((value * 100).rounded() / 100)
    }

    private func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        return exactText((share * 1000).rounded() / 10) + "%"
    }

    private func signed(_ number: Double) -> String {
        let rounded = number.rounded()
        return (rounded > 0 ? "+" : "") + exactText(rounded == 0 ? 0 : rounded)
    }

    private func signedPercent(_ share: Double) -> String {
        let rounded = (share * 1000).rounded() / 10
        return (rounded > 0 ? "+" : "") + exactText(rounded == 0 ? 0 : rounded) + "%"
    }
}
