import Foundation
import Harmonisation
import Office

/// What both ends of flows report, as text.
enum MirrorsText {
    static func text(_ report: MirrorReport) -> String {
        let coverage = report.coverage
        var lines = [
            "Flows of \(report.period) as both ends report them: \(report.sources.joined(separator: ", "))",
            "",
            "Corridors with both reports: \(coverage.both); only the origin's: "
                + "\(coverage.onlyOrigin); only the destination's: \(coverage.onlyDestination)",
        ]
        if let ratio = report.medianRatio {
            lines.append("The destination's over the origin's, the middle one: \(exactText(ratio))")
        }
        for (title, sides) in [
            ("As destination", report.destinations), ("As origin", report.origins),
        ] where !sides.isEmpty {
            var table = TextTable(
                ["  " + title, "corridors", "own", "partners'", "middle ratio", "factor"],
                right: [1, 2, 3, 4, 5])
            for side in sides {
                table.add([
                    "  " + side.area, "\(side.corridors)", exactText(side.own),
                    exactText(side.partners), side.medianRatio.map { exactText($0) } ?? "",
                    side.factor.map { exactText($0) } ?? "",
                ])
            }
            lines += [""] + table.text.split(separator: "\n").map(String.init)
        }
        if !report.outliers.isEmpty {
            var table = TextTable(
                ["  Far from the others", "origin's", "destination's", "ratio"], right: [1, 2, 3])
            for outlier in report.outliers.prefix(20) {
                table.add([
                    "  \(outlier.origin) to \(outlier.destination)", exactText(outlier.byOrigin),
                    exactText(outlier.byDestination), exactText(outlier.ratio),
                ])
            }
            lines += [""] + table.text.split(separator: "\n").map(String.init)
        }
        lines += ["", "Factors: \(report.form)"]
        if let level = report.level {
            lines.append("All corrected reports over all reports: \(exactText(level))")
        }
        lines += report.notes.map { "  - " + $0 }
        return lines.joined(separator: "\n")
    }
}

extension MirrorsText {
    static func text(_ report: BetterSideReport) -> String {
        var lines = [
            "The better report of each corridor, \(report.period): "
                + report.sources.joined(separator: ", "),
            "",
        ]
        var rules = TextTable(
            ["  Decided by, in this order", "corridors", "origin's", "destination's"],
            right: [1, 2, 3])
        for rule in report.rules {
            rules.add([
                "  " + rule.words, "\(rule.corridors)", "\(rule.origins)",
                "\(rule.corridors - rule.origins)",
            ])
        }
        lines += rules.text.split(separator: "\n").map(String.init) + [""]
        var table = TextTable(
            ["  Corridor", "taken", "other", "side", "because"], right: [1, 2])
        for corridor in report.corridors {
            table.add([
                "  \(corridor.origin) to \(corridor.destination)", exactText(corridor.value),
                corridor.other.map { exactText($0) } ?? "", corridor.side.name, corridor.reason,
            ])
        }
        lines += table.text.split(separator: "\n").map(String.init) + [""]
        lines += report.notes.map { "  - " + $0 }
        return lines.joined(separator: "\n")
    }

