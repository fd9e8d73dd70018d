extension MLElementWriter {
    /// The list of attributes of a data structure.
    func attributes(_ structure: DataStructure) throws(SDMXError) {
        let usages = edition == .v30 ? structure.metadataAttributes : []
        if edition == .v21 {
            lose("metadata attribute", count: structure.metadataAttributes.count)
        }
        guard !structure.attributes.isEmpty || !usages.isEmpty else { return }
        try begin("str:AttributeList")
        for attribute in structure.attributes {
            enter("attribute \(attribute.id)")
            try self.attribute(attribute)
            leave()
        }
        for usage in usages {
            enter("metadata attribute \(usage.id)")
            try begin("str:MetadataAttributeUsage")
            try annotations(usage.annotations)
            try links(Array(usage.links.prefix(1)))
            lose(
                "further link", "SDMX-ML 3.0 has room for one there", count: usage.links.count - 1)
            try leaf("str:MetadataAttributeReference", usage.id)
            try relationship(usage.relationship)
            end()
            leave()
        }
        end()
    }

    private func attribute(_ attribute: Attribute) throws(SDMXError) {
        let isStartDay = edition == .v21 && Self.isReportingYearStartDay(attribute)
        try begin(isStartDay ? "str:ReportingYearStartDay" : "str:Attribute")
        try identityAttributes(attribute.id, uri: attribute.component.uri)
        switch edition {
        case .v21:
            let isMandatory = attribute.usage == .mandatory
            try self.attribute("assignmentStatus", isMandatory ? "Mandatory" : "Conditional")
            try component(
                attribute.component, .simple, to: [.codelist], hasRoles: !isStartDay)
        case .v30:
            try self.attribute("usage", attribute.usage.rawValue)
            try component(
                attribute.component, .basic, to: [.codelist, .valueList], hasOccurrences: true,
                hasRoles: true)
        }
        try relationship(attribute.relationship)
        if !attribute.measures.isEmpty {
            switch edition {
            case .v21: lose("relationship with measures")
            case .v30:
                try begin("str:MeasureRelationship")
                try leaves("str:Measure", attribute.measures)
                end()
            }
        }
        end()
    }

    /// Whether the attribute is what SDMX-ML 2.1 has an element of its own for.
    private static func isReportingYearStartDay(_ attribute: Attribute) -> Bool {
        guard attribute.id == "REPORTING_YEAR_START_DAY", attribute.component.roles.isEmpty,
            let representation = attribute.representation
        else { return false }
        return representation == Representation(format: TextFormat(.monthDay))
    }

    private func relationship(_ relationship: AttributeRelationship?) throws(SDMXError) {
        guard let relationship else {
            miss("relationship")
            return
        }
        try begin("str:AttributeRelationship")
        switch relationship {
        case .dataflow: try leaf(edition == .v21 ? "str:None" : "str:Dataflow")
        case .dimensions(let dimensions, let groups) where dimensions.isEmpty:
            if let first = groups.first, groups.count == 1 {
                lose(.changed, "relationship with no dimension", "the group stands for it")
                try local("str:Group", first)
            } else {
                lose(.changed, "relationship with no dimension", "it is one with the dataflow")
                lose("group of an attribute", count: groups.count)
                try leaf(edition == .v21 ? "str:None" : "str:Dataflow")
            }
        case .dimensions(let dimensions, let groups):
            for dimension in dimensions { try self.dimension(dimension) }
            switch edition {
            case .v21: for group in groups { try local("str:AttachmentGroup", group) }
            case .v30: lose("group of an attribute", count: groups.count)
            }
        case .group(let id): try local("str:Group", id)
        case .observation:
            switch edition {
            case .v21: try local("str:PrimaryMeasure", "OBS_VALUE")
            case .v30: try leaf("str:Observation")
            }
        }
        end()
    }

    private func dimension(
        _ dimension: AttributeRelationship.DimensionReference
    ) throws(SDMXError) {
        switch edition {
        case .v21:
            try local("str:Dimension", dimension.id)
            if dimension.isOptional { lose("mark of an optional dimension") }
        case .v30:
            try begin("str:Dimension")
            if dimension.isOptional { try attribute("optional", true) }
            try xml.text(dimension.id)
            end()
        }
    }
}
