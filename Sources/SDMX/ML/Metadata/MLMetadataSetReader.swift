/// Reads metadata sets, one method for each way in which they are laid out.
final class MLMetadataSetReader {
    let remarks: MLRemarks
    private let limits: MessageLimits
    /// What the header says of structures, by `structureID`.
    private var entries: [String: MLHeader.Entry] = [:]

    init(limits: MessageLimits, remarks: MLRemarks) {
        self.limits = limits
        self.remarks = remarks
    }

    /// Takes over what the header says of structures.
    func take(_ header: MLHeader) {
        entries = Dictionary(
            header.entries.map { ($0.id, $0) }, uniquingKeysWith: { old, _ in old })
    }

    /// Reads a `MetadataSet` of SDMX 2.1, generic or structure-specific: a set for each report.
    func sets21(_ node: XMLNode) throws(SDMXError) -> [MetadataSet] {
        var set = MetadataSet(node.anyAttribute("setID") ?? "")
        set.structure = structure(node)
        try readPeriods(node, to: &set)
        noteValidity(node, ["validFromDate", "validToDate"])
        var reports: [XMLNode] = []
        for child in node.children {
            switch child.name {
            case "Name": set.identity.names.add(child)
            case "Annotations": set.identity.annotations += MLAnnotation.readAll(child, remarks)
            case "Report": reports.append(child)
            case "DataProvider":
                remarks.add(
                    .unsupported, child, found: "a DataProvider, which is left out",
                    expected: "sets that name their provider in their targets")
            default: remarks.unknown(child)
            }
        }
        if reports.isEmpty {
            remarks.add(.missing, node, found: "a set without Report", expected: "a Report")
            return [set]
        }
        let copies = set.identity.annotations.count.multipliedReportingOverflow(by: reports.count)
        guard !copies.overflow, copies.partialValue <= limits.nodes else {
            throw node.error(
                .limit,
                found: "\(set.identity.annotations.count) annotations of \(reports.count) reports",
                expected: "fewer: each report is a set, with the annotations of all")
        }
        var sets: [MetadataSet] = []
        for report in reports { sets.append(try self.report(report, of: set)) }
        return sets
    }

    private func report(_ node: XMLNode, of set: MetadataSet) throws(SDMXError) -> MetadataSet {
        var set = set
        set.report = node.attribute("id") ?? Self.typeName(node)
        for child in node.children {
            switch child.name {
            case "Target":
                set.target = child.attribute("id") ?? Self.typeName(child)
                set.targets += try targets(child)
            case "AttributeSet": set.attributes += try headings(child)
            case "Annotations": set.identity.annotations += MLAnnotation.readAll(child, remarks)
            default: remarks.unknown(child)
            }
        }
        return set
    }

    /// Reads a `MetadataSet` of SDMX 3.0 or 3.1, which is a maintained artefact.
    func set30(_ node: XMLNode) throws(SDMXError) -> MetadataSet {
        let urn = node.attribute("urn").flatMap { ArtefactReference(urn: XMLNode.trim($0)) }
        var set = MetadataSet(node.attribute("id") ?? urn?.id ?? "")
        var maintenance = Maintenance(
            agency: node.attribute("agencyID") ?? urn?.agency ?? "",
            version: node.attribute("version") ?? urn?.version
                ?? ArtefactReference.defaultVersion)
        if set.identity.id.isEmpty || maintenance.agency.isEmpty {
            remarks.add(
                .missing, node, found: "a set without id or agencyID",
                expected: "both: a metadata set is a maintained artefact")
        }
        set.identity.uri = node.attribute("uri")
        maintenance.validFrom = node.attribute("validFrom")
        maintenance.validTo = node.attribute("validTo")
        maintenance.isExternalReference = try node.boolean("isExternalReference") ?? false
        maintenance.isPartialLanguage = try node.boolean("isPartialLanguage") ?? false
        maintenance.serviceURL = node.attribute("serviceURL")
        maintenance.structureURL = node.attribute("structureURL")
        set.maintenance = maintenance
        try readPeriods(node, to: &set)
        for child in node.children {
            switch child.name {
            case "Annotations": set.identity.annotations += MLAnnotation.readAll(child, remarks)
            case "Link": set.identity.links.append(Self.link(child))
            case "Name": set.identity.names.add(child)
            case "Description": set.identity.descriptions.add(child)
            case "Metadataflow":
                set.structure = try MLReference.read(child, expected: .metadataflow)
            case "MetadataProvisionAgreement":
                set.structure = try MLReference.read(child, expected: .metadataProvisionAgreement)
            case "Target": set.targets.append(.urn(child.trimmedText))
            case "Attribute": set.attributes.append(try heading(child))
            case "AttributeSet": set.attributes += try headings(child)
            default: remarks.unknown(child)
            }
        }
        return set
    }

