/// Periods between two ends, either of which may be open.
public struct TimeRange: Hashable, Sendable {
    /// One end.
    public struct Bound: Hashable, Sendable {
        public var period: String
        public var isInclusive: Bool

        public init(_ period: String, isInclusive: Bool = true) {
            self.period = period
            self.isInclusive = isInclusive
        }
    }

    /// The earliest; nil for all that are before `end`.
    public var start: Bound?
    /// The latest; nil for all that are after `start`.
    public var end: Bound?
    public var validFrom: String?
    public var validTo: String?

    public init(start: Bound? = nil, end: Bound? = nil) {
        self.start = start
        self.end = end
    }
}

/// A value that a constraint names.
public struct ConstraintValue: Hashable, Sendable {
    /// May hold `%` as a wildcard, since SDMX 3.0.
    public var value: String
    public var cascade: Cascade?
    public var language: String?
    public var validFrom: String?
    public var validTo: String?

    public init(_ value: String, cascade: Cascade? = nil) {
        self.value = value
        self.cascade = cascade
    }
}

/// The values that one component may have, or may not.
public struct MemberSelection: Hashable, Sendable {
    /// The id of a component; of nested metadata attributes with dots.
    public var component: String
    /// Whether the values are those allowed; nil where it is not said, which means that they are.
    public var isIncluded: Bool?
    /// Whether values are compared without the prefix of an extended code list.
    public var removesPrefix: Bool?
    public var values: [ConstraintValue]
    public var timeRange: TimeRange?
    public var validFrom: String?
    public var validTo: String?

    public init(_ component: String, values: [ConstraintValue] = []) {
        self.component = component
        self.values = values
    }
}

/// Keys, as the product of values for each of some dimensions.
public struct CubeRegion: Hashable, Sendable {
    /// Whether the region is inside; nil where it is not said, which means that it is.
    public var isIncluded: Bool?
    /// By dimension.
    public var keys: [MemberSelection]
    /// By attribute or measure.
    public var components: [MemberSelection]
    public var validFrom: String?
    public var validTo: String?
    /// Of a region of metadata targets in SDMX 2.1: the report structure and the target.
    public var metadata: ConstrainedMetadata?
    public var annotations: [Annotation]

    public init(keys: [MemberSelection] = [], components: [MemberSelection] = []) {
        self.keys = keys
        self.components = components
        annotations = []
    }
}

/// SDMX 2.1: which reports of a metadata structure are constrained.
public struct ConstrainedMetadata: Hashable, Sendable {
    /// The id of the report structure.
    public var report: String
    /// The id of the metadata target.
    public var target: String

    public init(report: String, target: String) {
        self.report = report
        self.target = target
    }
}

/// Single keys, each with one value for some dimensions.
public struct KeySet: Hashable, Sendable {
    /// A key; dimensions that it leaves out may have any value.
    public struct Key: Hashable, Sendable {
        public var values: [MemberSelection]
        /// By attribute or measure.
        public var components: [MemberSelection]
        public var isIncluded: Bool?
        public var validFrom: String?
        public var validTo: String?
        /// SDMX 2.1: of keys of metadata, the report structure and the target.
        public var metadata: ConstrainedMetadata?
        public var annotations: [Annotation]

        public init(_ values: [MemberSelection]) {
            self.values = values
            components = []
            annotations = []
        }
    }

    public var isIncluded: Bool
    public var keys: [Key]
    /// Whether the keys are those of metadata: `MetadataKeySet` in SDMX 2.1.
    public var isMetadata: Bool

    public init(isIncluded: Bool = true, keys: [Key] = []) {
        isMetadata = false
        self.isIncluded = isIncluded
        self.keys = keys
    }
}

/// An interface that can be queried for what a constraint is about.
public struct QueryableDataSource: Hashable, Sendable {
    public var dataURL: String
    public var wsdlURL: String?
    public var wadlURL: String?
    public var isREST: Bool
    public var isWebService: Bool

    public init(dataURL: String, isREST: Bool, isWebService: Bool) {
        self.dataURL = dataURL
        self.isREST = isREST
        self.isWebService = isWebService
    }
}

/// When data are to be or were released.
public struct ReleaseCalendar: Hashable, Sendable {
    public var periodicity: String
    public var offset: String
    public var tolerance: String

    public init(periodicity: String, offset: String, tolerance: String) {
        self.periodicity = periodicity
        self.offset = offset
        self.tolerance = tolerance
    }
}

/// A subset of the data or metadata that structures allow.
public struct Constraint: MaintainableArtefact {
    /// What it constrains, and under which name the standard's version has it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// `DataConstraint`; `ContentConstraint` in SDMX 2.1.
        case data
        /// `MetadataConstraint`.
        case metadata
        /// SDMX 2.1: to what attributes or metadata can be attached.
        case attachment
    }

    /// Whether data may be there or are there.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case allowed = "Allowed"
        case actual = "Actual"
    }

    /// A set of data or metadata by its provider and its id.
    public struct SetReference: Hashable, Sendable {
        public var provider: ArtefactReference
        public var id: String
        public var isMetadata: Bool

        public init(provider: ArtefactReference, id: String, isMetadata: Bool = false) {
            self.provider = provider
            self.id = id
            self.isMetadata = isMetadata
        }
    }

    /// How much is available.
    public struct Availability: Hashable, Sendable {
        public var series: UInt64?
        public var observations: UInt64?

        public init(series: UInt64? = nil, observations: UInt64? = nil) {
            self.series = series
            self.observations = observations
        }
    }

    public var identity: Identity
    public var maintenance: Maintenance
    public var kind: Kind
    /// Nil where it is not said, which means allowed. A content constraint of SDMX 2.1 that does
    /// not say it is read as actual, which is what its schema says.
    public var role: Role?
    /// What is constrained.
    public var attachments: [ArtefactReference]
    /// Addresses of data sources, where these are what is constrained.
    public var simpleDataSources: [String]
    public var queryableDataSources: [QueryableDataSource]
    public var cubeRegions: [CubeRegion]
    public var keySets: [KeySet]
    /// Of a metadata constraint: the regions of its targets.
    public var metadataTargetRegions: [CubeRegion]
    public var releaseCalendar: ReleaseCalendar?
    /// SDMX 2.1: sets that are constrained.
    public var sets: [SetReference]
    /// SDMX 2.1: the first time that the content is about.
    public var referenceStart: String?
    /// SDMX 2.1: the last time that the content is about.
    public var referenceEnd: String?
    /// Of an `AvailabilityConstraint` of SDMX 3.1, which has neither id nor maintainer.
    public var availability: Availability?

    public init(_ kind: Kind, id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.kind = kind
        attachments = []
        simpleDataSources = []
        queryableDataSources = []
        sets = []
        cubeRegions = []
        keySets = []
        metadataTargetRegions = []
    }

    /// By the kind.
    public var artefactClass: ArtefactClass {
        switch kind {
        case .data: .dataConstraint
        case .metadata: .metadataConstraint
        case .attachment: .attachmentConstraint
        }
    }
}
