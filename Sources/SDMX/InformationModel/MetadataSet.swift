/// What a metadata attribute says.
public enum MetadataValue: Hashable, Sendable {
    /// A code, number or text without language.
    case plain(String)
    /// A text by language.
    case text(LocalisedText)
    /// XHTML by language, as written.
    case structuredText(LocalisedText)
}

/// A heading of a metadata report and what is said under it.
public struct ReportedAttribute: Hashable, Sendable {
    /// Of the metadata attribute.
    public var id: String
    /// None, one, or several since SDMX 3.0.
    public var values: [MetadataValue]
    public var children: [ReportedAttribute]
    public var annotations: [Annotation]
    /// SDMX 2.1: whether the heading only holds others together, where it is said.
    public var isPresentational: Bool?

    public init(
        _ id: String, values: [MetadataValue] = [], children: [ReportedAttribute] = []
    ) {
        self.id = id
        self.values = values
        self.children = children
        annotations = []
    }
}

/// What a report is about.
public enum MetadataTargetValue: Hashable, Sendable {
    /// SDMX 3.0: a URN, which may hold wildcards.
    case urn(String)
    /// SDMX 2.1: an artefact, under the id of the part of the target.
    case object(id: String, urn: String)
    /// SDMX 2.1: a key, value by dimension.
    case key(id: String, [KeyValue])
    /// SDMX 2.1: a data set of a provider.
    case dataSet(id: String, setID: String, provider: String?)
    /// SDMX 2.1: a period.
    case period(id: String, String)
    /// SDMX 2.1: the content of a constraint.
    case constraintContent(id: String, urn: String)

    /// A dimension and its value.
    public struct KeyValue: Hashable, Sendable {
        public var dimension: String
        public var value: String

        public init(_ dimension: String, _ value: String) {
            self.dimension = dimension
            self.value = value
        }
    }
}

/// Reference metadata about something: a report under headings.
public struct MetadataSet: Hashable, Sendable {
    /// Since SDMX 3.0 a set is a maintained artefact; before it has at most an id.
    public var identity: Identity
    public var maintenance: Maintenance?
    /// The metadataflow, provision agreement or, in SDMX 2.1, metadata structure.
    public var structure: ArtefactReference?
    public var action: Action?
    public var reportingBegin: String?
    public var reportingEnd: String?
    public var publicationYear: String?
    public var publicationPeriod: String?
    /// SDMX 2.1: the id of the report structure.
    public var report: String?
    /// SDMX 2.1: the id of the target of the metadata structure that `targets` are parts of.
    public var target: String?
    public var targets: [MetadataTargetValue]
    public var attributes: [ReportedAttribute]

    public init(_ id: String) {
        identity = Identity(id)
        targets = []
        attributes = []
    }
}
