public import Cubes
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
    public internal(set) var largest: [Revision.Kind: [Revision]]

    init(_ tally: RevisionTally, _ releases: [Release], from: Int, to: Int) {
        self.from = from
        self.to = to
        self.releases = releases
        total = tally.total
        bySource = tally.bySource.map { ($0.key.dataflow, $0.key.code, $0.value) }.sorted {
            ($0.0.rawValue, $0.1) < ($1.0.rawValue, $1.1)
        }
        byArea = tally.byArea.map { ($0.key.dataflow, $0.key.code, $0.value) }.sorted {
            ($1.2.total, $0.0.rawValue, $0.1) < ($0.2.total, $1.0.rawValue, $1.1)
        }
        largest = tally.largest.mapValues(\.inOrder)
    }
}

/// Revisions as they are counted, and the largest of each kind.
struct RevisionTally {
    struct Group: Hashable {
        let dataflow: Dataflow
        let code: String
    }

    private(set) var total = RevisionCounts()
    private(set) var bySource: [Group: RevisionCounts] = [:]
    private(set) var byArea: [Group: RevisionCounts] = [:]
    private(set) var largest: [Revision.Kind: Largest<Revision>] = [:]

    /// - Parameter limit: how many of each kind are kept.
    init(limit: Int) {
        for kind in Revision.Kind.allCases {
            largest[kind] = Largest(limit, by: Revision.comesFirst)
        }
    }

    /// Counts revisions of one series in.
    mutating func add(_ revisions: [Revision], of key: SeriesKey) {
        let source = Group(dataflow: key.dataflow, code: key[.source] ?? "")
        let areas = Set(key.dataflow.dimensions.filter(\.isArea).compactMap { key[$0] })
        for revision in revisions {
            total.add(revision)
            bySource[source, default: RevisionCounts()].add(revision)
            for area in areas {
                let group = Group(dataflow: key.dataflow, code: area)
                byArea[group, default: RevisionCounts()].add(revision)
            }
            largest[revision.kind]?.add(revision)
        }
    }
}
