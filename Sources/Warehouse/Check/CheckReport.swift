/// What a look through a whole workspace found.
public struct CheckReport: Hashable, Sendable, Codable {
    /// Something that is not as it should be.
    public struct Finding: Hashable, Sendable, Codable {
        /// What kind of thing it is about: `file`, `schema`, `release`, `series` ...
        public let what: String
        /// Which one.
        public let place: String
        public let found: String
        public let expected: String
    }

    /// The first findings.
    public internal(set) var findings: [Finding] = []
    /// How many there are in all.
    public internal(set) var count = 0
    public internal(set) var releases = 0
    /// Rows of series looked at: current ones and those of past states.
    public internal(set) var seriesRows = 0
    /// Observations in these rows.
    public internal(set) var observations = 0
    /// Revisions of the records of registers.
    public internal(set) var revisions = 0
    /// Documents that were sent in.
    public internal(set) var documents = 0

    /// Whether nothing was found.
    public var isClean: Bool { count == 0 }
}

extension CheckReport.Finding: CustomStringConvertible {
    public var description: String { "\(what) \(place): found \(found), expected \(expected)" }
}
