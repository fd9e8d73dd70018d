public import Cubes
internal import Vocabulary
public import Warehouse

/// The revisions between two states of a workspace.
public struct RevisionReport: Sendable {
    /// The last releases of the two states; 0 is before the first.
    public let from: Int
    public let to: Int
    /// The releases written between the states, oldest first.
    public let releases: [Release]
    public let total: RevisionCounts
    /// By dataflow and source, in order.
    public let bySource: [(dataflow: Dataflow, source: String, counts: RevisionCounts)]
    /// By dataflow and area, most changes first. A figure counts for its origin and its
    /// destination.
    public let byArea: [(dataflow: Dataflow, area: String, counts: RevisionCounts)]
    /// The largest of each kind, largest first.
    public let largest: [Revision.Kind: [Revision]]
}

extension Office {
    /// What changed between the state after a release and that after another: how many figures
    /// of which kind, and the largest of each kind.
    ///
    /// - Parameters:
    ///   - patterns: what is looked at.
    ///   - limit: how many revisions of each kind are kept; all are counted.
    public func revisions(
        _ patterns: [KeyPattern], from: Int, to: Int, limit: Int
    ) throws -> RevisionReport {
        struct Group: Hashable {
            let dataflow: Dataflow
            let code: String
        }
        var total = RevisionCounts()
        var bySource: [Group: RevisionCounts] = [:]
        var byArea: [Group: RevisionCounts] = [:]
        var largest: [Revision.Kind: Largest<Revision>] = [:]
        for kind in Revision.Kind.allCases {
            largest[kind] = Largest(limit, by: Revision.comesFirst)
        }
        for pattern in patterns {
            try changes(pattern, from: from, to: to) { key, before, after in
                let source = Group(dataflow: key.dataflow, code: key[.source] ?? "")
                let areas = Set(
                    key.dataflow.dimensions.filter(\.isArea).compactMap { key[$0] }
                ).map { Group(dataflow: key.dataflow, code: $0) }
                Self.revisions(key, before, after) { revision in
                    total.add(revision)
                    bySource[source, default: RevisionCounts()].add(revision)
                    for area in areas { byArea[area, default: RevisionCounts()].add(revision) }
                    largest[revision.kind]?.add(revision)
                }
            }
        }
        let between = try warehouse.releases().filter {
            $0.id > min(from, to) && $0.id <= max(from, to)
        }
        return RevisionReport(
            from: from, to: to, releases: between, total: total,
            bySource: bySource.map { ($0.key.dataflow, $0.key.code, $0.value) }.sorted {
                ($0.0.rawValue, $0.1) < ($1.0.rawValue, $1.1)
            },
            byArea: byArea.map { ($0.key.dataflow, $0.key.code, $0.value) }.sorted {
                ($1.2.total, $0.0.rawValue, $0.1) < ($0.2.total, $1.0.rawValue, $1.1)
            },
            largest: largest.mapValues(\.inOrder))
    }

    /// The figures of one series that differ.
    private static func revisions(
        _ key: SeriesKey, _ before: HeldSeries?, _ after: HeldSeries?, _ body: (Revision) -> Void
    ) {
        let old = before.map(figures) ?? []
        let new = after.map(figures) ?? []
        var i = 0
        var j = 0
        while i < old.count || j < new.count {
            let earlier = i < old.count ? old[i].observation.period : nil
            let later = j < new.count ? new[j].observation.period : nil
            let revision: Revision?
            if let earlier, later.map({ earlier < $0 }) ?? true {
                revision = Revision(key, before: old[i], after: nil)
                i += 1
            } else if let later, earlier.map({ later < $0 }) ?? true {
                revision = Revision(key, before: nil, after: new[j])
                j += 1
            } else {
                revision = Revision(key, before: old[i], after: new[j])
                i += 1
                j += 1
            }
            if let revision { body(revision) }
        }
    }

    private static func figures(_ held: HeldSeries) -> [Revision.Figure] {
        zip(held.series.observations, held.releases).map {
            Revision.Figure(observation: $0, release: $1)
        }
    }
}
