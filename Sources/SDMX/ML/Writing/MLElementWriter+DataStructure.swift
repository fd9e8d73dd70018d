extension MLElementWriter {
    func dataStructure(_ structure: DataStructure) throws(SDMXError) {
        try begin("str:DataStructure", structure)
        try naming(structure.identity)
        if structure.dimensions.isEmpty {
            // The schema asks for a dimension wherever there are components.
            let lost = structure.groups.count + structure.attributes.count
            lose(
                "component", "\(edition.name) asks for a dimension first",
                count: lost + structure.measures.count + structure.metadataAttributes.count)
        } else {
            try begin("str:DataStructureComponents")
            try dimensions(structure)
            for group in structure.groups {
                enter("group \(group.id)")
                try self.group(group)
                leave()
            }
            try attributes(structure)
            switch edition {
            case .v21: try primaryMeasure(structure.measures)
            case .v30: try measures(structure.measures)
            }
            end()
        }
        if let metadata = structure.metadataStructure {
            switch edition {
            case .v21: lose("reference to a metadata structure")
            case .v30:
                try reference(
                    "str:Metadata", metadata, to: .metadataStructure, what: "metadata structure")
            }
        }
        if structure.isEvolving { lose("mark of an evolving structure") }
        end()
    }

    /// Annotations, links, concept and representation, in this order.
    ///
    /// - Parameter classes: what an enumeration may refer to.
    func component(
        _ component: Component, _ place: MLFormatPlace, to classes: [ArtefactClass],
        hasOccurrences: Bool = false, hasRoles: Bool = false
    ) throws(SDMXError) {
        try annotations(component.annotations)
        try links(component.links)
        try required("str:ConceptIdentity", component.concept, to: .concept, what: "concept")
        if let own = component.representation {
            try representation(
                "str:LocalRepresentation", own, place, to: classes,
                hasOccurrences: hasOccurrences)
        }
        if hasRoles {
            for role in component.roles {
                try reference("str:ConceptRole", role, to: .concept, what: "role")
            }
        } else {
            lose(
                "role", "\(edition.name) has no place for it there",
                count: component.roles.count)
        }
    }

    // MARK: Dimensions

    private func dimensions(_ structure: DataStructure) throws(SDMXError) {
        try begin("str:DimensionList")
        var ordered = structure.dimensions
        if edition == .v30 {
            let times = ordered.filter { $0.kind == .time }
            ordered = ordered.filter { $0.kind != .time } + times.prefix(1)
            lose(
                "time dimension", "SDMX-ML 3.0 has room for one", count: times.count - 1)
            if ordered != structure.dimensions, times.count == 1 {
                lose(.changed, "order of dimensions", "SDMX-ML 3.0 has the time dimension last")
            }
        }
        for (index, dimension) in ordered.enumerated() {
            enter("dimension \(dimension.id)")
            try self.dimension(dimension, number: index + 1)
            leave()
        }
        end()
    }

    private func dimension(_ dimension: Dimension, number: Int) throws(SDMXError) {
        var component = dimension.component
        var kind = dimension.kind
        if edition == .v30, kind == .measure {
            lose(.changed, "kind of the dimension", "SDMX-ML 3.0 has no measure dimension")
            kind = .plain
        }
        let isTime = kind == .time
        try begin(Self.element(of: kind))
        try identityAttributes(component.id, uri: component.uri)
        if let position = dimension.position {
            if edition == .v21 || !isTime {
                try attribute("position", position)
            } else if position != number {
                lose("position of the time dimension")
            }
        }
        switch kind {
        case .plain:
            try self.component(component, .simple, to: [.codelist], hasRoles: true)
        case .measure:
            if component.representation?.enumeration == nil { miss("concept scheme") }
            try self.component(component, .simple, to: [.conceptScheme], hasRoles: true)
        case .time:
            if component.id != "TIME_PERIOD" {
                lose(.invalid, "id of the time dimension", "the standard fixes it as TIME_PERIOD")
            }
            if component.representation == nil {
                lose(.madeUp, "text format", "\(edition.name) asks for one of a time dimension")
                component.representation = Representation(format: TextFormat())
            }
            try self.component(component, .time, to: [])
        }
        end()
    }

    private static func element(of kind: Dimension.Kind) -> String {
        switch kind {
        case .plain: "str:Dimension"
        case .measure: "str:MeasureDimension"
        case .time: "str:TimeDimension"
        }
    }

    private func group(_ group: GroupDescriptor) throws(SDMXError) {
        if group.dimensions.isEmpty, edition == .v30 || group.attachmentConstraint == nil {
            lose("group", "\(edition.name) asks for its dimensions")
            return
        }
        try begin("str:Group")
        try identityAttributes(group.id, uri: group.uri)
        try annotations(group.annotations)
        lose("link of a group", count: group.links.count)
        for dimension in group.dimensions {
            try begin("str:GroupDimension")
            try local("str:DimensionReference", dimension)
            end()
        }
        if let constraint = group.attachmentConstraint {
            if edition == .v21, group.dimensions.isEmpty {
                try required(
                    "str:AttachmentConstraint", constraint, to: .attachmentConstraint,
                    what: "attachment constraint")
            } else {
                lose("attachment constraint of a group")
            }
        }
        end()
    }

    // MARK: Measures

    private func measures(_ measures: [Measure]) throws(SDMXError) {
        guard !measures.isEmpty else { return }
        try begin("str:MeasureList")
        for measure in measures {
            enter("measure \(measure.id)")
            try begin("str:Measure")
            try identityAttributes(measure.id, uri: measure.component.uri)
            try attribute("usage", measure.usage?.rawValue)
            try component(
                measure.component, .basic, to: [.codelist, .valueList],
                hasOccurrences: true, hasRoles: true)
            end()
            leave()
        }
        end()
    }

    private static let primaryID = "OBS_VALUE"

    /// SDMX 2.1 has one measure, of a fixed id. Of several the one with that id is taken, else
    /// the first.
    private func primaryMeasure(_ measures: [Measure]) throws(SDMXError) {
        let primary = measures.first { $0.id == Self.primaryID } ?? measures.first
        for other in measures where other != primary {
            lose("measure \(other.id)", "SDMX-ML 2.1 has room for one")
        }
        try begin("str:MeasureList")
        try begin("str:PrimaryMeasure")
        try attribute("id", Self.primaryID)
        if let primary {
            enter("measure \(primary.id)")
            if primary.id != Self.primaryID {
                lose(.changed, "id of the measure", "SDMX-ML 2.1 fixes it as OBS_VALUE")
            }
            try attribute("uri", primary.component.uri)
            if primary.usage == .optional { lose("usage of the measure") }
            try component(primary.component, .simple, to: [.codelist])
            leave()
        } else {
            lose(.madeUp, "primary measure", "SDMX-ML 2.1 asks for one")
            let concept = ArtefactReference(
                .concept, agency: "SDMX", id: "CROSS_DOMAIN_CONCEPTS", item: [Self.primaryID])
            try component(Component(Self.primaryID, concept: concept), .simple, to: [])
        }
        end()
        end()
    }
}
