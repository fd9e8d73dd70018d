import Foundation

/// Numbers that look random and are the same every time.
struct Dice {
    var state: UInt64

    /// Above 0 and below 1.
    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (Double(state >> 11) + 0.5) / Double(UInt64(1) << 53)
    }

    /// Spread as Gauss has it, with a deviation.
    mutating func gauss(_ deviation: Double) -> Double {
        deviation * (-2 * log(next())).squareRoot() * cos(2 * .pi * next())
    }
}
