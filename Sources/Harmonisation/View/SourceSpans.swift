public import Vocabulary

/// Which source the figures of one reporting area are taken from, period by period.
///
/// All figures of a period come from one source, so that they add up. The best source that has any
/// is taken for all its periods; the next ones only for periods before its first and after its last,
/// never between: figures of two sources in turn would look like change.
public struct SourceSpans: Hashable, Sendable {
    /// A run of periods from one source.
    public struct Span: Hashable, Sendable {
        public let source: String
        /// In order; never empty.
        public let periods: [Period]
    }

    /// In order of time.
    public let spans: [Span]

    /// - Parameter sources: the best first, each with the periods that it has figures of.
    public init(_ sources: [(source: String, periods: Set<Period>)]) {
        var taken: [Period: String] = [:]
        var bounds: (first: Period, last: Period)?
        for (source, periods) in sources {
            let usable = periods.filter { period in
                bounds.map { period < $0.first || period > $0.last } ?? true
            }
            for period in usable { taken[period] = source }
            guard let first = usable.min(), let last = usable.max() else { continue }
            bounds = bounds.map { (min($0.first, first), max($0.last, last)) } ?? (first, last)
        }
        var spans: [Span] = []
        for (period, source) in taken.sorted(by: { $0.key < $1.key }) {
            if let last = spans.last, last.source == source {
                spans[spans.count - 1] = Span(source: source, periods: last.periods + [period])
            } else {
                spans.append(Span(source: source, periods: [period]))
            }
        }
        self.spans = spans
    }

    /// The source of a period's figures; nil where no source has any.
    public func source(at period: Period) -> String? {
        spans.first { $0.periods.contains(period) }?.source
    }

    /// The source before, where a period is the first of another one.
    public func sourceBefore(_ period: Period) -> String? {
        guard let place = spans.firstIndex(where: { $0.periods.first == period }), place > 0 else {
            return nil
        }
        return spans[place - 1].source
    }
}
