extension JSONItem {
    /// The reports of a metadata set of version 1.0, each as a set.
    func reports() throws(SDMXError) -> [MetadataSet] {
        expect(Self.setNames)
        var base = MetadataSet(try text("id") ?? "")
        base.identity.names = try localised("name", "names")
        base.identity.annotations = try annotations()
        base.identity.links = try links("links")
        try fillPeriods(&base)
        for link in base.identity.links where base.structure == nil {
            guard let urn = link.urn.flatMap({ ArtefactReference(urn: $0) }) else { continue }
            switch urn.artefactClass {
            case .metadataStructure, .metadataflow, .provisionAgreement: base.structure = urn
            default: break
            }
        }
        var sets: [MetadataSet] = []
        for item in try objects("reports") {
            item.expect(["id", "annotations", "attributeSet", "target"])
            var set = base
            set.report = try item.required("id")
            set.identity.annotations += try item.annotations()
            if let target = try item.object("target") {
                set.target = try target.text("id")
                for value in try target.objects("referenceValues") {
                    set.targets.append(try value.referenceValue())
                }
            }
            set.attributes = try item.attributeSet()
            sets.append(set)
        }
        return sets
    }

    private func referenceValue() throws(SDMXError) -> MetadataTargetValue {
        let id = try required("id")
        if let urn = try text("object") { return .object(id: id, urn: urn) }
        if let urn = try text("constraintContent") { return .constraintContent(id: id, urn: urn) }
        if let period = try scalar("reportPeriod") { return .period(id: id, period) }
        if let item = try object("dataSet") {
            return .dataSet(
                id: id, setID: try item.required("id"), provider: try item.text("dataProvider"))
        }
        guard let key = try object("dataKey") else {
            throw error(
                .missing, found: "no value",
                expected: "object, dataKey, dataSet, reportPeriod or constraintContent")
        }
        var values: [MetadataTargetValue.KeyValue] = []
        for item in try key.objects("keyValues") {
            values.append(
                MetadataTargetValue.KeyValue(
                    try item.required("id"), try item.scalar("value") ?? ""))
        }
        return .key(id: id, values)
    }

    private func attributeSet() throws(SDMXError) -> [ReportedAttribute] {
        guard let set = try object("attributeSet") else { return [] }
        var attributes: [ReportedAttribute] = []
        for item in try set.objects("reportedAttributes") {
            item.expect(Self.attributeNames)
            var attribute = ReportedAttribute(
                try item.required("id"), children: try item.attributeSet())
            if let value = try item.scalar("value") { attribute.values = [.plain(value)] }
            let text = try item.localised("text", "texts")
            if !text.isEmpty { attribute.values.append(.text(text)) }
            let markup = try item.localised("structuredText", "structuredTexts")
            if !markup.isEmpty { attribute.values.append(.structuredText(markup)) }
            attribute.annotations = try item.annotations()
            attributes.append(attribute)
        }
        return attributes
    }

    private static let setNames: Set<String> = [
        "action", "publicationPeriod", "publicationYear", "reportingBegin", "reportingEnd", "id",
        "validFrom", "validTo", "annotations", "name", "names", "links", "dataProvider", "reports",
    ]
    private static let attributeNames: Set<String> = [
        "id", "value", "annotations", "structuredText", "structuredTexts", "text", "texts",
        "attributeSet",
    ]
}
