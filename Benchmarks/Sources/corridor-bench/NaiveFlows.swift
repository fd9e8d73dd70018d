/// All six flow methods as a reader of their definitions would write them down: arrays of arrays,
/// triple loops, and proportional sweeps until the margins are met.
///
/// Nothing here is shared with the `Estimation` module. Stocks are birthplaces x areas; the flows
/// are areas x areas with an empty diagonal.
struct NaiveFlows {
    typealias Table = [[Double]]

    /// The flows of each method.
    private(set) var flows: [String: Table] = [:]
    /// Sweeps that the two stock tables took.
    private(set) var sweeps = 0
    private let n: Int

    /// Runs the six methods, with what they have in common computed once.
    init(_ world: World) {
        n = world.areas.count
        let (first, second) = (world.start, world.end)
        flows["SD_DROP"] = differences(first, second, returns: false)
        flows["SD_REVERSE"] = differences(first, second, returns: true)

        let (alive, born) = afterBirthsAndDeaths(world)
        let (opened, entered) = open(alive, born)
        flows["DA_OPEN"] = accounting(opened, entered, stayers: true)

        let (balanced, closed) = balance(alive, born)
        let targets = balanced.indices.map { (sum(balanced[$0]) + sum(closed[$0])) / 2 }
        let before = NaiveFit(balanced, rows: targets, columns: columnSums(balanced))
        let after = NaiveFit(closed, rows: targets, columns: columnSums(closed))
        sweeps = before.sweeps + after.sweeps
        let fewest = accounting(before.table, after.table, stayers: true)
        let free = accounting(before.table, after.table, stayers: false)
        flows["DA_CLOSED"] = fewest
        flows["DA_PB"] = mean(fewest, free, weight: 0.87)
        flows["RATE"] = rates(first, worldTotal: fewest.reduce(0) { $0 + sum($1) })
    }

    /// Growth of a community is a move from its country, a loss is dropped or a return.
    private func differences(_ first: Table, _ second: Table, returns: Bool) -> Table {
        var result = empty()
        for i in 0..<n {
            for j in 0..<n where i != j {
                let change = second[i][j] - first[i][j]
                if change > 0 { result[i][j] += change }
                if change < 0 && returns { result[j][i] -= change }
            }
        }
        return result
    }

    /// A world total shared out as the stocks abroad are.
    private func rates(_ first: Table, worldTotal: Double) -> Table {
        var abroad = 0.0
        for i in 0..<n { for j in 0..<n where i != j { abroad += first[i][j] } }
        var result = empty()
        for i in 0..<n {
            for j in 0..<n where i != j { result[i][j] = worldTotal * first[i][j] / abroad }
        }
        return result
    }

    /// Deaths off each column in proportion; births off the native-born, or off the whole column
    /// where they are more than those.
    private func afterBirthsAndDeaths(_ world: World) -> (Table, Table) {
        var (first, second) = (world.start, world.end)
        let (firstSums, secondSums) = (columnSums(first), columnSums(second))
        for j in 0..<n {
            for k in first.indices where firstSums[j] > 0 {
                first[k][j] *= 1 - world.deaths[j] / firstSums[j]
            }
            if world.births[j] <= second[j][j] {
                second[j][j] -= world.births[j]
            } else {
                for k in second.indices { second[k][j] *= 1 - world.births[j] / secondSums[j] }
            }
        }
        return (first, second)
    }

    /// The gap between the world totals closed half on each side, on the native-born.
    private func balance(_ first: Table, _ second: Table) -> (Table, Table) {
        var (first, second) = (first, second)
        let gap = second.reduce(0) { $0 + sum($1) } - first.reduce(0) { $0 + sum($1) }
        let natives = (0..<n).reduce((0.0, 0.0)) {
            ($0.0 + first[$1][$1], $0.1 + second[$1][$1])
        }
        for j in 0..<n {
            first[j][j] *= 1 + gap / 2 / natives.0
            second[j][j] *= 1 - gap / 2 / natives.1
        }
        return (first, second)
    }

    /// An open world: of each birthplace, those lost come off the start as the end is spread, those
    /// gained off the end as the start is spread; as the table itself where the other has nobody.
    private func open(_ first: Table, _ second: Table) -> (Table, Table) {
        var (left, right) = (first, second)
        for k in first.indices {
            let (before, after) = (sum(first[k]), sum(second[k]))
            for j in 0..<n {
                if before > after {
                    let share = after > 0 ? second[k][j] / after : first[k][j] / before
                    left[k][j] -= (before - after) * share
                }
                if after > before {
                    let share = before > 0 ? first[k][j] / before : second[k][j] / after
                    right[k][j] -= (after - before) * share
                }
            }
        }
        return (left, right)
    }

    /// The closed form: of each birthplace, those who do not stay leave and come independently.
    private func accounting(_ first: Table, _ second: Table, stayers: Bool) -> Table {
        var result = empty()
        for k in first.indices {
            var (out, into) = (first[k], second[k])
            for j in 0..<n where stayers {
                let stay = min(out[j], into[j])
                out[j] -= stay
                into[j] -= stay
            }
            let total = sum(out)
            if total == 0 { continue }
            for i in 0..<n {
                for j in 0..<n where i != j { result[i][j] += out[i] * into[j] / total }
            }
        }
        return result
    }

    private func mean(_ one: Table, _ other: Table, weight: Double) -> Table {
        var result = empty()
        for i in 0..<n {
            for j in 0..<n { result[i][j] = weight * one[i][j] + (1 - weight) * other[i][j] }
        }
        return result
    }

    private func empty() -> Table {
        Table(repeating: [Double](repeating: 0, count: n), count: n)
    }

    private func sum(_ row: [Double]) -> Double { row.reduce(0, +) }

    private func columnSums(_ table: Table) -> [Double] {
        (0..<n).map { j in table.reduce(0) { $0 + $1[j] } }
    }
}
