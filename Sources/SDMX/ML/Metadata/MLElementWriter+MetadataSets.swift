extension MLElementWriter {
    /// A whole message of metadata, in SDMX-ML 2.1 a generic one.
    func metadataMessage(_ message: MetadataMessage) throws(SDMXError) {
        try beginMessage(
            "GenericMetadata", namespaces: [("gen", edition.namespace("metadata/generic"))])
        var structures: [ArtefactReference] = []
        for set in message.sets {
            if let structure = set.structure, !structures.contains(structure),
                element(for: structure) != nil
            {
                structures.append(structure)
            }
        }
        enter(path: "header")
        try metadataHeader(message.header, structures)
        var taken: Set<String> = []
        for set in message.sets {
            switch edition {
            case .v21:
                enter(path: "MetadataSet \(set.identity.id)")
                try metadataSet21(set, structures)
            case .v30: try metadataSet30(MaintainedMetadataSet(set, taken: &taken))
            }
        }
        enter(path: "footer")
        try footer(message.notes)
        end()
    }

    private func metadataHeader(
        _ header: MessageHeader, _ structures: [ArtefactReference]
    ) throws(SDMXError) {
        try beginHeader(header)
        if structures.isEmpty {
            lose(.invalid, "structure", "\(edition.name) asks for one in the header")
        }
        for (index, structure) in structures.enumerated() {
            try begin("mes:Structure")
            try attribute("structureID", "S\(index + 1)")
            try reference(
                "com:\(element(for: structure) ?? "Structure")", structure, what: "structure")
            end()
        }
        if let action = header.dataSetAction { try leaf("mes:DataSetAction", name(of: action)) }
        try leaves("mes:DataSetID", header.dataSetIDs)
        if let time = header.extracted { try leaf("mes:Extracted", time) }
        try endHeader(header)
        for (what, isThere) in [
            ("begin of the reporting period", header.reportingBegin != nil),
            ("end of the reporting period", header.reportingEnd != nil),
            ("embargo", header.embargoDate != nil),
        ] where isThere { lose(what) }
    }

    /// How the header refers to what metadata are structured by; nil where it cannot.
    private func element(for reference: ArtefactReference) -> String? {
        switch reference.artefactClass {
        case .metadataStructure: "Structure"
        case .metadataflow: "StructureUsage"
        // The schemas of SDMX 2.1 misspell it.
        case .provisionAgreement:
            edition == .v21 ? "ProvisionAgrement" : "ProvisionAgreement"
        default: nil
        }
    }

    // MARK: SDMX-ML 3.0

    private func metadataSet30(_ artefact: MaintainedMetadataSet) throws(SDMXError) {
        enter(path: artefact.reference.description)
        lose(artefact.losses)
        let set = artefact.set
        try begin("mes:MetadataSet", artefact)
        try periods(of: set)
        try naming(set.identity)
        switch set.structure?.artefactClass {
        case .metadataProvisionAgreement?:
            try required(
                "gen:MetadataProvisionAgreement", set.structure, to: .metadataProvisionAgreement,
                what: "structure")
        default:
            try required(
                "gen:Metadataflow", set.structure, to: .metadataflow, what: "structure")
        }
        var lost = 0
        let targets = artefact.targets(lost: &lost)
        lose("part of a target", "\(edition.name) has URNs for targets only", count: lost)
        if targets.isEmpty { miss("target") }
        for target in targets {
            let adapted = ArtefactReference(urn: target)?.urn(in: edition) ?? target
            if !adapted.hasPrefix("urn:sdmx:") {
                lose(.invalid, "target \(SDMXError.quoted(target))", "it is no URN")
            }
            try leaf("gen:Target", adapted)
        }
        if set.attributes.isEmpty { miss("heading") }
        for attribute in set.attributes { try heading30(attribute) }
        end()
    }

    private func heading30(_ attribute: ReportedAttribute) throws(SDMXError) {
        enter("heading \(attribute.id)")
        let parts = attribute.split(areValuesMany: true)
        lose(
            .changed, "several values of a heading", "they are as many headings of its id",
            count: parts.count - 1)
        if attribute.isPresentational != nil { lose("mark of a heading without a value") }
        for part in parts {
            try begin("gen:Attribute")
            try self.attribute("id", part.id)
            try annotations(part.annotations)
            for value in part.values {
                switch value {
                case .plain(let text): try leaf("gen:Value", text)
                case .text, .structuredText: try self.value(value)
                }
            }
            for child in part.children { try heading30(child) }
            end()
        }
        leave()
    }

    /// A text by language, or XHTML by language.
    func value(_ value: MetadataValue) throws(SDMXError) {
        switch value {
        case .plain: break
        case .text(let texts): try self.texts("com:Text", texts)
        case .structuredText(let texts):
            for entry in texts.entries {
                try begin("com:StructuredText")
                try attribute("xml:lang", entry.language)
                try xml.fragment(entry.text)
                end()
            }
        }
    }

    /// What a set says of itself in attributes of its element.
    func periods(of set: MetadataSet) throws(SDMXError) {
        if let action = set.action { try attribute("action", name(of: action)) }
        try attribute("reportingBeginDate", set.reportingBegin)
        try attribute("reportingEndDate", set.reportingEnd)
        if edition == .v21 {
            try attribute("validFromDate", set.maintenance?.validFrom)
            try attribute("validToDate", set.maintenance?.validTo)
        }
        try attribute("publicationYear", set.publicationYear)
        try attribute("publicationPeriod", set.publicationPeriod)
    }
}
