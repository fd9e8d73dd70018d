internal import Cubes
internal import Foundation
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

extension Office {
    /// A figure of the comparable view: the plan followed again on the sources as they were, back to
    /// their cells. Throws where the result is not the figure held.
    func explainHarmonised(_ shown: ShownSeries, period: Period) throws -> Explanation {
        guard let place = shown.series.observations.firstIndex(where: { $0.period == period }),
            let release = try warehouse.release(shown.releases[place]),
            let corridor = HarmonisedView.Corridor(shown.key),
            let sex = shown.key[.sex].flatMap(Sex.init(rawValue:))
        else {
            throw OfficeError(
                kind: .notFound, place: title(shown.key, period), found: "no release",
                expected: "a figure with its release")
        }
        let held = shown.series.observations[place]
        let given = try JSONDecoder().decode(
            HarmonisationParameters.self, from: Data(release.parameters.utf8))
        try requireInputs(given.inputs, of: release)
        let (made, items) = try made(given, corridor)
        let item = items.first { $0.key == shown.key }
        guard let figure = item?.figures.first(where: { $0.period == period }),
            made.observation(figure).says(sameAs: held)
        else {
            throw OfficeError(
                kind: .data, place: title(shown.key, period),
                found: "a path that gives another figure",
                expected: "the figure held; run `corridor harmonise` again")
        }
        let words = HarmonisedWords(
            office: self, given: given, made: made,
            corridor: given.plan.frame == nil ? corridor : figure.corridor ?? corridor, sex: sex,
            figure: figure)
        let leaves = figure.derivation.leaves
        let ids = Set(leaves.map(\.release)).sorted()
        return Explanation(
            title: title(shown.key, period), statement: statement(shown.key, period, held),
            value: figure.derivation.value,
            sections: [keySection(shown.key)] + (try words.sections())
                + (try definitionSections(shown.key)),
            notes: words.notes + release.notes,
            sources: try ids.compactMap { try warehouse.release($0) }.map(source)
                + [source(release)])
    }
}

extension Office {
    /// A corridor's series, made again, in the areas of a day if the plan names one.
    private func made(
        _ given: HarmonisationParameters, _ corridor: HarmonisedView.Corridor
    ) throws -> (HarmonisedView, [HarmonisedView.Item]) {
        func view(_ origins: Set<String>, _ destinations: Set<String>) throws -> HarmonisedView {
            let sources = try HarmonisedSources(
                self, given.view, given.plan, state: given.state,
                corridor: (origins, destinations))
            return HarmonisedView(given.view, given.plan, sources)
        }
        guard let ends = try HarmonisedFrame.ends(self, given, of: corridor) else {
            let made = try view([corridor.origin], [corridor.destination])
            return (made, try made.items(corridor))
        }
        let made = try view(ends.origins, ends.destinations)
        let near = made.corridors.filter {
            ends.origins.contains($0.origin) && ends.destinations.contains($0.destination)
                && $0.criterion == corridor.criterion
        }
        let frame = try HarmonisedFrame(self, made, given.plan, state: given.state)
        return (made, try frame?.laid(near).items ?? [])
    }
}

extension ViewFigure {
    /// The publisher's corridor, where it is of one alone.
    fileprivate var corridor: HarmonisedView.Corridor? {
        if case .joined = derivation { return nil }
        return derivation.leaves.first.flatMap { HarmonisedView.Corridor($0.key) }
    }

    fileprivate var isJoined: Bool {
        if case .joined = derivation { return true }
        return false
    }
}

extension HarmonisedView.Corridor {
    init?(_ key: SeriesKey) {
        guard let origin = key[.origin], let destination = key[.destination],
            let criterion = key[.criterion]
        else { return nil }
        self.init(origin: origin, destination: destination, criterion: criterion)
    }
}

/// The sections that explain a figure of the comparable view.
struct HarmonisedWords {
    let office: Office
    let given: HarmonisationParameters
    let made: HarmonisedView
    let corridor: HarmonisedView.Corridor
    let sex: Sex
    let figure: ViewFigure

    var notes: [String] {
        var notes: [String] = []
        if let before = figure.before {
            notes.append(
                "Break: the figure before comes from \(before). What changes between them need not "
                    + "be people.")
        }
        notes += figure.areaBreaks.map { "Break: \($0)" }
        if let reports = made.reports(corridor, figure.side?.end ?? .destination) {
            notes += (reports.conversions(of: figure.source)?.remarks ?? []).map {
                "The figures of \(figure.source) are \($0)."
            }
        }
        return notes
    }

    func sections() throws -> [Explanation.Section] {
        try [cells, arithmetic].compactMap { $0 }
            + (figure.isJoined ? [] : [ends, order].compactMap { $0 })
    }

