internal import Cubes
internal import Vocabulary

/// Puts packed observations into columns, with the workspace's numbers of periods and attribute
/// sets replaced by places in the order of the holdings.
struct ObservationReading {
    private(set) var periods: [UInt32]
    private(set) var values: [Double]
    private(set) var reasons: [UInt8]
    private(set) var statuses: [UInt8]
    private(set) var attributes: [UInt32]
    private(set) var releases: [UInt32]
    private let periodPlaces: NumberTable
    private let attributePlaces: NumberTable
    private static let isReason = (0..<256).map {
        $0 == 0 || MissingReason(rawValue: UInt8($0)) != nil
    }
    private static let isStatus = (0..<256).map {
        ObservationStatus(rawValue: String(UnicodeScalar(UInt8($0)))) != nil
    }

    init(count: Int, periods: NumberTable, attributes: NumberTable) {
        self.periods = Array(repeating: 0, count: count)
        values = Array(repeating: 0, count: count)
        reasons = Array(repeating: 0, count: count)
        statuses = Array(repeating: 0, count: count)
        self.attributes = Array(repeating: 0, count: count)
        releases = Array(repeating: 0, count: count)
        periodPlaces = periods
        attributePlaces = attributes
    }

    /// Reads packed bytes into a range; false where they are not whole, are not as many, have
    /// periods out of order, or name a period, attribute set, reason or status that is not known.
    mutating func read(_ bytes: UnsafeRawBufferPointer, at range: Range<Int>) -> Bool {
        let count = range.count
        guard bytes.count == PackedObservations.headerSize + count * PackedObservations.rowSize,
            bytes[0] == PackedObservations.version,
            Self.word(bytes, 1) == UInt32(truncatingIfNeeded: count)
        else { return false }
        // By columns: period, value, reason, status, attributes, release, as they are packed.
        let start = PackedObservations.headerSize
        var isWhole = true
        var before: UInt32?
        for (place, index) in range.enumerated() {
            let period = periodPlaces[Self.word(bytes, start + 4 * place)]
            let value = UInt64(
                littleEndian: bytes.loadUnaligned(
                    fromByteOffset: start + 4 * count + 8 * place, as: UInt64.self))
            let reason = bytes[start + 12 * count + place]
            let status = bytes[start + 13 * count + place]
            let set = attributePlaces[Self.word(bytes, start + 14 * count + 4 * place)]
            isWhole =
                isWhole && period != NumberTable.unknown && set != NumberTable.unknown
                && Self.isReason[Int(reason)] && Self.isStatus[Int(status)]
                && (before.map { $0 < period } ?? true)
            before = period
            periods[index] = period
            values[index] = Double(bitPattern: value)
            reasons[index] = reason
            statuses[index] = status
            attributes[index] = set
            releases[index] = Self.word(bytes, start + 18 * count + 4 * place)
        }
        return isWhole
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}

/// Places by the numbers under which a workspace keeps something.
struct NumberTable: Sendable {
    static let unknown = UInt32.max
    /// The highest number that is taken: more would be a workspace of another kind.
    static let highest: UInt32 = 1 << 26

    private let places: [UInt32]

    /// - Parameter numbers: each comes to stand for its place in the list.
    init(_ numbers: [UInt32]) throws {
        let last = numbers.max() ?? 0
        guard last <= Self.highest else { throw Dictionaries.damaged("number \(last)") }
        var places = [UInt32](repeating: Self.unknown, count: Int(last) + 1)
        for (place, number) in numbers.enumerated() { places[Int(number)] = UInt32(place) }
        self.places = places
    }

    @inline(__always)
    subscript(number: UInt32) -> UInt32 {
        number < places.count ? places[Int(number)] : Self.unknown
    }
}
