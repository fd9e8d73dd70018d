/// How delimited text marks fields: one separator byte and one quote byte.
public struct Dialect: Sendable, Equatable {
    /// An ASCII byte other than the quote, CR, LF and NUL.
    public let separator: UInt8
    /// `"`, or nil if quotes have no meaning.
    public let quote: UInt8?
    /// Whether a first line `sep=|`, as Excel writes it, sets the separator and is skipped.
    public let readsSeparatorLine: Bool

    public static let comma = Dialect(UInt8(ascii: ","))
    public static let semicolon = Dialect(UInt8(ascii: ";"))
    public static let tab = Dialect(9)
    public static let pipe = Dialect(UInt8(ascii: "|"))

    /// Nil if the separator is no ASCII character or one that has another meaning.
    public init?(separator: Character, quotes: Bool = true, readsSeparatorLine: Bool = true) {
        guard let byte = separator.asciiValue, Self.isAllowed(byte) else { return nil }
        self.init(byte, quotes: quotes, readsSeparatorLine: readsSeparatorLine)
    }

    private init(_ separator: UInt8, quotes: Bool = true, readsSeparatorLine: Bool = true) {
        self.separator = separator
        self.quote = quotes ? UInt8(ascii: "\"") : nil
        self.readsSeparatorLine = readsSeparatorLine
    }

    /// The separator, of `,` `;` tab and `|`, that occurs most often in the first line that is not
    /// empty, outside quotes; comma if none does.
    public static func guess(_ bytes: [UInt8]) -> Dialect {
        let candidates = [Dialect.comma, .semicolon, .tab, .pipe]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes.prefix(64 << 10) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == 10 || byte == 13, counts.contains(where: { $0 > 0 }) { break }
            for index in candidates.indices where candidates[index].separator == byte {
                counts[index] += 1
            }
        }
        var best = 0
        for index in counts.indices where counts[index] > counts[best] { best = index }
        return candidates[best]
    }

    /// This dialect with the separator of a first line `sep=X`, and the offset after that line.
    func adopting(separatorLine bytes: [UInt8], at start: Int) -> (dialect: Dialect, next: Int) {
        let line = bytes[start...].prefix(7)
        guard readsSeparatorLine, line.count >= 5, line.starts(with: Array("sep=".utf8)) else {
            return (self, start)
        }
        let byte = bytes[start + 4]
        var next = start + 5
        guard Self.isAllowed(byte) else { return (self, start) }
        if next < bytes.count, bytes[next] == 13 { next += 1 }
        if next < bytes.count, bytes[next] == 10 { next += 1 }
        guard next > start + 5 || next == bytes.count else { return (self, start) }
        return (Dialect(byte, quotes: quote != nil), next)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte < 0x80 && ![0, 10, 13, UInt8(ascii: "\"")].contains(byte)
    }
}
