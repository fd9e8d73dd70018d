internal import Cubes
internal import Vocabulary

/// The changes that a release named for one series, as bytes, little-endian: a version byte, a
/// count, then 29 bytes a change. They are kept so that they can be done again when another
/// release is withdrawn.
enum PackedChanges {
    static let version: UInt8 = 1
    static let headerSize = 5
    static let changeSize = 29

    static func bytes(_ changes: [PackedChange]) -> [UInt8] {
        var bytes: [UInt8] = [version]
        bytes.reserveCapacity(headerSize + changes.count * changeSize)
        func put(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        put(UInt32(truncatingIfNeeded: changes.count))
        for change in changes {
            put(change.kind.rawValue)
            put(change.parts.rawValue)
            put(change.item.period)
            put(change.item.value.bitPattern)
            put(change.item.reason)
            put(change.item.status)
            put(change.item.attributes)
            put(change.item.row)
            put(change.item.column)
            put(change.item.sheet)
            put(change.removed)
        }
        return bytes
    }

    /// Reads packed changes of a release; nil where they are not whole.
    static func changes(_ bytes: UnsafeRawBufferPointer, release: UInt32) -> [PackedChange]? {
        guard bytes.count >= headerSize, bytes[0] == version else { return nil }
        var offset = 1
        func next<T: FixedWidthInteger>(_ type: T.Type) -> T {
            defer { offset += MemoryLayout<T>.size }
            return T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
        }
        let count = Int(next(UInt32.self))
        guard bytes.count == headerSize + count * changeSize else { return nil }
        var changes: [PackedChange] = []
        changes.reserveCapacity(count)
        for _ in 0..<count {
            guard let kind = PackedChange.Kind(rawValue: next(UInt8.self)) else { return nil }
            let parts = PackedChange.Parts(rawValue: next(UInt8.self))
            let item = PackedObservations.Item(
                period: next(UInt32.self), value: Double(bitPattern: next(UInt64.self)),
                reason: next(UInt8.self), status: next(UInt8.self),
                attributes: next(UInt32.self), release: release, row: next(UInt32.self),
                column: next(UInt16.self), sheet: next(UInt16.self))
            changes.append(
                PackedChange(kind: kind, parts: parts, item: item, removed: next(UInt8.self)))
        }
        return changes
    }
}

/// One change of a series, dictionaries already applied.
struct PackedChange {
    enum Kind: UInt8 {
        case append = 1
        case merge, replace, deleteObservation, deleteParts, deleteSeries
    }

    /// Of a merge, what is given beside attributes; of a deletion of parts, what goes.
    struct Parts: OptionSet {
        let rawValue: UInt8
        static let value = Parts(rawValue: 1)
        static let status = Parts(rawValue: 2)
    }

    var kind: Kind
    var parts: Parts = []
    var item: PackedObservations.Item
    /// The attributes that a deletion of parts takes away, a bit each.
    var removed: UInt8 = 0
}

extension AttributeID {
    /// The attribute's bit in ``PackedChange/removed``; never to be changed.
    var bit: UInt8 {
        switch self {
        case .confidentiality: 1
        case .unitMeasure: 2
        case .unitMult: 4
        case .dataType: 8
        case .comment: 16
        }
    }
}
