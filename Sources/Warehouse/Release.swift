public import Vocabulary

/// One edition of a data set as we took it in, or one run of a method.
public struct Release: Hashable, Sendable, Codable, Identifiable {
    /// Ascending in the order in which releases were written.
    public let id: Int
    /// The code of the SOURCE dimension.
    public let source: String
    /// The table within the source; a later release of the same table replaces this one.
    public let table: String
    public let kind: Kind
    public let publisher: String
    public let title: String
    public let citation: String
    public let licence: Licence
    public let url: String
    public let notes: [String]
    /// When we came to hold it: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public let heldFrom: String
    public let files: [ReleaseFile]
    /// What a method was given, or what an import was told: JSON.
    public let parameters: String
    /// The account of the import or estimate: JSON.
    public let report: String
    /// How much of its table it speaks of.
    public let extent: Extent
    /// Until then only those who may see everything see it: UTC, `YYYY-MM-DDThh:mm:ssZ`; nil for
    /// no embargo.
    public let embargo: String?
    public let standing: Standing
    /// The release that this one takes back; nil for all but withdrawals.
    public let withdraws: Int?

    public enum Kind: String, Sendable, Codable {
        case imported = "import"
        case estimated = "estimate"
        /// Sent in as SDMX data by somebody with the right.
        case submitted = "submission"
        /// Takes another release back: what it brought goes, what it replaced returns.
        case withdrawal
    }

    /// How much of a table a release speaks of; the rest stays as it was.
    public enum Extent: Hashable, Sendable, Codable {
        /// All: what it does not say is gone.
        case table
        /// All figures of these periods: what it does not say of them is gone.
        case periods(Set<String>)
        /// Only the figures that it names.
        case figures
    }

    /// Whether a release counts.
    public enum Standing: Hashable, Sendable, Codable {
        /// Waits for somebody to sign it off.
        case pending
        /// Counts, from the end of its embargo on. `by` signed it off, where somebody had to.
        case published(at: String, by: String?)
        /// Does not count any more, for the reason given.
        case withdrawn(at: String, reason: String)
    }
}

/// A file that a release was read from.
public struct ReleaseFile: Hashable, Sendable, Codable {
    public let name: String
    /// SHA-256 of the bytes as they were given, in hexadecimal.
    public let sha256: String
    /// Size in bytes as given.
    public let size: Int
    /// Sheets that lineage refers to, by place.
    public let sheets: [String]

    public init(name: String, sha256: String, size: Int, sheets: [String]) {
        self.name = name
        self.sha256 = sha256
        self.size = size
        self.sheets = sheets
    }
}

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
    /// The periods this release speaks of: figures of other periods in the same table stay.
    /// Nil: it speaks of all, and what it does not say any more is closed.
    public var periods: Set<Period>?
    /// The largest share of a table of a hundred held series or more that this release may
    /// close, from 0 to 1; nil for any. A file that was cut off closes much of what is held.
    public var mostClosed: Double?

    public init(
        source: String, table: String, kind: Release.Kind, publisher: String, title: String,
        citation: String, licence: Licence, url: String, notes: [String] = [],
        files: [ReleaseFile] = [], parameters: String = "{}", report: String = "{}",
        periods: Set<Period>? = nil, mostClosed: Double? = nil
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
        self.periods = periods
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
