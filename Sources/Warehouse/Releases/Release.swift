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
    /// When it was signed off, or held where nobody had to; nil where that never happened. UTC.
    public let signedOff: String?
    /// The release that this one takes back; nil for all but withdrawals.
    public let withdraws: Int?

    public enum Kind: String, Sendable, Codable {
        case imported = "import"
        case estimated = "estimate"
        /// Sent in as SDMX data by somebody with the right.
        case submitted = "submission"
        /// Figures of other sources, brought to one definition.
        case harmonised = "harmonisation"
        /// Takes another release back: what it brought goes, what it replaced returns.
        case withdrawal
    }

    /// How much of a table a release speaks of; the rest stays as it was.
    public enum Extent: Hashable, Sendable, Codable {
        /// All: what it does not say is gone.
        case table
        /// All figures of these periods, as SDMX writes them: what it does not say of them is
        /// gone.
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

extension Release.Extent {
    /// All figures of these periods.
    public init(_ periods: some Sequence<Period>) {
        self = .periods(Set(periods.map(\.description)))
    }
}
