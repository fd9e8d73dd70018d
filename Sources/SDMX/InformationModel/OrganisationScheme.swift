/// Whom to ask.
public struct Contact: Hashable, Sendable {
    public var id: String?
    public var names: LocalisedText
    public var departments: LocalisedText
    public var roles: LocalisedText
    public var telephones: [String]
    public var faxes: [String]
    public var x400s: [String]
    public var uris: [String]
    public var emails: [String]

    public init(id: String? = nil, names: LocalisedText = LocalisedText()) {
        self.id = id
        self.names = names
        departments = LocalisedText()
        roles = LocalisedText()
        telephones = []
        faxes = []
        x400s = []
        uris = []
        emails = []
    }
}

/// An agency, a provider or consumer of data, or a unit of an organisation.
public struct Organisation: NamedArtefact {
    public var identity: Identity
    public var contacts: [Contact]
    /// The unit above it, in a scheme of organisation units.
    public var parent: String?

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        identity = Identity(id, names: names)
        contacts = []
    }
}

/// A list of organisations of one kind.
public struct OrganisationScheme: MaintainableArtefact {
    /// What its organisations do.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case agency, dataProvider, dataConsumer, metadataProvider, organisationUnit
    }

    public var identity: Identity
    public var maintenance: Maintenance
    public var kind: Kind
    public var organisations: [Organisation]

    public init(
        _ kind: Kind, id: String, agency: String, version: String = "1.0",
        organisations: [Organisation] = []
    ) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.kind = kind
        self.organisations = organisations
    }

    /// By the kind.
    public var artefactClass: ArtefactClass {
        switch kind {
        case .agency: .agencyScheme
        case .dataProvider: .dataProviderScheme
        case .dataConsumer: .dataConsumerScheme
        case .metadataProvider: .metadataProviderScheme
        case .organisationUnit: .organisationUnitScheme
        }
    }
}
