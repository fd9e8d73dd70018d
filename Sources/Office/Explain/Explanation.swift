/// Where a figure comes from: its source cell, or the arithmetic that made it. The same
/// value is printed by the tool, given as JSON and shown as a page.
public struct Explanation: Hashable, Sendable, Codable {
    public let title: String
    /// The figure in a sentence.
    public let statement: String
    /// The figure; nil where it is missing.
    public let value: Double?
    public let sections: [Section]
    /// What a reader must know: flags, limits, what was assumed.
    public let notes: [String]
    public let sources: [Source]

    /// A titled table of labelled values; `sum` closes it where the values add up.
    public struct Section: Hashable, Sendable, Codable {
        public let title: String
        public let rows: [Row]
        public let sum: Row?

        public init(title: String, rows: [Row], sum: Row? = nil) {
            self.title = title
            self.rows = rows
            self.sum = sum
        }
    }

    /// One line: what, how much, and a remark.
    public struct Row: Hashable, Sendable, Codable {
        public let label: String
        public let text: String
        /// The exact number behind the text, where it is one.
        public let number: Double?
        public let remark: String?

        public init(_ label: String, _ text: String, remark: String? = nil) {
            self.label = label
            self.text = text
            self.number = nil
            self.remark = remark
        }

        public init(_ label: String, _ number: Double, remark: String? = nil) {
            self.label = label
            self.text = exactText(number)
            self.number = number
            self.remark = remark
        }
    }

    /// A release behind the figure.
    public struct Source: Hashable, Sendable, Codable {
        public let publisher: String
        public let title: String
        public let citation: String
        public let licence: String
        public let licenceURL: String?
        public let url: String
        public let release: Int
        public let heldFrom: String
    }
}

/// A number as text that loses nothing a reader can use: whole numbers without a point,
/// others with up to four decimals; thousands separated by commas.
public func exactText(_ value: Double) -> String {
    // Beyond these a Double has no four decimals, or rounding would leave nothing of it.
    guard value.isFinite, abs(value) < 1e11, value == 0 || abs(value) >= 5e-5 else {
        return "\(value)"
    }
    let rounded = (abs(value) * 10_000).rounded()
    let whole = Int(rounded / 10_000)
    let fraction = Int(rounded) - whole * 10_000
    var digits = String(whole)
    var text = ""
    while digits.count > 3 {
        text = "," + digits.suffix(3) + text
        digits.removeLast(3)
    }
    text = digits + text
    if fraction > 0 {
        var decimals = String(fraction)
        decimals = String(repeating: "0", count: 4 - decimals.count) + decimals
        while decimals.hasSuffix("0") { decimals.removeLast() }
        text += "." + decimals
    }
    return value < 0 && rounded > 0 ? "-" + text : text
}
