/// A concept: what a component of a structure means.
public struct Concept: NamedArtefact {
    public var identity: Identity
    /// The id of the concept above it in the same scheme.
    public var parent: String?
    /// The values that components have unless they say otherwise.
    public var representation: Representation?
    public var isoConcept: ISOConceptReference?

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        identity = Identity(id, names: names)
    }
}

/// A reference to a concept of an ISO 11179 registry.
public struct ISOConceptReference: Hashable, Sendable {
    public var agency: String
    public var scheme: String
    public var concept: String

    public init(agency: String, scheme: String, concept: String) {
        self.agency = agency
        self.scheme = scheme
        self.concept = concept
    }
}

/// A list of concepts.
public struct ConceptScheme: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    public var concepts: [Concept]

    public init(_ id: String, agency: String, version: String, concepts: [Concept] = []) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.concepts = concepts
    }

    public var artefactClass: ArtefactClass { .conceptScheme }
}
