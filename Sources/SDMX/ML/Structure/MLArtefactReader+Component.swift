extension MLArtefactReader {
    /// Reads what dimensions, attributes and measures have in common.
    ///
    /// - Parameters:
    ///   - fixed: the id that the standard sets for the component. Where none is written and none
    ///     is set, the id is that of the concept.
    ///   - enumeration: what the values are listed by, where the reference does not say.
    /// - Returns: the component, and the children that are still to be read.
    func component(
        _ node: XMLNode, fixed: String? = nil, attributes: [String] = [],
        enumeration: ArtefactClass = .codelist, hasConcept: Bool = true
    ) throws(SDMXError) -> (Component, [XMLNode]) {
        check(node, attributes: Self.identifiable + attributes)
        var component = Component(node.attribute("id") ?? fixed ?? "")
        component.uri = node.attribute("uri")
        var rest: [XMLNode] = []
        for child in node.children {
            switch child.name {
            case "Annotations": component.annotations += annotations(child)
            case "Link": component.links.append(link(child))
            case "ConceptIdentity": component.concept = try reference(child, .concept)
            case "ConceptRole": component.roles.append(try reference(child, .concept))
            case "LocalRepresentation":
                component.representation = try representation(child, enumeration: enumeration)
            default: rest.append(child)
            }
        }
        if component.id.isEmpty, let concept = component.concept { component.id = concept.lastID }
        guard !component.id.isEmpty else {
            throw node.error(
                .missing, found: "\(node.name) without id and concept", expected: "an id")
        }
        if hasConcept, component.concept == nil {
            remark(
                .missing, node, found: "\(node.name) \(component.id) without a concept",
                expected: "a ConceptIdentity")
        }
        if let fixed, component.id != fixed {
            remark(.unexpected, node, found: "the id \(component.id)", expected: fixed)
        }
        return (component, rest)
    }

    /// Reads `usage` of SDMX 3.0 or `assignmentStatus` of SDMX 2.1; nil if neither is there.
    func usage(_ node: XMLNode) throws(SDMXError) -> Usage? {
        for name in ["usage", "assignmentStatus"] {
            guard let text = node.attribute(name) else { continue }
            switch XMLNode.trim(text).lowercased() {
            case "mandatory": return .mandatory
            case "optional", "conditional": return .optional
            default:
                throw fault(
                    node, name, text,
                    expected: name == "usage"
                        ? "mandatory or optional" : "Mandatory or Conditional")
            }
        }
        return nil
    }

    /// Reads an `AttributeRelationship`; nil and a remark if it is empty.
    func relationship(_ node: XMLNode) throws(SDMXError) -> AttributeRelationship? {
        var found: [AttributeRelationship] = []
        var dimensions: [AttributeRelationship.DimensionReference] = []
        var groups: [String] = []
        for child in node.children {
            switch child.name {
            case "None", "Dataflow": found.append(.dataflow)
            case "Dimension":
                let isOptional = try boolean(child, "optional") ?? false
                dimensions.append(
                    AttributeRelationship.DimensionReference(
                        try localID(child), isOptional: isOptional))
            case "AttachmentGroup": groups.append(try localID(child))
            case "Group": found.append(.group(try localID(child)))
            case "PrimaryMeasure", "Observation": found.append(.observation)
            default: unknown(child)
            }
        }
        if !dimensions.isEmpty || !groups.isEmpty {
            found.append(.dimensions(dimensions, groups: groups))
        }
        if found.count != 1 {
            remark(
                .unexpected, node, found: "\(found.count) relationships",
                expected: found.isEmpty ? "one" : "one; the first was taken")
        }
        return found.first
    }
}
