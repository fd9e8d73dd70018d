/// Why the office could not do what was asked: what, where, found, expected.
public struct OfficeError: Error, Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A file cannot be read, or is not what it should be.
        case file
        /// The file's rows hold faults, so nothing of it was taken.
        case findings
        /// What was asked for does not exist in the workspace.
        case notFound
        /// The data needed for an estimate are not there, or do not fit together.
        case data
        /// The request itself makes no sense.
        case request
        /// What is asked for contradicts what is held.
        case conflict
        /// More is asked for than is given at once.
        case tooLarge
    }

    public let kind: Kind
    public let place: String
    public let found: String
    public let expected: String
    /// Further lines: each finding, or the choices there are.
    public let details: [String]

    public init(
        kind: Kind, place: String, found: String, expected: String, details: [String] = []
    ) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
        self.details = details
    }
}

extension OfficeError: CustomStringConvertible {
    public var description: String {
        (["\(place): found \(found), expected \(expected)"] + details.map { "  " + $0 })
            .joined(separator: "\n")
    }
}
