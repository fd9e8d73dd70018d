/// What is wrong with a key, a pattern or an operation on a cube.
public struct CubeError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        case keyLength
        case unknownDataflow
        case unknownDimension
        case duplicateKey
    }

    public let kind: Kind
    /// The key, dataflow or dimension at fault.
    public let place: String
    public let found: String
    public let expected: String

    public init(kind: Kind, place: String, found: String, expected: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
    }
}

extension CubeError: CustomStringConvertible {
    public var description: String { "\(place): found \(found), expected \(expected)" }
}
