/// A query for data.
public struct DataQuery: Hashable, Sendable {
    public var selection: DataSelection
    /// At most that many observations of each series, from the first on.
    public var firstNObservations: Int?
    /// At most that many observations of each series, back from the last.
    public var lastNObservations: Int?
    /// The dimension within the series, or `allDimensions`; nil leaves it to the service.
    public var dimensionAtObservation: String?
    public var attributes: Attributes
    public var measures: Measures
    /// Whether former states of the data are asked for too.
    public var includesHistory: Bool
    /// How many observations, or series where none are asked for, are passed over.
    public var offset: Int
    /// At most that many observations, or series where none are asked for.
    public var limit: Int?
    /// The first of these decides, then the next; empty leaves it to the service.
    public var sort: [SortTerm]
    /// The state of the data at that time.
    public var asOf: PointInTime?

    public init(_ selection: DataSelection) {
        self.selection = selection
        attributes = .standard
        measures = .all
        includesHistory = false
        offset = 0
        sort = []
    }

    /// The value of `dimensionAtObservation` for observations without series.
    public static let allDimensions = "AllDimensions"

    /// The attributes to be returned.
    public enum Attributes: Hashable, Sendable {
        case all
        case none
        case only([Attribute])

        /// What is returned where nothing is asked for: those of the data structure.
        public static let standard = Attributes.only([.ofDataStructure])
    }

    /// One attribute or those of a class.
    public enum Attribute: Hashable, Sendable {
        /// Those that the data structure defines: `dsd`.
        case ofDataStructure
        /// Those that the metadata structure defines: `msd`.
        case ofMetadataStructure
        case ofDataSet
        case ofSeries
        case ofObservations
        case id(String)
    }

    /// The measures to be returned.
    public enum Measures: Hashable, Sendable {
        case all
        case none
        case only([String])
    }

    /// What observations are sorted by.
    public struct SortTerm: Hashable, Sendable {
        /// A component, or several by one word.
        public enum Key: Hashable, Sendable {
            /// All dimensions as the data structure has them: `*`, which stands alone.
            case allDimensions
            /// All dimensions but the one at the observations: `series_key`.
            case seriesKey
            case component(String)
        }

        public var key: Key
        public var isDescending: Bool

        public init(_ key: Key, descending: Bool = false) {
            self.key = key
            isDescending = descending
        }
    }
}

extension DataQuery.Attribute {
    /// As in a URL.
    var name: String {
        switch self {
        case .ofDataStructure: "dsd"
        case .ofMetadataStructure: "msd"
        case .ofDataSet: "dataset"
        case .ofSeries: "series"
        case .ofObservations: "obs"
        case .id(let id): id
        }
    }

    static let classes: [DataQuery.Attribute] = [
        .ofDataStructure, .ofMetadataStructure, .ofDataSet, .ofSeries, .ofObservations,
    ]
}
