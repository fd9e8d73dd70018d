/// What a cell shows, as stored.
///
/// Dates styled as numbers are `.number` (days since the workbook's epoch): the style is not read.
/// ISO 8601 date cells (type `d`) are `.text`.
public enum CellValue: Sendable, Hashable {
    case text(String)
    /// `raw` is the text of the file, which may carry more digits than the publisher showed.
    case number(Double, raw: String)
    case bool(Bool)
    /// Such as `#N/A` or `#DIV/0!`.
    case error(String)
    /// No value. Not zero, and not the empty text.
    case blank

    /// The text of a text cell; nil for every other kind.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The number of a number cell; nil for every other kind, text that looks like one included.
    public var number: Double? {
        if case .number(let number, _) = self { number } else { nil }
    }

    /// A number cell's value if it is whole and within 2^53; nil otherwise.
    public var integer: Int? {
        guard case .number(let number, _) = self, number.magnitude <= 9_007_199_254_740_992,
            number == number.rounded(.towardZero)
        else { return nil }
        return Int(number)
    }

    public var isBlank: Bool { self == .blank }
}

extension CellValue: CustomStringConvertible {
    /// For messages and for text columns that hold numbers: the raw text, `TRUE`, `FALSE`, or
    /// nothing for a blank.
    public var description: String {
        switch self {
        case .text(let text): text
        case .number(_, let raw): raw
        case .bool(let bool): bool ? "TRUE" : "FALSE"
        case .error(let code): code
        case .blank: ""
        }
    }
}
