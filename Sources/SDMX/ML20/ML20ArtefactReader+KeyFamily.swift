/// Key families, which later versions call data structures.
extension ML20ArtefactReader {
    func keyFamily(_ node: XMLNode) throws(SDMXError) -> DataStructure {
        var (structure, rest) = try begin(node) { DataStructure($0, agency: $1, version: $2) }
        var hasComponents = false
        for child in rest {
            guard child.name == "Components" else {
                remarks.unknown(child)
                continue
            }
            hasComponents = true
            try components(child, to: &structure)
        }
        if !hasComponents, !structure.maintenance.isExternalReference {
            remarks.add(
                .missing, node, found: "a KeyFamily without Components", expected: "Components")
        }
        return structure
    }

    private func components(
        _ node: XMLNode, to structure: inout DataStructure
    ) throws(SDMXError) {
        // Attributes may be attached to all dimensions and groups: this keeps that in bounds.
        let parts = node.children.reduce(0) { $0 + 1 + $1.children.count }
        guard node.children.count <= limits.components, parts / 16 <= limits.components else {
            throw node.error(
                .limit, found: "\(node.children.count) components with \(parts) parts",
                expected: "at most \(limits.components), and 16 times as many parts")
        }
        var ids: Set<String> = []
        var time: [Dimension] = []
        var attributes: [XMLNode] = []
        var crossSectional: XMLNode?
        for child in node.children {
            if child.attributes.contains(where: { $0.name.hasPrefix("crossSectionalAttach") }) {
                crossSectional = crossSectional ?? child
            }
            switch child.name {
            case "Dimension", "TimeDimension":
                let isTime = child.name == "TimeDimension"
                let component = try component(child)
                note(component.id, in: &ids, child)
                if isTime {
                    time.append(Dimension(component, kind: .time))
                } else {
                    structure.dimensions.append(Dimension(component))
                }
            case "Group": structure.groups.append(try group(child))
            case "PrimaryMeasure":
                let component = try component(child)
                note(component.id, in: &ids, child)
                structure.measures.append(Measure(component))
            case "Attribute": attributes.append(child)
            case "CrossSectionalMeasure": crossSectional = crossSectional ?? child
            case "Annotations":
                structure.identity.annotations += MLAnnotation.readAll(child, remarks)
            default: remarks.unknown(child)
            }
        }
        structure.dimensions += time
        try check(structure, node, time.count)
        // Attributes refer to groups, which may come after them.
        let layout = Layout(structure)
        for child in attributes {
            let attribute = try attribute(child, layout)
            note(attribute.id, in: &ids, child)
            structure.attributes.append(attribute)
        }
        if let crossSectional {
            remarks.add(
                .unsupported, crossSectional,
                found: "what cross-sectional data look like, which is left out",
                expected: "dimensions, attributes and the primary measure")
        }
    }

    private func check(
        _ structure: DataStructure, _ node: XMLNode, _ timeCount: Int
    ) throws(SDMXError) {
        guard timeCount <= 1, structure.measures.count <= 1 else {
            throw node.error(
                .unexpected,
                found: "\(timeCount) TimeDimension, \(structure.measures.count) PrimaryMeasure",
                expected: "at most one of each")
        }
        if structure.measures.isEmpty {
            remarks.add(
                .missing, node, found: "no PrimaryMeasure", expected: "one in each KeyFamily")
        }
        let dimensions = Set(structure.dimensions.map(\.id))
        var ids: Set<String> = []
        for group in structure.groups {
            note(group.id, in: &ids, node)
            for id in group.dimensions where !dimensions.contains(id) {
                remarks.add(
                    .reference, node, found: "DimensionRef \(SDMXError.quoted(id))",
                    expected: "a dimension of the key family")
            }
        }
    }

    /// Reads what components have in common; their id is that of their concept.
    private func component(_ node: XMLNode) throws(SDMXError) -> Component {
        let concept = try conceptReference(node)
        var component = Component(concept.lastID, concept: concept)
        var format: TextFormat?
        for child in node.children {
            switch child.name {
            case "TextFormat": format = try textFormat(child)
            case "Annotations": component.annotations += MLAnnotation.readAll(child, remarks)
            case "AttachmentGroup", "AttachmentMeasure": break
            default: remarks.unknown(child)
            }
        }
        let list = codelistReference(
            node, id: "codelist", agency: "codelistAgency", version: "codelistVersion")
        if list != nil || format != nil {
            component.representation = Representation(enumeration: list, format: format)
        }
        for (name, role) in Self.roles where try node.boolean(name) == true {
            component.roles.append(Self.role(role))
        }
        return component
    }