    static func text(_ report: GradedMirrorReport) -> String {
        var lines = [
            "Flows that go with the reports of both ends: "
                + report.sources.joined(separator: ", "),
            "Fitted to \(report.reports) reports of \(years(report.years))",
            "",
            "Level: " + report.level,
            "",
        ]
        var kinds = TextTable(
            ["  Reports of the", "undercount", "reports", "count", "95 % from", "to"],
            right: [2, 3, 4, 5])
        for kind in report.kinds {
            kinds.add(
                ["  " + kind.end.lowercased(), kind.undercount ?? "not graded", "\(kind.reports)"]
                    + (kind.isReference
                        ? ["100 %", "assumed", ""]
                        : [kind.share, kind.low, kind.high].map(percent)))
        }
        lines += kinds.text.split(separator: "\n").map(String.init) + [""]
        var accuracies = TextTable(
            ["  Accuracy", "reports", "off in a corridor", "off in a year", "counting"],
            right: [1, 2, 3, 4])
        for accuracy in report.accuracies {
            accuracies.add([
                "  " + (accuracy.grade ?? "not graded"), "\(accuracy.reports)",
                factor(accuracy.lasting), factor(accuracy.yearly),
                "x " + String(format: "%.1f", accuracy.counting),
            ])
        }
        lines += accuracies.text.split(separator: "\n").map(String.init) + [""]
        if !report.calibrations.isEmpty {
            var calibrations = TextTable(
                ["  Intervals calibrated on, left out", "reports", "50 %", "80 %", "95 %"],
                right: [1, 2, 3, 4])
            for calibration in report.calibrations {
                calibrations.add(
                    ["  " + calibration.words, "\(calibration.reports)"]
                        + calibration.model.map { String(format: "%.1f", $0 * 100) })
            }
            lines += calibrations.text.split(separator: "\n").map(String.init) + [""]
        }
        let shown = report.flows.filter { $0.basis != .model || report.flows.count <= 100 }
        var flows = TextTable(
            [
                "  Corridor", "year", "origin's", "leverage", "destination's", "leverage",
                "estimate", "80 % from", "to", "95 % from", "to", "rests on",
            ], right: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        for flow in shown {
            flows.add(row(flow))
        }
        lines += flows.text.split(separator: "\n").map(String.init) + [""]
        lines += report.notes.map { "  - " + $0 }
        return lines.joined(separator: "\n")
    }

    static func text(_ report: GradedMirrorCheck) -> String {
        var lines = [
            "\(report.reports) reports, each left out once and foretold from the others: how many of "
                + "them the intervals held. Intervals are calibrated without the reports left out. "
                + "! is farther off than two standard errors.", "",
        ]
        for part in report.parts {
            var table = TextTable(
                ["  Left out: \(part.unit.words)", "reports", "50 %", "80 %", "95 %"],
                right: [1, 2, 3, 4])
            for group in part.groups {
                table.add(
                    ["  " + group.name, "\(group.reports)"]
                        + group.held.map {
                            String(format: "%.1f", $0.share * 100) + ($0.agrees ? " " : "!")
                        })
            }
            lines += table.text.split(separator: "\n").map(String.init) + [""]
            guard !part.scores.isEmpty else { continue }
            var scores = TextTable(
                ["  Interval score, 80 %, beside", "reports", "model", "plain"], right: [1, 2, 3])
            for score in part.scores {
                scores.add([
                    "  " + score.way.words, "\(score.reports)",
                    String(format: "%.2f", score.model), String(format: "%.2f", score.plain),
                ])
            }
            lines += scores.text.split(separator: "\n").map(String.init) + [""]
        }
        return lines.joined(separator: "\n")
    }

    private static func row(_ flow: GradedMirrorReport.Flow) -> [String] {
        func leverage(_ value: Double?) -> String {
            value.map { String(format: "%.2f", $0) } ?? ""
        }
        var cells = ["  \(flow.origin) to \(flow.destination)", "\(flow.year)"]
        cells.append(flow.byOrigin.map { exactText($0) } ?? "")
        cells.append(leverage(flow.leverageOfOrigin))
        cells.append(flow.byDestination.map { exactText($0) } ?? "")
        cells.append(leverage(flow.leverageOfDestination))
        cells.append(whole(flow.estimate))
        for range in flow.intervals where range.probability > 0.5 {
            cells += [whole(range.low), whole(range.high)]
        }
        return cells + [flow.basis.rawValue]
    }

    private static func years(_ years: [Int]) -> String {
        guard let first = years.first, let last = years.last, first != last else {
            return years.first.map { "\($0)" } ?? ""
        }
        return years.count == last - first + 1
            ? "\(first) to \(last)" : years.map { "\($0)" }.joined(separator: ", ")
    }

    private static func whole(_ value: Double) -> String {
        exactText(value < 1e15 ? value.rounded() : value)
    }

    private static func percent(_ share: Double) -> String {
        String(format: "%.0f %%", share * 100)
    }

    /// A standard deviation of logarithms, as the factor up or down that it stands for.
    private static func factor(_ deviation: Double) -> String {
        String(format: "x or / %.2f", exp(deviation))
    }
}

extension GradedHoldOut.Unit {
    fileprivate var words: String {
        switch self {
        case .report: "single reports"
        case .series: "all of an end's reports of a corridor"
        case .corridorYear: "both reports of a corridor in a year"
        case .corridor: "all reports of a corridor"
        }
    }
}
