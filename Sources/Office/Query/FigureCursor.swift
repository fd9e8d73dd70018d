internal import Cubes
internal import SDMX
internal import Warehouse

/// A walk through figures, series by series.
protocol FigureCursor: AnyObject {
    /// To which the rows of held series refer.
    var columns: SeriesColumns { get }
    /// The series at hand.
    var item: FigureItem { get }
    /// Its observations that are taken: indices into the observations' columns of held series, or
    /// into those of a computed one.
    var taken: [Int] { get }
    /// The series that are not held as they are shown, to which items refer.
    var computed: [ComputedSeries] { get }
    /// Goes on to the next series; false after the last.
    func advance() -> Bool
    /// Passes over series that have so many observations together at most, if that is faster than
    /// to go through them; returns how many observations were passed over.
    func pass(_ most: Int) -> Int
}

extension FigureCursor {
    func pass(_ most: Int) -> Int { 0 }
}

/// A series of an answer.
enum FigureItem: Hashable {
    /// A row of the held series.
    case held(Int)
    /// An index into the computed ones.
    case computed(Int)
}

/// The figures that answer a question, held and computed ones, in order of their keys.
final class FigureWalk: FigureCursor {
    let columns: SeriesColumns
    let computed: [ComputedSeries]
    private(set) var item = FigureItem.held(0)
    private var walk: SeriesWalk
    private var waiting: Int?
    private var nextComputed = 0
    /// Held series that a computed one stands for.
    private let replaced: Set<Int>

    init(_ question: FigureQuestion) throws {
        let view = question.state.view(question.dataflow)
        columns = view.columns
        computed = try question.computed()
        walk = view.walk(
            question.selection, try question.state.observations(question.dataflow))
        replaced = Set(computed.compactMap { view.row(of: $0.shown.key) })
    }

    var taken: [Int] {
        switch item {
        case .held: walk.observations
        case .computed(let index): computed[index].taken
        }
    }

    func advance() -> Bool {
        if computed.isEmpty {
            guard let row = walk.advance() else { return false }
            item = .held(row)
            return true
        }
        if waiting == nil { waiting = nextHeld() }
        let isComputedNext =
            nextComputed < computed.count
            && (waiting.map { precedes(computed[nextComputed], row: $0) } ?? true)
        if isComputedNext {
            item = .computed(nextComputed)
            nextComputed += 1
            return true
        }
        guard let row = waiting else { return false }
        item = .held(row)
        waiting = nil
        return true
    }

    func pass(_ most: Int) -> Int { computed.isEmpty ? walk.pass(most) : 0 }

    private func nextHeld() -> Int? {
        while let row = walk.advance() {
            if !replaced.contains(row) { return row }
        }
        return nil
    }

    private func precedes(_ series: ComputedSeries, row: Int) -> Bool {
        for (place, code) in series.shown.key.codes.enumerated() {
            let other = columns.code(row, place)
            if code != other { return code.utf8.lexicographicallyPrecedes(other.utf8) }
        }
        return true
    }
}

/// What a state has new or otherwise than an earlier one; or what it has no more.
final class ChangeCursor: FigureCursor {
    let columns: SeriesColumns
    private(set) var item = FigureItem.held(0)
    private(set) var taken: [Int] = []
    let computed: [ComputedSeries] = []
    private var changes: StateChanges
    private let showsGone: Bool
    private let selection: ObservationSelection

    /// - Parameter gone: whether the figures that are there no more are walked through.
    init(_ question: FigureQuestion, from earlier: OfficeState, to later: OfficeState, gone: Bool)
        throws
    {
        let view = later.view(question.dataflow)
        columns = view.columns
        changes = StateChanges(
            from: earlier.view(question.dataflow), to: view,
            question.selection, try later.observations(question.dataflow))
        showsGone = gone
        selection = question.selection.observations
    }

    func advance() -> Bool {
        while let next = changes.advance() {
            taken = next.observations.compactMap { pair in
                showsGone ? (pair.after == nil ? pair.before : nil) : pair.after
            }
            selection.trim(&taken)
            guard let row = showsGone ? next.before : next.after, !taken.isEmpty else { continue }
            item = .held(row)
            return true
        }
        return false
    }
}
