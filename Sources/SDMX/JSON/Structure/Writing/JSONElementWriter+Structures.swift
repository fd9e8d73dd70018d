extension JSONElementWriter {
    /// The members of `data`, in the order of the schema.
    func structures(_ all: Structures) throws(SDMXError) {
        switch edition {
        case .v1: try structures1(all)
        case .v2: try structures2(all)
        }
    }

    private func structures2(_ all: Structures) throws(SDMXError) {
        let parts = MaintainedParts(all)
        lose(parts.losses)
        try artefacts(.dataStructures, all.dataStructures, dataStructure)
        try artefacts(.metadataStructures, all.metadataStructures, metadataStructure)
        try artefacts(.categorySchemes, all.categorySchemes, categoryScheme)
        try artefacts(.conceptSchemes, all.conceptSchemes, conceptScheme)
        for (list, kind) in [
            (JSONArtefactList.codelists, Codelist.Kind.plain), (.geographicCodelists, .geographic),
            (.geoGridCodelists, .geoGrid),
        ] {
            try artefacts(list, all.codelists.filter { $0.kind == kind }, codelist)
        }
        try artefacts(.valueLists, all.valueLists, valueList)
        try artefacts(.hierarchies, parts.hierarchies, hierarchy)
        try artefacts(.hierarchyAssociations, all.hierarchyAssociations, hierarchyAssociation)
        for list in JSONArtefactList.allCases {
            guard let kind = list.organisationKind else { continue }
            let schemes = all.organisationSchemes.filter { $0.kind == kind }
            try artefacts(list, schemes, organisationScheme)
        }
        try artefacts(.dataflows, all.dataflows, dataflow)
        try artefacts(.metadataflows, all.metadataflows, metadataflow)
        try artefacts(.reportingTaxonomies, all.reportingTaxonomies, reportingTaxonomy)
        let agreements = all.provisionAgreements.filter {
            $0.dataflow?.artefactClass != .metadataflow
        }
        leaveOut(
            all.provisionAgreements.filter { $0.dataflow?.artefactClass == .metadataflow },
            "a data provider provides no metadata in SDMX 3.0")
        try artefacts(.provisionAgreements, agreements, provisionAgreement)
        try artefacts(
            .metadataProvisionAgreements, all.metadataProvisionAgreements,
            metadataProvisionAgreement)
        try artefacts(.structureMaps, parts.structureMaps, structureMap)
        try artefacts(.representationMaps, parts.representationMaps, representationMap)
        for list in JSONArtefactList.allCases {
            guard let kind = list.itemSchemeMapKind else { continue }
            let found = parts.itemSchemeMaps.filter { $0.kind == kind }
            try artefacts(list, found, itemSchemeMap)
        }
        try artefacts(.processes, all.processes, process)
        try artefacts(.categorisations, all.categorisations, categorisation)
        let constraints = all.constraints.filter { !$0.id.isEmpty }
        leaveOut(
            all.constraints.filter { $0.id.isEmpty }, "it has no id, as only SDMX 3.1 allows")
        try artefacts(
            .dataConstraints, constraints.filter { $0.kind != .metadata }, dataConstraint)
        try artefacts(
            .metadataConstraints, constraints.filter { $0.kind == .metadata }, metadataConstraint)
        for list in JSONArtefactList.allCases {
            guard let kind = list.vtlKind else { continue }
            try artefacts(list, all.vtlSchemes.filter { $0.kind == kind }, vtlScheme)
        }
    }

    func artefacts<Artefact: MaintainableArtefact>(
        _ list: JSONArtefactList, _ artefacts: [Artefact],
        _ write: (Artefact) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        try self.list(list.rawValue, artefacts) { (artefact) throws(SDMXError) in
            enter(artefact.reference.description, artefact.reference)
            try write(artefact)
        }
    }

    /// Notes artefacts that the version does not know.
    func leaveOut<Artefact: MaintainableArtefact>(
        _ artefacts: [Artefact], _ why: String
    ) {
        for artefact in artefacts {
            enter(artefact.reference.description)
            lose("artefact", why)
        }
    }
}
