/// One state of a record of a register, as the workspace keeps it.
///
/// The warehouse knows neither registers nor fields: the content is a text to it.
public struct RecordRevision: Hashable, Sendable {
    /// Its number among the revisions of all records; later ones are greater.
    public let id: Int
    /// The register's id.
    public let register: String
    /// The record's id within its register.
    public let record: String
    /// Its number among the revisions of the record, from 1.
    public let number: Int
    /// When it was written.
    public let at: UTCTime
    /// Who wrote it, as given.
    public let who: String
    /// Why, as given.
    public let reason: String
    /// What the record holds since; nil where it was deleted.
    public let content: String?
}

/// A revision to be written.
public struct RevisionDraft: Hashable, Sendable {
    public let register: String
    public let record: String
    public let content: String?

    /// - Parameter content: what the record holds from now on; nil deletes it.
    public init(register: String, record: String, content: String?) {
        self.register = register
        self.record = record
        self.content = content
    }
}
