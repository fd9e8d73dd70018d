/// From what difference on an answer is asked about. The words of findings and the documentation
/// state these numbers.
public struct AnswerTolerance: Hashable, Sendable {
    /// A figure that was answered before, and now is so many times it, or that part of it.
    public var revision = 1.5
    /// A figure that is so many times that of the year before it, or that part of it.
    public var jump = 3.0
    /// A figure that is so many times what others say, or that part of it.
    public var mirror = 2.0
    /// Differences below this are not asked about. Units: people.
    public var least = 1_000.0

    public init() {}

    /// The numbers that questions go by unless somebody says otherwise.
    public static let standard = AnswerTolerance()

    /// Whether two figures differ by more than a factor, and by enough people to matter.
    func differ(_ one: Double, _ other: Double, by factor: Double) -> Bool {
        guard (one - other).magnitude >= least else { return false }
        return max(one, other) > factor * min(one, other)
    }
}

/// What somebody else says of the same people.
public struct MirrorFigure: Hashable, Sendable {
    /// Units: people.
    public let value: Double
    /// The SOURCE code: `UNDESA_2024`.
    public let source: String
    /// Who says it, in words, with the edition.
    public let edition: String
    /// How what it counts differs; empty where it does not, as far as is stated.
    public let difference: String

    public init(value: Double, source: String, edition: String, difference: String = "") {
        self.value = value
        self.source = source
        self.edition = edition
        self.difference = difference
    }
}

/// What others say, by the id of the table.
public typealias AnswerMirrors = [String: [QuestionnaireTable.Position: [MirrorFigure]]]
