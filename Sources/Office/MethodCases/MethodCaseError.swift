/// A fault in a case: where in its JSON, what was there and what was expected.
public struct MethodCaseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The sort of fault.
    public enum Kind: String, Sendable {
        /// Not JSON at all.
        case syntax
        /// A key that must be there is not.
        case missing
        /// A value of another type or shape.
        case type
        /// A value of the right type that the method cannot take.
        case value
        /// A method id or option that is not offered.
        case unknown
    }

    /// The sort of fault.
    public let kind: Kind
    /// The JSON path, with `$` for the inputs of the case.
    public let path: String
    /// What was there.
    public let found: String
    /// What was expected.
    public let expected: String

    public var description: String { "\(path): found \(found), expected \(expected)" }
}
