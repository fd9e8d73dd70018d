extension JSONItem {
    /// The definition of a data structure.
    func dataStructure() throws(SDMXError) -> DataStructure {
        let names: Set<String> = ["dataStructureComponents", "metadata", "evolvingStructure"]
        var result = try maintained(names) { DataStructure($0, agency: $1, version: $2) }
        result.metadataStructure = try reference("metadata")
        result.isEvolving = try flag("evolvingStructure") ?? false
        guard let components = try object("dataStructureComponents") else { return result }
        components.expect(["attributeList", "dimensionList", "groups", "measureList"])
        if let list = try components.object("dimensionList") {
            result.dimensions = try list.dimensions()
        }
        for group in try components.objects("groups") { result.groups.append(try group.group()) }
        if let list = try components.object("measureList") {
            list.expectComponents(["measures", "primaryMeasure"])
            for item in try list.objects("measures") { result.measures.append(try item.measure()) }
            if let item = try list.object("primaryMeasure") {
                result.measures.append(try item.measure())
            }
        }
        guard let list = try components.object("attributeList") else { return result }
        list.expectComponents(["attributes", "metadataAttributeUsages", "reportingYearStartDays"])
        for name in ["attributes", "reportingYearStartDays"] {
            for item in try list.objects(name) { result.attributes.append(try item.attribute()) }
        }
        for item in try list.objects("metadataAttributeUsages") {
            result.metadataAttributes.append(try item.metadataAttributeUsage())
        }
        return result
    }

    /// What dimensions, attributes and measures have in common. The id is the concept's where it
    /// is left out.
    func component(_ names: Set<String>, id given: String? = nil) throws(SDMXError) -> Component {
        expect(Self.componentNames, names)
        let concept = try reference("conceptIdentity")
        guard let id = try text("id") ?? given ?? concept?.lastID, !id.isEmpty else {
            throw missing("id")
        }
        var component = Component(id, concept: concept)
        component.roles = try references("conceptRoles")
        component.representation = try representation("localRepresentation")
        component.annotations = try annotations()
        (component.links, component.uri) = try linksAndAddress()
        return component
    }

    /// In the order of the list; positions decide only between the two lists of version 1.0.
    private func dimensions() throws(SDMXError) -> [Dimension] {
        expectComponents(["dimensions", "measureDimensions", "timeDimension", "timeDimensions"])
        var dimensions: [Dimension] = []
        for item in try objects("dimensions") { dimensions.append(try item.dimension(.plain)) }
        let ofMeasures = try objects("measureDimensions")
        for item in ofMeasures { dimensions.append(try item.dimension(.measure)) }
        if !ofMeasures.isEmpty, dimensions.allSatisfy({ $0.position != nil }) {
            // Swift's sort keeps the order of equals.
            dimensions.sort { $0.position ?? 0 < $1.position ?? 0 }
        }
        if let item = try object("timeDimension") { dimensions.append(try item.dimension(.time)) }
        for item in try objects("timeDimensions") { dimensions.append(try item.dimension(.time)) }
        return dimensions
    }

    private func dimension(_ kind: Dimension.Kind) throws(SDMXError) -> Dimension {
        let component = try component(
            ["position", "type"], id: kind == .time ? "TIME_PERIOD" : nil)
        var kind = kind
        switch try text("type") {
        case "MeasureDimension": kind = .measure
        case "TimeDimension": kind = .time
        default: break
        }
        return Dimension(component, kind: kind, position: try int("position"))
    }

    private func measure() throws(SDMXError) -> Measure {
        Measure(try component(["usage"]), usage: try word("usage"))
    }

    private func group() throws(SDMXError) -> GroupDescriptor {
        expectComponents(["groupDimensions", "attachmentConstraint"])
        var group = GroupDescriptor(
            try required("id"), dimensions: try idsOfComponents("groupDimensions"))
        group.attachmentConstraint = try reference("attachmentConstraint")
        group.annotations = try annotations()
        (group.links, group.uri) = try linksAndAddress()
        return group
    }

    /// Remarks the members that neither lists of components nor this one has.
    private func expectComponents(_ names: Set<String>) {
        expect(names, ["id", "uri", "urn", "annotations", "links"])
    }

    private static let componentNames: Set<String> = [
        "id", "uri", "urn", "annotations", "links", "conceptIdentity", "conceptRoles",
        "localRepresentation",
    ]
}
