import Estimation
import Testing

/// Closed accounting against the plainest possible version of it: loops and proportional sweeps.
@Suite struct NaiveModelTests {
    @Test(arguments: 1...12)
    func `the closed form agrees with brute-force fitting`(seed: Int) throws {
        let extra = seed % 3
        let inputs = try RandomWorld.inputs(areas: 5, extra: extra, seed: UInt64(seed))
        let options = FlowOptions(limits: FitLimits(tolerance: 1e-8))
        let estimates = try FlowEstimation.run(
            inputs, methods: [.accountingClosed, .pseudoBayes], options: options)
        let minimum = Naive.flows(inputs, stayers: true)
        let free = Naive.flows(inputs, stayers: false)
        #expect(Examples.agree(estimates[0].flows, minimum, within: 1e-4))
        let mixed = zip(minimum, free).map { zip($0, $1).map { 0.87 * $0 + 0.13 * $1 } }
        #expect(Examples.agree(estimates[1].flows, mixed, within: 1e-4))
    }

    @Test(arguments: 1...6)
    func `a seed that is uniform but for its size changes nothing`(seed: Int) throws {
        let inputs = try RandomWorld.inputs(areas: 6, seed: UInt64(100 + seed))
        let limits = FitLimits(tolerance: 1e-8)
        let plain = try FlowEstimation.estimate(
            .accountingClosed, inputs, options: FlowOptions(limits: limits))
        let seeded = try FlowEstimation.estimate(
            .accountingClosed, inputs,
            options: FlowOptions(
                seed: .corridors(Matrix(rows: 6, columns: 6, repeating: 7)), limits: limits))
        #expect(Examples.agree(plain.flows, seeded.flows.lines, within: 1e-4))
        #expect(seeded.diagnostics.converged)
    }
}

/// The method as a reader of the papers would write it down.
private enum Naive {
    typealias Table = [[Double]]

    static func flows(_ inputs: FlowInputs, stayers: Bool) -> Table {
        var (s1, s2) = (inputs.start.lines, inputs.end.lines)
        let n = inputs.areas.count
        for j in 0..<n {
            let sum = column(s1, j)
            for k in s1.indices { s1[k][j] *= 1 - inputs.deaths[j] / sum }
            s2[j][j] -= inputs.births[j]
        }
        let gap = s2.joined().reduce(0, +) - s1.joined().reduce(0, +)
        let natives = (
            (0..<n).reduce(0) { $0 + s1[$1][$1] }, (0..<n).reduce(0) { $0 + s2[$1][$1] }
        )
        for j in 0..<n {
            s1[j][j] *= 1 + gap / 2 / natives.0
            s2[j][j] *= 1 - gap / 2 / natives.1
        }
        let targets = s1.indices.map { (s1[$0].reduce(0, +) + s2[$0].reduce(0, +)) / 2 }
        s1 = sweeps(s1, targets, (0..<n).map { column(s1, $0) })
        s2 = sweeps(s2, targets, (0..<n).map { column(s2, $0) })
        var result = Table(repeating: [Double](repeating: 0, count: n), count: n)
        for k in s1.indices {
            var (out, into) = (s1[k], s2[k])
            for j in 0..<n where stayers {
                let stay = min(out[j], into[j])
                out[j] -= stay
                into[j] -= stay
            }
            let ones = Table(repeating: [Double](repeating: 1, count: n), count: n)
            let table = sweeps(ones, out, into)
            for i in 0..<n { for j in 0..<n where i != j { result[i][j] += table[i][j] } }
        }
        return result
    }

    private static func sweeps(_ seed: Table, _ rows: [Double], _ columns: [Double]) -> Table {
        var table = seed
        for _ in 0..<20_000 {
            for i in table.indices {
                let sum = table[i].reduce(0, +)
                for j in columns.indices { table[i][j] *= sum > 0 ? rows[i] / sum : 0 }
            }
            var worst = 0.0
            for j in columns.indices {
                let sum = column(table, j)
                worst = max(worst, abs(sum - columns[j]))
                for i in table.indices { table[i][j] *= sum > 0 ? columns[j] / sum : 0 }
            }
            if worst < 1e-9 { break }
        }
        return table
    }

    private static func column(_ table: Table, _ j: Int) -> Double {
        table.reduce(0) { $0 + $1[j] }
    }
}
