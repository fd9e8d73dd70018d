internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// The figures of a walk in another order. What stands side by side of one series comes together.
///
/// Cost: some 32 bytes an observation and 8 for each term of the order, and a sort; more than `most`
/// are refused.
final class SortedFigures: FigureCursor {
    /// An observation of a series.
    private struct Figure {
        let item: FigureItem
        let index: Int
    }

    static let most = 5_000_000

    let columns: SeriesColumns
    let computed: [ComputedSeries]
    private(set) var item = FigureItem.held(0)
    private(set) var taken: [Int] = []
    private var figures: [Figure] = []
    /// The order in which they come.
    private var order: [UInt32] = []
    private var next = 0

    /// - Parameter onePerSeries: whether series are sorted, each by its first observation.
    /// - Throws: ``OfficeError`` for more observations than are sorted.
    init(
        _ walk: some FigureCursor, _ order: FigureOrder, _ question: FigureQuestion,
        onePerSeries: Bool
    ) throws {
        columns = walk.columns
        computed = walk.computed
        let ranks = try FigureRanks(order, walk, question)
        let width = ranks.count
        var keys: [UInt64] = []
        while walk.advance() {
            let item = walk.item
            for index in onePerSeries ? walk.taken.prefix(1) : walk.taken[...] {
                figures.append(Figure(item: item, index: index))
                ranks.append(item, index, to: &keys)
            }
            guard figures.count <= Self.most else {
                throw OfficeError(
                    kind: .tooLarge, place: "parameter sort",
                    found: "more than \(Self.most) observations to be sorted",
                    expected: "fewer, by a key or filters; or the order of keys and time, which "
                        + "has no limit")
            }
        }
        self.order = Self.sorted(figures.count, keys, width)
    }

    func advance() -> Bool {
        guard next < order.count else { return false }
        item = figures[Int(order[next])].item
        taken.removeAll(keepingCapacity: true)
        while next < order.count, figures[Int(order[next])].item == item {
            taken.append(figures[Int(order[next])].index)
            next += 1
        }
        return true
    }

    /// The order of so many keys, each of `width` words; equal ones stay as they lie, which is in
    /// order of the series' key and time.
    private static func sorted(_ count: Int, _ keys: [UInt64], _ width: Int) -> [UInt32] {
        if width == 1 {
            var pairs = keys.enumerated().map { (key: $1, place: UInt32($0)) }
            pairs.sort { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
            return pairs.map(\.place)
        }
        var order = (0..<count).map { UInt32($0) }
        keys.withUnsafeBufferPointer { keys in
            order.sort { a, b in
                for word in 0..<width {
                    let x = keys[Int(a) * width + word]
                    let y = keys[Int(b) * width + word]
                    if x != y { return x < y }
                }
                return a < b
            }
        }
        return order
    }
}
