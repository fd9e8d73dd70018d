internal import Cubes
public import Harmonisation
internal import Vocabulary
public import Warehouse

/// What harmonising did.
public struct HarmonisationRun: Sendable {
    public let reports: [HarmonisationReport]
    public let outcomes: [WriteOutcome]
}

extension Office {
    /// Makes the comparable view of stocks, flows, or both, and writes a release of each in one
    /// transaction.
    ///
    /// Each figure is a publisher's, taken by the plan's order and brought to the plan's target;
    /// `COMMENT` names its source and what was done, and an explanation walks back to its cells.
    ///
    /// - Throws: ``OfficeError`` for a plan that cannot be followed, and where no source of it has
    ///   figures.
    public func harmonise(
        _ views: [Harmonising.View] = Harmonising.View.allCases,
        plan: HarmonisationPlan = .house, progress: (String) -> Void = { _ in }
    ) throws -> HarmonisationRun {
        do throws(HarmonisationPlanError) {
            try plan.validate()
        } catch {
            throw OfficeError(
                kind: .data, place: "plan, \(error.place)", found: error.found,
                expected: error.expected)
        }
        let releases = try self.releases()
        let state = releases.last { $0.source != FlowEstimating.source }?.id ?? 0
        var drafts: [(draft: ReleaseDraft, series: [Series])] = []
        var reports: [HarmonisationReport] = []
        for view in views {
            progress("reading \(view.rawValue)")
            let sources = try HarmonisedSources(self, view, plan, state: state)
            let made = HarmonisedView(view, plan, sources)
            progress("harmonising \(view.rawValue)")
            var tally = HarmonisationTally()
            var series: [Series] = []
            func take(_ item: HarmonisedView.Item) {
                tally.add(item)
                series.append(
                    Series(key: item.key, observations: item.figures.map(made.observation)))
            }
            var laid: HarmonisedFrame.Laid?
            if let frame = try HarmonisedFrame(self, made, plan, state: state) {
                let result = try frame.laid(made.corridors)
                result.items.forEach(take)
                laid = result
            } else {
                for corridor in made.corridors { try made.items(corridor).forEach(take) }
            }
            reports.append(
                try report(made, tally, series: series.count, plan, state: state, laid))
            guard !series.isEmpty else { continue }
            let inputs = releases.filter { tally.releases.contains($0.id) }
            let parameters = HarmonisationParameters(
                view: view, plan: plan, state: state, inputs: inputs.map(\.id))
            drafts.append((try draft(parameters, reports[reports.count - 1], from: inputs), series))
        }
        guard !drafts.isEmpty else { throw nothing(views, plan) }
        progress("writing")
        return HarmonisationRun(reports: reports, outcomes: try warehouse.write(drafts))
    }

    private func nothing(
        _ views: [Harmonising.View], _ plan: HarmonisationPlan
    ) -> OfficeError {
        let named = Set(views.flatMap { $0.part(of: plan).sources.map(\.source) }).sorted()
        return OfficeError(
            kind: .data, place: "workspace \(warehouse.folder)",
            found:
                "no \(views.map(\.rawValue).joined(separator: " or ")) of a source that the plan "
                + "names and can take",
            expected: "figures of one of " + named.joined(separator: ", "))
    }

    private func report(
        _ made: HarmonisedView, _ tally: HarmonisationTally, series: Int,
        _ plan: HarmonisationPlan, state: Int, _ laid: HarmonisedFrame.Laid?
    ) throws -> HarmonisationReport {
        var read: [String: Int] = [:]
        var taken: [String: Int] = [:]
        for view in made.sources.views.values {
            for (source, account) in view.account() {
                read[source, default: 0] += account.read
                taken[source, default: 0] += account.taken
            }
        }
        let part = made.view.part(of: plan)
        let sources = part.sources.map { preference in
            let source = preference.source
            let refused = made.sources.refused[source, default: [:]].sorted { $0.key < $1.key }
            return HarmonisationReport.Source(
                source: source,
                read: read[source, default: 0] + refused.reduce(0) { $0 + $1.value },
                taken: taken[source, default: 0],
                passedOver: read[source, default: 0] - taken[source, default: 0],
                refused: refused.map { .init(why: $0.key, figures: $0.value) })
        }
        let named = Set(part.sources.map(\.source)).union([FlowEstimating.source])
        let there = try warehouse.index(sight, asOf: state)
            .codes(.source, in: KeyPattern(made.view.dataflow))
        return HarmonisationReport(
            view: made.view, version: plan.version, figures: tally.figures, series: series,
            converted: tally.converted, breaks: tally.breaks, ends: tally.ends,
            sources: sources, unnamed: there.filter { !named.contains($0) }.sorted(),
            frame: plan.frame.map { date in
                .init(
                    date: date,
                    unmoved: (laid?.unmoved ?? [:]).sorted { $0.key < $1.key }
                        .map { .init(why: $0.key, figures: $0.value) })
            })
    }

    private func draft(
        _ parameters: HarmonisationParameters, _ report: HarmonisationReport,
        from inputs: [Release]
    ) throws -> ReleaseDraft {
        let view = parameters.view
        var draft = ReleaseDraft(
            source: FlowEstimating.source, table: Harmonising.table(view), kind: .harmonised,
            publisher: "Corridor", title: view.title,
            citation: "Corridor, one comparable view by plan \(parameters.plan.version) of: "
                + inputs.map(\.citation).joined(separator: " "),
            licence: Licence(name: "the terms of each figure's source", url: nil),
            url: "docs/methods/harmonisation.md",
            notes: (parameters.plan.frame.map {
                [
                    "Areas are those of \($0): figures of areas that are one then are added up, and what "
                        + "would have to be divided is left out."
                ]
            } ?? []) + [
                "Each figure is a publisher's, taken by a written order of preference; COMMENT names "
                    + "the publisher's source.",
                "Where the source changes, the series has a break (OBS_STATUS B): what changes there "
                    + "need not be people.",
            ],
            parameters: try jsonText(parameters), report: try jsonText(report))
        // What its inputs may not show yet, it may not either.
        let embargoes = inputs.compactMap { $0.embargo.flatMap { UTCTime($0) } }
        draft.embargo = embargoes.max { $0.description < $1.description }
        draft.isPending = inputs.contains { $0.standing == .pending }
        return draft
    }
}

/// Counts what a view is made of.
private struct HarmonisationTally {
    private(set) var figures = 0
    private(set) var converted = 0
    private(set) var breaks = 0
    private(set) var ends: [String: Int] = [:]
    /// That brought a figure that one of the view is made of.
    private(set) var releases: Set<Int> = []

    mutating func add(_ item: HarmonisedView.Item) {
        figures += item.figures.count
        for figure in item.figures {
            if figure.derivation.isConverted { converted += 1 }
            if figure.isBreak { breaks += 1 }
            if let side = figure.side { ends[side.end.rawValue, default: 0] += 1 }
            for leaf in figure.derivation.leaves { releases.insert(leaf.release) }
        }
    }
}
