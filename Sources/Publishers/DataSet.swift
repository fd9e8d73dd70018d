public import Vocabulary

/// One edition of one publisher's table: what it is, whose, and on which terms.
public struct DataSet: Hashable, Sendable, Codable {
    /// Publisher and edition, the code of the SOURCE dimension: `UNDESA_2024`.
    public let source: String
    /// The table within the edition: a release replaces all that an earlier release of the
    /// same source and table said.
    public let table: String
    public let publisher: String
    public let title: String
    /// How the publisher asks to be cited.
    public let citation: String
    public let licence: Licence
    /// Where the publisher shows the data set.
    public let url: String
    /// What a reader must know before using the figures: criterion, reference day, coverage.
    public let notes: [String]

    public init(
        source: String, table: String, publisher: String, title: String, citation: String,
        licence: Licence, url: String, notes: [String] = []
    ) {
        self.source = source
        self.table = table
        self.publisher = publisher
        self.title = title
        self.citation = citation
        self.licence = licence
        self.url = url
        self.notes = notes
    }
}
