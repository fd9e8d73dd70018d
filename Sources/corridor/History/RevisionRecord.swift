import Cubes
import Office
import Vocabulary
import Warehouse

/// Revisions as the tool writes them for programs.
struct RevisionReportRecord: Encodable {
    struct Counts: Encodable {
        let figures: [String: Int]
        let meanRevision: Double?
        let meanAbsoluteRevision: Double?
        let relativeMeanAbsoluteRevision: Double?

        init(_ counts: RevisionCounts) {
            figures = Dictionary(
                Revision.Kind.allCases.map { ($0.rawValue, counts[$0]) },
                uniquingKeysWith: { a, _ in a })
            meanRevision = counts.meanRevision
            meanAbsoluteRevision = counts.meanAbsoluteRevision
            relativeMeanAbsoluteRevision = counts.relativeMeanAbsoluteRevision
        }
    }

    struct SourceCounts: Encodable {
        let dataflow: String
        let source: String
        let counts: Counts
    }

    struct AreaCounts: Encodable {
        let dataflow: String
        let area: String
        let counts: Counts
    }

    let from: Int
    let to: Int
    let releases: [Int]
    let total: Counts
    let bySource: [SourceCounts]
    let byArea: [AreaCounts]
    /// Of each kind in turn, largest first.
    let revisions: [RevisionRecord]

    init(_ report: RevisionReport, _ releases: [Int: Release]) {
        from = report.from
        to = report.to
        self.releases = report.releases.map(\.id)
        total = Counts(report.total)
        bySource = report.bySource.map {
            SourceCounts(
                dataflow: $0.dataflow.rawValue, source: $0.source, counts: Counts($0.counts))
        }
        byArea = report.byArea.map {
            AreaCounts(dataflow: $0.dataflow.rawValue, area: $0.area, counts: Counts($0.counts))
        }
        revisions = Revision.Kind.allCases.flatMap { report.largest[$0] ?? [] }
            .map { RevisionRecord($0, releases) }
    }
}

/// One revision as the tool writes it for programs.
struct RevisionRecord: Encodable {
    struct Figure: Encodable {
        let value: Double?
        let missing: String?
        let status: String
        let attributes: [String: String]
        let release: Int
        let place: String

        init(_ figure: Revision.Figure, _ releases: [Int: Release]) {
            let item = figure.observation
            value = item.value.number
            if case .missing(let reason) = item.value {
                missing = reason.name
            } else {
                missing = nil
            }
            status = item.status.rawValue
            attributes = Dictionary(
                item.attributes.pairs.map { ($0.id.rawValue, $0.value) },
                uniquingKeysWith: { a, _ in a })
            release = figure.release
            place = figure.place(releases)
        }
    }

    let kind: String
    let dataflow: String
    let seriesKey: String
    let period: String
    let before: Figure?
    let after: Figure?
    let difference: Double?
    let relative: Double?

    init(_ revision: Revision, _ releases: [Int: Release]) {
        kind = revision.kind.rawValue
        dataflow = revision.key.dataflow.rawValue
        seriesKey = revision.key.description
        period = revision.period.description
        before = revision.before.map { Figure($0, releases) }
        after = revision.after.map { Figure($0, releases) }
        difference = revision.difference
        relative = revision.relative
    }
}
