/// A text as one word and its length: up to 8 bytes the text itself, beyond that a hash of it.
struct TextKey {
    let value: UInt64
    let length: UInt32

    /// Whether value and length determine the text.
    var isWhole: Bool { length <= 8 }

    init(value: UInt64, length: UInt32) {
        self.value = value
        self.length = length
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) {
        length = UInt32(truncatingIfNeeded: min(bytes.count, Int(UInt32.max)))
        let raw = UnsafeRawBufferPointer(bytes)
        switch bytes.count {
        case 0: value = 0
        case 1...3:
            // First, middle and last: all there are.
            value =
                UInt64(bytes[0]) | UInt64(bytes[bytes.count >> 1]) << 8
                | UInt64(bytes[bytes.count - 1]) << 16
        case 4...8:
            // Two halves, which overlap below 8 bytes.
            let low = raw.loadUnaligned(as: UInt32.self)
            let high = raw.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self)
            value = UInt64(low) | UInt64(high) << 32
        default: value = Self.digest(raw, seed: seed)
        }
    }

    /// The start of the search in a table.
    func hash(_ seed: UInt64) -> UInt64 {
        isWhole ? Self.mix(value ^ seed, UInt64(length) ^ 0x9E37_79B9_7F4A_7C15) : value
    }

    /// Of more than 8 bytes; each word is multiplied with a secret, so that equal digests cannot
    /// be aimed at.
    private static func digest(_ raw: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = mix(seed, UInt64(raw.count) ^ 0xE703_7ED1_A0B4_28DB)
        var index = 0
        while index + 8 < raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            state = mix(state ^ word, seed ^ 0x8EBC_6AF0_9C88_C6E3)
            index += 8
        }
        let word = raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
        return mix(state ^ word, seed ^ 0x5899_65CC_7537_4CC3)
    }

    /// Both halves of the product, folded.
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
