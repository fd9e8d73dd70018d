extension JSONElementWriter {
    func dataStructure(_ structure: DataStructure) throws(SDMXError) {
        try maintained(structure)
        let isEmpty =
            structure.dimensions.isEmpty && structure.groups.isEmpty && structure.measures.isEmpty
            && structure.attributes.isEmpty && structure.metadataAttributes.isEmpty
        if !isEmpty {
            try object("dataStructureComponents") { () throws(SDMXError) in
                try dimensions(structure.dimensions)
                try list("groups", structure.groups) { (group) throws(SDMXError) in
                    try within("group \(group.id)") { () throws(SDMXError) in
                        try self.group(group)
                    }
                }
                try measures(structure.measures)
                try attributes(structure)
            }
        }
        try reference("metadata", structure.metadataStructure, [.metadataStructure])
        lose("mark of an evolving structure", if: structure.isEvolving)
    }

    /// What dimensions, attributes and measures have in common.
    ///
    /// - Parameters:
    ///   - own: a reference to the component.
    ///   - lists: what an enumeration may refer to.
    func component(
        _ component: Component, _ own: ArtefactReference?, _ place: JSONFormatPlace,
        to lists: [ArtefactClass], hasOccurrences: Bool = false, hasRoles: Bool = true
    ) throws(SDMXError) {
        try text("id", component.id)
        try required("conceptIdentity", component.concept, [.concept])
        if hasRoles {
            try references("conceptRoles", component.roles, [.concept])
        } else {
            lose("role", count: component.roles.count)
        }
        try representation(
            "localRepresentation", component.representation, place, to: lists,
            hasOccurrences: hasOccurrences)
        try notes(component.annotations, component.links, uri: component.uri, own: own)
    }

    // MARK: Dimensions

    private func dimensions(_ dimensions: [Dimension]) throws(SDMXError) {
        try object("dimensionList") { () throws(SDMXError) in
            try text("id", "DimensionDescriptor")
            let times = dimensions.filter { $0.kind == .time }
            lose("time dimension", "there is room for one", count: times.count - 1)
            if let time = times.first, dimensions.last != time {
                lose(.changed, "order of dimensions", "the time dimension is last")
            }
            try list("dimensions", dimensions.filter { $0.kind != .time }) {
                (dimension) throws(SDMXError) in
                try within("dimension \(dimension.id)") { () throws(SDMXError) in
                    if dimension.kind == .measure {
                        lose(.changed, "kind of the dimension", "there is no measure dimension")
                    }
                    try number("position", dimension.position)
                    try component(
                        dimension.component, own(.dimension, [dimension.id]), .simple,
                        to: [.codelist])
                }
            }
            guard let time = times.first else { return }
            try within("dimension \(time.id)") { () throws(SDMXError) in
                try timeDimension(time, number: dimensions.count)
            }
        }
    }

    private func timeDimension(_ time: Dimension, number: Int) throws(SDMXError) {
        var component = time.component
        if component.id != "TIME_PERIOD" {
            lose(.invalid, "id of the time dimension", "the standard fixes it as TIME_PERIOD")
        }
        if component.representation == nil {
            lose(.madeUp, "text format", "SDMX-JSON 2.0 asks for one of a time dimension")
            component.representation = Representation(format: TextFormat())
        }
        lose("position of the time dimension", if: time.position.map { $0 != number } ?? false)
        try object("timeDimension") { () throws(SDMXError) in
            try self.component(
                component, own(.timeDimension, [component.id]), .time, to: [], hasRoles: false)
        }
    }

    private func group(_ group: GroupDescriptor) throws(SDMXError) {
        try text("id", group.id)
        try texts("groupDimensions", group.dimensions)
        lose("attachment constraint", if: group.attachmentConstraint != nil)
        try notes(
            group.annotations, group.links, uri: group.uri,
            own: own(.groupDimensionDescriptor, [group.id]))
    }

    // MARK: Measures and attributes

    private func measures(_ measures: [Measure]) throws(SDMXError) {
        guard !measures.isEmpty else { return }
        try object("measureList") { () throws(SDMXError) in
            try text("id", "MeasureDescriptor")
            try list("measures", measures) { (measure) throws(SDMXError) in
                try within("measure \(measure.id)") { () throws(SDMXError) in
                    try text("usage", measure.usage?.rawValue)
                    try component(
                        measure.component, own(.measure, [measure.id]), .basic,
                        to: [.codelist, .valueList], hasOccurrences: true)
                }
            }
        }
    }

    private func attributes(_ structure: DataStructure) throws(SDMXError) {
        guard !structure.attributes.isEmpty || !structure.metadataAttributes.isEmpty else { return }
        try object("attributeList") { () throws(SDMXError) in
            try text("id", "AttributeDescriptor")
            try list("attributes", structure.attributes) { (attribute) throws(SDMXError) in
                try within("attribute \(attribute.id)") { () throws(SDMXError) in
                    try text("usage", attribute.usage.rawValue)
                    try relationship(attribute.relationship)
                    try texts("measureRelationship", attribute.measures)
                    try component(
                        attribute.component, own(.dataAttribute, [attribute.id]), .basic,
                        to: [.codelist, .valueList], hasOccurrences: true)
                }
            }
            try list("metadataAttributeUsages", structure.metadataAttributes) {
                (usage) throws(SDMXError) in
                try within("metadata attribute \(usage.id)") { () throws(SDMXError) in
                    try text("metadataAttributeReference", usage.id)
                    try relationship(usage.relationship)
                    try notes(usage.annotations, usage.links, uri: nil, own: nil)
                }
            }
        }
    }

    private func relationship(_ relationship: AttributeRelationship?) throws(SDMXError) {
        guard let relationship else {
            miss("relationship")
            return
        }
        try object("attributeRelationship") { () throws(SDMXError) in
            switch relationship {
            case .dataflow: try object("dataflow") {}
            case .observation: try object("observation") {}
            case .group(let id): try text("group", id)
            case .dimensions(let dimensions, let groups) where dimensions.isEmpty:
                if let first = groups.first, groups.count == 1 {
                    lose(.changed, "relationship with no dimension", "the group stands for it")
                    try text("group", first)
                } else {
                    lose(.changed, "relationship with no dimension", "it is one with the dataflow")
                    lose("group of an attribute", count: groups.count)
                    try object("dataflow") {}
                }
            case .dimensions(let dimensions, let groups):
                lose("group of an attribute", count: groups.count)
                try texts("dimensions", dimensions.map { $0.id })
                guard dimensions.contains(where: { $0.isOptional }) else { return }
                try json.key("areDimensionsOptional")
                try json.beginArray()
                for dimension in dimensions { try json.value(dimension.isOptional) }
                try json.endArray()
            }
        }
    }
}
