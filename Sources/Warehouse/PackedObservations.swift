internal import Cubes
internal import Vocabulary

/// The observations of a series as bytes, little-endian, column by column.
///
/// After a version byte and a count come what the observations say (period, value, reason,
/// status, attributes), then where they stood (release, row, column, sheet). Two series say
/// the same when the first part is the same bytes. 30 bytes an observation.
struct PackedObservations {
    static let version: UInt8 = 1
    static let headerSize = 5
    static let contentSize = 18
    static let rowSize = 30

    private(set) var bytes: [UInt8]

    /// An observation as it is packed: dictionaries already applied.
    struct Item {
        var period: UInt32
        var value: Double
        /// 0 where there is a value, else the reason's code.
        var reason: UInt8
        /// The ASCII letter of the status.
        var status: UInt8
        var attributes: UInt32
        var release: UInt32
        var row: UInt32
        var column: UInt16
        var sheet: UInt16
    }

    init(_ items: [Item]) {
        bytes = []
        bytes.reserveCapacity(Self.headerSize + items.count * Self.rowSize)
        bytes.append(Self.version)
        put(UInt32(truncatingIfNeeded: items.count))
        for item in items { put(item.period) }
        for item in items { put(item.value.bitPattern) }
        for item in items { bytes.append(item.reason) }
        for item in items { bytes.append(item.status) }
        for item in items { put(item.attributes) }
        for item in items { put(item.release) }
        for item in items { put(item.row) }
        for item in items { put(item.column) }
        for item in items { put(item.sheet) }
    }

    private mutating func put(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Whether two packed series say the same, wherever their figures stood.
    static func sameContent(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count, a.count >= headerSize else { return false }
        let count = (a.count - headerSize) / rowSize
        return a.prefix(headerSize + count * contentSize)
            .elementsEqual(b.prefix(headerSize + count * contentSize))
    }

    /// Reads packed bytes; nil where they are not whole.
    static func items(_ bytes: UnsafeRawBufferPointer) -> [Item]? {
        guard bytes.count >= headerSize, bytes[0] == version else { return nil }
        let count = Int(
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        guard bytes.count == headerSize + count * rowSize else { return nil }
        var offset = headerSize
        func column(_ width: Int) -> Int {
            defer { offset += width * count }
            return offset
        }
        let period = column(4)
        let value = column(8)
        let reason = column(1)
        let status = column(1)
        let attributes = column(4)
        let release = column(4)
        let row = column(4)
        let columns = column(2)
        let sheet = column(2)
        func word(_ start: Int, _ index: Int) -> UInt32 {
            UInt32(
                littleEndian: bytes.loadUnaligned(
                    fromByteOffset: start + 4 * index, as: UInt32.self))
        }
        func half(_ start: Int, _ index: Int) -> UInt16 {
            UInt16(
                littleEndian: bytes.loadUnaligned(
                    fromByteOffset: start + 2 * index, as: UInt16.self))
        }
        return (0..<count).map { n in
            let bits = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: value + 8 * n, as: UInt64.self))
            return Item(
                period: word(period, n), value: Double(bitPattern: bits), reason: bytes[reason + n],
                status: bytes[status + n], attributes: word(attributes, n),
                release: word(release, n), row: word(row, n), column: half(columns, n),
                sheet: half(sheet, n))
        }
    }
}
