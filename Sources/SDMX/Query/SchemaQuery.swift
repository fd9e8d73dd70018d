/// A query for what data or metadata must look like to be valid.
public struct SchemaQuery: Hashable, Sendable {
    /// What the data or metadata are reported against.
    public enum Context: String, Hashable, Sendable, CaseIterable {
        case dataStructure = "datastructure"
        case metadataStructure = "metadatastructure"
        case dataflow
        case metadataflow
        case provisionAgreement = "provisionagreement"
        /// Not in SDMX REST 1.x.
        case metadataProvisionAgreement = "metadataprovisionagreement"
    }

    public var context: Context
    public var agency: String
    public var id: String
    /// Of one artefact, so neither `all` nor a range that takes all.
    public var version: VersionSelector
    /// The dimension within the series, or `DataQuery.allDimensions`.
    public var dimensionAtObservation: String?
    /// Whether observations of cross-sectional data are typed by their measure, in SDMX REST 1.x.
    public var hasExplicitMeasure: Bool
    /// Whether the schema is for messages that delete.
    public var isForDeletion: Bool
    /// The state of the structures at that time.
    public var asOf: PointInTime?

    public init(
        _ context: Context, agency: String, id: String, version: VersionSelector = .latest
    ) {
        self.context = context
        self.agency = agency
        self.id = id
        self.version = version
        hasExplicitMeasure = false
        isForDeletion = false
    }
}
