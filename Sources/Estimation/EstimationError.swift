/// What made an estimate impossible, where it lies, what was there and what would have been right.
public struct EstimationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The sort of fault.
    public enum Kind: String, Sendable, CaseIterable {
        /// Arrays or labels that do not fit each other.
        case shape
        /// A number that is not finite, or is negative where a count of persons is meant.
        case value
        /// Totals that contradict each other.
        case inconsistent
        /// Inputs that are proper one by one but leave the method without an answer.
        case impossible
        /// A label that is not among the areas or birthplaces.
        case unknown
    }

    /// The sort of fault.
    public let kind: Kind
    /// Where: the table with its row and column labels, or the argument.
    public let place: String
    /// What was there.
    public let found: String
    /// What would have been right.
    public let expected: String

    /// An error with its place and the two sides of the contradiction.
    public init(_ kind: Kind, place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }

    public var description: String { "\(place): found \(found), expected \(expected)" }
}
