import Estimation
import TestKit

/// Random stocks like those of the world: large native-born, few and often no migrants.
enum RandomWorld {
    static func inputs(
        areas n: Int, extra: Int = 0, seed: UInt64, moving: Bool = true
    ) throws -> FlowInputs {
        var random = SeededGenerator(seed: seed)
        var start = Matrix(rows: n + extra, columns: n)
        var end = start
        for k in 0..<n + extra {
            for j in 0..<n {
                if k == j {
                    start[k, j] = Double.random(in: 5_000...50_000, using: &random)
                } else if Double.random(in: 0...1, using: &random) < 0.8 {
                    start[k, j] = Double.random(in: 1...900, using: &random)
                }
                let change = Double.random(in: 0.7...1.4, using: &random)
                end[k, j] = moving ? start[k, j] * change : start[k, j]
            }
        }
        let rates = (0..<n).map { _ in
            (Double.random(in: 0...400, using: &random), Double.random(in: 0...400, using: &random))
        }
        return try FlowInputs(
            areas: (0..<n).map { "A\($0)" }, birthplaces: (0..<n + extra).map { "A\($0)" },
            start: start, end: end, births: moving ? rates.map(\.0) : nil,
            deaths: moving ? rates.map(\.1) : nil)
    }
}
