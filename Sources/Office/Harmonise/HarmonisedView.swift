internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// A comparable view: the figures of each corridor, criterion and sex, with how each was made.
struct HarmonisedView {
    /// One series of the view.
    struct Item {
        let key: SeriesKey
        let figures: [ViewFigure]
    }

    let view: Harmonising.View
    let sources: HarmonisedSources
    private let stay: DurationFactors.LeastStay?
    private let breaks = AreaBreaks()

    init(_ view: Harmonising.View, _ plan: HarmonisationPlan, _ sources: HarmonisedSources) {
        self.view = view
        self.sources = sources
        let target = SeriesDefinition(view.part(of: plan).target)
        stay = target[.duration].flatMap { DurationFactors.LeastStay(rawValue: $0.code) }
    }

    /// All corridors that anybody reports, in order.
    var corridors: [Corridor] {
        var corridors: Set<Corridor> = []
        for (reporter, reports) in sources.views {
            for partner in reports.partners {
                let isOrigin = reporter.end == .origin
                corridors.insert(
                    Corridor(
                        origin: isOrigin ? reporter.area : partner,
                        destination: isOrigin ? partner : reporter.area,
                        criterion: reporter.criterion))
            }
        }
        return corridors.sorted()
    }

    /// Two ends and what makes a migrant.
    struct Corridor: Hashable, Comparable {
        let origin: String
        let destination: String
        let criterion: String

        static func < (a: Corridor, b: Corridor) -> Bool {
            (a.origin, a.destination, a.criterion) < (b.origin, b.destination, b.criterion)
        }
    }

    /// One corridor's series, by sex.
    func items(_ corridor: Corridor) throws -> [Item] {
        let figures: (Sex) -> [ViewFigure]
        switch view {
        case .stocks:
            guard let reports = reports(corridor, .destination) else { return [] }
            figures = { reports.figures(corridor.origin, $0) }
        case .flows:
            let flows = flows(corridor)
            figures = { flows.figures($0) }
        }
        return try [Sex.total, .female, .male].compactMap { sex in
            let found = breaks.mark(
                figures(sex), origin: corridor.origin, destination: corridor.destination,
                view.dataflow)
            guard !found.isEmpty else { return nil }
            return Item(
                key: try Harmonising.key(
                    view, origin: corridor.origin, destination: corridor.destination,
                    criterion: corridor.criterion, sex: sex), figures: found)
        }
    }

    /// What both ends of a corridor report.
    func flows(_ corridor: Corridor) -> CorridorFlows {
        CorridorFlows(
            origin: reports(corridor, .origin).map {
                .init($0, partner: corridor.destination, leastStay: stay)
            },
            destination: reports(corridor, .destination).map {
                .init($0, partner: corridor.origin, leastStay: stay)
            })
    }

    /// What one end of a corridor reports.
    func reports(_ corridor: Corridor, _ end: MirrorEnd) -> ReporterView? {
        sources.views[
            .init(
                end: end, area: end == .origin ? corridor.origin : corridor.destination,
                criterion: corridor.criterion)]
    }

    /// A figure as it is held.
    func observation(_ figure: ViewFigure) -> Observation {
        let leaves = figure.derivation.leaves
        var values: [AttributeID: String] = [:]
        for id in [AttributeID.unitMeasure, .dataType, .confidentiality] {
            let said = Set(leaves.map { $0.observation.attributes[id] })
            if said.count == 1, let only = said.first { values[id] = only }
        }
        // What one of its parts is, all of it is.
        if let closed = leaves.compactMap({ $0.observation.attributes[.confidentiality] })
            .filter({ $0 != "F" }).max()
        {
            values[.confidentiality] = closed
        }
        if values[.unitMeasure] == nil { values[.unitMeasure] = "PS" }
        values[.comment] = comment(figure)
        return Observation(
            period: figure.period, value: value(figure), status: status(figure),
            attributes: AttributeSet(values))
    }

    private func value(_ figure: ViewFigure) -> ObservedValue {
        if let number = figure.derivation.value { return .number(number) }
        if case .taken(let leaf) = figure.derivation { return leaf.observation.value }
        return .missing(.notReported)
    }

    private func status(_ figure: ViewFigure) -> ObservationStatus {
        let statuses = Set(figure.derivation.leaves.map(\.observation.status))
        guard figure.derivation.value != nil else { return statuses.first ?? .missing }
        if figure.isBreak { return .breakInSeries }
        if figure.derivation.isConverted { return .estimated }
        if statuses.count == 1, let only = statuses.first { return only }
        return statuses.contains(.estimated) ? .estimated : .normal
    }

    private func comment(_ figure: ViewFigure) -> String {
        var words = figure.sources.joined(separator: " and ")
        if let side = figure.side { words += ", as the \(side.end.name) reports" }
        if let change = figure.derivation.conversionWords { words += "; " + change }
        if let range = figure.derivation.range {
            words += ", \(exactText(range.lowerBound)) to \(exactText(range.upperBound))"
        }
        if let before = figure.before { words += "; before: " + before }
        if !figure.areaBreaks.isEmpty { words += "; before: another area" }
        return words
    }
}

extension Derivation {
    /// What was done beside adding women and men up; nil where nothing was.
    var conversionWords: String? {
        switch self {
        case .taken: nil
        case .sexes(let women, _): women.conversionWords
        case .halfway: "half way between two dates"
        case .joined(let parts):
            "\(parts.count) figures added up"
                + (parts.lazy.compactMap(\.conversionWords).first.map { "; \($0)" } ?? "")
        case .duration(_, let from, let to): "least stay \(from.words) to \(to.words)"
        }
    }
}

extension DurationFactors.LeastStay {
    /// `three months`, as definitions have it.
    var words: String { Aspect.duration.words(rawValue) ?? rawValue }
}
