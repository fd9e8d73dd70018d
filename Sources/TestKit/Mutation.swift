/// A copy of bytes with one to four of them changed, removed or doubled.
public func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
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
