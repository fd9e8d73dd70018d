/// A query for reference metadata.
public struct MetadataQuery: Hashable, Sendable {
    /// How the metadata are found.
    public enum Target: Hashable, Sendable {
        /// By the metadata sets themselves.
        case sets(providers: Selection<String>, ids: Selection<String>, Selection<VersionSelector>)
        /// By the metadataflows that they were reported against.
        case flows(ArtefactSelection, providers: [ProviderReference])
        /// By the structures that they are about; nil for all types.
        case structures(StructureType?, ArtefactSelection)
        /// As data are, in SDMX REST 1.x: by metadataflow, key and provider.
        case keyed(DataQuery)
    }

    /// How much is returned.
    public enum Detail: String, Hashable, Sendable, CaseIterable {
        case full
        case allStubs = "allstubs"
    }

    public var target: Target
    /// In SDMX REST 1.x part of the keyed query, as of one for data.
    public var detail: Detail
    /// The state of the metadata at that time.
    public var asOf: PointInTime?

    public init(_ target: Target, detail: Detail = .full) {
        self.target = target
        self.detail = detail
    }
}
