/// What dimensions, attributes and measures have in common.
public struct Component: Hashable, Sendable {
    /// Unique within the structure; where a message leaves it out, the concept's id.
    public var id: String
    public var uri: String?
    /// What the component means; nil in messages that do not say.
    public var concept: ArtefactReference?
    /// Concepts that say what part the component plays, such as frequency or unit.
    public var roles: [ArtefactReference]
    /// Nil where the concept's representation holds.
    public var representation: Representation?
    public var annotations: [Annotation]
    public var links: [Link]

    public init(
        _ id: String, concept: ArtefactReference? = nil, representation: Representation? = nil
    ) {
        self.id = id
        self.concept = concept
        self.representation = representation
        roles = []
        annotations = []
        links = []
    }
}

/// A dimension, an attribute or a measure.
public protocol StructureComponent: Hashable, Sendable {
    var component: Component { get set }
}

extension StructureComponent {
    /// Unique within the structure.
    public var id: String { component.id }
    /// What the component means.
    public var concept: ArtefactReference? { component.concept }
    /// Nil where the concept's representation holds.
    public var representation: Representation? { component.representation }
}

/// A component of the key.
public struct Dimension: StructureComponent {
    /// The part of the dimension in the key.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case plain
        /// The period of the observation.
        case time
        /// SDMX 2.1's way to have several measures: the code says which it is.
        case measure
    }

    public var component: Component
    public var kind: Kind
    /// As written; the order of the list decides. Nil where it is not written.
    public var position: Int?

    public init(_ component: Component, kind: Kind = .plain, position: Int? = nil) {
        self.component = component
        self.kind = kind
        self.position = position
    }
}

/// Dimensions to whose values attributes can be attached.
public struct GroupDescriptor: Hashable, Sendable {
    public var id: String
    /// Ids of dimensions.
    public var dimensions: [String]
    /// SDMX 2.1: a constraint that says which keys the group is, in the place of dimensions.
    public var attachmentConstraint: ArtefactReference?
    public var annotations: [Annotation]
    public var links: [Link]
    public var uri: String?

    public init(_ id: String, dimensions: [String]) {
        self.id = id
        self.dimensions = dimensions
        annotations = []
        links = []
    }
}

/// What an attribute's value belongs to.
public enum AttributeRelationship: Hashable, Sendable {
    /// A dimension on whose value the attribute depends.
    public struct DimensionReference: Hashable, Sendable {
        public var id: String
        /// Whether the value may be the same for all of the dimension, since SDMX 3.0.
        public var isOptional: Bool

        public init(_ id: String, isOptional: Bool = false) {
            self.id = id
            self.isOptional = isOptional
        }
    }

    /// All data of the dataflow: `None` in SDMX 2.1.
    case dataflow
    /// The values of those dimensions, and in SDMX 2.1 the groups at which it may be given.
    case dimensions([DimensionReference], groups: [String] = [])
    /// The dimensions of that group.
    case group(String)
    /// The single observation: `PrimaryMeasure` in SDMX 2.1.
    case observation
}

/// Whether a value must be there.
public enum Usage: String, Hashable, Sendable, CaseIterable {
    case mandatory, optional
}

/// A component that describes data without being part of the key.
public struct Attribute: StructureComponent {
    public var component: Component
    public var usage: Usage
    /// Nil where the message leaves it out.
    public var relationship: AttributeRelationship?
    /// The measures that it describes; empty for all of them. Since SDMX 3.0.
    public var measures: [String]

    public init(
        _ component: Component, usage: Usage = .optional, relationship: AttributeRelationship?
    ) {
        self.component = component
        self.usage = usage
        self.relationship = relationship
        measures = []
    }
}

/// A component that holds what was measured.
public struct Measure: StructureComponent {
    public var component: Component
    /// Nil where the message leaves it to the standard: mandatory in SDMX 2.1, else optional.
    public var usage: Usage?

    public init(_ component: Component, usage: Usage? = nil) {
        self.component = component
        self.usage = usage
    }
}

/// An attribute of a metadata structure that data may carry, since SDMX 3.0.
public struct MetadataAttributeUsage: Hashable, Sendable {
    /// Of the metadata attribute in the structure that `metadataStructure` names.
    public var id: String
    public var relationship: AttributeRelationship?
    public var annotations: [Annotation]
    public var links: [Link]

    public init(_ id: String, relationship: AttributeRelationship?) {
        self.id = id
        self.relationship = relationship
        annotations = []
        links = []
    }
}

/// The definition of a data structure: which components data have and where they belong.
public struct DataStructure: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// In the order of the key; the time dimension last, where there is one.
    public var dimensions: [Dimension]
    public var groups: [GroupDescriptor]
    public var attributes: [Attribute]
    /// One in SDMX 2.1: the primary measure.
    public var measures: [Measure]
    public var metadataAttributes: [MetadataAttributeUsage]
    public var metadataStructure: ArtefactReference?
    /// Whether the structure may grow without a new major version, since SDMX 3.1.
    public var isEvolving: Bool

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        dimensions = []
        groups = []
        attributes = []
        measures = []
        metadataAttributes = []
        isEvolving = false
    }

    public var artefactClass: ArtefactClass { .dataStructure }

    /// The period's dimension.
    public var timeDimension: Dimension? { dimensions.first { $0.kind == .time } }

    /// The ids of the dimensions that a group stands for.
    public func dimensions(ofGroup id: String) -> [String]? {
        groups.first { $0.id == id }?.dimensions
    }
}
