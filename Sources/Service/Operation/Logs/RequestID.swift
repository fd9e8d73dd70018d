internal import Synchronization

/// What tells one request from another in replies and in the log.
enum RequestID {
    private static let start = String(UInt32.random(in: 0 ... .max), radix: 36)
    private static let next = Atomic<UInt>(1)

    /// A new id, unique in this process and most likely elsewhere.
    static func make() -> String {
        start + "-" + String(next.add(1, ordering: .relaxed).newValue, radix: 36)
    }

    /// The id that a client or proxy gave, if it can be repeated in headers and logs: at most
    /// 100 letters, digits and `-._:+/=`.
    static func valid(_ text: String?) -> String? {
        guard let text, (1...100).contains(text.utf8.count) else { return nil }
        let isFine = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._:+/=".utf8.contains(byte)
            }
        }
        return isFine ? text : nil
    }
}
