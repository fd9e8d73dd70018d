internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// A figure in the areas of a date, with all that it was made of.
struct FramedValue {
    /// A figure of the source on its way.
    struct Step {
        let moved: MovedFigure.Step
        let shown: ShownSeries
        let observation: Observation
        /// The weights that say its shares; empty where all of it came.
        let divisions: [(division: FrameDivision, extent: AreaExtent)]
    }

    let period: Period
    /// All that was found, by each basis of weights in their order; at least one value.
    let found: [Double]
    let steps: [Step]
    let gaps: [FramedSeries.Gap]
    let leftOut: [FramedSeries.LeftOut]
    /// Codes that are of a part of an area alone, and are compared only as a part of a larger one than
    /// that of the frame.
    let partial: [CoveredArea]
    /// The bases of weights that were asked, in order.
    let bases: [String]

    var value: Double? { gaps.isEmpty ? found.first : nil }

    /// How it was made, as ``FramedSeries/Figure/kind``.
    var kind: MovedFigure.Kind {
        guard gaps.isEmpty else { return .unknown }
        if steps.contains(where: { !$0.moved.bases.isEmpty }) { return .weighted }
        return steps.count > 1 ? .sum : .same
    }
}

/// One period of a table in the areas of a date.
struct FramedPeriod {
    private(set) var values: [AreaPair: FramedValue] = [:]
    private let framing: Framing
    private let table: FrameTable
    private let slice: FrameTable.Slice
    private let divisions: [FrameDivision]
    private var unused: [String: [AreaPair: [FramedSeries.LeftOut]]] = [:]

    init(
        _ framing: Framing, _ table: FrameTable, _ slice: FrameTable.Slice,
        _ weights: inout FramingWeights
    ) throws {
        self.framing = framing
        self.table = table
        self.slice = slice
        divisions = try weights.divisions(slice)
        let moved: MovedTable
        do throws(AreaMoveError) {
            let move = try AreaMove(
                to: framing.areas.frame, weights: divisions.map(\.weights),
                history: framing.areas.history)
            moved = try move.moved(try slice.table())
        } catch {
            guard let asked = self.asked else {
                throw OfficeError(
                    kind: .data,
                    place: "\(table.key.dataflow.rawValue) \(table.key) \(slice.period)",
                    found: error.description, expected: "areas apart, or one within the other")
            }
            let gap = FramedSeries.Gap(
                kind: "overlap", areas: error.parts, sentence: error.description)
            for pair in asked {
                values[pair] = FramedValue(
                    period: slice.period, found: [0], steps: [], gaps: [gap], leftOut: [],
                    partial: [], bases: [])
            }
            return
        }
        keepUnused(moved)
        for (pair, figure) in moved.figures where framing.wants(pair) {
            values[pair] = value(figure)
        }
    }

    private var bases: [String] {
        var seen: Set<String> = []
        return divisions.map(\.weights.basis).filter { seen.insert($0).inserted }
    }

    /// The pairs that are asked for by name; nil where any end is open.
    private var asked: [AreaPair]? {
        guard let origins = framing.origins else { return nil }
        if slice.destinations.isEmpty { return origins.map { AreaPair($0, "") } }
        return framing.destinations.map { ends in
            origins.flatMap { origin in ends.map { AreaPair(origin, $0) } }
        }
    }

    private func value(_ figure: MovedFigure) -> FramedValue {
        let steps = figure.steps.compactMap { step -> FramedValue.Step? in
            guard let shown = table.series[step.pair],
                let observation = shown.series[slice.period]
            else { return nil }
            return .init(
                moved: step, shown: shown, observation: observation, divisions: used(step))
        }.sorted { $0.moved.pair < $1.moved.pair }
        return FramedValue(
            period: slice.period, found: figure.found, steps: steps,
            gaps: figure.gaps.map(gap).sorted {
                ($0.kind, $0.areas.joined()) < ($1.kind, $1.areas.joined())
            }
                + unsaid(steps) + units(steps), leftOut: leftOut(figure),
            partial: partial(steps, figure), bases: bases)
    }

    /// By which weights a figure was divided.
    private func used(
        _ step: MovedFigure.Step
    ) -> [(division: FrameDivision, extent: AreaExtent)] {
        guard !step.bases.isEmpty, let ends = slice.ends(step.pair) else { return [] }
        let isVector = ends.destination == nil
        let sides: [(AreaExtent, AreaWeights.Axis, String)] =
            [(ends.origin, isVector ? .either : .origin, step.pair.destination)]
            + (ends.destination.map { [($0, .destination, step.pair.origin)] } ?? [])
        var found: [(division: FrameDivision, extent: AreaExtent)] = []
        for basis in step.bases {
            for (extent, axis, counterpart) in sides
            where framing.areas.frame.areas(in: extent).count > 1 {
                let ranked = divisions.filter { $0.weights.basis == basis }.compactMap { item in
                    item.rank(extent, axis, counterpart: counterpart).map { (item, $0) }
                }
                // As the first of the highest rank is taken where figures are laid.
                var best: (FrameDivision, Int)?
                for item in ranked where item.1 > best?.1 ?? -1 { best = item }
                if let best { found.append((best.0, extent)) }
            }
        }
        return found
    }