    private static let roles = [
        ("isMeasureDimension", "MEASURE_TYPE"), ("isFrequencyDimension", "FREQ"),
        ("isEntityDimension", "ENTITY"), ("isCountDimension", "COUNT"),
        ("isNonObservationTimeDimension", "NONOBS_TIME"), ("isIdentityDimension", "IDENTITY"),
        ("isTimeFormat", "TIME_FORMAT"), ("isEntityAttribute", "ENTITY"),
        ("isNonObservationalTimeAttribute", "NONOBS_TIME"), ("isCountAttribute", "COUNT"),
        ("isFrequencyAttribute", "FREQ"), ("isIdentityAttribute", "IDENTITY"),
    ]

    private func group(_ node: XMLNode) throws(SDMXError) -> GroupDescriptor {
        guard let id = node.attribute("id"), !id.isEmpty else {
            throw node.error(.missing, found: "Group without id", expected: "its id")
        }
        var group = GroupDescriptor(id, dimensions: [])
        for child in node.children {
            switch child.name {
            case "DimensionRef": group.dimensions.append(child.trimmedText)
            case "AttachmentConstraintRef":
                group.attachmentConstraint = ArtefactReference(
                    .attachmentConstraint, agency: owner, id: child.trimmedText)
            case "Annotations": group.annotations += MLAnnotation.readAll(child, remarks)
            case "Description":
                remarks.add(
                    .unsupported, child, found: "the description of a group, which is left out",
                    expected: "dimensions")
            default: remarks.unknown(child)
            }
        }
        return group
    }

    /// What attributes may be attached to.
    private struct Layout {
        var series: [AttributeRelationship.DimensionReference]
        /// The dimensions of each group.
        var groups: [String: [String]]
        var measure: String?

        init(_ structure: DataStructure) {
            series = structure.dimensions.filter { $0.kind != .time }.map { .init($0.id) }
            groups = Dictionary(
                structure.groups.map { ($0.id, $0.dimensions) }, uniquingKeysWith: { old, _ in old }
            )
            measure = structure.measures.first?.id
        }
    }

    private func attribute(_ node: XMLNode, _ layout: Layout) throws(SDMXError) -> Attribute {
        let status = XMLNode.trim(node.attribute("assignmentStatus") ?? "")
        let usage: Usage
        switch status.lowercased() {
        case "mandatory": usage = .mandatory
        case "conditional": usage = .optional
        default:
            remarks.add(
                .unexpected, node, found: "assignmentStatus \(SDMXError.quoted(status))",
                expected: "Mandatory or Conditional; it is taken to be conditional")
            usage = .optional
        }
        var attribute = Attribute(
            try component(node), usage: usage, relationship: try relationship(node, layout))
        let measures = node.children("AttachmentMeasure").map(\.trimmedText)
        attribute.measures = measures.filter { $0 == layout.measure }
        if attribute.measures.count < measures.count {
            remarks.add(
                .unsupported, node, found: "AttachmentMeasure of a cross-sectional measure",
                expected: "the primary measure; the others are left out")
        }
        return attribute
    }

    private func relationship(
        _ node: XMLNode, _ layout: Layout
    ) throws(SDMXError) -> AttributeRelationship {
        let level = XMLNode.trim(node.attribute("attachmentLevel") ?? "")
        switch level.lowercased() {
        case "dataset": return .dataflow
        case "series": return .dimensions(layout.series)
        case "observation": return .observation
        case "group": return groups(node, layout)
        default:
            throw node.error(
                .unexpected, found: "attachmentLevel \(SDMXError.quoted(level))",
                expected: "DataSet, Group, Series or Observation")
        }
    }

    /// One group; or, where there are several, what any of them depends on.
    private func groups(_ node: XMLNode, _ layout: Layout) -> AttributeRelationship {
        var groups = node.children("AttachmentGroup").map(\.trimmedText)
        if groups.isEmpty {
            groups = layout.groups.keys.sorted()
            remarks.add(
                .missing, node, found: "no AttachmentGroup",
                expected: "the groups that the attribute is attached to; it may be any")
        }
        for group in groups where layout.groups[group] == nil {
            remarks.add(
                .reference, node, found: "AttachmentGroup \(SDMXError.quoted(group))",
                expected: "a group of the key family")
        }
        if groups.count == 1 { return .group(groups[0]) }
        let wanted = Set(groups.flatMap { layout.groups[$0] ?? [] })
        let dimensions =
            wanted.isEmpty ? layout.series : layout.series.filter { wanted.contains($0.id) }
        return .dimensions(dimensions, groups: groups)
    }
}
