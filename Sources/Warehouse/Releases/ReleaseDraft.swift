public import Vocabulary

/// A release to be written.
public struct ReleaseDraft: Hashable, Sendable {
    public var source: String
    public var table: String
    public var kind: Release.Kind
    public var publisher: String
    public var title: String
    public var citation: String
    public var licence: Licence
    public var url: String
    public var notes: [String]
    public var files: [ReleaseFile]
    public var parameters: String
    public var report: String
    /// How much of its table it speaks of.
    public var extent: Release.Extent
    /// Until then only those who may see everything see it; nil for no embargo.
    public var embargo: UTCTime?
    /// Whether it waits for somebody to sign it off, even where the workspace does not ask for
    /// that.
    public var isPending: Bool
    /// The largest share of a table of a hundred held series or more that this release may
    /// close, from 0 to 1; nil for any. A file that was cut off closes much of what is held.
    public var mostClosed: Double?

    public init(
        source: String, table: String, kind: Release.Kind, publisher: String, title: String,
        citation: String, licence: Licence, url: String, notes: [String] = [],
        files: [ReleaseFile] = [], parameters: String = "{}", report: String = "{}",
        extent: Release.Extent = .table, embargo: UTCTime? = nil, isPending: Bool = false,
        mostClosed: Double? = nil
    ) {
        self.source = source
        self.table = table
        self.kind = kind
        self.publisher = publisher
        self.title = title
        self.citation = citation
        self.licence = licence
        self.url = url
        self.notes = notes
        self.files = files
        self.parameters = parameters
        self.report = report
        self.extent = extent
        self.embargo = embargo
        self.isPending = isPending
        self.mostClosed = mostClosed
    }
}

/// What writing a release did.
public enum WriteOutcome: Hashable, Sendable {
    /// The same bytes are already the current release of this table.
    case unchanged(Release)
    /// Written: how many series are new or changed, gone, and as they were.
    case written(Release, opened: Int, closed: Int, kept: Int)

    /// The release that holds what was to be written.
    public var release: Release {
        switch self {
        case .unchanged(let release), .written(let release, _, _, _): release
        }
    }
}
