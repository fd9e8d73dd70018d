public import Cubes
internal import Vocabulary
internal import Warehouse

extension Office {
    /// What changed between the state after a release and that after another: how many figures
    /// of which kind, and the largest of each kind, with where each stood in its file.
    ///
    /// Cost: as ``OfficeState/revisions(_:since:limit:check:)``, and a look in the workspace for
    /// each of the revisions kept.
    ///
    /// - Parameters:
    ///   - patterns: what is looked at.
    ///   - limit: how many revisions of each kind are kept; all are counted.
    public func revisions(
        _ patterns: [KeyPattern], from: Int, to: Int, limit: Int
    ) throws -> RevisionReport {
        let later = try state(asOf: to)
        var report = try later.revisions(patterns, since: later.asOf(from), limit: limit)
        report.largest = try report.largest.mapValues { revisions in
            try revisions.map { revision in
                var placed = revision
                placed.before = try revision.before.map {
                    try self.placed($0, revision.key, asOf: from)
                }
                placed.after = try revision.after.map {
                    try self.placed($0, revision.key, asOf: to)
                }
                return placed
            }
        }
        return report
    }

    /// A figure of a state with where it stood, which is not held in memory.
    private func placed(
        _ figure: Revision.Figure, _ key: SeriesKey, asOf release: Int
    ) throws -> Revision.Figure {
        let pattern = zip(key.dataflow.dimensions, key.codes).reduce(KeyPattern(key.dataflow)) {
            $0.with($1.0, [$1.1])
        }
        let period = figure.observation.period
        for held in try warehouse.series(pattern, asOf: release, sight: sight) {
            guard let observation = held.series[period] else { continue }
            return Revision.Figure(observation: observation, release: figure.release)
        }
        throw OfficeError(
            kind: .conflict, place: "\(key.dataflow.rawValue) \(key) \(period)",
            found: "no such figure any more",
            expected: "a workspace that nobody writes to meanwhile"
        )
    }
}

extension OfficeState {
    /// What changed since an earlier state of the same holdings, or, where that one is the later,
    /// what it takes to go back: how many figures of which kind, and the largest of each kind,
    /// without where they stood.
    ///
    /// Cost: a look at each series; the observations of those with a new version are compared.
    /// Memory grows with the number of series that have one, and with the limit.
    ///
    /// - Parameters:
    ///   - patterns: what is looked at.
    ///   - limit: how many revisions of each kind are kept; all are counted.
    ///   - check: called for each series that differs; throws to give up.
    public func revisions(
        _ patterns: [KeyPattern], since earlier: OfficeState, limit: Int,
        check: () throws -> Void = {}
    ) throws -> RevisionReport {
        var tally = RevisionTally(limit: limit)
        for pattern in patterns {
            try revisions(pattern, since: earlier) { key, revisions in
                try check()
                tally.add(revisions, of: key)
            }
        }
        let (from, to) = (earlier.bound ?? .max, bound ?? .max)
        let between = holdings.releases(openTo: office.sight).filter {
            $0.id > min(from, to) && $0.id <= max(from, to)
        }
        return RevisionReport(
            tally, between, from: min(from, holdings.stamp.release),
            to: min(to, holdings.stamp.release))
    }

    /// Calls back with each series that differs, and its figures that do.
    private func revisions(
        _ pattern: KeyPattern, since earlier: OfficeState,
        _ body: (SeriesKey, [Revision]) throws -> Void
    ) throws {
        let view = view(pattern.dataflow)
        let columns = try observations(pattern.dataflow)
        let selection = SeriesSelection(keys: [CodeSelection(view.columns, pattern)])
        var changes = StateChanges(
            from: earlier.view(pattern.dataflow), to: view, selection, columns)
        func figure(_ index: Int) -> Revision.Figure {
            Revision.Figure(
                observation: self.figure(index, columns), release: Int(columns.releases[index]))
        }
        while let change = changes.advance() {
            guard let row = change.after ?? change.before else { continue }
            let key = try view.columns.key(row)
            let revisions = change.observations.compactMap { pair in
                Revision(key, before: pair.before.map(figure), after: pair.after.map(figure))
            }
            try body(key, revisions)
        }
    }
}
