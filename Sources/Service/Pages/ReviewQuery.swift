internal import Atlas
internal import Harmonisation
internal import Office
internal import Vocabulary

/// Fills the page of odd figures.
struct ReviewQuery {
    let snapshot: Snapshot
    private let naming: Naming
    /// How many findings of a group are shown, and how many figures of a finding.
    private static let findings = 2
    private static let evidence = 6
    /// How many areas are listed.
    private static let areas = 40

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        naming = Naming(snapshot: snapshot)
    }

    /// - Parameter from: the place of the first group, from 1.
    func model(_ area: String?, _ check: String?, _ from: Int) async throws -> ReviewPage.Model {
        // Long work has threads of its own.
        let whole = try await Task(executorPreference: StreamExecutor.shared) {
            try await snapshot.findings.review()
        }.value
        var selection = ReviewReport.Selection()
        if let area { selection.areas = [area] }
        if let check = check.flatMap(ReviewCheck.init(rawValue:)) { selection.checks = [check] }
        let found = whole.narrowed(selection)
        var model = ReviewPage.Model(
            area: area.map(naming.label), check: check, figures: found.figures,
            series: found.series, least: found.least)
        model.tally = found.tally.map {
            .init(check: $0.check, name: $0.name, high: $0.high, medium: $0.medium, low: $0.low)
        }
        model.areas = counts(found.groups)
        model.count = found.groups.count
        model.notes = found.notes
        guard from <= max(1, found.groups.count) else {
            throw Refusal.notFound(
                "There is no such page", "Found from=\(from); there are \(found.groups.count).",
                [
                    Link(
                        text: "The most pressing",
                        href: Route.review(area: area, check: check).path)
                ])
        }
        model.from = from
        model.groups = found.groups.dropFirst(from - 1).prefix(ReviewPage.pageSize).map {
            group($0)
        }
        return model
    }

    private func counts(_ groups: [ReviewReport.Group]) -> [ReviewPage.AreaCount] {
        var counts: [String: Int] = [:]
        for group in groups { counts[group.area, default: 0] += 1 }
        return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.areas).map {
            .init(area: naming.label($0.key), groups: $0.value)
        }
    }

    private func group(_ group: ReviewReport.Group) -> ReviewPage.Group {
        let shown = group.findings.prefix(Self.findings)
        return .init(
            severity: group.severity, area: naming.label(group.area), kind: group.kind,
            source: group.source, publisher: group.publisher,
            findings: shown.map { finding in
                .init(
                    number: finding.number, why: finding.why, innocent: finding.innocent,
                    question: finding.question,
                    evidence: finding.evidence.prefix(Self.evidence).map(evidence))
            }, more: group.findings.count - shown.count)
    }

    private func evidence(_ item: ReviewReport.Evidence) -> ReviewPage.Evidence {
        let href = Route.explain(dataflow: item.dataflow, key: item.key, period: item.period).path
        return .init(
            label: "\(item.role), \(item.period)",
            figure: Figure(
                item.value, kind: item.isAddedUp ? .computed : .reported,
                href: item.isAddedUp ? nil : href))
    }
}
