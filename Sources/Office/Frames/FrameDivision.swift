internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// Weights for one area, with what they are in proportion to.
struct FrameDivision {
    /// A part and its weight.
    struct Part {
        let code: String
        let extent: AreaExtent
        let share: Double
        /// Nil where a share was stated.
        let figure: Double?
        /// The series of the figure; nil where a file states it.
        let shown: ShownSeries?
        /// The row in the file that states it.
        let row: Int?
    }

    let weights: AreaWeights
    let whole: AreaExtent
    let parts: [Part]
    /// Of which period the parts' figures are; nil where a file states them.
    let period: Period?
    let remark: String

    /// - Parameter area: the id of an area that takes all parts in.
    init?(
        _ basis: String, of area: String, _ parts: [FrameParts.Part], period: Period,
        day: CalendarDate, axis: AreaWeights.Axis, counterpart: String?, remark: String
    ) {
        let figures = Dictionary(
            parts.map { ($0.code, $0.value) }, uniquingKeysWith: { first, _ in first })
        let extents = Dictionary(
            parts.map { ($0.code, $0.extent) }, uniquingKeysWith: { first, _ in first })
        guard
            let weights = try? AreaWeights(
                of: area, proportionalTo: figures, basis: basis, date: day, axis: axis,
                counterpart: counterpart, extents: extents)
        else { return nil }
        self.weights = weights
        whole = parts.reduce(AreaExtent([])) { $0.union($1.extent) }
        self.parts = parts.map {
            Part(
                code: $0.code, extent: $0.extent, share: weights.shares[$0.code] ?? 0,
                figure: $0.value, shown: $0.shown, row: nil)
        }
        self.period = period
        self.remark = remark
    }

    /// As a file states it.
    init(_ stated: StatedWeights.Division, file: String) {
        let history = AreaHistory.standard
        weights = stated.weights
        whole = history.extent(of: weights.whole) ?? AreaExtent([weights.whole])
        parts = weights.shares.sorted { $0.key < $1.key }.map { code, share in
            Part(
                code: code, extent: history.extent(of: code) ?? AreaExtent([code]), share: share,
                figure: stated.figures[code], shown: nil, row: stated.rows[code])
        }
        period = nil
        remark = file
    }

    /// Whether it says how to divide an extent at one end of a pair, and how near to that it is meant.
    func rank(
        _ extent: AreaExtent, _ axis: AreaWeights.Axis, counterpart: String
    ) -> Int? {
        guard weights.axis == axis || weights.axis == .either || axis == .either,
            (weights.counterpart ?? counterpart) == counterpart,
            extent.parts.isSubset(of: whole.parts)
        else { return nil }
        return (weights.counterpart == nil ? 0 : 2) + (weights.axis == .either ? 0 : 1)
    }

    /// What of the parts lies in an extent.
    func shown(in extent: AreaExtent) -> FramedSeries.Division {
        FramedSeries.Division(
            basis: weights.basis, area: weights.whole,
            date: period?.description ?? weights.date?.description,
            counterpart: weights.counterpart,
            parts: parts.filter { $0.extent.relation(to: extent) != .apart }.map { part in
                let place = period.flatMap { period in
                    part.shown?.series.observations.firstIndex { $0.period == period }
                }
                let cell = place.flatMap { part.shown?.series.observations[$0] }
                return FramedSeries.Share(
                    code: part.code, share: part.share, figure: part.figure,
                    seriesKey: part.shown?.key.description,
                    release: place.flatMap { part.shown?.release(at: $0) },
                    row: part.row ?? cell.flatMap { $0.row > 0 ? $0.row : nil },
                    column: cell.flatMap { $0.column > 0 ? $0.column : nil })
            }, remark: remark.isEmpty ? nil : remark)
    }
}

extension ShownSeries {
    /// The release of an observation by its place; nil for what was added up on request.
    func release(at place: Int) -> Int? {
        releases.indices.contains(place) ? releases[place] : nil
    }
}

/// The figures by which an extent may be divided, of one table and period.
struct FrameParts {
    /// A code with its figure and what it covers.
    struct Part {
        let code: String
        let extent: AreaExtent
        let value: Double
        let shown: ShownSeries?
    }

    let parts: [Part]

    /// The finest codes that together cover an extent; nil where a part of it has no figure, or lies in
    /// more than one area of the frame.
    ///
    /// - Parameters:
    ///   - pair: the table's pair of a code.
    init?(
        _ slice: FrameTable.Slice, _ table: FrameTable, covering extent: AreaExtent,
        in frame: AreaFrame, axis: AreaWeights.Axis, pair: (String) -> AreaPair
    ) {
        let all = (axis == .destination ? slice.destinations : slice.origins).values.filter {
            !$0.isRest && $0.together == nil && $0.certainty != .unsaid
                && $0.extent.parts.isSubset(of: extent.parts)
                && slice.values[pair($0.code)] != nil
        }.sorted { ($0.extent.parts.count, $0.code) < ($1.extent.parts.count, $1.code) }
        var taken = AreaExtent([])
        var parts: [Part] = []
        for area in all where area.extent.relation(to: taken) == .apart {
            guard let value = slice.values[pair(area.code)],
                frame.areas(in: area.extent).count == 1
            else { continue }
            taken = taken.union(area.extent)
            parts.append(
                Part(
                    code: area.code, extent: area.extent, value: value,
                    shown: table.series[pair(area.code)]))
        }
        guard taken == extent, parts.contains(where: { $0.value > 0 }) else { return nil }
        self.parts = parts.sorted { $0.code < $1.code }
    }
}
