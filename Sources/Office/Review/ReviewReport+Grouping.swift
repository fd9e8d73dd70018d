internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

extension ReviewReport {
    /// Groups findings that are in order.
    init(
        _ found: [ReviewFinding], data: ReviewData, release: Int, least: Double,
        areas: AreaRegister, releases: [Release], notes: [String]
    ) {
        var order: [[String]] = []
        var grouped: [[String]: [ReviewFinding]] = [:]
        for finding in found {
            let name = [finding.check.rawValue, finding.kind, finding.source, finding.area]
            if grouped[name] == nil { order.append(name) }
            grouped[name, default: []].append(finding)
        }
        var publishers: [String: String] = [:]
        var makers: [Int: String] = [:]
        for item in releases {
            publishers[item.source] = item.publisher
            makers[item.id] = item.publisher
        }
        var number = 0
        groups = order.compactMap { name in
            guard let members = grouped[name], let first = members.first else { return nil }
            return Group(
                severity: first.severity.rawValue, check: first.check.rawValue, kind: first.kind,
                source: first.source,
                // A source may have releases of several publishers.
                publisher: first.evidence.first.flatMap { makers[$0.release] }
                    ?? publishers[first.source] ?? "", area: first.area,
                areaName: areas.area(first.area)?.shortName ?? first.area,
                people: members.map(\.people).max() ?? 0,
                findings: members.map { finding in
                    number += 1
                    return Finding(finding, number: number)
                })
        }
        tally = ReviewCheck.allCases.compactMap { check in
            let mine = found.filter { $0.check == check }
            guard !mine.isEmpty else { return nil }
            func count(_ severity: ReviewFinding.Severity) -> Int {
                mine.count { $0.severity == severity }
            }
            return Tally(
                check: check.rawValue, name: check.name, high: count(.high),
                medium: count(.medium), low: count(.low))
        }
        self.release = release
        series = data.seriesCount
        figures = data.figureCount
        self.least = least
        self.notes = notes
    }
}

extension ReviewReport.Finding {
    fileprivate init(_ finding: ReviewFinding, number: Int) {
        self.number = number
        severity = finding.severity.rawValue
        score = finding.score
        people = finding.people
        oddity = finding.oddity
        expected = finding.expected
        why = finding.why
        innocent = finding.innocent
        question = finding.question
        evidence = finding.evidence.map { .init($0) }
    }
}

extension ReviewReport.Evidence {
    fileprivate init(_ item: ReviewEvidence) {
        role = item.role
        dataflow = item.key.dataflow.rawValue
        key = item.key.description
        period = item.period.description
        value = item.value
        release = item.release
        explain = Self.command(item)
    }

    /// A total that was added up is asked for by its places, whatever criteria its details have.
    private static func command(_ item: ReviewEvidence) -> String {
        let flow = item.key.dataflow
        guard item.isAddedUp else {
            return "corridor explain \(flow.rawValue) \(item.key) \(item.period)"
        }
        let places = zip(flow.dimensions, item.key.codes).filter { $0.0 != .criterion }
            .map { "\($0.rawValue)=\($1)" }.joined(separator: ",")
        return "corridor explain \(flow.rawValue) \(places) \(item.period)"
    }
}
