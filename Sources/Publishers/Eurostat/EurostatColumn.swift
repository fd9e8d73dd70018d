/// The codes of one dimension, each looked at once.
struct EurostatColumn {
    private let axis: EurostatAxis
    private let codes: EurostatCodes
    private var found: [EurostatCode] = []
    private var short: [UInt64: Int] = [:]
    private var long: [String: Int] = [:]
    private var last: (bytes: UInt64, index: Int)?

    init(_ axis: EurostatAxis, _ codes: EurostatCodes) {
        self.axis = axis
        self.codes = codes
    }

    subscript(index: Int) -> EurostatCode { found[index] }

    /// The codes as written, in the order in which they came.
    var texts: [String] { found.map(\.text) }

    /// The place of a code; what follows a colon is its label, blanks around do not matter.
    mutating func index(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var start = 0
        var end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
        while start < end, bytes[start] <= 32 { start += 1 }
        while end > start, bytes[end - 1] <= 32 { end -= 1 }
        guard end - start <= 8 else {
            return index(String(decoding: bytes[start..<end], as: UTF8.self))
        }
        // Codes hold no NUL, so bytes in a row are a key of their own.
        let key = bytes[start..<end].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if let last, last.bytes == key { return last.index }
        let index: Int
        if let known = short[key] {
            index = known
        } else {
            index = self.index(String(decoding: bytes[start..<end], as: UTF8.self))
            short[key] = index
        }
        last = (key, index)
        return index
    }

    /// The place of a code without label.
    mutating func index(_ text: String) -> Int {
        if let known = long[text] { return known }
        found.append(codes.code(text, on: axis))
        long[text] = found.count - 1
        return found.count - 1
    }
}
