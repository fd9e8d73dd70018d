/// Texts that spreadsheets open.
public enum SpreadsheetText {
    /// A text that no spreadsheet takes for a formula when it opens delimited text: with an
    /// apostrophe before it where it starts as one would.
    public static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
            return "'" + text
        default: return text
        }
    }
}
