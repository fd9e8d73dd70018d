extension MLArtefactReader {
    func metadataStructure(_ node: XMLNode) throws(SDMXError) -> MetadataStructure {
        var (structure, rest) = try begin(node) {
            MetadataStructure($0, agency: $1, version: $2)
        }
        var hasComponents = false
        for child in rest {
            guard child.name == "MetadataStructureComponents" else {
                unknown(child)
                continue
            }
            hasComponents = true
            for list in child.children {
                switch list.name {
                case "MetadataTarget": structure.targets.append(try metadataTarget(list))
                case "ReportStructure": structure.reports.append(try reportStructure(list))
                case "MetadataAttributeList":
                    check(list, attributes: Self.identifiable)
                    unknown(try metadataAttributes(list.children, to: &structure.attributes))
                default: unknown(list)
                }
            }
        }
        expect("MetadataStructureComponents", hasComponents, of: structure, node)
        return structure
    }

    private func metadataAttributes(
        _ nodes: [XMLNode], to attributes: inout [MetadataAttribute]
    ) throws(SDMXError) -> [XMLNode] {
        var ids: Set<String> = []
        var rest: [XMLNode] = []
        for node in nodes {
            guard node.name == "MetadataAttribute" else {
                rest.append(node)
                continue
            }
            let attribute = try metadataAttribute(node)
            note(attribute.id, in: &ids, node)
            attributes.append(attribute)
        }
        return rest
    }

    private func metadataAttribute(_ node: XMLNode) throws(SDMXError) -> MetadataAttribute {
        var (component, rest) = try component(
            node, attributes: ["minOccurs", "maxOccurs", "isPresentational"])
        var attribute = MetadataAttribute(component)
        attribute.minOccurs = try count(node, "minOccurs")
        attribute.maxOccurs = try maxOccurs(node)
        attribute.isPresentational = try boolean(node, "isPresentational") ?? false
        rest = try metadataAttributes(rest, to: &attribute.children)
        unknown(rest)
        return attribute
    }

    private func metadataTarget(_ node: XMLNode) throws(SDMXError) -> MetadataTarget {
        check(node, attributes: Self.identifiable)
        var target = MetadataTarget(try required(node, "id"))
        var ids: Set<String> = []
        for child in node.children {
            if child.name == "Annotations" {
                target.annotations += annotations(child)
            } else if let kind = MetadataTarget.Part.Kind(rawValue: child.name) {
                let part = try targetPart(child, kind)
                note(part.id, in: &ids, child)
                target.parts.append(part)
            } else {
                unknown(child)
            }
        }
        return target
    }

    private func targetPart(
        _ node: XMLNode, _ kind: MetadataTarget.Part.Kind
    ) throws(SDMXError) -> MetadataTarget.Part {
        let fixed: String? =
            switch kind {
            case .key: "DIMENSION_DESCRIPTOR_VALUES_TARGET"
            case .dataSet: "DATA_SET_TARGET"
            case .reportPeriod: "REPORT_PERIOD_TARGET"
            case .constraintContent: "CONSTRAINT_CONTENT_TARGET"
            case .identifiableObject: nil
            }
        let (component, rest) = try component(
            node, fixed: fixed, attributes: ["objectType"], hasConcept: false)
        unknown(rest)
        var part = MetadataTarget.Part(kind, id: component.id)
        part.objectType = node.attribute("objectType")
        part.representation = component.representation
        part.annotations = component.annotations
        return part
    }

    private func reportStructure(_ node: XMLNode) throws(SDMXError) -> ReportStructure {
        check(node, attributes: Self.identifiable)
        var report = ReportStructure(try required(node, "id"))
        let rest = try metadataAttributes(node.children, to: &report.attributes)
        for child in rest {
            switch child.name {
            case "Annotations": report.annotations += annotations(child)
            case "MetadataTarget": report.targets.append(try localID(child))
            default: unknown(child)
            }
        }
        return report
    }
}
