/// Which data a data or availability query means.
public struct DataSelection: Hashable, Sendable {
    /// What the data were reported against.
    public enum Context: String, Hashable, Sendable, CaseIterable {
        case dataStructure = "datastructure"
        case dataflow
        case provisionAgreement = "provisionagreement"
    }

    public var contexts: Selection<Context>
    public var artefacts: ArtefactSelection
    /// Any of these; empty for all data.
    public var keys: [QueryKey]
    /// Those who report the data, in SDMX REST 1.x; empty for anybody.
    public var providers: [ProviderReference]
    /// All of these, one for a component.
    public var filters: [ComponentFilter]
    /// Only what has changed since.
    public var updatedAfter: PointInTime?
    /// The day on which the reporting years of periods in the filters begin.
    public var reportingYearStart: MonthDay?

    public init(
        _ contexts: Selection<Context> = .one(.dataflow), _ artefacts: ArtefactSelection,
        keys: [QueryKey] = [], filters: [ComponentFilter] = []
    ) {
        self.contexts = contexts
        self.artefacts = artefacts
        self.keys = keys
        self.filters = filters
        providers = []
    }

    /// The filter of a component, if there is one.
    public func filter(_ component: String) -> ComponentFilter? {
        filters.first { $0.component == component }
    }

    /// Whether the keys take a series or observation with these codes, which are in the order of
    /// the data structure; filters are not asked.
    public func matches(key codes: some Collection<String>) -> Bool {
        keys.isEmpty || keys.contains { $0.matches(codes) }
    }

    /// Throws if a key has more positions than there are dimensions.
    ///
    /// - Parameter dimensions: The ids of all dimensions but the one of time, in order.
    public func checkKeys(dimensions: [String]) throws(SDMXError) {
        for key in keys where key.positions.count > dimensions.count {
            throw SDMXError(
                .query, found: "\(key.positions.count) positions in a key, for key of the path",
                expected: "\(dimensions.count) with a dot between them: "
                    + dimensions.joined(separator: "."))
        }
    }
}

/// The artefacts that a query means, by agency, id and version.
public struct ArtefactSelection: Hashable, Sendable {
    public var agencies: Selection<String>
    public var ids: Selection<String>
    public var versions: Selection<VersionSelector>

    public init(
        agencies: Selection<String> = .all, ids: Selection<String> = .all,
        versions: Selection<VersionSelector> = .one(.latest)
    ) {
        self.agencies = agencies
        self.ids = ids
        self.versions = versions
    }

    /// One artefact.
    public init(_ agency: String, _ id: String, _ version: VersionSelector = .latest) {
        self.init(agencies: .one(agency), ids: .one(id), versions: .one(version))
    }

    /// Whether the versions are all of them, in whichever way that is said.
    var takesAllVersions: Bool { versions == .all || versions == .one(.all) }
}

/// One who provides data or metadata.
public struct ProviderReference: Hashable, Sendable {
    /// Whose scheme lists the provider; nil for any.
    public var agency: String?
    public var id: String

    public init(agency: String? = nil, _ id: String) {
        self.agency = agency
        self.id = id
    }
}
