extension MLArtefactReader {
    /// Reads the artefact that the element is; false if it is none.
    func read(_ node: XMLNode) throws(SDMXError) -> Bool {
        if let kind = Self.organisations[node.name] {
            add(try organisationScheme(node, kind), from: node, to: &structures.organisationSchemes)
            return true
        }
        if let kind = Self.vtlSchemes[node.name] {
            add(try vtlScheme(node, kind), from: node, to: &structures.vtlSchemes)
            return true
        }
        if let kind = Self.itemSchemeMaps[node.name] {
            add(try itemSchemeMap(node, kind), from: node, to: &structures.itemSchemeMaps)
            return true
        }
        switch node.name {
        case "Codelist", "GeographicCodelist", "GeoGridCodelist":
            add(try codelist(node), from: node, to: &structures.codelists)
        case "ValueList": add(try valueList(node), from: node, to: &structures.valueLists)
        case "ConceptScheme":
            add(try conceptScheme(node), from: node, to: &structures.conceptSchemes)
        case "CategoryScheme":
            add(try categoryScheme(node), from: node, to: &structures.categorySchemes)
        case "Categorisation":
            add(try categorisation(node), from: node, to: &structures.categorisations)
        case "ReportingTaxonomy":
            add(try reportingTaxonomy(node), from: node, to: &structures.reportingTaxonomies)
        case "DataStructure":
            add(try dataStructure(node), from: node, to: &structures.dataStructures)
        case "Dataflow": add(try dataflow(node), from: node, to: &structures.dataflows)
        case "MetadataStructure":
            add(try metadataStructure(node), from: node, to: &structures.metadataStructures)
        case "Metadataflow":
            add(try metadataflow(node), from: node, to: &structures.metadataflows)
        case "ProvisionAgreement":
            add(try provisionAgreement(node), from: node, to: &structures.provisionAgreements)
        case "MetadataProvisionAgreement":
            add(
                try metadataProvisionAgreement(node), from: node,
                to: &structures.metadataProvisionAgreements)
        case "ContentConstraint", "DataConstraint", "AvailabilityConstraint":
            add(try constraint(node, .data), from: node, to: &structures.constraints)
        case "MetadataConstraint":
            add(try constraint(node, .metadata), from: node, to: &structures.constraints)
        case "AttachmentConstraint":
            add(try constraint(node, .attachment), from: node, to: &structures.constraints)
        case "Hierarchy": add(try hierarchy(node), from: node, to: &structures.hierarchies)
        case "HierarchicalCodelist":
            add(try hierarchicalCodelist(node), from: node, to: &structures.hierarchicalCodelists)
        case "HierarchyAssociation":
            add(try hierarchyAssociation(node), from: node, to: &structures.hierarchyAssociations)
        case "StructureMap":
            add(try structureMap(node), from: node, to: &structures.structureMaps)
        case "RepresentationMap":
            add(try representationMap(node), from: node, to: &structures.representationMaps)
        case "StructureSet":
            add(try structureSet(node), from: node, to: &structures.structureSets)
        case "Process": add(try process(node), from: node, to: &structures.processes)
        default: return false
        }
        return true
    }

    private static let organisations: [String: OrganisationScheme.Kind] = [
        "AgencyScheme": .agency, "DataProviderScheme": .dataProvider,
        "DataConsumerScheme": .dataConsumer, "MetadataProviderScheme": .metadataProvider,
        "OrganisationUnitScheme": .organisationUnit,
    ]

    private static let vtlSchemes: [String: VTLScheme.Kind] = [
        "TransformationScheme": .transformation, "VtlMappingScheme": .vtlMapping,
        "NamePersonalisationScheme": .namePersonalisation, "CustomTypeScheme": .customType,
        "RulesetScheme": .ruleset, "UserDefinedOperatorScheme": .userDefinedOperator,
    ]

    /// Of SDMX 3.0 by themselves and of SDMX 2.1 within a structure set.
    static let itemSchemeMaps: [String: ItemSchemeMap.Kind] = [
        "CategorySchemeMap": .category, "ConceptSchemeMap": .concept,
        "OrganisationSchemeMap": .organisation, "ReportingTaxonomyMap": .reportingTaxonomy,
    ]
}
