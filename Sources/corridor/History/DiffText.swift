import Cubes
import Office
import Vocabulary
import Warehouse

/// Revisions as text.
struct DiffText {
    private let report: RevisionReport
    private let releases: [Int: Release]
    private let areas: AreaRegister
    /// Areas shown; the rest are counted.
    private static let areaLimit = 10

    init(_ report: RevisionReport, _ releases: [Int: Release], _ areas: AreaRegister) {
        self.report = report
        self.releases = releases
        self.areas = areas
    }

    var text: String {
        var parts = [heading]
        if !report.releases.isEmpty { parts.append(between) }
        guard report.total.total > 0 else {
            return (parts + ["No figure differs."]).joined(separator: "\n\n")
        }
        parts += [bySource, byArea]
        for kind in Revision.Kind.allCases where report.total[kind] > 0 {
            parts.append(section(kind))
        }
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        "Revisions from \(state(report.from)) to \(state(report.to))"
    }

    private func state(_ id: Int) -> String {
        guard let release = releases[id] else { return "the beginning" }
        return "release \(id) (\(release.heldFrom))"
    }

    private var between: String {
        var table = TextTable(["  Release", "Held from", "Source", "Table", "Standing"])
        for release in report.releases {
            table.add([
                "  \(release.id)", release.heldFrom, release.source, release.table,
                release.standingWords(now: .now),
            ])
        }
        return "Releases between\n" + table.text
    }

    private static let measures = ["Mean revision", "Absolute", "Relative"]

    private var bySource: String {
        let header = Revision.Kind.allCases.map(\.columnTitle) + Self.measures
        var table = TextTable(
            ["  Dataflow", "Source"] + header, right: Set(2..<(2 + header.count)))
        for item in report.bySource {
            table.add(["  " + item.dataflow.rawValue, item.source] + Self.cells(item.counts))
        }
        if report.bySource.count > 1 {
            let counts = Revision.Kind.allCases.map { exactText(Double(report.total[$0])) }
            table.add(["  All", ""] + counts)
        }
        return "Figures that differ: \(exactText(Double(report.total.total)))\n" + table.text
            + "\n  Of revised figures: mean revision, mean absolute revision, and the latter "
            + "relative to the figures before."
    }

    private static func cells(_ counts: RevisionCounts) -> [String] {
        Revision.Kind.allCases.map { counts[$0] == 0 ? "-" : exactText(Double(counts[$0])) } + [
            counts.meanRevision.map(signed) ?? "-",
            counts.meanAbsoluteRevision.map { exactText(rounded($0)) } ?? "-",
            counts.relativeMeanAbsoluteRevision.map { percent($0) } ?? "-",
        ]
    }

    private var byArea: String {
        let shown = report.byArea.prefix(Self.areaLimit)
        let header = Revision.Kind.allCases.map(\.columnTitle) + Self.measures
        var table = TextTable(
            ["  Dataflow", "Area", ""] + header, right: Set(3..<(3 + header.count)))
        for item in shown {
            table.add(
                [
                    "  " + item.dataflow.rawValue, item.area,
                    areas.area(item.area)?.name ?? "",
                ] + Self.cells(item.counts))
        }
        let count = report.byArea.count
        let some = count > shown.count ? "; \(shown.count) of \(count)" : ""
        return "By area, a figure counting for origin and destination\(some)\n" + table.text
    }

    private func section(_ kind: Revision.Kind) -> String {
        let shown = report.largest[kind] ?? []
        let count = report.total[kind]
        let title =
            kind.title
            + (shown.count < count ? " (\(shown.count) of \(exactText(Double(count))))" : "")
        guard !shown.isEmpty else { return title }
        let columns = kind.columns
        var table = TextTable(
            columns.map(\.title) + ["Period", "Series"], right: Set(columns.indices))
        for item in shown {
            table.add(
                columns.map { cell(item, $0) } + [
                    item.period.description, "\(item.key.dataflow.rawValue) \(item.key)",
                ])
        }
        // Each row is followed by where its figures stand.
        var lines = table.text.split(separator: "\n").map { "  " + $0 }
        for (place, item) in shown.enumerated().reversed() {
            lines.insert("      " + places(item), at: place + 2)
        }
        return title + "\n" + lines.joined(separator: "\n")
    }

    private func cell(_ item: Revision, _ column: Revision.Kind.Column) -> String {
        switch column {
        case .before: item.before.valueWords
        case .after: item.after.valueWords
        case .change: item.difference.map(Self.signed) ?? "other unit"
        case .share:
            item.relative.map { Self.percent($0, signed: true) }
                ?? (item.difference == nil ? "-" : "from zero")
        }
    }

    private func places(_ item: Revision) -> String {
        let before = item.before.map { $0.place(releases) }
        let after = item.after.map { $0.place(releases) }
        let words = [before.map { "before: " + $0 }, after.map { "after: " + $0 }].compactMap(
            \.self)
        return (words + item.markWords).joined(separator: "; ")
    }

    private static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + exactText(rounded(value))
    }

    /// To a whole number, or where that says little to two decimals.
    private static func rounded(_ value: Double) -> Double {
        abs(value) >= 100 ? value.rounded() : (value * 100).rounded() / 100
    }

    private static func percent(_ share: Double, signed: Bool = false) -> String {
        let value = share * 100
        let text = exactText(abs(value) >= 100 ? value.rounded() : (value * 10).rounded() / 10)
        return (signed && value > 0 ? "+" : "") + text + "%"
    }
}
