/// Reads structure messages of SDMX-JSON 1.0, 2.0 and 2.1.
///
/// One reader serves the three: what a member is follows from its name, and names mean the same in
/// all of them. Registries mix the names of the versions.
package struct JSONStructureReader {
    let limits: MessageLimits

    package init(limits: MessageLimits = MessageLimits()) {
        self.limits = limits
    }

    /// Reads a structure message, or one that brings only errors.
    package func read(_ input: MessageInput) throws(SDMXError) -> StructureMessage {
        let window = try ByteWindow(input, encodings: .json, limit: limits.tokenBytes)
        return try read(JSONScanner(window, limits: limits))
    }

    /// Reads the message that the scanner is before.
    func read(_ scanner: JSONScanner) throws(SDMXError) -> StructureMessage {
        let document = try JSONDocument(scanner, kind: .structure, limits: limits)
        var message = StructureMessage(document.probe.format, header: document.header)
        message.notes = document.notes
        for (name, item) in document.lists where !item.node.isNull {
            guard let list = JSONArtefactList(name) else {
                document.unknown(name, item)
                continue
            }
            try read(list, item, into: &message.structures)
        }
        message.remarks = document.reading.remarks
        return message
    }

    private func read(
        _ list: JSONArtefactList, _ item: JSONItem, into all: inout Structures
    ) throws(SDMXError) {
        switch list {
        case .codelists: try add(item, to: &all.codelists, JSONItem.codelist, .plain)
        case .geographicCodelists:
            try add(item, to: &all.codelists, JSONItem.codelist, .geographic)
        case .geoGridCodelists: try add(item, to: &all.codelists, JSONItem.codelist, .geoGrid)
        case .valueLists: try add(item, to: &all.valueLists, JSONItem.valueList)
        case .conceptSchemes: try add(item, to: &all.conceptSchemes, JSONItem.conceptScheme)
        case .categorySchemes: try add(item, to: &all.categorySchemes, JSONItem.categoryScheme)
        case .categorisations: try add(item, to: &all.categorisations, JSONItem.categorisation)
        case .reportingTaxonomies:
            try add(item, to: &all.reportingTaxonomies, JSONItem.reportingTaxonomy)
        case .dataStructures: try add(item, to: &all.dataStructures, JSONItem.dataStructure)
        case .dataflows: try add(item, to: &all.dataflows, JSONItem.dataflow)
        case .metadataStructures:
            try add(item, to: &all.metadataStructures, JSONItem.metadataStructure)
        case .metadataflows: try add(item, to: &all.metadataflows, JSONItem.metadataflow)
        case .provisionAgreements:
            try add(item, to: &all.provisionAgreements, JSONItem.provisionAgreement)
        case .metadataProvisionAgreements:
            try add(item, to: &all.metadataProvisionAgreements, JSONItem.metadataProvisionAgreement)
        case .hierarchies:
            try add(item, to: &all.hierarchies, JSONItem.hierarchy)
        case .hierarchyAssociations:
            try add(item, to: &all.hierarchyAssociations, JSONItem.hierarchyAssociation)
        case .hierarchicalCodelists:
            try add(item, to: &all.hierarchicalCodelists, JSONItem.hierarchicalCodelist)
        case .processes: try add(item, to: &all.processes, JSONItem.process)
        case .structureMaps: try add(item, to: &all.structureMaps, JSONItem.structureMap)
        case .representationMaps:
            try add(item, to: &all.representationMaps, JSONItem.representationMap)
        case .structureSets: try add(item, to: &all.structureSets, JSONItem.structureSet)
        case .dataConstraints, .contentConstraints:
            try add(item, to: &all.constraints, JSONItem.constraint, .data)
        case .metadataConstraints:
            try add(item, to: &all.constraints, JSONItem.constraint, .metadata)
        case .attachmentConstraints:
            try add(item, to: &all.constraints, JSONItem.constraint, .attachment)
        case .availabilityConstraints:
            for element in try item.elements() {
                all.constraints.append(try element.availabilityConstraint())
            }
        case .agencySchemes, .dataProviderSchemes, .dataConsumerSchemes,
            .metadataProviderSchemes, .organisationUnitSchemes:
            guard let kind = list.organisationKind else { return }
            try add(item, to: &all.organisationSchemes, JSONItem.organisationScheme, kind)
        case .conceptSchemeMaps, .categorySchemeMaps, .organisationSchemeMaps,
            .reportingTaxonomyMaps:
            guard let kind = list.itemSchemeMapKind else { return }
            try add(item, to: &all.itemSchemeMaps, JSONItem.itemSchemeMap, kind)
        case .customTypeSchemes, .vtlMappingSchemes, .namePersonalisationSchemes, .rulesetSchemes,
            .transformationSchemes, .userDefinedOperatorSchemes:
            guard let kind = list.vtlKind else { return }
            try add(item, to: &all.vtlSchemes, JSONItem.vtlScheme, kind)
        }
    }

    private func add<Artefact: MaintainableArtefact>(
        _ item: JSONItem, to list: inout [Artefact],
        _ read: (JSONItem) -> () throws(SDMXError) -> Artefact
    ) throws(SDMXError) {
        try add(item, to: &list) { (element) throws(SDMXError) in try read(element)() }
    }

    private func add<Artefact: MaintainableArtefact, Kind>(
        _ item: JSONItem, to list: inout [Artefact],
        _ read: (JSONItem) -> (Kind) throws(SDMXError) -> Artefact, _ kind: Kind
    ) throws(SDMXError) {
        try add(item, to: &list) { (element) throws(SDMXError) in try read(element)(kind) }
    }

    /// Reads the artefacts of a list, and remarks those that come a second time.
    private func add<Artefact: MaintainableArtefact>(
        _ item: JSONItem, to list: inout [Artefact],
        each read: (JSONItem) throws(SDMXError) -> Artefact
    ) throws(SDMXError) {
        var seen: Set<ArtefactReference> = []
        for element in try item.elements() {
            guard case .object = element.node.value else { throw element.wrong("an object") }
            let artefact = try read(element)
            if !seen.insert(artefact.reference).inserted {
                element.remark(
                    .unexpected, found: "\(artefact.reference) again", expected: "it once")
            }
            list.append(artefact)
        }
    }
}

extension JSONDocument {
    /// Remarks a member of `data` that nothing reads.
    func unknown(_ name: String, _ item: JSONItem) {
        guard !name.hasPrefix("x-") else { return }
        item.remark(
            .unexpected, found: "the member \(SDMXError.quoted(name)), which was passed over",
            expected: "members of SDMX-JSON, or x- and a name")
    }
}
