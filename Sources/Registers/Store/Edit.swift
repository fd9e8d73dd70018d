/// A change that somebody wants to make to a record.
public struct Edit: Hashable, Sendable {
    public let key: RecordKey
    /// What the record shall hold; nil deletes it.
    public let content: RecordContent?
    /// The revision that the change was made from; 0 for a record that is to be new, nil for
    /// whatever stands there.
    public let base: Int?

    public init(_ key: RecordKey, _ content: RecordContent?, base: Int?) {
        self.key = key
        self.content = content
        self.base = base
    }
}

/// What became of a change.
public struct EditOutcome: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case added
        case changed
        case deleted
        /// The record says all of it already.
        case unchanged
    }

    public let key: RecordKey
    public let kind: Kind
    /// The record's last revision.
    public let revision: Int
    /// Fields that others had changed since the change was begun, which stay as they have them.
    public let merged: [FieldPath]
}

/// Two people's changes of the same field: nothing was written, and nothing typed is lost.
public struct EditCollision: Hashable, Sendable {
    public let key: RecordKey
    /// The revision that the refused change was made from.
    public let base: Int
    /// The revision that stands.
    public let revision: Int
    /// Who wrote it.
    public let who: String
    /// The fields that both changed.
    public let paths: [FieldPath]
    /// Everything that was to be written; nil for a deletion.
    public let refused: RecordContent?
    /// What stands; nil where the record was deleted.
    public let standing: RecordContent?
}

/// Brings together what two people made of the same content.
enum Merge {
    struct Result {
        let content: RecordContent
        /// What the other changed.
        let merged: Set<FieldPath>
        /// What both changed, and not in the same way.
        let collisions: Set<FieldPath>
    }

    static func merge(
        base: RecordContent, mine: RecordContent, theirs: RecordContent
    ) -> Result {
        let changedByMe = mine.paths(differingFrom: base)
        let changedByThem = theirs.paths(differingFrom: base)
        var content = theirs
        for path in changedByMe { content[path] = mine[path] }
        let collisions = changedByMe.intersection(changedByThem).filter { mine[$0] != theirs[$0] }
        return Result(
            content: content, merged: changedByThem.subtracting(changedByMe),
            collisions: collisions)
    }
}
