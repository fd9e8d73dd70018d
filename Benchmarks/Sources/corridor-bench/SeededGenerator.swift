import Foundation

/// A repeatable source of random numbers: the same seed gives the same benchmark on any machine.
///
/// Source: SplitMix64; Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number between two others.
    mutating func uniform(_ low: Double, _ high: Double) -> Double {
        Double.random(in: low..<high, using: &self)
    }

    /// A number of the standard normal distribution (Box and Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(uniform(1e-12, 1))).squareRoot()
        return radius * cos(2 * Double.pi * uniform(0, 1))
    }
}
