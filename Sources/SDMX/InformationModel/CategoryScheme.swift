/// A subject in a tree of subjects.
public struct Category: NamedArtefact {
    public var identity: Identity
    public var children: [Category]

    public init(
        _ id: String, names: LocalisedText = LocalisedText(), children: [Category] = []
    ) {
        identity = Identity(id, names: names)
        self.children = children
    }
}

/// A tree of subjects under which artefacts are found.
public struct CategoryScheme: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    public var categories: [Category]

    public init(_ id: String, agency: String, version: String, categories: [Category] = []) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.categories = categories
    }

    public var artefactClass: ArtefactClass { .categoryScheme }
}

/// That an artefact belongs under a category.
public struct Categorisation: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// What is put under the category; nil in a stub.
    public var source: ArtefactReference?
    /// The category; nil in a stub.
    public var target: ArtefactReference?

    public init(
        _ id: String, agency: String, version: String, source: ArtefactReference?,
        target: ArtefactReference?
    ) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.source = source
        self.target = target
    }

    public var artefactClass: ArtefactClass { .categorisation }
}

/// A part of what is reported or published, such as a chapter.
public struct ReportingCategory: NamedArtefact {
    public var identity: Identity
    /// Dataflows and metadataflows that bring the content.
    public var flows: [ArtefactReference]
    /// Data structures and metadata structures that describe the content.
    public var structures: [ArtefactReference]
    public var children: [ReportingCategory]

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        identity = Identity(id, names: names)
        flows = []
        structures = []
        children = []
    }
}

/// A table of contents of what is reported or published.
public struct ReportingTaxonomy: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    public var categories: [ReportingCategory]

    public init(
        _ id: String, agency: String, version: String, categories: [ReportingCategory] = []
    ) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.categories = categories
    }

    public var artefactClass: ArtefactClass { .reportingTaxonomy }
}