    /// Reads a `MetadataSet` of SDMX 2.0: a set for each of its sets of values.
    ///
    /// The target's components are kept as a key, since their values are no references.
    func sets20(_ node: XMLNode) throws(SDMXError) -> [MetadataSet] {
        var set = MetadataSet(node.attribute("datasetID") ?? "")
        try readPeriods(node, to: &set)
        let lost = ["dataProviderID", "dataProviderSchemeId", "dataflowID"]
        noteValidity(node, ["validFromDate", "validToDate"] + lost)
        let id = node.child("MetadataStructureRef")?.trimmedText
        if let id, !id.isEmpty {
            set.structure = ArtefactReference(
                .metadataStructure,
                agency: node.child("MetadataStructureAgencyRef")?.trimmedText ?? "", id: id,
                version: node.child("Version")?.trimmedText ?? ArtefactReference.defaultVersion)
        }
        var values: [XMLNode] = []
        for child in node.children {
            switch child.name {
            case "Name": set.identity.names.add(child)
            case "Annotations": set.identity.annotations += MLAnnotation.readAll(child, remarks)
            case "MetadataStructureRef", "MetadataStructureAgencyRef", "Version": break
            case "ReportRef": set.report = child.trimmedText
            case "AttributeValueSet": values.append(child)
            default: remarks.unknown(child)
            }
        }
        var sets: [MetadataSet] = []
        for value in values {
            var one = set
            let key = (value.child("TargetValues")?.children ?? []).map { part in
                MetadataTargetValue.KeyValue(
                    part.attribute("component") ?? part.attribute("object") ?? "",
                    part.trimmedText)
            }
            one.targets = [.key(id: value.child("TargetRef")?.trimmedText ?? "", key)]
            for child in value.children {
                switch child.name {
                case "ReportedAttribute": one.attributes.append(try heading(child))
                case "TargetRef", "TargetValues": break
                default: remarks.unknown(child)
                }
            }
            sets.append(one)
        }
        return sets
    }

    private func readPeriods(_ node: XMLNode, to set: inout MetadataSet) throws(SDMXError) {
        if let action = node.anyAttribute("action") {
            guard let known = Action(name: XMLNode.trim(action)) else {
                throw node.error(
                    .action, found: "the action \(SDMXError.quoted(action))",
                    expected: Action.allCases.map(\.name).joined(separator: ", "))
            }
            set.action = known
        }
        set.reportingBegin = node.anyAttribute("reportingBeginDate")
        set.reportingEnd = node.anyAttribute("reportingEndDate")
        set.publicationYear = node.anyAttribute("publicationYear")
        set.publicationPeriod = node.anyAttribute("publicationPeriod")
    }

    private func noteValidity(_ node: XMLNode, _ names: [String]) {
        for name in names where node.anyAttribute(name) != nil {
            remarks.add(
                .unsupported, node, found: "\(name), which is left out",
                expected: "sets without it: it has no place in the model")
        }
    }

    /// The structure that the set refers to in the header.
    private func structure(_ node: XMLNode) -> ArtefactReference? {
        let id = node.anyAttribute("structureRef")
        let entry = id.map { entries[$0] } ?? (entries.count == 1 ? entries.first?.value : nil)
        guard let entry, var reference = entry.reference else {
            remarks.add(
                .reference, node,
                found: id.map { "structureRef \(SDMXError.quoted($0))" } ?? "no structureRef",
                expected: "the structureID of a Structure of the header")
            return nil
        }
        // Where the header names no class, it is meant to be one of metadata.
        switch reference.artefactClass {
        case .dataStructure: reference.artefactClass = .metadataStructure
        case .dataflow: reference.artefactClass = .metadataflow
        default: break
        }
        return reference
    }

    /// The end of `xsi:type`, in which structure-specific messages have the id.
    static func typeName(_ node: XMLNode) -> String? {
        let type = node.attributes.first {
            $0.name == "type" && $0.namespace == "http://www.w3.org/2001/XMLSchema-instance"
        }
        return type?.value.split { $0 == ":" || $0 == "." }.last.map { XMLNode.trim(String($0)) }
    }

    private static func link(_ node: XMLNode) -> Link {
        Link(
            relation: node.attribute("rel") ?? "", url: node.attribute("url") ?? "",
            urn: node.attribute("urn"), type: node.attribute("type"), language: node.language)
    }
}
