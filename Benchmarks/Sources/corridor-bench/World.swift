import Foundation

/// Two stock tables with births and deaths between them: what a flow method starts from.
///
/// Units: persons. Shape: `start` and `end` are birthplaces x areas, the areas' own rows first.
struct World {
    let name: String
    let areas: [String]
    let birthplaces: [String]
    let start: [[Double]]
    let end: [[Double]]
    let births: [Double]
    let deaths: [Double]
}

extension World {
    /// A made-up world as uneven as ours: log-normal populations, gravity-like stocks with many
    /// empty corridors, other origins as a birthplace without a column, and totals of birthplaces
    /// that births and deaths do not explain.
    ///
    /// The same number of areas and seed give the same world.
    static func generated(areas count: Int, seed: UInt64 = 2026) -> World {
        var random = SeededGenerator(seed: seed &+ UInt64(count))
        let people = (0..<count).map { _ in
            min(1.4e9, max(2e3, exp(15.4 + 1.9 * random.normal()))).rounded()
        }
        let places = (0..<count).map { _ in (random.uniform(0, 1), random.uniform(0, 1)) }
        let pull = (0..<count).map { _ in exp(1.1 * random.normal()) }
        var weights = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for k in 0..<count {
            for j in 0..<count where j != k {
                let (east, north) = (places[k].0 - places[j].0, places[k].1 - places[j].1)
                let distance = (east * east + north * north).squareRoot() + 0.02
                weights[k][j] =
                    pow(people[k], 0.7) * pow(people[j], 0.6) * pull[j] / pow(distance, 1.6)
                    * exp(1.6 * random.normal())
            }
        }
        // Other origins: a row without an area of its own.
        let known = weights.joined().reduce(0, +)
        weights.append(people.map { 0.06 * known * $0 / people.reduce(0, +) })
        let scale = 0.035 * people.reduce(0, +) / weights.joined().reduce(0, +)
        var start = weights.map { $0.map { published(scale * $0) } }
        var end = start.map { row in
            row.map { published($0 * exp(0.04 + 0.15 * random.normal())) }
        }
        var births: [Double] = []
        var deaths: [Double] = []
        for j in 0..<count {
            let strangers = start.reduce(0) { $0 + $1[j] }
            let natives = max(0.15 * people[j], people[j] - strangers).rounded()
            births.append((natives * random.uniform(0.04, 0.17)).rounded())
            deaths.append((natives * random.uniform(0.03, 0.05)).rounded())
            start[j][j] = natives
            let survivors = natives * 0.96 * (1 + 0.01 * random.normal())
            end[j][j] = (survivors + births[j]).rounded()
        }
        let names = (0..<count).map { "A\($0)" }
        return World(
            name: "made-up world", areas: names, birthplaces: names + ["OOO"], start: start,
            end: end, births: births, deaths: deaths)
    }

    /// A stock as a publisher prints it: whole persons, and nothing of a few.
    private static func published(_ stock: Double) -> Double { stock < 8 ? 0 : stock.rounded() }
}
