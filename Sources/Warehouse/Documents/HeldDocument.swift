/// A document that was sent in, as the workspace keeps it; its bytes are asked for by
/// ``Warehouse/documentBytes(_:)``.
public struct HeldDocument: Hashable, Sendable, Codable {
    /// SHA-256 of the bytes, in hexadecimal.
    public let sha256: String
    /// The name that it came under first.
    public let name: String
    /// What its sender, or the form it came by, says that it is.
    public let mediaType: String
    /// Size. Units: bytes.
    public let size: Int
    /// When it came first: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public let at: String
    /// Who sent it first, as given.
    public let who: String

    /// The largest document that is kept. Units: bytes. 20 MiB.
    public static let largest = 20 << 20
}

/// What was made of a document once.
public struct Receipt: Hashable, Sendable, Identifiable {
    /// Ascending in the order in which they were written.
    public let id: Int
    public let document: HeldDocument
    /// What it was about, in a form of the writer's own, parts separated by `/`.
    public let topic: String
    /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public let at: String
    public let who: String
    /// What became of it, as a word of the writer's own.
    public let outcome: String
    /// The writer's account of it; the warehouse does not read it.
    public let account: String
    /// The release that came of it; nil where nothing was taken.
    public let release: Int?
}

/// A receipt to be written.
public struct ReceiptDraft: Hashable, Sendable {
    /// SHA-256 of a document that is kept.
    public var document: String
    public var topic: String
    public var who: String
    public var outcome: String
    public var account: String

    /// - Parameters:
    ///   - topic: what it is about, parts separated by `/`.
    ///   - outcome: a word of the writer's own.
    ///   - account: text of the writer's own.
    public init(document: String, topic: String, who: String, outcome: String, account: String) {
        self.document = document
        self.topic = topic
        self.who = who
        self.outcome = outcome
        self.account = account
    }
}
