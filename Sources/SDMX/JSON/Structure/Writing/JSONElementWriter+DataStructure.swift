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
        switch edition {
        case .v1: lose("metadata structure", if: structure.metadataStructure != nil)
        case .v2: try reference("metadata", structure.metadataStructure, [.metadataStructure])
        }
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
            try plainDimensions(dimensions)
            guard let time = times.first else { return }
            try within("dimension \(time.id)") { () throws(SDMXError) in
                try timeDimension(time, number: dimensions.count)
            }
        }
    }

    /// All but that of time; those of measures are a list of their own in version 1.0.
    private func plainDimensions(_ dimensions: [Dimension]) throws(SDMXError) {
        let isSplit = edition == .v1 && dimensions.contains { $0.kind == .measure }
        // Two lists have no order between them but that of positions.
        let numbered = Array(dimensions.enumerated()).filter { $0.element.kind != .time }
        let isNumbered = numbered.allSatisfy { $0.element.position != nil }
        if isSplit, !isNumbered {
            lose(.madeUp, "positions of dimensions", "those of measures are a list of their own")
        }
        func write(_ place: Int, _ dimension: Dimension) throws(SDMXError) {
            try within("dimension \(dimension.id)") { () throws(SDMXError) in
                if dimension.kind == .measure, edition == .v2 {
                    lose(.changed, "kind of the dimension", "there is no measure dimension")
                }
                try number(
                    "position", isSplit && !isNumbered ? place + 1 : dimension.position)
                let ownClass: ArtefactClass = isMeasure(dimension) ? .measureDimension : .dimension
                try component(
                    dimension.component, own(ownClass, [dimension.id]), .simple,
                    to: isMeasure(dimension) ? [.codelist, .conceptScheme] : [.codelist])
            }
        }
        try list("dimensions", numbered.filter { !isMeasure($0.element) }) {
            (place, dimension) throws(SDMXError) in try write(place, dimension)
        }
        try list("measureDimensions", numbered.filter { isMeasure($0.element) }) {
            (place, dimension) throws(SDMXError) in try write(place, dimension)
        }
    }

    private func isMeasure(_ dimension: Dimension) -> Bool {
        edition == .v1 && dimension.kind == .measure
    }

    private func timeDimension(_ time: Dimension, number: Int) throws(SDMXError) {
        var component = time.component
        if component.id != "TIME_PERIOD" {
            lose(.invalid, "id of the time dimension", "the standard fixes it as TIME_PERIOD")
        }
        if component.representation == nil {
            lose(.madeUp, "text format", "\(edition.name) asks for one of a time dimension")
            component.representation = Representation(format: TextFormat())
        }
        if edition == .v2 {
            lose("position of the time dimension", if: time.position.map { $0 != number } ?? false)
        }
        func write() throws(SDMXError) {
            if edition == .v1 { try self.number("position", time.position) }
            try self.component(
                component, own(.timeDimension, [component.id]), .time, to: [], hasRoles: false)
        }
        switch edition {
        case .v1: try list("timeDimensions", [component]) { (_) throws(SDMXError) in try write() }
        case .v2: try object("timeDimension", write)
        }
    }

    private func group(_ group: GroupDescriptor) throws(SDMXError) {
        try text("id", group.id)
        try texts("groupDimensions", group.dimensions)
        switch edition {
        case .v1:
            try reference(
                "attachmentConstraint", group.attachmentConstraint, [.attachmentConstraint])
        case .v2: lose("attachment constraint", if: group.attachmentConstraint != nil)
        }
        try notes(
            group.annotations, group.links, uri: group.uri,
            own: own(.groupDimensionDescriptor, [group.id]))
    }

    // MARK: Measures and attributes

    private func measures(_ measures: [Measure]) throws(SDMXError) {
        guard !measures.isEmpty || edition == .v1 else { return }
        try object("measureList") { () throws(SDMXError) in
            try text("id", "MeasureDescriptor")
            if edition == .v1 { return try primaryMeasure(measures) }
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

    /// The one measure of SDMX 2.1, whose id the standard fixes.
    private func primaryMeasure(_ measures: [Measure]) throws(SDMXError) {
        let chosen = measures.first { $0.id == Self.primaryID } ?? measures.first
        lose("measure", "SDMX 2.1 has room for one", count: measures.count - 1)
        guard let chosen else { return miss("measure") }
        try within("measure \(chosen.id)") { () throws(SDMXError) in
            lose("usage of the measure", if: chosen.usage != nil)
            var component = chosen.component
            if component.id != Self.primaryID {
                lose(.changed, "id of the measure", "SDMX 2.1 fixes it as \(Self.primaryID)")
                component.id = Self.primaryID
            }
            try object("primaryMeasure") { () throws(SDMXError) in
                try self.component(
                    component, own(.measure, [component.id]), .basic, to: [.codelist],
                    hasRoles: false)
            }
        }
    }

    private static let primaryID = "OBS_VALUE"

    /// Whether the id is one that components may have.
    private static func isName(_ id: String) -> Bool {
        let isLetter = id.utf8.first.map { (65...90).contains($0 & ~32) } ?? false
        return isLetter
            && id.utf8.allSatisfy { StructureReference.isIDByte($0) && $0 != 36 && $0 != 64 }
    }

    private func attributes(_ structure: DataStructure) throws(SDMXError) {
        guard !structure.attributes.isEmpty || !structure.metadataAttributes.isEmpty else { return }
        try object("attributeList") { () throws(SDMXError) in
            try text("id", "AttributeDescriptor")
            try list("attributes", structure.attributes) { (attribute) throws(SDMXError) in
                try within("attribute \(attribute.id)") { () throws(SDMXError) in
                    switch edition {
                    case .v1:
                        try text(
                            "assignmentStatus",
                            attribute.usage == .mandatory ? "Mandatory" : "Conditional")
                        lose("measure of an attribute", count: attribute.measures.count)
                    case .v2:
                        try text("usage", attribute.usage.rawValue)
                        try texts("measureRelationship", attribute.measures)
                    }
                    try relationship(attribute.relationship)
                    try component(
                        attribute.component, own(.dataAttribute, [attribute.id]), .basic,
                        to: [.codelist, .valueList], hasOccurrences: true)
                }
            }
            if edition == .v1 {
                return lose("metadata attribute", count: structure.metadataAttributes.count)
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
            case .dataflow: try object(edition == .v1 ? "none" : "dataflow") {}
            case .observation where edition == .v1: try text("primaryMeasure", Self.primaryID)
            case .observation: try object("observation") {}
            case .group(let id): try text("group", id)
            case .dimensions(let dimensions, let groups) where edition == .v1:
                try texts("dimensions", dimensions.map { $0.id })
                for group in groups where !Self.isName(group) {
                    lose(.invalid, "group \(group)", "the schema asks for a letter first")
                }
                try texts("attachmentGroups", groups)
                lose("mark of an optional dimension", count: dimensions.count { $0.isOptional })
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
