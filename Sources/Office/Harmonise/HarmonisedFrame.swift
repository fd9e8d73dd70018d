internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// A comparable view laid into the areas of one day: the figures of areas that are one then are added
/// up. Nothing is divided; what would have to be is not known, and counted.
struct HarmonisedFrame {
    /// The view in the areas of the day.
    struct Laid {
        var items: [HarmonisedView.Item] = []
        /// Figures that are not known, or have no place there, by why.
        var unmoved: [String: Int] = [:]
    }

    private let made: HarmonisedView
    private let areas: FrameAreas
    private let move: AreaMove

    /// Nil where the plan names no day.
    init?(_ office: Office, _ made: HarmonisedView, _ plan: HarmonisationPlan, state: Int) throws {
        guard let areas = try Self.areas(office, made.view, plan, state) else { return nil }
        self.made = made
        self.areas = areas
        move = try AreaMove(to: areas.frame, history: areas.history)
    }

    private static func areas(
        _ office: Office, _ view: Harmonising.View, _ plan: HarmonisationPlan, _ state: Int
    ) throws -> FrameAreas? {
        guard let date = plan.frame.flatMap({ CalendarDate($0) }) else { return nil }
        let (origins, destinations) = try codes(office, view, plan, state)
        return try FrameAreas(office, on: date, codes: Set(origins + destinations))
    }

    /// The codes that the plan's sources have, by end.
    private static func codes(
        _ office: Office, _ view: Harmonising.View, _ plan: HarmonisationPlan, _ state: Int
    ) throws -> ([String], [String]) {
        let index = try office.warehouse.index(office.sight, asOf: state)
        let pattern = KeyPattern(view.dataflow)
            .with(.source, Set(view.part(of: plan).sources.map(\.source)))
        return (index.codes(.origin, in: pattern), index.codes(.destination, in: pattern))
    }

    /// Under which codes figures of a corridor of the day may be; nil where the plan names no day.
    static func ends(
        _ office: Office, _ given: HarmonisationParameters, of corridor: HarmonisedView.Corridor
    ) throws -> (origins: Set<String>, destinations: Set<String>)? {
        guard let areas = try areas(office, given.view, given.plan, given.state) else { return nil }
        let (origins, destinations) = try codes(office, given.view, given.plan, given.state)
        return (
            areas.codes(for: [corridor.origin], among: origins),
            areas.codes(for: [corridor.destination], among: destinations)
        )
    }

    /// What is laid together: figures of one criterion and sex.
    private struct Group: Hashable {
        let criterion: String
        let sex: Sex
    }

    /// A figure of the day's areas, with the codes that count only a part of an area with others.
    private struct Found {
        let figure: ViewFigure
        let partial: [CoveredArea]
    }

    /// Corridors of the view in the areas of the day.
    func laid(_ corridors: [HarmonisedView.Corridor]) throws -> Laid {
        var tables: [Group: [Period: [AreaPair: ViewFigure]]] = [:]
        for corridor in corridors {
            let pair = AreaPair(corridor.origin, corridor.destination)
            for item in try made.items(corridor) {
                guard let sex = item.key[.sex].flatMap(Sex.init(rawValue:)) else { continue }
                let group = Group(criterion: corridor.criterion, sex: sex)
                for figure in item.figures {
                    tables[group, default: [:]][figure.period, default: [:]][pair] = figure
                }
            }
        }
        var result = Laid()
        let order = tables.sorted {
            ($0.key.criterion, $0.key.sex.rawValue) < ($1.key.criterion, $1.key.sex.rawValue)
        }
        for (group, periods) in order {
            var series: [AreaPair: [Found]] = [:]
            for (period, figures) in periods.sorted(by: { $0.key < $1.key }) {
                for (pair, found) in try lay(figures, period, &result.unmoved) {
                    series[pair, default: []].append(found)
                }
            }
            for (pair, found) in series.sorted(by: { $0.key < $1.key }) {
                result.items.append(
                    HarmonisedView.Item(
                        key: try Harmonising.key(
                            made.view, origin: pair.origin, destination: pair.destination,
                            criterion: group.criterion, sex: group.sex), figures: marked(found)))
            }
        }
        return result
    }

