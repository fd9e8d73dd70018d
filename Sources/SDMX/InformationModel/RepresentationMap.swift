/// How values become other values, since SDMX 3.0.
public struct RepresentationMap: MaintainableArtefact {
    /// The values on one side of a map: of a list, or of a type.
    public enum Values: Hashable, Sendable {
        case list(ArtefactReference)
        case type(DataType)
    }

    /// A value to be replaced.
    public struct SourceValue: Hashable, Sendable {
        public var value: String
        public var isRegularExpression: Bool?
        /// Of the part of the text that is compared, in characters from 0.
        public var startIndex: Int?
        /// Of the part of the text that is compared.
        public var endIndex: Int?

        public init(_ value: String, isRegularExpression: Bool? = nil) {
            self.value = value
            self.isRegularExpression = isRegularExpression
        }
    }

    /// One replacement: as many source values as there are sources, as many targets as targets.
    public struct Mapping: Hashable, Sendable {
        public var sources: [SourceValue]
        public var targets: [String]
        public var validFrom: String?
        public var validTo: String?
        public var annotations: [Annotation]

        public init(_ sources: [SourceValue], _ targets: [String]) {
            self.sources = sources
            self.targets = targets
            annotations = []
        }
    }

    public var identity: Identity
    public var maintenance: Maintenance
    public var sources: [Values]
    public var targets: [Values]
    public var mappings: [Mapping]

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        sources = []
        targets = []
        mappings = []
    }

    public var artefactClass: ArtefactClass { .representationMap }
}

/// How items of one scheme become items of another: categories, concepts, organisations, parts of
/// a taxonomy; and codes within a structure set of SDMX 2.1.
public struct ItemSchemeMap: MaintainableArtefact {
    /// What the schemes list.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case codelist, category, concept, organisation, reportingTaxonomy
    }

    public var identity: Identity
    /// In a structure set that of the set.
    public var maintenance: Maintenance
    public var kind: Kind
    public var source: ArtefactReference?
    public var target: ArtefactReference?
    public var mappings: [RepresentationMap.Mapping]

    public init(_ kind: Kind, id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.kind = kind
        mappings = []
    }

    /// By the kind.
    public var artefactClass: ArtefactClass {
        switch kind {
        case .codelist: .codelistMap
        case .category: .categorySchemeMap
        case .concept: .conceptSchemeMap
        case .organisation: .organisationSchemeMap
        case .reportingTaxonomy: .reportingTaxonomyMap
        }
    }
}

/// SDMX 2.1: maps between structures and lists, maintained together.
public struct StructureSet: MaintainableArtefact {
    /// A map between two structures in the form of SDMX 2.1.
    public struct Map: NamedArtefact {
        /// A component that becomes another.
        public struct ComponentMap: Hashable, Sendable {
            /// How values change.
            public enum Values: Hashable, Sendable {
                /// By the map of code lists with that id in the same set.
                case codelistMap(ArtefactReference)
                /// They become texts: which part of the code, and the type.
                case text(valueType: String?, TextFormat)
            }

            public var source: String
            public var target: String
            /// The lists of the structures in which the components stand, such as
            /// `DimensionDescriptor`.
            public var sourceList: String?
            public var targetList: String?
            public var values: Values?
            /// Values that become other values, in the place of `values`.
            public var valueMappings: [RepresentationMap.Mapping]
            public var annotations: [Annotation]

            public init(source: String, target: String, values: Values? = nil) {
                self.source = source
                self.target = target
                self.values = values
                valueMappings = []
                annotations = []
            }
        }

        public var identity: Identity
        public var isExtension: Bool?
        public var source: ArtefactReference?
        public var target: ArtefactReference?
        public var components: [ComponentMap]

        public init(_ id: String) {
            identity = Identity(id)
            components = []
        }
    }

    public var identity: Identity
    public var maintenance: Maintenance
    /// Structures that the set is about.
    public var relatedStructures: [ArtefactReference]
    public var structureMaps: [Map]
    public var itemSchemeMaps: [ItemSchemeMap]

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        relatedStructures = []
        structureMaps = []
        itemSchemeMaps = []
    }

    public var artefactClass: ArtefactClass { .structureSet }
}
