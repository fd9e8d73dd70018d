public import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// The figures of an answer as plain values, series by series, each made when it is asked for.
///
/// For those who write them in a form of their own. Only what is asked of one state: history is not
/// looked at.
///
/// Cost: what ``FigureOutput`` costs, and an array of observations for each series.
public final class FigureRecords {
    /// What `offset` and `limit` of the request count.
    public enum Counting: Sendable {
        case figures
        case series
    }

    /// A series, or the part of it that is within offset and limit. Where figures are sorted, one
    /// figure.
    public struct Record: Sendable {
        public let key: SeriesKey
        public let observations: [Observation]
        /// For each observation the release that brought it; nil for computed totals.
        public let releases: [Int?]
        /// Whether it is a total that was added up on request, as nobody printed it.
        public let isComputed: Bool
        /// The releases that a computed total was added up from; empty for other series.
        public let parts: Set<Int>
    }

    private let state: OfficeState
    private let columns: SeriesColumns
    private let observations: ObservationColumns
    private let cursor: (any FigureCursor)?
    private let counting: Counting
    private var window: FigureWindow

    /// Goes to the first figure, so that errors come before anything is given.
    public init(_ request: FigureRequest, counting: Counting = .figures) throws {
        state = request.question.state
        columns = state.view(request.question.dataflow).columns
        observations = try state.observations(request.question.dataflow)
        cursor = try FigureAnswer(request).parts.first?.cursor()
        self.counting = counting
        window = FigureWindow(offset: request.offset, limit: request.limit)
    }

    /// The next series; nil after the last, or once the limit is reached.
    public func next() throws -> Record? {
        while !window.isOver, let cursor, cursor.advance() {
            let taken = cursor.taken
            switch counting {
            case .figures:
                if window.take(taken.count) { return try record(cursor, taken[window.range]) }
            case .series:
                if window.take(1) { return try record(cursor, taken[...]) }
            }
        }
        return nil
    }

    private func record(_ cursor: any FigureCursor, _ taken: ArraySlice<Int>) throws -> Record {
        switch cursor.item {
        case .held(let row):
            return Record(
                key: try columns.key(row),
                observations: taken.map { state.figure($0, observations) },
                releases: taken.map { Int(observations.releases[$0]) }, isComputed: false,
                parts: [])
        case .computed(let index):
            let shown = cursor.computed[index].shown
            return Record(
                key: shown.key, observations: taken.map { shown.series.observations[$0] },
                releases: taken.map { shown.isComputed ? nil : shown.releases[$0] },
                isComputed: shown.isComputed,
                parts: Set(shown.parts.flatMap(\.releases)))
        }
    }
}
