extension MLArtefactReader {
    func dataStructure(_ node: XMLNode) throws(SDMXError) -> DataStructure {
        var (structure, rest) = try begin(node, attributes: ["evolvingStructure"]) {
            DataStructure($0, agency: $1, version: $2)
        }
        structure.isEvolving = try boolean(node, "evolvingStructure") ?? false
        var hasComponents = false
        for child in rest {
            switch child.name {
            case "DataStructureComponents":
                hasComponents = true
                try components(child, of: &structure)
            case "Metadata":
                structure.metadataStructure = try reference(child, .metadataStructure)
            default: unknown(child)
            }
        }
        expect("DataStructureComponents", hasComponents, of: structure, node)
        return structure
    }

    private func components(
        _ node: XMLNode, of structure: inout DataStructure
    ) throws(SDMXError) {
        var ids: Set<String> = []
        for list in node.children {
            switch list.name {
            case "Group":
                let group = try group(list)
                note(group.id, in: &ids, list)
                structure.groups.append(group)
            case "DimensionList", "AttributeList", "MeasureList":
                check(list, attributes: Self.identifiable)
                if let id = list.attribute("id"), let fixed = Self.listIDs[list.name], id != fixed {
                    remark(.unexpected, list, found: "the id \(id)", expected: fixed)
                }
                for child in list.children {
                    guard let id = try component(child, to: &structure) else { continue }
                    note(id, in: &ids, child)
                }
            default: unknown(list)
            }
        }
        order(&structure, node)
    }

    /// Reads a component into its list.
    ///
    /// - Returns: its id, if there is one that nothing else in the structure may have.
    private func component(
        _ node: XMLNode, to structure: inout DataStructure
    ) throws(SDMXError) -> String? {
        switch node.name {
        case "Dimension": structure.dimensions.append(try dimension(node, .plain))
        case "TimeDimension": structure.dimensions.append(try dimension(node, .time))
        case "MeasureDimension": structure.dimensions.append(try dimension(node, .measure))
        case "Attribute": structure.attributes.append(try attribute(node))
        case "ReportingYearStartDay":
            structure.attributes.append(try attribute(node, fixed: "REPORTING_YEAR_START_DAY"))
        case "MetadataAttributeUsage":
            structure.metadataAttributes.append(try metadataAttributeUsage(node))
            return nil
        case "Measure": structure.measures.append(try measure(node))
        case "PrimaryMeasure": structure.measures.append(try measure(node, fixed: "OBS_VALUE"))
        default:
            unknown(node)
            return nil
        }
        switch node.name {
        case "Attribute", "ReportingYearStartDay": return structure.attributes.last?.id
        case "Measure", "PrimaryMeasure": return structure.measures.last?.id
        default: return structure.dimensions.last?.id
        }
    }

    private func dimension(
        _ node: XMLNode, _ kind: Dimension.Kind
    ) throws(SDMXError) -> Dimension {
        let (component, rest) = try component(
            node, fixed: kind == .time ? "TIME_PERIOD" : nil, attributes: ["position", "type"],
            enumeration: kind == .measure ? .conceptScheme : .codelist)
        unknown(rest)
        if let type = node.attribute("type"), type != node.name {
            remark(.unexpected, node, found: "the type \(type)", expected: node.name)
        }
        return Dimension(component, kind: kind, position: try integer(node, "position"))
    }

    private func attribute(
        _ node: XMLNode, fixed: String? = nil
    ) throws(SDMXError) -> Attribute {
        let (component, rest) = try component(
            node, fixed: fixed, attributes: ["usage", "assignmentStatus"])
        var attribute = Attribute(component, relationship: nil)
        attribute.usage = try usage(node) ?? .optional
        for child in rest {
            switch child.name {
            case "AttributeRelationship": attribute.relationship = try relationship(child)
            case "MeasureRelationship":
                for measure in child.children { attribute.measures.append(try localID(measure)) }
            default: unknown(child)
            }
        }
        if attribute.relationship == nil {
            remark(
                .missing, node, found: "\(component.id) without a relationship",
                expected: "an AttributeRelationship")
        }
        return attribute
    }

    private func measure(_ node: XMLNode, fixed: String? = nil) throws(SDMXError) -> Measure {
        let (component, rest) = try component(node, fixed: fixed, attributes: ["usage"])
        unknown(rest)
        return Measure(component, usage: try usage(node))
    }

    private func metadataAttributeUsage(
        _ node: XMLNode
    ) throws(SDMXError) -> MetadataAttributeUsage {
        check(node, attributes: Self.identifiable)
        var usage = MetadataAttributeUsage("", relationship: nil)
        for child in node.children {
            switch child.name {
            case "Annotations": usage.annotations += annotations(child)
            case "Link": usage.links.append(link(child))
            case "MetadataAttributeReference": usage.id = try localID(child)
            case "AttributeRelationship": usage.relationship = try relationship(child)
            default: unknown(child)
            }
        }
        guard !usage.id.isEmpty else {
            throw node.error(
                .missing, found: "no reference", expected: "a MetadataAttributeReference")
        }
        return usage
    }

    private func group(_ node: XMLNode) throws(SDMXError) -> GroupDescriptor {
        check(node, attributes: Self.identifiable)
        var group = GroupDescriptor(try required(node, "id"), dimensions: [])
        group.uri = node.attribute("uri")
        for child in node.children {
            switch child.name {
            case "Annotations": group.annotations += annotations(child)
            case "Link": group.links.append(link(child))
            case "GroupDimension":
                for part in child.children {
                    if part.name == "DimensionReference" {
                        group.dimensions.append(try localID(part))
                    } else {
                        unknown(part)
                    }
                }
            case "AttachmentConstraint":
                group.attachmentConstraint = try reference(child, .attachmentConstraint)
            default: unknown(child)
            }
        }
        return group
    }

    /// Puts the time dimension last, where it counts, and compares positions with the order.
    private func order(_ structure: inout DataStructure, _ node: XMLNode) {
        let times = structure.dimensions.filter { $0.kind == .time }
        structure.dimensions.removeAll { $0.kind == .time }
        let positions = structure.dimensions.compactMap(\.position)
        if positions != positions.sorted() {
            remark(
                .unexpected, node, found: "dimensions with the positions \(positions)",
                expected: "the order of the list, which holds")
        }
        structure.dimensions += times
        if times.count > 1 {
            remark(
                .unexpected, node, found: "\(times.count) time dimensions", expected: "one")
        }
    }

    private static let listIDs = [
        "DimensionList": "DimensionDescriptor", "AttributeList": "AttributeDescriptor",
        "MeasureList": "MeasureDescriptor",
    ]
}
