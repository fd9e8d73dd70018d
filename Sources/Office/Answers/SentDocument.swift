public import Collection

/// A document that somebody sends in as an answer.
public struct SentDocument: Sendable {
    public let bytes: [UInt8]
    /// The file's name.
    public let name: String
    /// What its sender says that it is; ``workbook`` or ``cells``.
    public let mediaType: String
    /// Whose answer it is, as far as whoever sends it says.
    public var expected: AnswerIdentification.Expected
    /// Whether what has no faults is taken where something else has.
    public var isInPart: Bool

    /// An Excel workbook.
    public static let workbook =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    /// Cells as JSON: a ``QuestionnaireAnswer``.
    public static let cells = "application/json"

    public init(
        _ bytes: [UInt8], name: String, mediaType: String = SentDocument.workbook,
        expected: AnswerIdentification.Expected = .init(), isInPart: Bool = false
    ) {
        self.bytes = bytes
        self.name = name
        self.mediaType = mediaType
        self.expected = expected
        self.isInPart = isInPart
    }
}
