/// A figure that is known already, as it is written into a questionnaire for the country to
/// confirm or correct.
public struct KnownFigure: Hashable, Sendable {
    /// Where it comes from.
    public enum Origin: String, Sendable {
        /// The country's own answer to this collection before.
        case answered
        /// A figure of another collection or publisher, on the same criterion.
        case held
    }

    /// What would be typed: a figure in digits with a point, or a mark; see ``QuestionnaireMark``.
    public let text: String
    public let flag: QuestionnaireFlag?
    public let origin: Origin
    /// The SOURCE code: `UNDESA_2024`.
    public let source: String
    /// The edition in words, with the day it was taken in.
    public let edition: String
    /// The id of the release; nil for a figure that is worked out.
    public let release: Int?
    /// How its definition differs from what is asked; empty where it does not, as far as is stated.
    public let difference: String

    public init(
        text: String, flag: QuestionnaireFlag? = nil, origin: Origin, source: String,
        edition: String, release: Int? = nil, difference: String = ""
    ) {
        self.text = text
        self.flag = flag
        self.origin = origin
        self.source = source
        self.edition = edition
        self.release = release
        self.difference = difference
    }

    /// The figure; nil for a mark.
    public var number: Double? { Double(text) }

    /// The note on its cell.
    public var note: String {
        let first = origin == .answered ? "You answered this before" : "Held from another source"
        return [
            "\(first): \(text)\(flag.map { " (\($0.words))" } ?? "").",
            "Source: \(edition) [\(source)].",
            difference.isEmpty ? "" : "Definition: \(difference).",
            "Confirm it by leaving it, or type over it.",
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
