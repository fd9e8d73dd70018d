extension MLElementWriter {
    /// A whole structure message.
    func message(_ message: StructureMessage) throws(SDMXError) {
        structures = message.structures
        try beginMessage("Structure", namespaces: [("str", edition.namespace("structure"))])
        enter(path: "header")
        try beginHeader(message.header)
        try endHeader(message.header)
        loseDataParts(message.header)
        if message.structures.count > 0 {
            try begin("mes:Structures")
            switch edition {
            case .v21: try structures21(message.structures)
            case .v30: try structures30(message.structures)
            }
            end()
        }
        enter(path: "footer")
        try footer(message.notes)
        end()
    }

    /// Writes the artefacts of a kind in their container, if there are any.
    private func container<Artefact: MaintainableArtefact>(
        _ name: String, _ artefacts: [Artefact], _ write: (Artefact) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        guard !artefacts.isEmpty else { return }
        try begin(name)
        for artefact in artefacts {
            enter(path: artefact.reference.description)
            try write(artefact)
        }
        end()
    }

    /// Notes artefacts of a kind that the version does not know.
    private func leaveOut<Artefact: MaintainableArtefact>(_ artefacts: [Artefact]) {
        for artefact in artefacts {
            enter(path: artefact.reference.description)
            lose("artefact", "\(edition.name) has no artefacts of this class")
        }
    }

    /// In the order of the schema.
    private func structures21(_ all: Structures) throws(SDMXError) {
        leaveOut(all.organisationSchemes.filter { $0.kind == .metadataProvider })
        leaveOut(all.valueLists)
        leaveOut(all.constraints.filter { $0.kind == .metadata })
        leaveOut(all.constraints.filter { !$0.isMaintained })
        leaveOut(all.metadataProvisionAgreements)
        leaveOut(all.hierarchyAssociations)
        leaveOut(all.structureMaps)
        leaveOut(all.representationMaps)
        let organisations = all.organisationSchemes.filter { $0.kind != .metadataProvider }
        try container("str:OrganisationSchemes", organisations, organisationScheme)
        try container("str:Dataflows", all.dataflows, dataflow)
        try container("str:Metadataflows", all.metadataflows, metadataflow)
        try container("str:CategorySchemes", all.categorySchemes, categoryScheme)
        try container("str:Categorisations", all.categorisations, categorisation)
        try container("str:Codelists", all.codelists, codelist)
        let hierarchies =
            all.hierarchicalCodelists + all.hierarchies.map { HierarchicalCodelist(of: $0) }
        try container("str:HierarchicalCodelists", hierarchies, hierarchicalCodelist)
        try container("str:Concepts", all.conceptSchemes, conceptScheme)
        try container("str:MetadataStructures", all.metadataStructures, metadataStructure)
        try container("str:DataStructures", all.dataStructures, dataStructure)
        let sets = all.structureSets + all.itemSchemeMaps.map { StructureSet(of: $0) }
        try container("str:StructureSets", sets, structureSet)
        try container("str:ReportingTaxonomies", all.reportingTaxonomies, reportingTaxonomy)
        try container("str:Processes", all.processes, process)
        let constraints = all.constraints.filter { $0.kind != .metadata && $0.isMaintained }
        try container("str:Constraints", constraints, constraint)
        try container("str:ProvisionAgreements", all.provisionAgreements, provisionAgreement)
        let order: [VTLScheme.Kind] = [
            .customType, .vtlMapping, .namePersonalisation, .ruleset, .transformation,
            .userDefinedOperator,
        ]
        for kind in order {
            let schemes = all.vtlSchemes.filter { $0.kind == kind }
            try container("str:\(kind.form.element)s", schemes, vtlScheme)
        }
    }

    /// In the order of the alphabet, though the schema takes any.
    private func structures30(_ all: Structures) throws(SDMXError) {
        let agreements = all.provisionAgreements.filter {
            $0.dataflow?.artefactClass != .metadataflow
        }
        for agreement in all.provisionAgreements
        where agreement.dataflow?.artefactClass == .metadataflow {
            enter(path: agreement.reference.description)
            lose("artefact", "a data provider provides no metadata in SDMX 3.0")
        }
        leaveOut(all.constraints.filter { $0.kind == .attachment || !$0.isMaintained })
        let parts = MaintainedParts(all)
        lose(parts.losses)
        try organisationSchemes(all, .agency)
        try container("str:Categorisations", all.categorisations, categorisation)
        try itemSchemeMaps(parts.itemSchemeMaps, .category)
        try container("str:CategorySchemes", all.categorySchemes, categoryScheme)
        try codelists(all, .plain)
        try itemSchemeMaps(parts.itemSchemeMaps, .concept)
        try container("str:ConceptSchemes", all.conceptSchemes, conceptScheme)
        try vtlSchemes(all, .customType)
        let constraints = all.constraints.filter { $0.kind == .data && $0.isMaintained }
        try container("str:DataConstraints", constraints, constraint)
        try organisationSchemes(all, .dataConsumer)
        try container("str:Dataflows", all.dataflows, dataflow)
        try organisationSchemes(all, .dataProvider)
        try container("str:DataStructures", all.dataStructures, dataStructure)
        try codelists(all, .geographic)
        try codelists(all, .geoGrid)
        try container("str:Hierarchies", parts.hierarchies, hierarchy)
        try container("str:HierarchyAssociations", all.hierarchyAssociations, hierarchyAssociation)
        let metadataConstraints = all.constraints.filter { $0.kind == .metadata }
        try container("str:MetadataConstraints", metadataConstraints, constraint)
        try container("str:Metadataflows", all.metadataflows, metadataflow)
        try organisationSchemes(all, .metadataProvider)
        try container(
            "str:MetadataProvisionAgreements", all.metadataProvisionAgreements,
            metadataProvisionAgreement)
        try container("str:MetadataStructures", all.metadataStructures, metadataStructure)
        try vtlSchemes(all, .namePersonalisation)
        try itemSchemeMaps(parts.itemSchemeMaps, .organisation)
        try organisationSchemes(all, .organisationUnit)
        try container("str:Processes", all.processes, process)
        try container("str:ProvisionAgreements", agreements, provisionAgreement)
        try container("str:ReportingTaxonomies", all.reportingTaxonomies, reportingTaxonomy)
        try itemSchemeMaps(parts.itemSchemeMaps, .reportingTaxonomy)
        try container("str:RepresentationMaps", parts.representationMaps, representationMap)
        try vtlSchemes(all, .ruleset)
        try container("str:StructureMaps", parts.structureMaps, structureMap)
        try vtlSchemes(all, .transformation)
        try vtlSchemes(all, .userDefinedOperator)
        try container("str:ValueLists", all.valueLists, valueList)
        try vtlSchemes(all, .vtlMapping)
    }

    private func organisationSchemes(
        _ all: Structures, _ kind: OrganisationScheme.Kind
    ) throws(SDMXError) {
        let schemes = all.organisationSchemes.filter { $0.kind == kind }
        try container("str:\(kind.form.scheme)s", schemes, organisationScheme)
    }

    private func codelists(_ all: Structures, _ kind: Codelist.Kind) throws(SDMXError) {
        let lists = all.codelists.filter { $0.kind == kind }
        try container("str:\(kind.form.list)s", lists, codelist)
    }

    private func vtlSchemes(_ all: Structures, _ kind: VTLScheme.Kind) throws(SDMXError) {
        let schemes = all.vtlSchemes.filter { $0.kind == kind }
        try container("str:\(kind.form.element)Schemes", schemes, vtlScheme)
    }

    private func itemSchemeMaps(
        _ maps: [ItemSchemeMap], _ kind: ItemSchemeMap.Kind
    ) throws(SDMXError) {
        let maps = maps.filter { $0.kind == kind }
        try container("str:\(kind.form.element)s", maps, itemSchemeMap)
    }
}

extension Constraint {
    /// Whether it is an artefact: what is available is told by one that is none in SDMX 3.1.
    fileprivate var isMaintained: Bool { !id.isEmpty }
}
