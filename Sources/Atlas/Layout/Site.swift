/// What every page shows of the office that serves it.
public struct Site: Hashable, Sendable {
    /// The name in the header.
    public let name: String
    /// The publishers whose figures the site shows, for the footer; short names.
    public let publishers: [String]
    /// When the data were last changed, in words; nil leaves it out.
    public let updated: String?

    public init(
        name: String = "Corridor", publishers: [String] = [], updated: String? = nil
    ) {
        self.name = name
        self.publishers = publishers
        self.updated = updated
    }
}
