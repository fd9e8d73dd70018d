/// The greatest and least that a cell of a table may be, for one who knows every shown cell, that
/// counts are not negative, and that sums hold: a linear programme, solved in full.
///
/// For tests: it knows nothing of how cells were chosen to be hidden.
struct SimplexBound {
    /// Sums that hold: cells with their signs add up to zero.
    let equations: [[(cell: Int, sign: Double)]]
    /// Nil is hidden.
    let shown: [Double?]

    /// The greatest value of a hidden cell; nil where it has no bound.
    func most(of cell: Int) -> Double? {
        let hidden = shown.indices.filter { shown[$0] == nil }
        guard let target = hidden.firstIndex(of: cell) else { return shown[cell] }
        // Rows A x = b over hidden cells.
        var rows: [[Double]] = []
        for equation in equations {
            var row = Array(repeating: 0.0, count: hidden.count + 1)
            for item in equation {
                if let value = shown[item.cell] {
                    row[hidden.count] -= item.sign * value
                } else if let place = hidden.firstIndex(of: item.cell) {
                    row[place] += item.sign
                }
            }
            if row.dropLast().contains(where: { $0 != 0 }) {
                rows.append(row.last ?? 0 < 0 ? row.map { -$0 } : row)
            }
        }
        return Tableau(rows, columns: hidden.count).greatest(target)
    }
}

/// The simplex method in two phases with Bland's rule.
private struct Tableau {
    private var rows: [[Double]]
    private var basis: [Int]
    private let columns: Int
    private static let small = 1e-7

    init(_ given: [[Double]], columns: Int) {
        self.columns = columns
        let count = given.count
        rows = given.enumerated().map { index, row in
            var extended = Array(row.dropLast())
            extended += (0..<count).map { $0 == index ? 1.0 : 0.0 }
            extended.append(row.last ?? 0)
            return extended
        }
        basis = (0..<count).map { columns + $0 }
    }

    func greatest(_ target: Int) -> Double? {
        var copy = self
        let width = columns + rows.count
        // First without artificial columns in the basis.
        var cost = Array(repeating: 0.0, count: width)
        for place in columns..<width { cost[place] = -1 }
        guard copy.optimise(cost, upTo: width) else { return nil }
        for row in copy.basis.indices where copy.basis[row] >= columns {
            if let place = (0..<columns).first(where: { abs(copy.rows[row][$0]) > Self.small }) {
                copy.pivot(row, place)
            }
        }
        cost = Array(repeating: 0.0, count: width)
        cost[target] = 1
        guard copy.optimise(cost, upTo: columns) else { return nil }
        guard let row = copy.basis.firstIndex(of: target) else { return 0 }
        return copy.rows[row].last
    }

    /// False where there is no bound.
    private mutating func optimise(_ cost: [Double], upTo limit: Int) -> Bool {
        while true {
            let entering = (0..<limit).first { place in
                guard !basis.contains(place) else { return false }
                var gain = cost[place]
                for row in rows.indices { gain -= cost[basis[row]] * rows[row][place] }
                return gain > Self.small
            }
            guard let entering else { return true }
            var leaving: (row: Int, ratio: Double)?
            for row in rows.indices where rows[row][entering] > Self.small {
                let ratio = (rows[row].last ?? 0) / rows[row][entering]
                guard let best = leaving else {
                    leaving = (row, ratio)
                    continue
                }
                if ratio < best.ratio - Self.small
                    || (ratio < best.ratio + Self.small && basis[row] < basis[best.row])
                {
                    leaving = (row, ratio)
                }
            }
            guard let leaving else { return false }
            pivot(leaving.row, entering)
        }
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let factor = rows[row][column]
        rows[row] = rows[row].map { $0 / factor }
        for other in rows.indices where other != row {
            let share = rows[other][column]
            guard share != 0 else { continue }
            for place in rows[other].indices { rows[other][place] -= share * rows[row][place] }
        }
        basis[row] = column
    }
}
