internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// The figures of a walk in another order, one observation at a time.
///
/// Cost: 24 bytes an observation, and a sort; more than `most` are refused.
final class SortedFigures: FigureCursor {
    /// An observation of a series.
    private struct Figure {
        let item: FigureItem
        let index: Int
    }

    static let most = 5_000_000

    let computed: [ComputedSeries]
    private var figures: [Figure] = []
    private var next = 0

    /// - Throws: ``OfficeError`` for more observations than are sorted.
    init(_ walk: FigureWalk, _ order: FigureOrder, _ question: FigureQuestion) throws {
        computed = walk.computed
        while walk.advance() {
            for index in walk.taken { figures.append(Figure(item: walk.item, index: index)) }
            guard figures.count <= Self.most else {
                throw OfficeError(
                    kind: .tooLarge, place: "parameter sort",
                    found: "more than \(Self.most) observations to be sorted",
                    expected: "fewer, by a key or filters; or the order of keys and time, which "
                        + "has no limit")
            }
        }
        let comparing = FigureComparing(order, walk, question)
        let observations = try question.state.observations(question.dataflow)
        figures.sort { a, b in
            comparing.precedes((a.item, a.index), (b.item, b.index), observations)
        }
    }

    var item: FigureItem { figures[next - 1].item }
    var taken: [Int] { [figures[next - 1].index] }

    func advance() -> Bool {
        guard next < figures.count else { return false }
        next += 1
        return true
    }
}

/// Compares observations by the terms of an order.
private struct FigureComparing {
    private let order: FigureOrder
    private let walk: FigureWalk
    private let holdings: Holdings
    private let attributes: [AttributeID: Int]

    init(_ order: FigureOrder, _ walk: FigureWalk, _ question: FigureQuestion) {
        self.order = order
        self.walk = walk
        holdings = question.state.holdings
        attributes = Dictionary(
            AttributeID.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    }

    func precedes(
        _ a: (item: FigureItem, index: Int), _ b: (item: FigureItem, index: Int),
        _ observations: ObservationColumns
    ) -> Bool {
        for (term, isDescending) in order.terms {
            let sign = compare(term, a, b, observations)
            if sign != 0 { return isDescending ? sign > 0 : sign < 0 }
        }
        return false
    }

    private func compare(
        _ term: FigureOrder.Term, _ a: (item: FigureItem, index: Int),
        _ b: (item: FigureItem, index: Int), _ observations: ObservationColumns
    ) -> Int {
        switch term {
        case .dimension(let place):
            if case .held(let x) = a.item, case .held(let y) = b.item {
                return sign(walk.columns.keys[place][x], walk.columns.keys[place][y])
            }
            return sign(code(a.item, place), code(b.item, place))
        case .period:
            return sign(figure(a, observations).period, figure(b, observations).period)
        case .value:
            // Missing ones last, whichever way the rest goes round.
            let x = figure(a, observations).value.number ?? .infinity
            let y = figure(b, observations).value.number ?? .infinity
            return sign(x, y)
        case .status:
            return sign(
                figure(a, observations).status.rawValue, figure(b, observations).status.rawValue)
        case .attribute(let id):
            return sign(
                figure(a, observations).attributes[id] ?? "",
                figure(b, observations).attributes[id] ?? "")
        case .release: return sign(release(a.item), release(b.item))
        }
    }

    private func sign<Value: Comparable>(_ a: Value, _ b: Value) -> Int {
        a < b ? -1 : b < a ? 1 : 0
    }

    private func code(_ item: FigureItem, _ place: Int) -> String {
        switch item {
        case .held(let row): walk.columns.code(row, place)
        case .computed(let index): walk.computed[index].shown.key.codes[place]
        }
    }

    private func release(_ item: FigureItem) -> UInt32 {
        if case .held(let row) = item { walk.columns.opened[row] } else { 0 }
    }

    private func figure(
        _ place: (item: FigureItem, index: Int), _ observations: ObservationColumns
    ) -> Observation {
        switch place.item {
        case .held:
            Observation(
                period: holdings.periods[Int(observations.periods[place.index])],
                value: observations.value(place.index),
                status: observations.status(place.index),
                attributes: holdings.attributeSets[Int(observations.attributes[place.index])])
        case .computed(let index): walk.computed[index].shown.series.observations[place.index]
        }
    }
}
