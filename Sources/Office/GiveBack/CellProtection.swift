/// Hides small counts of a table, and as many other cells as it takes that no small count can be told
/// from what is left.
///
/// The table has the product of some dimensions, each with parts and their total, in one array:
/// place 0 of a dimension is its total, the others are its parts. A cell that nobody reports is NaN.
///
/// Small is more than zero and less than the threshold. For each small cell a *move* is found: a
/// change of hidden cells that leaves every total less its reported parts as it is, takes no cell below
/// zero and brings the small cell to the threshold or above. So whoever knows every cell that is
/// shown, and by how much each sum holds or is off, cannot tell that the hidden count is small. Moves
/// are products: in each dimension either one part gains what another loses, or a part gains together
/// with its total. Where there is none, all cells are hidden: then any multiple of the table is possible
/// for whoever knows only which sums hold.
///
/// Cost: for each small cell some hundred moves are tried, whatever the size of the table.
struct CellProtection {
    /// How many places each dimension has, the total with them.
    let sizes: [Int]
    private let values: [Double]
    private let threshold: Double
    private let strides: [Int]
    /// Which cells are hidden.
    private(set) var isHidden: [Bool]
    /// How many of them are small themselves.
    private(set) var smallCount = 0

    /// How many parts are tried in the place of a cell's own, in each dimension.
    private static let tried = 10

    /// - Parameters:
    ///   - values: in the order of places, the last dimension running fastest.
    ///   - threshold: 0 or 1 hides nothing.
    init(sizes: [Int], values: [Double], threshold: Double) {
        self.sizes = sizes
        self.values = values
        self.threshold = threshold
        var strides = Array(repeating: 1, count: sizes.count)
        for place in sizes.indices.dropLast().reversed() {
            strides[place] = strides[place + 1] * sizes[place + 1]
        }
        self.strides = strides
        isHidden = Array(repeating: false, count: values.count)
        protect()
    }

    private mutating func protect() {
        let small = values.indices.filter { values[$0] > 0 && values[$0] < threshold }
        smallCount = small.count
        for cell in small { isHidden[cell] = true }
        // Totals first: what hides them often protects their parts.
        let order = small.sorted { a, b in
            let (left, right) = (totals(a), totals(b))
            return left != right ? left > right : a < b
        }
        for cell in order { hide(around: cell) }
    }

    private func totals(_ cell: Int) -> Int {
        sizes.indices.count { place($0, of: cell) == 0 }
    }

    private func place(_ dimension: Int, of cell: Int) -> Int {
        cell / strides[dimension] % sizes[dimension]
    }

    /// What a move does in one dimension: places, and whether each gains (1) or loses (-1).
    private typealias Change = [(place: Int, sign: Int)]

    /// Hides what the cheapest move of a cell needs; everything where there is none.
    private mutating func hide(around cell: Int) {
        let choices = sizes.indices.map { changes($0, cell) }
        var picks = Array(repeating: 0, count: sizes.count)
        var best: (cells: [Int], cost: Double)?
        while true {
            let change = picks.indices.map { choices[$0][picks[$0]] }
            if let found = move(cell, change, below: best?.cost ?? .infinity) { best = found }
            // The next combination.
            var dimension = picks.count - 1
            while dimension >= 0 {
                picks[dimension] += 1
                if picks[dimension] < choices[dimension].count { break }
                picks[dimension] = 0
                dimension -= 1
            }
            if dimension < 0 { break }
        }
        guard let best else {
            for place in values.indices where !values[place].isNaN { isHidden[place] = true }
            return
        }
        for cell in best.cells { isHidden[cell] = true }
    }

    /// What a move of a cell may do in a dimension.
    private func changes(_ dimension: Int, _ cell: Int) -> [Change] {
        let own = place(dimension, of: cell)
        let base = cell - own * strides[dimension]
        func value(_ place: Int) -> Double { values[base + place * strides[dimension]] }
        func isHidden(_ place: Int) -> Bool { self.isHidden[base + place * strides[dimension]] }
        let others = (1..<max(1, sizes[dimension])).filter { place in
            place != own && (own == 0 ? value(place) >= 0 : value(place) > 0)
        }
        // Hidden ones come first, then small ones that have room.
        let ranked = others.sorted { a, b in
            let left = (isHidden(a) ? 0 : 1, value(a), a)
            return left < (isHidden(b) ? 0 : 1, value(b), b)
        }
        let needed = threshold - values[cell]
        let rest = ranked.dropFirst(Self.tried / 2).filter { value($0) >= needed }
        let candidates = ranked.prefix(Self.tried / 2) + rest.prefix(Self.tried / 2)
        return own == 0
            ? [[(0, 1)]] + candidates.map { [(0, 1), ($0, 1)] }
            : [[(own, 1), (0, 1)]] + candidates.map { [(own, 1), ($0, -1)] }
    }

    /// The cells that a move needs hidden and are not, with what hiding them costs; nil where it has no
    /// room to bring the cell to the threshold, breaks a sum, or costs no less than another.
    private func move(
        _ cell: Int, _ change: [Change], below limit: Double
    ) -> (cells: [Int], cost: Double)? {
        var moved: [(cell: Int, sign: Int)] = [(0, 1)]
        for (dimension, places) in change.enumerated() {
            moved = moved.flatMap { item in
                places.map {
                    (item.cell + $0.place * strides[dimension], item.sign * $0.sign)
                }
            }
        }
        // What a count that nobody reports could lose is not known.
        if moved.contains(where: { $0.sign < 0 && values[$0.cell].isNaN }) { return nil }
        moved.removeAll { values[$0.cell].isNaN }
        var cells: [Int] = []
        var cost = 0.0
        for item in moved {
            let value = values[item.cell]
            if item.sign < 0, values[cell] + value < threshold { return nil }
            if isHidden[item.cell] { continue }
            cells.append(item.cell)
            // Large cells and totals tell readers most.
            cost += 1 + Self.size(value) + 2 * Double(totals(item.cell))
        }
        guard cost < limit, keepsSums(moved) else { return nil }
        return (cells, cost)
    }

    /// Whether a move leaves every total less its reported parts as it is, also where some parts are
    /// not reported or the publisher's own sum is off: by how much may be known from elsewhere.
    private func keepsSums(_ moved: [(cell: Int, sign: Int)]) -> Bool {
        for dimension in sizes.indices where sizes[dimension] > 1 {
            var nets: [Int: Int] = [:]
            for item in moved {
                let place = place(dimension, of: item.cell)
                nets[item.cell - place * strides[dimension], default: 0] +=
                    place == 0 ? item.sign : -item.sign
            }
            if nets.contains(where: { $0.value != 0 && isSum($0.key, dimension) }) { return false }
        }
        return true
    }

    /// Whether a total and some of its parts are reported.
    private func isSum(_ total: Int, _ dimension: Int) -> Bool {
        !values[total].isNaN
            && (1..<sizes[dimension]).contains {
                !values[total + $0 * strides[dimension]].isNaN
            }
    }

    /// How many digits a number has, about.
    private static func size(_ value: Double) -> Double {
        var digits = 0.0
        var rest = value
        while rest >= 10, digits < 20 {
            rest /= 10
            digits += 1
        }
        return digits
    }
}
