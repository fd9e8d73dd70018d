/// A hash of a key that two different keys do not share in practice: 128 bits, with secrets of
/// this process, so that no message can be made to collide.
struct KeyHash: Hashable {
    var high: UInt64
    var low: UInt64

    private static let secrets = (
        UInt64.random(in: 0 ... .max) | 1, UInt64.random(in: 0 ... .max) | 1
    )

    init() {
        high = Self.secrets.0
        low = Self.secrets.1
    }

    /// Adds a value; the end of each counts, so that `A`, `BC` is not `AB`, `C`.
    @inline(__always)
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 8 <= raw.count {
            mix(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var word = UInt64(truncatingIfNeeded: raw.count) << 56 | 0x0080_0000_0000_0000
        var shift: UInt64 = 0
        while index < raw.count {
            word ^= UInt64(raw[index]) << shift
            shift += 8
            index += 1
        }
        mix(word)
    }

    @inline(__always)
    private mutating func mix(_ word: UInt64) {
        let one = (word ^ high).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        let two = (word ^ low).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        high = one.high ^ one.low ^ low.byteSwapped
        low = two.high &+ two.low ^ high
    }
}

/// Keys with a number each: where it was first seen.
///
/// Memory: 32 to 64 bytes a key, half as much again while the table grows.
struct KeyTable: ~Copyable {
    private struct Place {
        var key: KeyHash
        var number: Int
    }

    private var places: UnsafeMutablePointer<Place>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 16
        places = .allocate(capacity: capacity)
        places.initialize(
            repeating: Place(key: KeyHash(), number: -1), count: capacity)
    }

    deinit { places.deallocate() }

    /// The number that the key has already; nil if it is new and has this number now.
    mutating func insert(_ key: KeyHash, number: Int) -> Int? {
        if count * 4 >= capacity * 3 { grow() }
        let index = Self.find(key, places, capacity)
        if places[index].number >= 0 { return places[index].number }
        places[index] = Place(key: key, number: number)
        count += 1
        return nil
    }

    private static func find(
        _ key: KeyHash, _ places: UnsafeMutablePointer<Place>, _ capacity: Int
    ) -> Int {
        var index = Int(truncatingIfNeeded: key.low) & (capacity - 1)
        while places[index].number >= 0, places[index].key != key {
            index = (index + 1) & (capacity - 1)
        }
        return index
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Place>.allocate(capacity: capacity * 2)
        larger.initialize(repeating: Place(key: KeyHash(), number: -1), count: capacity * 2)
        for index in 0..<capacity where places[index].number >= 0 {
            larger[Self.find(places[index].key, larger, capacity * 2)] = places[index]
        }
        places.deallocate()
        places = larger
        capacity *= 2
    }
}