    /// Where the publishers' figures stood.
    private var cells: Explanation.Section {
        get throws {
            .init(
                title: "Source cells",
                rows: try figure.derivation.leaves.map { leaf in
                    let file = try office.warehouse.release(leaf.release)?.files.first
                    let observation = leaf.observation
                    let cell = office.sourceCell(observation, in: file)
                    let label = "\(leaf.key.dataflow.rawValue) \(leaf.key) \(observation.period)"
                    guard let number = observation.scaled else {
                        return Explanation.Row(
                            label, observation.value.words, remark: cell.description)
                    }
                    return Explanation.Row(label, number, remark: cell.description)
                })
        }
    }

    /// The steps from the cells to the figure; nil where the cell is the figure.
    private var arithmetic: Explanation.Section? {
        if case .taken = figure.derivation { return nil }
        guard let value = figure.derivation.value else { return nil }
        return .init(
            title: "Arithmetic", rows: Self.steps(figure.derivation), sum: .init("Figure", value))
    }

    private static func steps(_ made: Derivation) -> [Explanation.Row] {
        switch made {
        case .taken: return []
        case .sexes(let women, let men):
            return steps(women) + steps(men)
                + [("Women", women), ("Men", men)].compactMap { name, part in
                    part.value.map { .init(name, $0) }
                }
        case .halfway(let first, let second):
            return [first, second].flatMap { part in
                steps(part)
                    + (part.value.map { value in
                        let period = part.leaves.first?.observation.period.description ?? ""
                        return [.init("Half of the figure of \(period)", value / 2)]
                    } ?? [])
            }
        case .duration(let figure, let from, let to):
            guard let value = figure.value,
                let result = ConvertedFlow(value, from: from, to: to)
            else { return steps(figure) }
            return steps(figure)
                + [.init("As reported, least stay \(from.words)", value)]
                + result.results.map {
                    .init(
                        "Least stay \(to.words) by \($0.factors.name)", $0.value,
                        remark: "factor \(exactText($0.factor))")
                } + [.init("Between them (geometric mean)", result.central)]
        case .joined(let parts): return parts.compactMap(part)
        }
    }

    /// A part of a joined area, with what was done to it.
    private static func part(_ made: Derivation) -> Explanation.Row? {
        guard let value = made.value, let key = made.leaves.first?.key else { return nil }
        var words = [key[.source] ?? ""]
        if case .sexes(let women, let men) = made, let women = women.value, let men = men.value {
            words.append("women \(exactText(women)) and men \(exactText(men))")
        }
        if let change = made.conversionWords { words.append(change) }
        return .init(
            "\(key[.origin] ?? "") to \(key[.destination] ?? "")", value,
            remark: words.joined(separator: "; "))
    }

    /// What both ends say, for flows.
    private var ends: Explanation.Section? {
        guard given.view == .flows, let side = figure.side,
            let choice = made.flows(corridor).choices[figure.period]
        else { return nil }
        let reports = [choice.side: choice.report, choice.side.other: choice.other]
        var rows: [Explanation.Row] = MirrorEnd.allCases.map { end in
            guard let report = reports[end] ?? nil else {
                return .init("Reported by the \(end.name)", "nothing")
            }
            return .init(
                "Reported by the \(end.name)", report.value,
                remark: end == side.end ? "taken" : nil)
        }
        rows.append(.init("Why", side.why))
        return .init(title: "Which end", rows: rows)
    }

    /// Every source of the plan, in its order, and why its figure is the one or is not.
    private var order: Explanation.Section {
        let end = figure.side?.end ?? .destination
        let reporter = HarmonisedSources.Reporter(
            end: end, area: end == .origin ? corridor.origin : corridor.destination,
            criterion: corridor.criterion)
        let partner = end == .origin ? corridor.destination : corridor.origin
        let view = made.sources.views[reporter]
        let there = view?.all(partner, sex, figure.period) ?? [:]
        let refused = made.sources.refusals[reporter] ?? [:]
        let rows = given.view.part(of: given.plan).sources.map { preference in
            let source = preference.source
            let remark: String
            if source == figure.source {
                remark = "taken: \(preference.why)"
            } else if let why = refused[source] {
                remark = "refused: \(why)"
            } else if view?.conversions(of: source) != nil {
                remark =
                    there[source] == nil
                    ? "has no figure of the corridor and year" : "passed over: \(passedOver)"
            } else {
                remark =
                    "says nothing of \(office.areas.area(reporter.area)?.name ?? reporter.area)"
            }
            guard let value = there[source]?.value else {
                return Explanation.Row(source, "", remark: remark)
            }
            return Explanation.Row(source, value, remark: remark)
        }
        return .init(title: "Order of preference, plan \(given.plan.version)", rows: rows)
    }

    private var passedOver: String {
        "all figures of an area and year come from one source, here \(figure.source)"
    }
}

extension ObservedValue {
    /// The number, or why there is none.
    var words: String {
        switch self {
        case .number(let number): exactText(number)
        case .missing(let reason): reason.name
        }
    }
}
