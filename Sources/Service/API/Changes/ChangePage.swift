internal import Cubes
internal import Hummingbird
internal import Office
internal import Warehouse

/// What changed between two states, as a reply.
struct ChangePage: Sendable {
    private let comparison: Comparison
    private let state: StateFacts
    private let report: RevisionReport
    /// The most areas.
    private let limit: Int
    /// UTC.
    private let now: String
    private let origin: String?

    static let shape = Shape<ChangePage>(
        "Changes", "What changed between two states.",
        [
            .init("since", .count(), "The release that names the earlier state; 0 for none.") {
                .whole($0.comparison.earlier.release)
            },
            .init("since_time", .time.orNull, "Since when the earlier state was so, in UTC.") {
                Datum($0.comparison.earlier.time)
            },
            .init("state", StateFacts.shape.reference, "The later state.") {
                StateFacts.shape.datum($0.state)
            },
            .init(
                "releases", .list(of: ReleaseFacts.shape.reference),
                "The releases that the later state has and the earlier has not, oldest first."
            ) { page in
                let (earlier, later) = (page.comparison.earlier, page.comparison.later)
                return .list(
                    later.releases(since: earlier).map {
                        ReleaseFacts.shape.datum(
                            ReleaseFacts(release: $0, now: page.now, origin: page.origin))
                    })
            },
            .init("total", ChangeCounts.shape.reference, "All together.") {
                ChangeCounts.shape.datum($0.report.total)
            },
            .init(
                "by_source", .list(of: ChangeGroup.sourceShape.reference),
                "By table and source, in order."
            ) { page in
                .list(
                    page.report.bySource.map {
                        ChangeGroup.sourceShape.datum(
                            page.group($0.dataflow, $0.source, $0.counts, [.source]))
                    })
            },
            .init(
                "by_area", .list(of: ChangeGroup.areaShape.reference),
                "By table and area, most changes first; no more than the limit."
            ) { page in
                .list(
                    page.report.byArea.prefix(page.limit).map {
                        ChangeGroup.areaShape.datum(
                            page.group(
                                $0.dataflow, $0.area, $0.counts,
                                $0.dataflow.dimensions.filter(\.isArea)))
                    })
            },
            .init("areas", .count(), "Tables and areas with changes in all.") {
                .whole($0.report.byArea.count)
            },
            .init(
                "changes", .list(of: ChangedFigure.shape.reference),
                "The figures by kind, the largest first; no more of each kind than the limit."
            ) { page in .list(page.changes.map { ChangedFigure.shape.datum($0) }) },
        ])

    private var changes: [ChangedFigure] {
        Revision.Kind.allCases.flatMap { report.largest[$0] ?? [] }.map { revision in
            ChangedFigure(
                revision: revision, before: series(revision.key, comparison.earlier),
                after: series(revision.key, comparison.later))
        }
    }

    private func series(_ key: SeriesKey, _ answered: AnsweredState) -> SeriesFacts {
        SeriesFacts(
            key, answered.codes(key.dataflow), release: answered.release, origin: origin)
    }

    /// - Parameter dimensions: those that the code may be of.
    private func group(
        _ dataflow: Dataflow, _ code: String, _ counts: RevisionCounts,
        _ dimensions: [DimensionID]
    ) -> ChangeGroup {
        let names = [comparison.later, comparison.earlier].map { $0.codes(dataflow) }
        let known = dimensions.lazy.flatMap { dimension in
            names.lazy.filter { $0.has(dimension, code) }.map { $0.name(dimension, code) }
        }
        return ChangeGroup(
            dataflow: dataflow, code: code, name: known.first ?? code, counts: counts)
    }

    static func reply(_ request: APICall) async throws -> Reply {
        let comparison = try Comparison(request)
        let limit = request.values.whole("limit") ?? 10
        let items = comparison.items + [("limit", "\(limit)")]
        func address(_ origin: String?) -> String {
            APIAddress.text(origin, "\(APIService.root)/changes", items)
        }
        let later = comparison.later
        let here = address(nil)
        let freshness = request.freshness(
            comparison.earlier.marks + later.marks, modified: later.time)
        var headers: HTTPFields = [.contentLocation: here, .link: "<\(here)>; rel=\"cite-as\""]
        if let unchanged = freshness.unchanged(request.call, headers: headers) { return unchanged }
        for field in freshness.fields { headers[field.name] = field.value }
        let report = try await request.onStreamThreads {
            try later.state.revisions(
                comparison.patterns, since: comparison.earlier.state, limit: limit
            ) { try request.call.check() }
        }
        let page = ChangePage(
            comparison: comparison,
            state: StateFacts(
                release: later.release, time: later.time, permanent: address(request.call.origin)),
            report: report, limit: limit, now: request.service.office.clock(),
            origin: request.call.origin)
        return Reply(.json, shape.datum(page).json, headers: headers)
    }
}
