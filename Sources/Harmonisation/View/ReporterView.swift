public import Cubes
public import Vocabulary

/// A publisher's series with the releases that its figures came with.
public struct SourceSeries: Hashable, Sendable {
    public let series: Series
    /// One for each observation.
    public let releases: [Int]

    public init(_ series: Series, releases: [Int]) {
        self.series = series
        self.releases = releases
    }

    /// The figure of a period; nil where there is none.
    func figure(_ period: Period) -> SourceFigure? {
        let observations = series.observations
        var low = 0
        var high = observations.count
        while low < high {
            let middle = (low + high) / 2
            if observations[middle].period < period { low = middle + 1 } else { high = middle }
        }
        guard low < observations.count, observations[low].period == period else { return nil }
        return SourceFigure(
            key: series.key, observation: observations[low],
            release: releases.indices.contains(low) ? releases[low] : 0)
    }
}

/// What one area reports of its partners in one dataflow and by one criterion: from which sources
/// its figures are taken, and how each is made.
///
/// For stocks the area is where people live and the partners are where they come from; for flows it is
/// the end that reports.
public struct ReporterView: Sendable {
    /// One source's figures of the area.
    public struct Candidate: Sendable {
        public let source: String
        public let conversions: SourceFit.Conversions
        /// By partner and sex.
        public let series: [String: [Sex: SourceSeries]]

        public init(
            source: String, conversions: SourceFit.Conversions,
            series: [String: [Sex: SourceSeries]]
        ) {
            self.source = source
            self.conversions = conversions
            self.series = series
        }
    }

    public let spans: SourceSpans
    private let candidates: [String: Candidate]

    /// - Parameter candidates: the best source first, each once.
    public init(_ candidates: [Candidate]) {
        self.candidates = Dictionary(
            candidates.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        spans = SourceSpans(candidates.map { ($0.source, $0.periods) })
    }

    /// The partners with figures, in code order.
    public var partners: [String] {
        Set(
            spans.spans.flatMap { span in candidates[span.source].map { $0.series.keys } ?? [:].keys
            }
        )
        .sorted()
    }

    /// What is done to a source's figures of this area; nil for one that has none.
    public func conversions(of source: String) -> SourceFit.Conversions? {
        candidates[source]?.conversions
    }

    /// A partner's figures of one sex, in order of time. Both sexes together are added up where a
    /// source prints women and men alone. A figure that the publisher says is missing is among them;
    /// one that nobody speaks of is not.
    public func figures(_ partner: String, _ sex: Sex) -> [ViewFigure] {
        var figures: [ViewFigure] = []
        for span in spans.spans {
            guard let candidate = candidates[span.source],
                let series = candidate.series[partner]
            else { continue }
            for period in span.periods {
                guard let made = candidate.derivation(series, sex, period) else { continue }
                figures.append(
                    ViewFigure(
                        period: period, derivation: made,
                        before: figures.last.flatMap {
                            $0.source == span.source ? nil : $0.source
                        }))
            }
        }
        return figures
    }

    /// What each source that has a figure of a period makes of it, the one taken among them.
    public func all(_ partner: String, _ sex: Sex, _ period: Period) -> [String: Derivation] {
        candidates.compactMapValues { candidate in
            candidate.series[partner].flatMap { candidate.derivation($0, sex, period) }
        }
    }

    /// How many figures of each source the area has, and how many of them the view takes.
    public func account() -> [String: (read: Int, taken: Int)] {
        candidates.mapValues { candidate in
            let wanted = Set(
                spans.spans.filter { $0.source == candidate.source }.flatMap(\.periods))
            var read = 0
            var taken = 0
            for series in candidate.series.values.flatMap(\.values) {
                for observation in series.series.observations {
                    read += 1
                    if candidate.uses(observation.period, of: series, for: wanted) { taken += 1 }
                }
            }
            return (read, taken)
        }
    }
}

extension ReporterView.Candidate {
    /// The periods of the view that it has a number for, of any partner.
    var periods: Set<Period> {
        var periods: Set<Period> = []
        for series in series.values.flatMap(\.values) {
            for observation in series.series.observations {
                for period in reach(of: observation.period) where !periods.contains(period) {
                    if plain(series, period)?.value != nil { periods.insert(period) }
                }
            }
        }
        return periods
    }

    /// A figure of the view; nil where the source says nothing of it.
    func derivation(
        _ series: [Sex: SourceSeries], _ sex: Sex, _ period: Period
    ) -> Derivation? {
        if let own = series[sex].flatMap({ plain($0, period) }) { return converted(own) }
        guard sex == .total, let women = series[.female].flatMap({ plain($0, period) }),
            let men = series[.male].flatMap({ plain($0, period) }),
            women.value != nil, men.value != nil
        else { return nil }
        return converted(.sexes(women: women, men: men))
    }

    /// Whether a figure of a period goes into any of the wanted ones.
    func uses(_ period: Period, of series: SourceSeries, for wanted: Set<Period>) -> Bool {
        reach(of: period).contains { wanted.contains($0) && plain(series, $0) != nil }
    }

    private func converted(_ made: Derivation) -> Derivation {
        conversions.duration.map { .duration(made, from: $0.from, to: $0.to) } ?? made
    }

    /// Periods of the view that a figure of a period is used for.
    private func reach(of period: Period) -> [Period] {
        guard let year = period.calendarYear else { return [] }
        let years =
            switch conversions.date {
            case .none: [year]
            case .fromJanuary: [year - 1, year]
            case .fromDecember: [year, year + 1]
            }
        return years.compactMap { Period(year: $0) }
    }

    /// One series' figure of a period, brought to the date of the view.
    private func plain(_ series: SourceSeries, _ period: Period) -> Derivation? {
        guard let year = period.calendarYear else { return nil }
        let years: (Int, Int)
        switch conversions.date {
        case .none: return series.figure(period).map { .taken($0) }
        case .fromJanuary: years = (year, year + 1)
        case .fromDecember: years = (year - 1, year)
        }
        guard let first = Period(year: years.0).flatMap(series.figure),
            let second = Period(year: years.1).flatMap(series.figure),
            first.observation.scaled != nil, second.observation.scaled != nil
        else { return nil }
        return .halfway(.taken(first), .taken(second))
    }
}
