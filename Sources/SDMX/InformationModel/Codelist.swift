/// A code of a code list of any kind.
public struct Code: NamedArtefact {
    public var identity: Identity
    /// The id of the code above it in the same list.
    public var parent: String?
    /// Of a geographic code list: the set of geographic features in the notation of the standard.
    public var geoFeatures: String?
    /// Of a geo grid code list: the cell of the grid.
    public var geoCell: String?

    public init(_ id: String, names: LocalisedText = LocalisedText(), parent: String? = nil) {
        identity = Identity(id, names: names)
        self.parent = parent
    }
}

/// Codes that a code list takes over from another, since SDMX 3.0.
public struct CodelistExtension: Hashable, Sendable {
    /// Which codes are taken.
    public enum Selection: Hashable, Sendable {
        case all
        case including([MemberSelection])
        case excluding([MemberSelection])
    }

    /// A code, or a pattern in which `%` stands for any characters.
    public struct MemberSelection: Hashable, Sendable {
        public var value: String
        public var cascade: Cascade?

        public init(_ value: String, cascade: Cascade? = nil) {
            self.value = value
            self.cascade = cascade
        }
    }

    public var codelist: ArtefactReference
    /// What is put before each id taken over.
    public var prefix: String?
    public var selection: Selection

    public init(
        _ codelist: ArtefactReference, prefix: String? = nil, selection: Selection = .all
    ) {
        self.codelist = codelist
        self.prefix = prefix
        self.selection = selection
    }
}

/// Whether codes below the one named are meant too.
public enum Cascade: String, Hashable, Sendable, CaseIterable {
    case no = "false"
    case yes = "true"
    /// Those below, without the one named.
    case excludingRoot = "excluderoot"
}

/// A code list, plain or geographic.
public struct Codelist: MaintainableArtefact {
    /// What its codes stand for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case plain, geographic, geoGrid
    }

    public var identity: Identity
    public var maintenance: Maintenance
    public var kind: Kind
    /// In the order of the message.
    public var codes: [Code]
    public var extensions: [CodelistExtension]
    /// Of a geo grid code list: the grid that its cells belong to.
    public var gridDefinition: String?

    public init(_ id: String, agency: String, version: String, codes: [Code] = []) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        kind = .plain
        self.codes = codes
        extensions = []
    }

    /// By the kind.
    public var artefactClass: ArtefactClass {
        switch kind {
        case .plain: .codelist
        case .geographic: .geographicCodelist
        case .geoGrid: .geoGridCodelist
        }
    }
}

/// A value of a value list; its id may be any text.
public struct ValueItem: NamedArtefact {
    public var identity: Identity

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        identity = Identity(id, names: names)
    }
}

/// A list of values that need not look like codes, such as `€`, since SDMX 3.0.
public struct ValueList: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    public var items: [ValueItem]

    public init(_ id: String, agency: String, version: String, items: [ValueItem] = []) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.items = items
    }

    public var artefactClass: ArtefactClass { .valueList }
}
