/// The series and observations of one dataflow that a question is about.
public struct SeriesSelection: Sendable {
    /// A series is taken if any of these takes it.
    public var keys: [CodeSelection]
    /// For each release whether rows that it opened are taken; nil takes all.
    public var opened: [Bool]?
    public var observations: ObservationSelection

    public init(keys: [CodeSelection]) {
        self.keys = keys
        observations = ObservationSelection()
    }

    /// Whether rows that a release opened are taken.
    func takes(opened release: UInt32) -> Bool {
        guard let opened else { return true }
        return release < opened.count && opened[Int(release)]
    }
}

extension SeriesView {
    /// The rows whose keys are taken, in order of the key.
    ///
    /// Cost: of the rarest codes asked for; with several keys one look at all rows too.
    public func rows(_ selection: SeriesSelection) -> [UInt32] { rowSet(selection).rows }

    func rowSet(_ selection: SeriesSelection) -> RowSet {
        let set: RowSet
        if selection.keys.count == 1 {
            set = rowSet(selection.keys[0])
        } else {
            var known: Set<CodeSelection> = []
            let keys = selection.keys.filter { known.insert($0).inserted }
            set = RowSet.union(keys.map { rowSet($0) }, of: columns.count)
        }
        guard selection.opened != nil else { return set }
        return set.filter { selection.takes(opened: columns.opened[$0]) }
    }

    /// A walk through the series of a selection with their observations.
    public func walk(
        _ selection: SeriesSelection, _ observations: ObservationColumns
    ) -> SeriesWalk {
        SeriesWalk(
            rows: rows(selection),
            scan: ObservationScan(self, observations, selection.observations))
    }

    /// A walk through all that is seen of some rows, which are ascending.
    public func walk(_ rows: [UInt32], _ observations: ObservationColumns) -> SeriesWalk {
        SeriesWalk(
            rows: rows, scan: ObservationScan(self, observations, ObservationSelection()))
    }
}
