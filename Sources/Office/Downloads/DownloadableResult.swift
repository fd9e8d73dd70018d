public import Cubes
public import Warehouse

/// A result of a query with all that it takes to say what it means, to be given out as a download.
public protocol DownloadableResult: Sendable {
    var heading: DownloadHeading { get }

    /// All releases that rows were taken or computed from, with those that estimates among them
    /// were made from (`Office.releases(citedBy:)` finds these); an id that a row names must be
    /// among them.
    var releases: [Release] { get }

    /// What a code of a dimension means, in words; nil where that is not known.
    func name(of code: String, in dimension: DimensionID) -> String?

    /// All rows from the first on, the same each time: an archive reads them twice.
    func rows() throws -> any DownloadRows
}

/// The rows of a result, one after another.
///
/// Rows of one series may stand together or apart. Together is faster.
public protocol DownloadRows {
    /// The next row; nil after the last.
    mutating func next() throws -> DownloadRow?
}

/// One figure of a result.
public struct DownloadRow: Sendable {
    public var key: SeriesKey
    public var observation: Observation
    /// The release that brought the figure; nil for a total that was computed on request.
    public var release: Int?

    public init(key: SeriesKey, observation: Observation, release: Int?) {
        self.key = key
        self.observation = observation
        self.release = release
    }
}

/// What a result is, how it was asked for, and where it is found again.
public struct DownloadHeading: Hashable, Sendable {
    /// Such as `Migrant stocks in Germany by origin`; one line.
    public var title: String
    public var dataflow: Dataflow
    /// The version of the dataflow's structure, such as `1.2.0`.
    public var structureVersion: String
    /// The key as SDMX writes it: codes joined by points, `*` for any.
    public var key: String
    /// What was asked, as it was asked: an address or a command.
    public var query: String
    /// An address that gives the same figures at any later time, since it names the release after
    /// which the state was asked.
    public var permanentLink: String
    /// The release after which the state was asked.
    public var state: Int
    /// When the download is made: UTC, `YYYY-MM-DDThh:mm:ssZ`. Equal results made at the same time
    /// give equal bytes.
    public var made: String

    public init(
        title: String, dataflow: Dataflow, structureVersion: String, key: String, query: String,
        permanentLink: String, state: Int, made: String
    ) {
        self.title = title
        self.dataflow = dataflow
        self.structureVersion = structureVersion
        self.key = key
        self.query = query
        self.permanentLink = permanentLink
        self.state = state
        self.made = made
    }

    /// The dataflow as SDMX refers to it: `CORRIDOR:DF_STOCK(1.2.0)`.
    var structure: String { "CORRIDOR:\(dataflow.rawValue)(\(structureVersion))" }
}

/// What a download came to.
public struct DownloadAccount: Hashable, Sendable {
    public var series = 0
    /// Rows, those without a value included.
    public var figures = 0
    /// Rows without a value.
    public var missing = 0
    /// Totals that were computed on request.
    public var computed = 0
    /// Texts that a workbook could not hold whole.
    public var cutTexts = 0

    public init() {}
}
