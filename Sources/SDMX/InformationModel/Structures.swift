/// Artefacts as a message or a registry holds them, and the way from references to them.
public struct Structures: Hashable, Sendable {
    public var organisationSchemes: [OrganisationScheme] = []
    public var codelists: [Codelist] = []
    public var valueLists: [ValueList] = []
    public var conceptSchemes: [ConceptScheme] = []
    public var categorySchemes: [CategoryScheme] = []
    public var categorisations: [Categorisation] = []
    public var reportingTaxonomies: [ReportingTaxonomy] = []
    public var dataStructures: [DataStructure] = []
    public var dataflows: [Dataflow] = []
    public var metadataStructures: [MetadataStructure] = []
    public var metadataflows: [Metadataflow] = []
    public var provisionAgreements: [ProvisionAgreement] = []
    public var metadataProvisionAgreements: [MetadataProvisionAgreement] = []
    public var constraints: [Constraint] = []
    public var hierarchies: [Hierarchy] = []
    public var hierarchicalCodelists: [HierarchicalCodelist] = []
    public var hierarchyAssociations: [HierarchyAssociation] = []
    public var structureMaps: [StructureMap] = []
    public var representationMaps: [RepresentationMap] = []
    public var itemSchemeMaps: [ItemSchemeMap] = []
    public var structureSets: [StructureSet] = []
    public var processes: [Process] = []
    public var vtlSchemes: [VTLScheme] = []

    public init() {}

    /// All artefacts, by kind in the order above, and within a kind in the order of the message.
    public var all: [any MaintainableArtefact] {
        var all: [any MaintainableArtefact] = []
        all += organisationSchemes as [any MaintainableArtefact]
        all += codelists as [any MaintainableArtefact]
        all += valueLists as [any MaintainableArtefact]
        all += conceptSchemes as [any MaintainableArtefact]
        all += categorySchemes as [any MaintainableArtefact]
        all += categorisations as [any MaintainableArtefact]
        all += reportingTaxonomies as [any MaintainableArtefact]
        all += dataStructures as [any MaintainableArtefact]
        all += dataflows as [any MaintainableArtefact]
        all += metadataStructures as [any MaintainableArtefact]
        all += metadataflows as [any MaintainableArtefact]
        all += provisionAgreements as [any MaintainableArtefact]
        all += metadataProvisionAgreements as [any MaintainableArtefact]
        all += constraints as [any MaintainableArtefact]
        all += hierarchies as [any MaintainableArtefact]
        all += hierarchicalCodelists as [any MaintainableArtefact]
        all += hierarchyAssociations as [any MaintainableArtefact]
        all += structureMaps as [any MaintainableArtefact]
        all += representationMaps as [any MaintainableArtefact]
        all += itemSchemeMaps as [any MaintainableArtefact]
        all += structureSets as [any MaintainableArtefact]
        all += processes as [any MaintainableArtefact]
        all += vtlSchemes as [any MaintainableArtefact]
        return all
    }

    /// Number of artefacts.
    public var count: Int { all.count }

    /// Adds all artefacts of the other, after those that are here.
    public mutating func add(_ other: Structures) {
        organisationSchemes += other.organisationSchemes
        codelists += other.codelists
        valueLists += other.valueLists
        conceptSchemes += other.conceptSchemes
        categorySchemes += other.categorySchemes
        categorisations += other.categorisations
        reportingTaxonomies += other.reportingTaxonomies
        dataStructures += other.dataStructures
        dataflows += other.dataflows
        metadataStructures += other.metadataStructures
        metadataflows += other.metadataflows
        provisionAgreements += other.provisionAgreements
        metadataProvisionAgreements += other.metadataProvisionAgreements
        constraints += other.constraints
        hierarchies += other.hierarchies
        hierarchicalCodelists += other.hierarchicalCodelists
        hierarchyAssociations += other.hierarchyAssociations
        structureMaps += other.structureMaps
        representationMaps += other.representationMaps
        itemSchemeMaps += other.itemSchemeMaps
        structureSets += other.structureSets
        processes += other.processes
        vtlSchemes += other.vtlSchemes
    }
}
