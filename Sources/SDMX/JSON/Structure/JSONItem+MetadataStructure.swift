extension JSONItem {
    /// The definition of a metadata structure.
    func metadataStructure() throws(SDMXError) -> MetadataStructure {
        var result = try maintained(["metadataStructureComponents"]) {
            MetadataStructure($0, agency: $1, version: $2)
        }
        guard let components = try object("metadataStructureComponents") else { return result }
        components.expect(["metadataAttributeList", "metadataTargets", "reportStructures"])
        if let list = try components.object("metadataAttributeList") {
            list.expect(["id", "annotations", "links", "metadataAttributes"])
            result.attributes = try list.metadataAttributes()
        }
        for item in try components.objects("metadataTargets") {
            result.targets.append(try item.metadataTarget())
        }
        for item in try components.objects("reportStructures") {
            item.expect(["id", "annotations", "links", "metadataAttributes", "metadataTargets"])
            var report = ReportStructure(
                try item.required("id"), attributes: try item.metadataAttributes(),
                targets: try item.idsOfComponents("metadataTargets"))
            report.annotations = try item.annotations()
            result.reports.append(report)
        }
        return result
    }

    private func metadataAttributes() throws(SDMXError) -> [MetadataAttribute] {
        var attributes: [MetadataAttribute] = []
        for item in try objects("metadataAttributes") {
            var attribute = MetadataAttribute(
                try item.component(Self.metadataAttributeNames),
                children: try item.metadataAttributes())
            attribute.minOccurs = try item.count("minOccurs")
            attribute.maxOccurs = try item.maxOccurs()
            attribute.isPresentational = try item.flag("isPresentational") ?? false
            attributes.append(attribute)
        }
        return attributes
    }

    private func metadataTarget() throws(SDMXError) -> MetadataTarget {
        expect(
            Set(Self.targetLists.map(\.name)).union(["id", "uri", "urn", "annotations", "links"]))
        var target = MetadataTarget(try required("id"))
        target.annotations = try annotations()
        for (name, kind) in Self.targetLists {
            for item in try objects(name) {
                var part = MetadataTarget.Part(kind, id: try item.required("id"))
                part.objectType = try item.text("objectType")
                part.representation = try item.representation("localRepresentation")
                part.annotations = try item.annotations()
                target.parts.append(part)
            }
        }
        return target
    }

    private static let metadataAttributeNames: Set<String> = [
        "minOccurs", "maxOccurs", "isPresentational", "metadataAttributes",
    ]

    private static let targetLists: [(name: String, kind: MetadataTarget.Part.Kind)] = [
        ("keyDescriptorValuesTargets", .key), ("dataSetTargets", .dataSet),
        ("identifiableObjectTargets", .identifiableObject),
        ("reportPeriodTargets", .reportPeriod), ("constraintContentTargets", .constraintContent),
    ]
}
