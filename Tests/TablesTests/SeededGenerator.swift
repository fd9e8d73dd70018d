/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A copy with one to four bytes changed, removed or doubled.
func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !copy.isEmpty {
        let index = Int.random(in: copy.indices, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: copy.remove(at: index)
        case 1: copy.insert(copy[index], at: index)
        case 2: copy[index] = 0
        case 3: copy[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        default: copy[index] = UInt8.random(in: 0...255, using: &generator)
        }
    }
    return copy
}
