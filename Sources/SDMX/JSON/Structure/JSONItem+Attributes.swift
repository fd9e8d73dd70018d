extension JSONItem {
    /// An attribute: `usage` since version 2.0, `assignmentStatus` in 1.0.
    func attribute() throws(SDMXError) -> Attribute {
        let component = try component([
            "usage", "assignmentStatus", "attributeRelationship", "measureRelationship",
        ])
        // The standard's default is another for these two.
        let isReportingYear = component.id.hasPrefix("REPORTING_YEAR_")
        var attribute = Attribute(
            component, usage: isReportingYear ? .mandatory : .optional,
            relationship: try relationship("attributeRelationship"))
        attribute.measures = try idsOfComponents("measureRelationship")
        if let usage: Usage = try word("usage") {
            attribute.usage = usage
        } else if let item = self["assignmentStatus"] {
            switch item.node.string?.lowercased() {
            case "mandatory": attribute.usage = .mandatory
            case "conditional", "optional": attribute.usage = .optional
            default: throw item.wrong("Mandatory or Conditional")
            }
        }
        return attribute
    }

    /// An attribute of a metadata structure that data may carry.
    func metadataAttributeUsage() throws(SDMXError) -> MetadataAttributeUsage {
        expect([
            "id", "annotations", "links", "metadataAttributeReference", "attributeRelationship",
        ])
        guard let id = try text("metadataAttributeReference") else {
            throw missing("metadataAttributeReference")
        }
        var usage = MetadataAttributeUsage(
            ArtefactReference(urn: id)?.item.joined(separator: ".") ?? id,
            relationship: try relationship("attributeRelationship"))
        usage.annotations = try annotations()
        usage.links = try linksAndAddress().links
        return usage
    }

    /// The ids of components in an array, where some write URNs.
    func idsOfComponents(_ name: String) throws(SDMXError) -> [String] {
        try texts(name).map { ArtefactReference(urn: $0)?.lastID ?? $0 }
    }

    /// Version 1.0 has `none` and `primaryMeasure` where 2.0 has `dataflow` and `observation`.
    private func relationship(_ name: String) throws(SDMXError) -> AttributeRelationship? {
        guard let item = try object(name) else { return nil }
        item.expect(Self.relationshipNames)
        if item["observation"] != nil || item["primaryMeasure"] != nil { return .observation }
        let groups = try item.idsOfComponents("attachmentGroups")
        let dimensions = try item.dimensionReferences()
        if !dimensions.isEmpty { return .dimensions(dimensions, groups: groups) }
        if let group = try item.text("group") {
            return .group(ArtefactReference(urn: group)?.lastID ?? group)
        }
        if !groups.isEmpty { return .dimensions([], groups: groups) }
        if item["dataflow"] != nil || item["none"] != nil { return .dataflow }
        item.remark(
            .missing, found: "no relationship",
            expected: "one of dataflow, dimensions, group, observation")
        return nil
    }

    private func dimensionReferences()
        throws(SDMXError) -> [AttributeRelationship.DimensionReference]
    {
        let optional = try items("areDimensionsOptional")
        var references: [AttributeRelationship.DimensionReference] = []
        for (index, id) in try idsOfComponents("dimensions").enumerated() {
            let isOptional = index < optional.count ? try optional[index].flag() : false
            references.append(AttributeRelationship.DimensionReference(id, isOptional: isOptional))
        }
        return references
    }

    private static let relationshipNames: Set<String> = [
        "dataflow", "none", "dimensions", "areDimensionsOptional", "group", "observation",
        "primaryMeasure", "attachmentGroups",
    ]
}
