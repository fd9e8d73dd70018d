/// A heading of a metadata report.
public struct MetadataAttribute: StructureComponent {
    public var component: Component
    public var minOccurs: UInt64?
    public var maxOccurs: MaxOccurs?
    /// Whether it only holds others together.
    public var isPresentational: Bool
    public var children: [MetadataAttribute]

    public init(_ component: Component, children: [MetadataAttribute] = []) {
        self.component = component
        isPresentational = false
        self.children = children
    }
}

/// SDMX 2.1: what a report may be about, as a key of targets.
public struct MetadataTarget: Hashable, Sendable {
    /// One part of the key.
    public struct Part: Hashable, Sendable {
        /// What the part names.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case key = "KeyDescriptorValuesTarget"
            case dataSet = "DataSetTarget"
            case identifiableObject = "IdentifiableObjectTarget"
            case reportPeriod = "ReportPeriodTarget"
            case constraintContent = "ConstraintContentTarget"
        }

        public var kind: Kind
        public var id: String
        /// Of an identifiable object: the class it must have, as written.
        public var objectType: String?
        public var representation: Representation?
        public var annotations: [Annotation]

        public init(_ kind: Kind, id: String) {
            self.kind = kind
            self.id = id
            annotations = []
        }
    }

    public var id: String
    public var parts: [Part]
    public var annotations: [Annotation]

    public init(_ id: String, parts: [Part] = []) {
        self.id = id
        self.parts = parts
        annotations = []
    }
}

/// SDMX 2.1: the headings of one kind of report and the targets it may be about.
public struct ReportStructure: Hashable, Sendable {
    public var id: String
    public var attributes: [MetadataAttribute]
    /// Ids of metadata targets.
    public var targets: [String]
    public var annotations: [Annotation]

    public init(_ id: String, attributes: [MetadataAttribute] = [], targets: [String] = []) {
        self.id = id
        self.attributes = attributes
        self.targets = targets
        annotations = []
    }
}

/// The definition of a metadata structure: which headings reports have.
public struct MetadataStructure: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// SDMX 3.0 and later: the headings.
    public var attributes: [MetadataAttribute]
    /// SDMX 2.1.
    public var targets: [MetadataTarget]
    /// SDMX 2.1.
    public var reports: [ReportStructure]

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        attributes = []
        targets = []
        reports = []
    }

    public var artefactClass: ArtefactClass { .metadataStructure }
}
