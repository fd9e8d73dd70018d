/// The keys of a cube's rows: each distinct key is held once, and a row is the number of its key.
///
/// Units: codes are integers of the cube's dictionaries. Cost: four bytes a row; a key costs four
/// bytes a dimension, and eight to sixteen to be found again.
struct KeyColumn: Sendable {
    /// The number of dimensions.
    let width: Int
    /// The codes of all distinct keys, one after another.
    private var codes: [UInt32] = []
    /// The number of each row's key.
    private(set) var rows: [UInt32] = []
    /// Numbers of keys by the remainder of their hash; `free` where there is none. The count is a
    /// power of two.
    private var slots: [UInt32]
    /// The key that came last: rows of a series often follow each other.
    private var last: UInt32?

    private static let free = UInt32.max

    init(width: Int) {
        self.width = width
        slots = Array(repeating: Self.free, count: 16)
    }

    /// How many distinct keys there are.
    var count: Int { width == 0 ? min(rows.count, 1) : codes.count / width }

    /// The code of a key at a place.
    func code(_ key: Int, _ place: Int) -> UInt32 { codes[key * width + place] }

    /// Appends a row whose key has these codes, one a dimension; more are ignored.
    mutating func append(_ key: [UInt32]) {
        if let last, isKey(last, key) {
            rows.append(last)
            return
        }
        let number = number(of: key)
        last = number
        rows.append(number)
    }

    private func isKey(_ number: UInt32, _ key: [UInt32]) -> Bool {
        let start = Int(number) * width
        for place in 0..<width where codes[start + place] != key[place] { return false }
        return true
    }

    private mutating func number(of key: [UInt32]) -> UInt32 {
        var slot = start(key)
        while slots[slot] != Self.free {
            if isKey(slots[slot], key) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = UInt32(truncatingIfNeeded: count)
        codes.append(contentsOf: key.prefix(width))
        slots[slot] = number
        if count * 2 > slots.count { grow() }
        return number
    }

    /// The slot at which the search for a key begins.
    private func start(_ key: some RandomAccessCollection<UInt32>) -> Int {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for code in key.prefix(width) {
            hash = (hash ^ UInt64(code)) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
        }
        return Int(truncatingIfNeeded: hash) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = Array(repeating: Self.free, count: slots.count * 2)
        for number in 0..<count {
            var slot = start(codes[number * width..<(number + 1) * width])
            while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(truncatingIfNeeded: number)
        }
    }
}
