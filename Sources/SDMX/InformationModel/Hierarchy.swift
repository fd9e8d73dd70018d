/// A level of a hierarchy, and the one below it.
public struct Level: NamedArtefact {
    public var identity: Identity
    public var codingFormat: TextFormat?
    /// None or one: the level below, whose own child is the one below that.
    public var child: [Level]

    public init(_ id: String, names: LocalisedText = LocalisedText(), child: Level? = nil) {
        identity = Identity(id, names: names)
        self.child = child.map { [$0] } ?? []
    }
}

/// A code in a hierarchy, with those below it.
public struct HierarchicalCode: Hashable, Sendable {
    public var id: String
    public var uri: String?
    /// The code of a code list that stands here.
    public var code: ArtefactReference?
    /// The id of its level.
    public var level: String?
    /// SDMX 2.1.
    public var version: String?
    public var validFrom: String?
    public var validTo: String?
    public var children: [HierarchicalCode]
    public var annotations: [Annotation]
    public var links: [Link]

    public init(_ id: String, code: ArtefactReference?, children: [HierarchicalCode] = []) {
        self.id = id
        self.code = code
        self.children = children
        annotations = []
        links = []
    }
}

/// Codes of one or more code lists put in order under each other.
///
/// A maintained artefact since SDMX 3.0, a part of a hierarchical code list before.
public struct Hierarchy: MaintainableArtefact {
    public var identity: Identity
    /// In a hierarchical code list that of the list.
    public var maintenance: Maintenance
    public var hasFormalLevels: Bool
    /// The topmost level.
    public var level: Level?
    public var codes: [HierarchicalCode]

    public init(_ id: String, agency: String, version: String, codes: [HierarchicalCode] = []) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        hasFormalLevels = false
        self.codes = codes
    }

    public var artefactClass: ArtefactClass { .hierarchy }
}

/// SDMX 2.1: hierarchies over a set of code lists.
public struct HierarchicalCodelist: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// The code lists that codes come from, with the names under which codes refer to them. The
    /// references in `hierarchies` are resolved already.
    public var includedCodelists: [IncludedCodelist]
    public var hierarchies: [Hierarchy]

    /// A code list under another name.
    public struct IncludedCodelist: Hashable, Sendable {
        public var alias: String
        public var codelist: ArtefactReference

        public init(alias: String, codelist: ArtefactReference) {
            self.alias = alias
            self.codelist = codelist
        }
    }

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        includedCodelists = []
        hierarchies = []
    }

    public var artefactClass: ArtefactClass { .hierarchicalCodelist }
}

/// That a hierarchy is to be used for an artefact in a context, since SDMX 3.0.
public struct HierarchyAssociation: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    public var hierarchy: ArtefactReference?
    /// What the hierarchy is used for, such as a dimension or a code list.
    public var object: ArtefactReference?
    /// Where it holds, such as a dataflow.
    public var context: ArtefactReference?

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
    }

    public var artefactClass: ArtefactClass { .hierarchyAssociation }
}
