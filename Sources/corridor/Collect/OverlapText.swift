import Collection
import Office

/// Overlaps as the tool prints them.
enum OverlapText {
    static func text(_ summary: OverlapSummary) -> String {
        guard !summary.rows.isEmpty else { return "Nobody is asked for any table." }
        var pairs = TextTable(
            ["  collections", "", "countries", "figures twice", "if definitions agreed"],
            right: [2, 3, 4])
        for pair in summary.pairs {
            pairs.add([
                "  " + pair.first, pair.second, "\(pair.areas)", count(pair.cells),
                count(pair.cellsIfAgreed),
            ])
        }
        var rows = TextTable(
            [
                "  country", "collections", "tables", "figures", "days", "once", "days", "agreed",
                "days",
            ],
            right: [1, 2, 3, 4, 5, 6, 7, 8])
        for row in summary.rows {
            rows.add([
                "  \(row.area) \(row.name)", "\(row.asked.collections)", "\(row.asked.tables)",
                count(row.asked.cells), exactText(row.asked.days), count(row.asStated.cells),
                exactText(row.asStated.days), count(row.agreed.cells),
                exactText(row.agreed.days),
            ])
        }
        return [
            "Asked in common", pairs.text, "",
            "What each country is asked; once: with each figure asked once; agreed: and the "
                + "agencies agreed on definitions", rows.text,
        ].joined(separator: "\n")
    }

    static func text(_ report: OverlapReport) -> String {
        var lines = ["\(report.area) \(report.areaName)", "", "Tables asked"]
        var asked = TextTable(["  table", "title", "years", "figures", "held"], right: [3, 4])
        for table in report.tables {
            asked.add([
                "  " + name(table.name), table.title, YearRanges.text(table.years),
                count(table.cells),
                count(table.held.map(\.cells).max() ?? 0),
            ])
        }
        lines += [asked.text, "", "Overlaps between collections"]
        if report.overlaps.isEmpty {
            lines.append("  none")
        } else {
            var overlaps = TextTable(["  verdict", "first", "second", "figures"], right: [3])
            for overlap in report.overlaps {
                overlaps.add([
                    "  " + overlap.words, name(overlap.first), name(overlap.second),
                    count(overlap.cells),
                ])
            }
            lines.append(overlaps.text)
        }
        let conversions = report.overlaps.filter { !$0.conversions.isEmpty }
        if !conversions.isEmpty { lines += ["", "What definitions do"] }
        lines += conversions.flatMap { overlap in
            ["  \(name(overlap.first)), \(name(overlap.second))"]
                + overlap.conversions.map { "    - " + $0 }
        }
        lines += ["", "Burden"]
        var burden = TextTable(
            ["  ", "collections", "tables", "figures", "days"], right: [1, 2, 3, 4])
        for (title, cost) in [
            ("  asked today", report.asked), ("  each figure once", report.asStated.cost),
            ("  and definitions agreed", report.agreed.cost),
        ] {
            burden.add([
                title, "\(cost.collections)", "\(cost.tables)", count(cost.cells),
                exactText(cost.days),
            ])
        }
        lines.append(burden.text)
        lines += ["  held already: \(count(report.heldCells)) of the figures asked today"]
        lines += ["", "The smallest common request"] + proposal(report.asStated)
        return lines.joined(separator: "\n")
    }

    private static func proposal(_ proposal: OverlapReport.Proposal) -> [String] {
        var lines = proposal.tables.flatMap { table in
            [
                "  \(table.number). \(table.subject), \(table.tells), \(YearRanges.text(table.years)): "
                    + "\(count(table.cells)) figures"
            ]
                + table.serves.map { serving in
                    let steps = serving.steps.isEmpty ? ["as it is"] : serving.steps
                    return "     \(name(serving.name)), \(YearRanges.text(serving.years)): "
                        + steps.joined(separator: ", ")
                }
        }
        lines.append(
            proposal.isExact
                ? "  No tables with fewer figures give every agency its own, with definitions shared so."
                : "  Found by joining tables two by two; fewer figures may do.")
        lines.append("  \(count(proposal.atLeast)) of them do not follow from each other.")
        return lines
    }

    private static func name(_ name: OverlapReport.Name) -> String {
        "\(name.collection)/\(name.table)"
    }

    /// A count with spaces between thousands.
    private static func count(_ number: Int) -> String {
        var digits = Array("\(number)")
        var place = digits.count - 3
        while place > 0 {
            digits.insert(" ", at: place)
            place -= 3
        }
        return String(digits)
    }
}
