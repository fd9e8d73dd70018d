internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// A series in the areas of a date, before it is shown.
struct FramedResult {
    let table: FrameTable
    let pair: AreaPair
    let key: SeriesKey
    /// In order of period.
    let values: [FramedValue]

    /// As it is shown.
    func shown(_ framing: Framing) -> FramedSeries {
        FramedSeries(
            dataflow: key.dataflow.rawValue, seriesKey: key.description,
            key: Dictionary(
                zip(key.dataflow.dimensions.map(\.rawValue), key.codes),
                uniquingKeysWith: { first, _ in first }),
            frame: framing.request.date.description, places: places(framing),
            figures: values.map { $0.shown }, breaks: breaks(framing))
    }

    /// Its areas, in order of the dimensions.
    func places(_ framing: Framing) -> [FramedSeries.Place] {
        key.dataflow.dimensions.filter(\.isArea).compactMap { dimension in
            guard let code = key[dimension], let extent = framing.areas.frame.areas[code] else {
                return nil
            }
            return .init(
                dimension: dimension.rawValue, code: code,
                name: framing.office.areas.area(code)?.name ?? code,
                parts: extent.parts.sorted())
        }
    }

    /// Between which known figures other people are counted.
    private func breaks(_ framing: Framing) -> [ShownBreak] {
        let known = values.filter { $0.value != nil }
        return zip(known, known.dropFirst()).compactMap { first, second in
            let remarks = [first, second].map { Set($0.partial.map(\.remark)) }
            guard remarks[0] != remarks[1] else { return nil }
            let covered = first.partial + second.partial
            let history = framing.areas.history
            let why = covered.flatMap { area in
                [area.remark]
                    + (area.together.map { whole in
                        history.changes(of: whole).map { "\($0.summary) (\($0.date))" }
                    } ?? [])
            }
            var seen: Set<String> = []
            let codes = Set(covered.map(\.code)).sorted().joined(separator: " and ")
            let what = "\(codes) does not count the same people in both."
            return ShownBreak(
                from: first.period.description, to: second.period.description,
                kind: AreaBreak.Kind.people.rawValue,
                sentence: ([what] + why).filter { !$0.isEmpty && seen.insert($0).inserted }
                    .joined(separator: " "))
        }
    }
}

extension FramedValue {
    /// As it is shown.
    var shown: FramedSeries.Figure {
        var divisions: [FramedSeries.Division] = []
        for step in steps {
            for item in step.divisions {
                let shown = item.division.shown(in: item.extent)
                if !divisions.contains(shown) { divisions.append(shown) }
            }
        }
        let known = value != nil
        return FramedSeries.Figure(
            period: period.description, value: value, low: known ? found.min() : nil,
            high: known ? found.max() : nil, kind: kind.rawValue, found: found,
            steps: steps.map { $0.shown(period) }, gaps: gaps, leftOut: leftOut,
            divisions: divisions)
    }
}

extension FramedValue.Step {
    /// What came by the first basis of weights.
    var part: Double { moved.figure * moved.share }

    /// As it is shown.
    func shown(_ period: Period) -> FramedSeries.Step {
        let place = shown.series.observations.firstIndex { $0.period == period }
        return FramedSeries.Step(
            dataflow: shown.key.dataflow.rawValue, seriesKey: shown.key.description,
            value: moved.figure, shares: moved.shares, bases: moved.bases, part: part,
            status: observation.status.rawValue,
            release: place.flatMap { shown.release(at: $0) },
            row: observation.row > 0 ? observation.row : nil,
            column: observation.column > 0 ? observation.column : nil,
            computedFrom: shown.isComputed ? shown.parts.count : nil)
    }
}
