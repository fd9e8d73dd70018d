/// Writes delimited text (RFC 4180) into bytes, quoting only what needs it.
///
/// Numbers are written so that they read back as the same number.
public struct DelimitedWriter: Sendable {
    /// What was written so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []
    public let dialect: Dialect
    /// CRLF, as RFC 4180 has it, instead of LF.
    public let usesCRLF: Bool

    private var isRowStart = true
    /// Where the current row starts, to find a row of one empty field.
    private var rowStart = 0

    public init(dialect: Dialect = .comma, usesCRLF: Bool = false, reservingBytes: Int = 0) {
        self.dialect = dialect
        self.usesCRLF = usesCRLF
        bytes.reserveCapacity(reservingBytes)
    }

    /// A text, in quotes if it holds the separator, a quote or a line end, or starts or ends with
    /// a space. With a dialect without quotes those characters are written as they are.
    public mutating func field(_ text: String) {
        separate()
        let separator = dialect.separator
        var copy = text
        copy.withUTF8 { utf8 in
            guard let quote = dialect.quote, Self.needsQuotes(utf8, separator, quote) else {
                bytes.append(contentsOf: utf8)
                return
            }
            bytes.append(quote)
            for byte in utf8 {
                if byte == quote { bytes.append(quote) }
                bytes.append(byte)
            }
            bytes.append(quote)
        }
    }

    /// A whole number in digits, without separators.
    public mutating func field(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// The shortest text that reads back as the same number, `12` rather than `12.0`; NaN and the
    /// infinities, which have no such text, are written as an empty field.
    public mutating func field(_ value: Double) {
        if let whole = Int(exactly: value), whole.magnitude < 1 << 53,
            whole != 0 || value.sign == .plus
        {
            return field(whole)
        }
        separate()
        if value.isFinite { bytes.append(contentsOf: value.description.utf8) }
    }

    /// A field with nothing in it, for a missing value.
    public mutating func emptyField() { separate() }

    /// Ends the row; the next field starts a new one.
    public mutating func endRow() {
        // A line with nothing on it would not be read back as a record.
        if bytes.count == rowStart, !isRowStart, let quote = dialect.quote {
            bytes.append(quote)
            bytes.append(quote)
        }
        if usesCRLF { bytes.append(13) }
        bytes.append(10)
        isRowStart = true
        rowStart = bytes.count
    }

    /// A whole row of texts.
    public mutating func row(_ texts: [String]) {
        for text in texts { field(text) }
        endRow()
    }

    private mutating func separate() {
        if !isRowStart { bytes.append(dialect.separator) }
        isRowStart = false
    }

    private static func needsQuotes(
        _ text: UnsafeBufferPointer<UInt8>, _ separator: UInt8, _ quote: UInt8
    ) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        return text.contains { $0 == separator || $0 == quote || $0 == 10 || $0 == 13 }
    }
}
