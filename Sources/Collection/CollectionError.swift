/// What is wrong with a collection, a questionnaire or an answer.
public struct CollectionError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A record of a collection that does not say what it must.
        case declaration
        /// There is no such collection, table, area or answer.
        case notFound
        /// A file that is no answer to a questionnaire of this office, or to another one.
        case file
        /// Values in an answer that cannot be taken.
        case content
        /// A step that the state of a round does not allow.
        case state
        /// The question makes no sense.
        case request
    }

    public let kind: Kind
    /// Which collection, table, sheet or cell.
    public let place: String
    public let found: String
    public let expected: String

    public init(_ kind: Kind, _ place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }
}

extension CollectionError: CustomStringConvertible {
    public var description: String { "\(place): found \(found), expected \(expected)" }
}
