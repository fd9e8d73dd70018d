/// A period of observation as its message writes it: `2020`, `2020-Q1`, `2015-07-01/P5Y`.
///
/// The text is kept to the byte and not interpreted: what a period means belongs to the calendar
/// of whoever reads it, and `2020` and `2020-A1` stay apart.
public struct TimePeriod: Hashable, Sendable {
    /// The text in ASCII.
    public let bytes: [UInt8]

    /// The longest text that is taken, in bytes.
    public static let longest = 64

    /// Fails unless the text begins with a digit or `-` and consists of digits, letters and
    /// `- : + / .`, which is all that SDMX uses in periods.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let first = bytes.first, bytes.count <= Self.longest,
            first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            bytes.allSatisfy(Self.isAllowed)
        else { return nil }
        self.bytes = Array(bytes)
    }

    public init?(_ text: some StringProtocol) {
        self.init(Array(text.utf8))
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension TimePeriod: CustomStringConvertible {
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