    private func gap(_ gap: MovedFigure.Gap) -> FramedSeries.Gap {
        func remark(_ code: String, _ axis: AreaWeights.Axis) -> String {
            let covered = axis == .origin ? slice.origins[code] : slice.destinations[code]
            guard let covered, covered.extent.parts != [code] else { return "" }
            let said = covered.remark.isEmpty ? "" : " \(covered.remark)"
            return " (it covers \(covered.extent)).\(said)"
        }
        switch gap {
        case .origin(let parts):
            return .init(kind: "origin", areas: parts.sorted(), sentence: gap.description)
        case .destination(let parts):
            return .init(kind: "destination", areas: parts.sorted(), sentence: gap.description)
        case .within(let code):
            return .init(
                kind: "within", areas: [code],
                sentence: gap.description + remark(code, .destination))
        case .noWeights(let code):
            let axis: AreaWeights.Axis = slice.origins[code] == nil ? .destination : .origin
            return .init(
                kind: "noWeights", areas: [code], sentence: gap.description + remark(code, axis))
        }
    }

    /// Nobody says what a code covers that had a part in it.
    private func unsaid(_ steps: [FramedValue.Step]) -> [FramedSeries.Gap] {
        var codes: [String: CoveredArea] = [:]
        for step in steps {
            for axis in [AreaWeights.Axis.origin, .destination] {
                guard let covered = slice.covered(step.moved.pair, axis),
                    covered.certainty == .unsaid
                else { continue }
                codes[covered.code] = covered
            }
        }
        return codes.sorted { $0.key < $1.key }.map { code, covered in
            .init(
                kind: "unsaid", areas: [code],
                sentence: "nobody says what \(code) covers in \(slice.period). \(covered.remark)")
        }
    }

    private func units(_ steps: [FramedValue.Step]) -> [FramedSeries.Gap] {
        let units = Set(steps.map { $0.observation.attributes[.unitMeasure] ?? "no unit" })
        guard units.count > 1 else { return [] }
        return [
            .init(
                kind: "unit", areas: [],
                sentence: "the figures are in \(units.sorted().joined(separator: " and "))")
        ]
    }

    /// What the source has of the same land that is no part of the figure.
    private func leftOut(_ figure: MovedFigure) -> [FramedSeries.LeftOut] {
        let near = Set(figure.origin.parts.flatMap { unused[$0]?.keys.map { $0 } ?? [] })
        return near.filter { other in
            guard let end = slice.destinations[other.destination]?.extent else { return true }
            return end.relation(to: figure.destination) != .apart
        }.sorted().flatMap { other in
            other.firstPart(of: slice).flatMap { unused[$0]?[other] } ?? []
        }
    }

    /// Figures that are left out, and those that are said to be missing, by parts of their origin.
    private mutating func keepUnused(_ moved: MovedTable) {
        var all: [AreaPair: [FramedSeries.LeftOut]] = [:]
        for item in moved.leftOut {
            all[item.pair, default: []].append(
                .init(
                    seriesKey: table.key(item.pair).description, value: item.figure,
                    reason: item.reason.words))
        }
        for (pair, why) in slice.missing {
            all[pair, default: []].append(
                .init(seriesKey: table.key(pair).description, value: nil, reason: why))
        }
        for (pair, items) in all {
            for part in slice.origins[pair.origin]?.extent.parts ?? [] {
                unused[part, default: [:]][pair] = items
            }
        }
    }

    private func partial(_ steps: [FramedValue.Step], _ figure: MovedFigure) -> [CoveredArea] {
        var seen: Set<CoveredArea> = []
        for step in steps {
            for axis in [AreaWeights.Axis.origin, .destination] {
                guard let covered = slice.covered(step.moved.pair, axis),
                    let together = covered.together.flatMap({
                        framing.areas.history.extent(of: $0)
                    })
                else { continue }
                let target = axis == .origin ? figure.origin : figure.destination
                if !together.parts.isSubset(of: target.parts) { seen.insert(covered) }
            }
        }
        return seen.sorted { ($0.code, $0.axis.rawValue) < ($1.code, $1.axis.rawValue) }
    }
}

extension AreaPair {
    /// One of the parts that its origin covers.
    fileprivate func firstPart(of slice: FrameTable.Slice) -> String? {
        slice.origins[origin]?.extent.parts.min()
    }
}

extension MovedTable.LeftOut.Reason {
    /// Half a sentence.
    var words: String {
        switch self {
        case .withinOne(let area): "who moved within \(area) moved between no areas"
        case .countedIn(let code): "its people are counted under \(code) too"
        case .countedInParts: "its people are counted under finer codes too"
        case .outsideFrame: "there is no area of the date there"
        }
    }
}
