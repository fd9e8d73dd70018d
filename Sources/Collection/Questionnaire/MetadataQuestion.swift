public import Vocabulary

/// A question on what the figures of a table are, asked once for each table.
public struct MetadataQuestion: Hashable, Sendable, Identifiable {
    /// An answer to choose: a code with its meaning.
    public struct Option: Hashable, Sendable {
        public let code: String
        public let words: String
    }

    /// What names it in a workbook and a form: an aspect of definitions (`duration`), or one of
    /// `criterion`, `source`, `coverage`, `breaks`, `contact`, `remarks`.
    public let id: String
    /// The question in words.
    public let words: String
    /// What an answer looks like; empty where the options say it.
    public let hint: String
    /// The answers to choose from; empty where words are asked.
    public let options: [Option]

    /// The aspect of definitions that it asks; nil for others.
    public var aspect: Aspect? { Aspect(rawValue: id) }

    /// An option as a list shows it: `12 = twelve months`.
    public static func shown(_ option: Option) -> String {
        "\(option.code) = \(option.words)"
    }

    /// What was chosen or typed, as it is kept: the code of an option, given as a code or as the list
    /// shows it, in any case; words as they are, blanks around them aside. Nil for nothing, and for what
    /// is none of the options.
    public func reading(_ text: String) -> String? {
        let typed = text.split(omittingEmptySubsequences: true) { $0.isWhitespace }
            .joined(separator: " ")
        guard !typed.isEmpty else { return nil }
        if options.isEmpty { return typed }
        let wanted = typed.lowercased()
        return options.first {
            [$0.code, $0.words, Self.shown($0)].contains { $0.lowercased() == wanted }
        }?.code
    }

    /// Every question, in order.
    public static let all: [MetadataQuestion] =
        [
            MetadataQuestion(
                id: "criterion", words: "Criterion", hint: "",
                options: [Criterion.birth, .citizenship, .previousResidence].map {
                    Option(code: $0.rawValue, words: $0.name)
                })
        ]
        + Aspect.allCases.map {
            MetadataQuestion(
                id: $0.rawValue, words: $0.name, hint: "",
                options: $0.answers.map { Option(code: $0.code, words: $0.words) })
        }
        + [
            MetadataQuestion(
                id: "source", words: "Source of the data",
                hint: "The register, census or survey by name", options: []),
            MetadataQuestion(
                id: "coverage", words: "Coverage",
                hint: "Who or what is not counted; areas left out", options: []),
            MetadataQuestion(
                id: "breaks", words: "Breaks",
                hint: "Years from which something else is counted, and what changed", options: []),
            MetadataQuestion(
                id: "contact", words: "Contact",
                hint: "Office and address to write to with questions", options: []),
            MetadataQuestion(id: "remarks", words: "Remarks", hint: "Anything else", options: []),
        ]
}
