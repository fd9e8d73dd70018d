public import Registers

/// The words of a letter, with names in braces where something of the answer goes:
/// `Dear {addressee}`.
public struct LetterTemplate: Hashable, Sendable {
    public let kind: LetterKind
    public let language: LetterLanguage
    /// The collection that it is for; nil for any.
    public let collection: String?
    public let subject: String
    public let body: String
    /// The record that it is from; nil for one that ships with the program.
    public let record: RecordKey?

    public init(
        kind: LetterKind, language: LetterLanguage, collection: String? = nil, subject: String,
        body: String, record: RecordKey? = nil
    ) {
        self.kind = kind
        self.language = language
        self.collection = collection
        self.subject = subject
        self.body = body
        self.record = record
    }

    /// The register of templates that a workspace keeps.
    public static let register = "letters"

    /// Reads a record of the register of letters; nil where it says too little.
    public init?(_ record: Record) {
        guard let kind = record.value("kind").flatMap(LetterKind.init(rawValue:)),
            let subject = record.value("title"), let body = record.value("body")
        else { return nil }
        self.init(
            kind: kind,
            language: record.value("language").flatMap(LetterLanguage.init(rawValue:)) ?? .english,
            collection: record.value("collection"), subject: subject, body: body,
            record: record.key)
    }

    /// The template for a letter: one of the workspace for the collection, else one of the workspace
    /// for any, else the one that ships; nil where there is none in the language.
    public static func choose(
        _ kind: LetterKind, _ language: LetterLanguage, collection: String, own: [LetterTemplate]
    ) -> LetterTemplate? {
        let fitting = (own + house).filter { $0.kind == kind && $0.language == language }
        return fitting.first { $0.collection == collection }
            ?? fitting.first { $0.collection == nil }
    }
}
