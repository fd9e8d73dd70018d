/// One entry of an archive that is being written, and its records (APPNOTE 6.3.10, part 4).
struct ZipEntry {
    let name: [UInt8]
    let time: ZipTime
    /// Where its local header stands.
    let offset: UInt64
    var size: UInt64 = 0
    var compressedSize: UInt64 = 0
    var checksum: UInt32 = 0

    init(name: [UInt8], time: ZipTime, offset: UInt64) {
        self.name = name
        self.time = time
        self.offset = offset
    }

    /// Sizes follow the data (bit 3), the name is UTF-8 (bit 11).
    private static let flags = 0x0808
    private static let deflated = 8

    /// What stands before the data; sizes and checksum are still to come.
    var localHeader: [UInt8] {
        let extra = timeField
        var record = ZipRecord(signature: 0x0403_4B50)
        record.two(20, Self.flags, Self.deflated, Int(time.dosTime), Int(time.dosDate))
        record.four(0, 0, 0)
        record.two(name.count, extra.count)
        return record.bytes + name + extra
    }

    /// What stands after the data: the checksum and both sizes.
    func descriptor(wideFrom limit: UInt64) -> [UInt8] {
        var record = ZipRecord(signature: 0x0807_4B50)
        record.four(UInt64(checksum))
        if isWide(limit) {
            record.eight(compressedSize, size)
        } else {
            record.four(compressedSize, size)
        }
        return record.bytes
    }

    /// What stands in the list at the end.
    func directoryRecord(wideFrom limit: UInt64) -> [UInt8] {
        var wide = ZipRecord()
        // In this order, and only those whose place of 32 bits says to look here.
        for value in [size, compressedSize, offset] where value >= limit { wide.eight(value) }
        var extra = timeField
        if !wide.bytes.isEmpty {
            var field = ZipRecord()
            field.two(1, wide.bytes.count)
            extra += field.bytes + wide.bytes
        }
        func narrow(_ value: UInt64) -> UInt64 { value >= limit ? 0xFFFF_FFFF : value }
        var record = ZipRecord(signature: 0x0201_4B50)
        // Made on Unix (3), so that the rights below count.
        record.two(3 << 8 | 45, wide.bytes.isEmpty ? 20 : 45, Self.flags, Self.deflated)
        record.two(Int(time.dosTime), Int(time.dosDate))
        record.four(UInt64(checksum), narrow(compressedSize), narrow(size))
        record.two(name.count, extra.count, 0, 0, 0)
        record.four(0o100644 << 16, narrow(offset))
        return record.bytes + name + extra
    }

    private func isWide(_ limit: UInt64) -> Bool { size >= limit || compressedSize >= limit }

    /// The extra field "UT" of Info-ZIP: the time of the last change, in UTC.
    private var timeField: [UInt8] {
        var record = ZipRecord()
        record.two(0x5455, 5)
        return record.bytes + [1] + ZipRecord.little(UInt64(time.seconds), 4)
    }
}

/// What ends an archive.
struct ZipEnd {
    let count: UInt64
    /// Of the list of entries, and where it starts.
    let size: UInt64
    let offset: UInt64

    /// The end of the directory, with that of zip64 and the pointer to it where one is needed.
    func record(wideFrom limit: UInt64) -> [UInt8] {
        let isWide = count >= 0xFFFF || size >= limit || offset >= limit
        var wide = ZipRecord()
        if isWide {
            wide = ZipRecord(signature: 0x0606_4B50)
            wide.eight(44)
            wide.two(3 << 8 | 45, 45)
            wide.four(0, 0)
            wide.eight(count, count, size, offset)
            wide.four(0x0706_4B50, 0)
            wide.eight(offset + size)
            wide.four(1)
        }
        let few = isWide && count >= 0xFFFF ? 0xFFFF : Int(count)
        var record = ZipRecord(signature: 0x0605_4B50)
        record.two(0, 0, few, few)
        record.four(size >= limit ? 0xFFFF_FFFF : size, offset >= limit ? 0xFFFF_FFFF : offset)
        record.two(0)
        return wide.bytes + record.bytes
    }
}

/// Bytes of a record, numbers with their lowest byte first.
struct ZipRecord {
    private(set) var bytes: [UInt8] = []

    init() {}

    init(signature: UInt64) { four(signature) }

    mutating func two(_ values: Int...) {
        for value in values { bytes += Self.little(UInt64(truncatingIfNeeded: value), 2) }
    }

    mutating func four(_ values: UInt64...) {
        for value in values { bytes += Self.little(value, 4) }
    }

    mutating func eight(_ values: UInt64...) {
        for value in values { bytes += Self.little(value, 8) }
    }

    static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
}
