public import Cubes
public import Harmonisation

extension ReviewReport {
    /// Which findings of a report are meant.
    public struct Selection: Sendable {
        /// All where empty.
        public var checks: Set<ReviewCheck> = []
        /// All where empty.
        public var severities: Set<ReviewFinding.Severity> = []
        /// Findings that have to do with one of these areas; all where empty.
        public var areas: Set<String> = []
        /// Findings that rest on a figure of one of these sources; all where empty.
        public var sources: Set<String> = []
        /// Findings that rest on a figure of one of these dataflows; all where empty.
        public var dataflows: Set<Dataflow> = []
        /// Findings that concern so many people or more.
        public var least = 0.0
        /// All findings.
        public init() {}
    }

    /// The report with only some of its findings, in its order and under its numbers; the figures that
    /// were looked through are the same.
    public func narrowed(_ selection: Selection) -> ReviewReport {
        let groups = groups.compactMap { group -> Group? in
            guard
                selection.checks.isEmpty
                    || selection.checks.contains(where: { $0.rawValue == group.check })
            else { return nil }
            let findings = group.findings.filter(selection.takes)
            guard !findings.isEmpty else { return nil }
            return Group(
                severity: findings[0].severity, check: group.check, kind: group.kind,
                source: group.source, publisher: group.publisher, area: group.area,
                areaName: group.areaName, people: findings.map(\.people).max() ?? 0,
                findings: findings)
        }
        return ReviewReport(
            release: release, series: series, figures: figures,
            least: max(least, selection.least), tally: Self.tally(groups), groups: groups,
            notes: notes)
    }

    private static func tally(_ groups: [Group]) -> [Tally] {
        ReviewCheck.allCases.compactMap { check in
            let mine = groups.filter { $0.check == check.rawValue }.flatMap(\.findings)
            guard !mine.isEmpty else { return nil }
            func count(_ severity: ReviewFinding.Severity) -> Int {
                mine.count { $0.severity == severity.rawValue }
            }
            return Tally(
                check: check.rawValue, name: check.name, high: count(.high),
                medium: count(.medium), low: count(.low))
        }
    }
}

extension ReviewReport.Selection {
    fileprivate func takes(_ finding: ReviewReport.Finding) -> Bool {
        guard finding.people >= least,
            severities.isEmpty || severities.contains(where: { $0.rawValue == finding.severity })
        else { return false }
        if areas.isEmpty, sources.isEmpty, dataflows.isEmpty { return true }
        let keys = finding.evidence.compactMap { item -> [(DimensionID, String)]? in
            guard let dataflow = Dataflow(rawValue: item.dataflow) else { return nil }
            return zip(
                dataflow.dimensions,
                item.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            ).map { ($0, $1) }
        }
        func rests(_ isMeant: (DimensionID, String) -> Bool) -> Bool {
            keys.contains { $0.contains { isMeant($0.0, $0.1) } }
        }
        return (areas.isEmpty || rests { $0.isArea && areas.contains($1) })
            && (sources.isEmpty || rests { $0 == .source && sources.contains($1) })
            && (dataflows.isEmpty
                || finding.evidence.contains { item in
                    Dataflow(rawValue: item.dataflow).map(dataflows.contains) ?? false
                })
    }
}

extension ReviewReport.Evidence {
    /// Whether nobody printed it, and it was added up from details for the check.
    public var isAddedUp: Bool { explain.contains("=") }
}
