internal import Cubes
public import Vocabulary

/// One corridor's flows in the comparable view: of two ends that may both report, one is taken.
///
/// The better end is chosen for each year by ``BetterSide``; the one that is better in most of the
/// years that both report is taken for all years that it reports, and the other only for the rest.
/// Two ends in turn would look like change. Women, men and both come from the same end.
public struct CorridorFlows: Sendable {
    /// One end's reports.
    public struct End: Sendable {
        let view: ReporterView
        let partner: String
        let leastStay: DurationFactors.LeastStay?

        /// - Parameters:
        ///   - view: what the end reports.
        ///   - partner: the other end.
        ///   - leastStay: of figures that were counted as the view has it.
        public init(
            _ view: ReporterView, partner: String, leastStay: DurationFactors.LeastStay?
        ) {
            self.view = view
            self.partner = partner
            self.leastStay = leastStay
        }

        /// Its report of each period, of both sexes together where there are such.
        fileprivate var reports: [Period: EndReport] {
            for sex in [Sex.total, .female, .male] {
                let reports = view.figures(partner, sex).compactMap(report)
                if !reports.isEmpty {
                    return Dictionary(reports, uniquingKeysWith: { first, _ in first })
                }
            }
            return [:]
        }

        private func report(_ figure: ViewFigure) -> (Period, EndReport)? {
            guard let value = figure.derivation.value else { return nil }
            let remark = figure.derivation.leaves.first?.observation.attributes[.comment] ?? ""
            let stay = view.conversions(of: figure.source)?.duration?.from ?? leastStay
            return (
                figure.period,
                EndReport(value, leastStay: stay, grades: ReportGrades(remark: remark))
            )
        }
    }

    /// The end that is taken where both report; nil where that never happens.
    public let preferred: MirrorEnd?
    /// By period: the better end by its own report, for periods that any end reports.
    public let choices: [Period: BetterSide]
    private let ends: [MirrorEnd: End]

    public init(origin: End?, destination: End?) {
        var ends: [MirrorEnd: End] = [:]
        ends[.origin] = origin
        ends[.destination] = destination
        self.ends = ends
        let left = origin?.reports ?? [:]
        let came = destination?.reports ?? [:]
        var choices: [Period: BetterSide] = [:]
        for period in Set(left.keys).union(came.keys) {
            choices[period] = BetterSide.choose(origin: left[period], destination: came[period])
        }
        self.choices = choices
        let both = choices.values.filter { $0.other != nil }
        let byOrigin = both.count { $0.side == .origin }
        preferred =
            both.isEmpty ? nil : 2 * byOrigin > both.count ? .origin : .destination
    }

    /// The flows of one sex, in order of time; only numbers.
    public func figures(_ sex: Sex) -> [ViewFigure] {
        var found: [MirrorEnd: [Period: ViewFigure]] = [:]
        for (end, reports) in ends {
            found[end] = Dictionary(
                reports.view.figures(reports.partner, sex).map { ($0.period, $0) },
                uniquingKeysWith: { first, _ in first })
        }
        var result: [ViewFigure] = []
        var last: (end: MirrorEnd, source: String)?
        for period in choices.keys.sorted() {
            guard let (end, why) = taken(period), let figure = found[end]?[period],
                figure.derivation.value != nil
            else { continue }
            let before = last.flatMap { last in
                last.end != end
                    ? "the \(last.end.name)'s report in \(last.source)"
                    : last.source != figure.source ? last.source : nil
            }
            last = (end, figure.source)
            result.append(
                ViewFigure(
                    period: period, derivation: figure.derivation, before: before,
                    side: .init(end: end, why: why)))
        }
        return result
    }

    /// The end whose report of a period is taken, and why.
    private func taken(_ period: Period) -> (MirrorEnd, String)? {
        guard let choice = choices[period] else { return nil }
        guard let preferred, choice.other != nil else { return (choice.side, choice.reason) }
        guard choice.side != preferred else { return (preferred, choice.reason) }
        return (
            preferred,
            "the \(preferred.name)'s reports are the better ones in most years; in this year the "
                + "other one would be, as \(choice.reason)"
        )
    }
}
