/// Data of one structure that are published or collected together.
public struct Dataflow: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// The data structure; nil in a stub.
    public var structure: ArtefactReference?
    /// The dimensions that the data use, where these are not all of an evolving structure; since
    /// SDMX 3.1.
    public var dimensionConstraint: [String]

    public init(_ id: String, agency: String, version: String, structure: ArtefactReference?) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.structure = structure
        dimensionConstraint = []
    }

    public var artefactClass: ArtefactClass { .dataflow }
}

/// Reference metadata of one structure that are published or collected together.
public struct Metadataflow: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// The metadata structure; nil in a stub.
    public var structure: ArtefactReference?
    /// What the metadata are about, wildcards included, as URNs; since SDMX 3.0.
    public var targets: [String]

    public init(_ id: String, agency: String, version: String, structure: ArtefactReference?) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.structure = structure
        targets = []
    }

    public var artefactClass: ArtefactClass { .metadataflow }
}

/// That a provider provides the data of a dataflow.
public struct ProvisionAgreement: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// In SDMX 2.1 a metadataflow is possible too; nil in a stub.
    public var dataflow: ArtefactReference?
    /// Nil in a stub.
    public var dataProvider: ArtefactReference?

    public init(
        _ id: String, agency: String, version: String, dataflow: ArtefactReference?,
        dataProvider: ArtefactReference?
    ) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.dataflow = dataflow
        self.dataProvider = dataProvider
    }

    public var artefactClass: ArtefactClass { .provisionAgreement }
}

/// That a provider provides the metadata of a metadataflow, since SDMX 3.0.
public struct MetadataProvisionAgreement: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    /// Nil in a stub.
    public var metadataflow: ArtefactReference?
    /// Nil in a stub.
    public var metadataProvider: ArtefactReference?
    /// What the metadata are about, as URNs.
    public var targets: [String]

    public init(
        _ id: String, agency: String, version: String, metadataflow: ArtefactReference?,
        metadataProvider: ArtefactReference?
    ) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.metadataflow = metadataflow
        self.metadataProvider = metadataProvider
        targets = []
    }

    public var artefactClass: ArtefactClass { .metadataProvisionAgreement }
}