    /// One period's figures of one group.
    private func lay(
        _ figures: [AreaPair: ViewFigure], _ period: Period, _ unmoved: inout [String: Int]
    ) throws -> [AreaPair: Found] {
        var names = CoveredCodes(areas: areas, dataflow: made.view.dataflow, period: period)
        var values: [AreaPair: Double] = [:]
        var sources: [AreaPair: ViewFigure] = [:]
        var result: [AreaPair: Found] = [:]
        for (pair, figure) in figures.sorted(by: { $0.key < $1.key }) {
            let named = names.name(pair, source: figure.source)
            guard let value = figure.derivation.value else {
                // What is said to be missing stays so where the area is the same.
                if let target = names.same(named) {
                    result[target] = Found(figure: figure, partial: [])
                }
                continue
            }
            guard value >= 0, value.isFinite else {
                unmoved["no count", default: 0] += 1
                continue
            }
            values[named] = value
            sources[named] = figure
        }
        let moved: MovedTable
        do throws(AreaMoveError) {
            moved = try move.moved(
                try AreaTable(values, rests: names.rests) { name, axis in
                    names.covered(name, axis)?.extent
                })
        } catch {
            throw OfficeError(
                kind: .data, place: "\(made.view.rawValue) of \(period), areas of \(areas.date)",
                found: error.description, expected: "areas apart, or one within the other")
        }
        for left in moved.leftOut { unmoved[left.reason.kind, default: 0] += 1 }
        for (pair, figure) in moved.figures {
            let codes = figure.steps.flatMap { step in
                [
                    (step.pair.origin, AreaWeights.Axis.origin),
                    (step.pair.destination, .destination),
                ]
                .compactMap { names.covered($0.0, $0.1) }
            }
            let isUnsaid = codes.contains { $0.certainty == .unsaid }
            guard figure.gaps.isEmpty, !isUnsaid else {
                let why = isUnsaid ? "nobody says what a code covers" : figure.gaps.reason
                unmoved[why, default: 0] += 1
                continue
            }
            let parts = figure.steps.map(\.pair).sorted().compactMap { sources[$0] }
            guard let made = joined(parts, period) else { continue }
            let partial = codes.filter { covered in
                let whole = covered.together.flatMap { areas.history.extent(of: $0) }
                let target = covered.axis == .origin ? figure.origin : figure.destination
                return whole.map { !$0.parts.isSubset(of: target.parts) } ?? false
            }
            result[pair] = Found(figure: made, partial: partial)
        }
        return result
    }

    private func joined(_ parts: [ViewFigure], _ period: Period) -> ViewFigure? {
        guard let first = parts.first else { return nil }
        let ends = Set(parts.map { $0.side?.end })
        var side = first.side
        if parts.count > 1 {
            side =
                ends.count == 1 ? first.side.map { .init(end: $0.end, why: "of each part") } : nil
        }
        return ViewFigure(
            period: period,
            derivation: parts.count == 1 ? first.derivation : .joined(parts.map(\.derivation)),
            before: nil, side: side)
    }

    /// Figures of one series, with the breaks that are left.
    private func marked(_ found: [Found]) -> [ViewFigure] {
        var last: Found?
        return found.map { item in
            let before = last.map { $0.figure.origin }.flatMap {
                $0 == item.figure.origin ? nil : $0
            }
            var figure = ViewFigure(
                period: item.figure.period, derivation: item.figure.derivation, before: before,
                side: item.figure.side)
            if let last, item.figure.derivation.value != nil {
                let remarks = [last, item].map { Set($0.partial.map(\.remark)) }
                if remarks[0] != remarks[1] {
                    let said = remarks[0].union(remarks[1]).sorted()
                    figure.areaBreaks = ["Other people are counted. " + said.joined(separator: " ")]
                }
            }
            if item.figure.derivation.value != nil { last = item }
            return figure
        }
    }
}

extension ViewFigure {
    /// Whose figure it is, in words.
    fileprivate var origin: String {
        sources.joined(separator: " and ") + (side.map { ", as the \($0.end.name) reports" } ?? "")
    }
}

extension Set<MovedFigure.Gap> {
    /// Why a figure is not known, without which areas.
    fileprivate var reason: String {
        let words = map { gap in
            switch gap {
            case .noWeights: "an area would have to be divided"
            case .within: "who moved inside of a larger area is not counted"
            case .origin, .destination: "a part has no figure"
            }
        }
        return words.min() ?? ""
    }
}

extension MovedTable.LeftOut.Reason {
    /// The reason without which area.
    fileprivate var kind: String {
        switch self {
        case .withinOne: "moved within one area"
        case .countedIn, .countedInParts: "counted under another code too"
        case .outsideFrame: "an area that there was not"
        }
    }
}
