import Foundation

/// One line of a benchmark: what was done, how much of it, how long ours and the naive version
/// took, and what was found right about the answer.
struct Measurement: Encodable {
    /// What was done.
    let what: String
    /// How much of it.
    let size: Int
    /// What `size` counts.
    let unit: String
    let ours: Time
    /// The naive version in the same run; nil where there is none.
    let naive: Time?
    /// What the check of the answer found; a wrong answer ends the run instead.
    let answer: String

    /// Naive processor time over ours.
    var ratio: Double? { naive.map { $0.cpu / max(ours.cpu, 1e-9) } }
    /// Items of `size` a second of the clock; nil where the work is not in proportion to size.
    var rate: Double? { isLinear ? Double(size) / max(ours.wall, 1e-9) : nil }
    private let isLinear: Bool

    private enum CodingKeys: String, CodingKey {
        case what, size, unit, ours, naive, answer, ratio, rate
    }

    init(
        _ what: String, size: Int, unit: String, ours: Time, naive: Time? = nil, answer: String,
        isLinear: Bool = true
    ) {
        self.what = what
        self.size = size
        self.unit = unit
        self.ours = ours
        self.naive = naive
        self.answer = answer
        self.isLinear = isLinear
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(what, forKey: .what)
        try values.encode(size, forKey: .size)
        try values.encode(unit, forKey: .unit)
        try values.encode(ours, forKey: .ours)
        try values.encodeIfPresent(naive, forKey: .naive)
        try values.encodeIfPresent(ratio, forKey: .ratio)
        try values.encodeIfPresent(rate, forKey: .rate)
        try values.encode(answer, forKey: .answer)
    }
}

/// How time grows with size: time is about size to the power of the exponent.
struct Growth: Encodable {
    let ours: Double
    let naive: Double?

    /// The slope of log time on log size by least squares; nil of fewer than two sizes.
    init?(_ measurements: [Measurement]) {
        guard let ours = Self.slope(measurements.map { ($0.size, $0.ours.cpu) }) else { return nil }
        self.ours = ours
        naive = Self.slope(
            measurements.compactMap { item in item.naive.map { (item.size, $0.cpu) } })
    }

    private static func slope(_ points: [(size: Int, time: Double)]) -> Double? {
        let logs = points.map { (log(Double($0.size)), log(max($0.time, 1e-9))) }
        guard Set(points.map(\.size)).count > 1 else { return nil }
        let count = Double(logs.count)
        let (x, y) = (logs.reduce(0) { $0 + $1.0 } / count, logs.reduce(0) { $0 + $1.1 } / count)
        let products = logs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
        return products / logs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    }
}
