internal import Foundation

func logarithm10(_ value: Double) -> Double { log10(max(1, value)) }
func logarithm2(_ value: Double) -> Double { log2(max(1, value)) }

/// The logarithm of a number of people, with five added, so that counts of a few people and rounding
/// of counts below five make no noise.
func size(_ people: Double) -> Double { log(max(0, people) + 5) }

/// A number as it stands in a sentence: `1,234,567`; two digits after the point below 100.
func spoken(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    if abs(value) < 100, value != value.rounded() {
        return "\((value * 100).rounded() / 100)"
    }
    var digits = Array(String(Int(value.rounded().magnitude)))
    var place = digits.count - 3
    while place > 0 {
        digits.insert(",", at: place)
        place -= 3
    }
    return (value.rounded() < 0 ? "-" : "") + String(digits)
}

/// How many times one number is another: `12 times`, `1.4 times`.
func times(_ ratio: Double) -> String {
    guard ratio.isFinite else { return "many times" }
    return "\(spoken(ratio >= 10 ? ratio.rounded() : (ratio * 100).rounded() / 100)) times"
}

/// How far figures of a kind usually are from what is expected of them.
///
/// The larger of 1.4826 times the middle distance and of the 95th percentile over 1.96: up to one
/// figure in twenty may be at fault without making the others look good. Never below a floor.
struct ReviewScale {
    private var distances: [UInt64: [Float]] = [:]
    private var scales: [UInt64: Double] = [:]
    private let floor: Double
    /// Kinds with fewer figures are judged by those of all sizes together.
    private static let fewest = 30

    init(floor: Double) { self.floor = floor }

    /// The number of a kind: a group of figures that vary alike, and a size.
    ///
    /// - Parameters:
    ///   - group: below 2^40.
    ///   - size: the logarithm of people; nil for all sizes together. A class of sizes spans a
    ///     factor of about 4.
    static func kind(_ group: UInt64, _ size: Double?) -> UInt64 {
        group << 8 | UInt64(size.map { min(100, max(0, Int($0 / 1.4))) + 1 } ?? 0)
    }

    /// Takes a distance from what was expected.
    mutating func add(_ group: UInt64, _ size: Double, _ distance: Double) {
        let distance = Float(abs(distance))
        guard distance.isFinite else { return }
        distances[Self.kind(group, size), default: []].append(distance)
        distances[Self.kind(group, nil), default: []].append(distance)
    }

    /// Ends the taking.
    mutating func close() {
        for (kind, values) in distances where values.count >= Self.fewest {
            let sorted = values.sorted()
            let middle = Double(sorted[sorted.count / 2])
            let far = Double(sorted[min(sorted.count - 1, sorted.count * 95 / 100)])
            scales[kind] = max(floor, 1.4826 * middle, far / 1.96)
        }
        distances = [:]
    }

    /// The usual distance; nil where too few figures tell it.
    subscript(group: UInt64, size: Double) -> Double? {
        scales[Self.kind(group, size)] ?? scales[Self.kind(group, nil)]
    }
}

/// The middle one of some numbers; nil without any.
func middle(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
