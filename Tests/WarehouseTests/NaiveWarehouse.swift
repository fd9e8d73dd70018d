import Cubes
import TestKit
import Vocabulary
import Warehouse

/// What a warehouse is to do, in the plainest way: a dictionary for each state.
struct NaiveWarehouse {
    struct Figure: Hashable {
        let observation: Observation
        let release: Int
    }
    typealias State = [SeriesKey: [Figure]]

    private(set) var states: [Int: State] = [0: [:]]
    private(set) var last = 0
    private var tables: [SeriesKey: String] = [:]

    /// The figures after a release.
    func state(_ release: Int) -> State { states[release] ?? [:] }

    mutating func write(_ draft: ReleaseDraft, _ series: [Series]) {
        var state = states[last] ?? [:]
        last += 1
        let said = Dictionary(uniqueKeysWithValues: series.map { ($0.key, $0.observations) })
        let held = state.keys.filter { tables[$0] == draft.table }
        for key in Set(held).union(said.keys) {
            let old = state[key] ?? []
            var new = (said[key] ?? []).map { Figure(observation: $0, release: last) }
            if case .periods(let spoken) = draft.extent {
                new += old.filter { !spoken.contains($0.observation.period.description) }
                new.sort { $0.observation.period < $1.observation.period }
            }
            let same =
                old.count == new.count
                && zip(old, new).allSatisfy { $0.observation.says(sameAs: $1.observation) }
            if !same { state[key] = new.isEmpty ? nil : new }
            tables[key] = state[key] == nil ? nil : draft.table
        }
        states[last] = state
    }
}

/// Random drafts and series of a small set of keys, so that releases often agree.
struct RandomReleases {
    var generator: SeededGenerator
    private let attributes = [
        AttributeSet.none, AttributeSet([.dataType: "B R", .unitMult: "0"]),
        AttributeSet([.comment: "über \"10\" \u{0}\n, naïve", .confidentiality: "F"]),
    ]
    private let values: [Double] = [0, -0.0, 1, 0.1, 1e-300, .greatestFiniteMagnitude, -12.5]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next(_ number: Int) throws -> (draft: ReleaseDraft, series: [Series]) {
        let table = ["x", "y"][Int.random(in: 0...1, using: &generator)]
        let flow = Dataflow.allCases[Int.random(in: 0..<5, using: &generator)]
        let all = (2000...2004).compactMap { Period(year: $0) }
        let spoken: Set<Period>? =
            Bool.random(using: &generator)
            ? nil : Set(all.filter { _ in Bool.random(using: &generator) })
        var series: [Series] = []
        for origin in ["MEX", "GTM", "SLV"] where Int.random(in: 0...4, using: &generator) > 0 {
            var codes = flow.dimensions.map { _ in "_T" }
            codes[1] = table
            codes[2] = origin
            let observations = all.filter { spoken?.contains($0) ?? true }
                .filter { _ in Int.random(in: 0...5, using: &generator) > 0 }
                .map { observation($0) }
            series.append(Series(key: try SeriesKey(flow, codes), observations: observations))
        }
        return (.test("bytes \(number)", source: table, table: table, periods: spoken), series)
    }

    /// Few distinct figures, so that a later release often says the same again.
    private mutating func observation(_ period: Period) -> Observation {
        let n = Int.random(in: 0...19, using: &generator)
        let reasons = MissingReason.allCases
        let statuses = ObservationStatus.allCases
        return Observation(
            period: period,
            value: n == 0
                ? .missing(reasons[period.start.year % reasons.count])
                : .number(values[(n / 10 + period.start.year) % values.count]),
            status: statuses[(n / 10 + period.start.year) % statuses.count],
            attributes: attributes[period.start.year % attributes.count],
            row: Int.random(in: 0...70_000, using: &generator),
            column: Int.random(in: 0...700, using: &generator), sheet: n % 3)
    }
}
