internal import Cubes
public import Harmonisation
internal import Vocabulary
internal import Warehouse

extension Office {
    /// Looks the figures through for what is odd, and says what to ask whom.
    ///
    /// Nothing is written. Cost: reads all figures; a few seconds for three million.
    ///
    /// - Throws: ``OfficeError`` for a release, area or source that is not held.
    public func review(
        _ request: ReviewRequest, progress: (String) -> Void = { _ in }
    ) throws -> ReviewReport {
        let state = try state(asOf: request.asOf)
        try refuseUnknown(request, state)
        progress("reading")
        let data = try ReviewReading(state: state).data()
        var said: [String: SourceDefinitions] = [:]
        for source in Set(state.releases.map(\.source)) {
            said[source] = try SourceDefinitions(source, self)
        }
        let definitions = said
        let context = ReviewContext(
            areas: areas, least: request.least,
            words: Self.popTypes.merging(Self.indicators) { word, _ in word }
        ) { key in
            definitions[key[.source] ?? ""]?.definition(of: key) ?? SeriesDefinition()
        }
        progress("looking through \(data.figureCount) figures")
        var found = Review(data, context).findings(request.checks)
        var notes: [String] = []
        if let since = request.since {
            if request.checks.contains(.revisions) {
                found += RevisionCheck(context).findings(try revisions(since, state))
            }
            notes.append("Only what rests on a figure that came after release \(since).")
        } else if request.checks == [.revisions] {
            throw OfficeError(
                kind: .request, place: "revisions", found: "no release to compare with",
                expected: "--since RELEASE")
        }
        let kept = Review.ranked(found.filter { takes($0, request) })
        notes.append(
            "A finding is a question, not a fault: most publishers have an answer. Figures that no "
                + "check can compare are not sound for that.")
        return ReviewReport(
            kept, data: data, release: request.asOf ?? state.effective.last,
            least: context.least, areas: areas, releases: state.releases, notes: notes)
    }

    private func refuseUnknown(_ request: ReviewRequest, _ state: OfficeState) throws {
        for area in request.areas where areas.area(area) == nil {
            throw OfficeError(
                kind: .request, place: "--area", found: area,
                expected: "a code of an area, such as FRA",
                details: areas.search(area, limit: 3).map(\.description))
        }
        let sources = Set(state.releases.map(\.source))
        for source in request.sources where !sources.contains(source) {
            throw OfficeError(
                kind: .request, place: "--source", found: source,
                expected: "one of " + sources.sorted().joined(separator: ", "))
        }
        if let since = request.since, !state.releases.contains(where: { $0.id == since }),
            since != 0
        {
            throw OfficeError(
                kind: .request, place: "--since", found: "release \(since)",
                expected: "a release that is held; see `corridor list`")
        }
        guard request.least.isFinite, request.least >= 1 else {
            throw OfficeError(
                kind: .request, place: "--least", found: "\(request.least)",
                expected: "a number of people, 1 or more")
        }
    }

    private func takes(_ finding: ReviewFinding, _ request: ReviewRequest) -> Bool {
        let evidence = finding.evidence
        if let since = request.since, !evidence.contains(where: { $0.release > since }) {
            return false
        }
        if !request.sources.isEmpty,
            !evidence.contains(where: { request.sources.contains($0.key[.source] ?? "") })
        {
            return false
        }
        if !request.areas.isEmpty,
            !evidence.contains(where: { item in
                zip(item.key.dataflow.dimensions, item.key.codes).contains {
                    $0.isArea && request.areas.contains($1)
                }
            })
        {
            return false
        }
        return request.patterns.isEmpty
            || request.patterns.contains { pattern in
                evidence.contains { pattern.matches($0.key) }
            }
    }

    /// Figures that are numbers of people both after a release and now, and not the same.
    private func revisions(
        _ since: Int, _ state: OfficeState
    ) throws -> [RevisionCheck.Revision] {
        let earlier = state.asOf(since)
        let sets = state.holdings.attributeSets
        var result: [RevisionCheck.Revision] = []
        for dataflow in Dataflow.allCases where dataflow != .remittance {
            let view = state.view(dataflow)
            let columns = try state.observations(dataflow)
            var walk = StateChanges(
                from: earlier.view(dataflow), to: view,
                SeriesSelection(keys: [CodeSelection(view.columns)]), columns)
            func people(_ index: Int) -> Double? {
                let set = sets[Int(columns.attributes[index])]
                guard columns.reasons[index] == 0, (set[.unitMeasure] ?? "PS") == "PS" else {
                    return nil
                }
                return columns.values[index] * set.multiplier
            }
            while let difference = walk.advance() {
                guard let row = difference.after else { continue }
                let key = try view.columns.key(row)
                guard key[.method] ?? "_Z" == "_Z" else { continue }
                for case (let old?, let new?) in difference.observations {
                    guard let before = people(old), let after = people(new), before != after else {
                        continue
                    }
                    result.append(
                        .init(
                            key: key, period: state.holdings.periods[Int(columns.periods[new])],
                            before: before, after: after,
                            release: (Int(columns.releases[old]), Int(columns.releases[new]))))
                }
            }
        }
        return result
    }
}
