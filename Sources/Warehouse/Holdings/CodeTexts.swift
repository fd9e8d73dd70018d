/// Texts as bytes side by side, such as the codes of a dimension, to be found and written without
/// making a String of them.
public struct CodeTexts: Sendable {
    private let bytes: [UInt8]
    /// Where each begins, and after the last where they end.
    private let starts: [UInt32]

    /// - Parameter texts: in order of their UTF-8 bytes, if they are to be found.
    init(_ texts: [String]) {
        var bytes: [UInt8] = []
        var starts: [UInt32] = [0]
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            starts.append(UInt32(clamping: bytes.count))
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// The number of texts.
    public var count: Int { starts.count - 1 }

    /// The bytes of a text by its place.
    ///
    /// - Parameter body: must not let them escape.
    @inline(__always)
    public func withBytes<Result>(
        _ place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let range = Int(starts[place])..<Int(starts[place + 1])
        return try bytes.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[range]))
        }
    }

    /// The place of a text, by binary search; nil where it is none of them.
    public func find(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { sought in
            bytes.withUnsafeBufferPointer { bytes in
                var low = 0
                var high = count
                while low < high {
                    let middle = (low + high) / 2
                    let range = Int(starts[middle])..<Int(starts[middle + 1])
                    let sign = Self.compare(UnsafeBufferPointer(rebasing: bytes[range]), sought)
                    if sign == 0 { return middle }
                    if sign < 0 { low = middle + 1 } else { high = middle }
                }
                return nil
            }
        }
    }

    private static func compare(
        _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
    ) -> Int {
        for place in 0..<min(a.count, b.count) where a[place] != b[place] {
            return a[place] < b[place] ? -1 : 1
        }
        return a.count - b.count
    }
}
