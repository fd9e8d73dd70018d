/// Metadata structure definitions.
extension ML20ArtefactReader {
    func metadataStructure(_ node: XMLNode) throws(SDMXError) -> MetadataStructure {
        var (structure, rest) = try begin(node) { MetadataStructure($0, agency: $1, version: $2) }
        for child in rest {
            switch child.name {
            case "TargetIdentifiers": structure.targets = try targets(child)
            case "ReportStructure": structure.reports.append(try report(child))
            default: remarks.unknown(child)
            }
        }
        let targets = Set(structure.targets.map(\.id))
        for report in structure.reports {
            for id in report.targets where !targets.contains(id) {
                remarks.add(
                    .reference, node, found: "target \(SDMXError.quoted(id))",
                    expected: "a target identifier of the definition")
            }
        }
        return structure
    }

    /// The full target with all of its parts, and the partial ones with some of them.
    private func targets(_ node: XMLNode) throws(SDMXError) -> [MetadataTarget] {
        var targets: [MetadataTarget] = []
        var parts: [String: MetadataTarget.Part] = [:]
        for child in node.children("FullTargetIdentifier") {
            let (identity, rest) = try identity(child)
            var target = MetadataTarget(identity.id)
            target.annotations = identity.annotations
            for part in rest {
                guard part.name == "IdentifierComponent" else {
                    remarks.unknown(part)
                    continue
                }
                let read = try self.part(part)
                parts[read.id] = read
                target.parts.append(read)
            }
            targets.append(target)
        }
        for child in node.children where child.name != "FullTargetIdentifier" {
            switch child.name {
            case "PartialTargetIdentifier":
                let (identity, rest) = try identity(child)
                var target = MetadataTarget(identity.id)
                target.annotations = identity.annotations
                for reference in rest {
                    guard let part = parts[reference.trimmedText] else {
                        throw reference.error(
                            .reference, found: SDMXError.quoted(reference.trimmedText),
                            expected: "a component of the full target identifier")
                    }
                    target.parts.append(part)
                }
                targets.append(target)
            case "Annotations":
                remarks.add(
                    .unsupported, child, found: "annotations of targets, which are left out",
                    expected: "annotations of each target")
            default: remarks.unknown(child)
            }
        }
        return targets
    }

    private func part(_ node: XMLNode) throws(SDMXError) -> MetadataTarget.Part {
        let (identity, rest) = try identity(node)
        var part = MetadataTarget.Part(.identifiableObject, id: identity.id)
        part.annotations = identity.annotations
        for child in rest {
            switch child.name {
            case "TargetObjectClass": part.objectType = child.trimmedText
            case "RepresentationScheme":
                if let scheme = scheme(child, part.objectType) {
                    part.representation = Representation(enumeration: scheme)
                }
            default: remarks.unknown(child)
            }
        }
        return part
    }

    private func scheme(_ node: XMLNode, _ objectType: String?) -> ArtefactReference? {
        guard let id = node.attribute("representationScheme"), !id.isEmpty else { return nil }
        let agency = node.attribute("representationSchemeAgency")
        let reference = { (schemeClass: ArtefactClass) in
            ArtefactReference(schemeClass, agency: agency ?? self.owner, id: id)
        }
        switch XMLNode.trim(node.attribute("representationSchemeType") ?? "Codelist") {
        case "Codelist":
            return index.find(.codelist, id, agency: agency, owner: owner) ?? reference(.codelist)
        case "Concept":
            return index.find(.conceptScheme, id, agency: agency, owner: owner)
                ?? reference(.conceptScheme)
        case "Category": return reference(.categoryScheme)
        case "Organisation":
            switch objectType {
            case "Agency": return reference(.agencyScheme)
            case "DataProvider": return reference(.dataProviderScheme)
            default:
                return index.find(.organisationScheme, id, agency: agency, owner: owner)
                    ?? reference(.organisationUnitScheme)
            }
        case let other:
            remarks.add(
                .unsupported, node, found: "a scheme of type \(other), which is left out",
                expected: "Codelist, Concept, Category or Organisation")
            return nil
        }
    }

    private func report(_ node: XMLNode) throws(SDMXError) -> ReportStructure {
        let (identity, rest) = try identity(node)
        var report = ReportStructure(identity.id)
        report.annotations = identity.annotations
        if let target = node.attribute("target") { report.targets = [target] }
        for child in rest {
            if child.name == "MetadataAttribute" {
                report.attributes.append(try metadataAttribute(child))
            } else {
                remarks.unknown(child)
            }
        }
        return report
    }

    private func metadataAttribute(_ node: XMLNode) throws(SDMXError) -> MetadataAttribute {
        let concept = try conceptReference(node)
        var attribute = MetadataAttribute(Component(concept.lastID, concept: concept))
        var format: TextFormat?
        for child in node.children {
            switch child.name {
            case "MetadataAttribute": attribute.children.append(try metadataAttribute(child))
            case "TextFormat": format = try textFormat(child)
            case "Annotations":
                attribute.component.annotations += MLAnnotation.readAll(child, remarks)
            default: remarks.unknown(child)
            }
        }
        let list = codelistReference(
            node, id: "representationScheme", agency: "representationSchemeAgency",
            version: "representationSchemeVersion")
        if list != nil || format != nil {
            attribute.component.representation = Representation(enumeration: list, format: format)
        }
        switch XMLNode.trim(node.attribute("usageStatus") ?? "") {
        case "Mandatory": attribute.minOccurs = 1
        case "Conditional": attribute.minOccurs = 0
        case let other:
            remarks.add(
                .unexpected, node, found: "usageStatus \(SDMXError.quoted(other))",
                expected: "Mandatory or Conditional")
        }
        return attribute
    }
}
