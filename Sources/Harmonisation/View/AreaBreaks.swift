public import Cubes
public import Vocabulary

/// Finds where a series goes on under the same codes for another area: a country that was divided or
/// joined, or a code that a source used for both.
///
/// Cost: next to nothing for codes whose area never changed, which are most.
public struct AreaBreaks: Sendable {
    private let book: AreaCoverageBook
    private let changing: Set<String>

    public init(_ book: AreaCoverageBook = .published) {
        self.book = book
        let changed = book.history.changes.flatMap { $0.from + $0.to }
        changing = Set(changed).union(book.statements.map(\.code))
    }

    /// Marks figures of a corridor, in order of time, that cannot be set against the one before.
    public func mark(
        _ figures: [ViewFigure], origin: String, destination: String, _ dataflow: Dataflow
    ) -> [ViewFigure] {
        let ends: [(String, AreaWeights.Axis)] = [(origin, .origin), (destination, .destination)]
        let open = ends.filter { changing.contains($0.0) }
        guard !open.isEmpty, figures.count > 1 else { return figures }
        var marked = figures
        for (code, axis) in open {
            var last: CoveredArea?
            for place in figures.indices where figures[place].derivation.value != nil {
                guard let date = Self.date(figures[place].period, dataflow) else { continue }
                let covered = book.covered(
                    code, as: axis, in: figures[place].source, dataflow, on: date)
                if let last, let found = book.history.areaBreak(last, covered) {
                    marked[place].areaBreaks.append(found.sentence)
                }
                last = covered
            }
        }
        return marked
    }

    /// The day of the view's figures of a year: the middle for stocks, the last for flows.
    private static func date(_ period: Period, _ dataflow: Dataflow) -> CalendarDate? {
        period.calendarYear.flatMap { year in
            dataflow == .flow
                ? CalendarDate(year: year, month: 12, day: 31)
                : CalendarDate(year: year, month: 7, day: 1)
        }
    }
}
