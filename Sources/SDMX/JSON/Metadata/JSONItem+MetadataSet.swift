extension JSONItem {
    /// A metadata set since version 2.0: one report.
    func metadataSet() throws(SDMXError) -> MetadataSet {
        let (identity, maintenance) = try maintenance(Self.setNames)
        var set = MetadataSet(identity.id)
        set.identity = identity
        set.maintenance = maintenance
        let agreement = try reference("metadataProvisionAgreement")
        set.structure = try reference("metadataflow") ?? agreement
        if set.structure == nil {
            remark(
                .missing, found: "no structure",
                expected: "the member metadataflow or metadataProvisionAgreement")
        }
        try fillPeriods(&set)
        for target in try texts("targets") { set.targets.append(.urn(target)) }
        if set.targets.isEmpty {
            remark(.missing, found: "no targets", expected: "what the metadata are about")
        }
        set.attributes = try reportedAttributes()
        return set
    }

    /// The members that sets of all versions have.
    func fillPeriods(_ set: inout MetadataSet) throws(SDMXError) {
        if let text = try text("action"), let item = self["action"] {
            guard let action = Action(name: text) else {
                throw item.error(
                    .action, found: SDMXError.quoted(text),
                    expected: "Append, Replace, Delete, Information or Merge")
            }
            set.action = action
        }
        set.reportingBegin = try scalar("reportingBegin")
        set.reportingEnd = try scalar("reportingEnd")
        set.publicationYear = try scalar("publicationYear")
        set.publicationPeriod = try scalar("publicationPeriod")
    }

    private func reportedAttributes() throws(SDMXError) -> [ReportedAttribute] {
        var attributes: [ReportedAttribute] = []
        for item in try objects("attributes") {
            item.expect(Self.attributeNames)
            var attribute = ReportedAttribute(
                try item.required("id"), values: try item.metadataValues(),
                children: try item.reportedAttributes())
            attribute.annotations = try item.annotations()
            attributes.append(attribute)
        }
        return attributes
    }

    /// None for `null`, several for an array, which the schemas do not have but registries write.
    private func metadataValues() throws(SDMXError) -> [MetadataValue] {
        guard let item = self["value"] else { return [] }
        let type = try object("format")?.dataType("dataType")
        guard case .array = item.node.value else {
            return [try item.metadataValue(isMarkup: type == .xhtml)]
        }
        var values: [MetadataValue] = []
        for element in try item.elements() {
            values.append(try element.metadataValue(isMarkup: type == .xhtml))
        }
        return values
    }

    /// A text by language where it is an object, and else as it is spelled.
    private func metadataValue(isMarkup: Bool) throws(SDMXError) -> MetadataValue {
        if case .object = node.value {
            let text = try languages()
            return isMarkup ? .structuredText(text) : .text(text)
        }
        guard let text = node.scalarText else { throw wrong("a value or an object of texts") }
        return isMarkup
            ? .structuredText(LocalisedText(text, language: reading.language)) : .plain(text)
    }

    private static let setNames: Set<String> = [
        "action", "publicationPeriod", "publicationYear", "reportingBegin", "reportingEnd",
        "metadataflow", "metadataProvisionAgreement", "targets", "attributes",
    ]
    private static let attributeNames: Set<String> = [
        "id", "annotations", "links", "format", "value", "attributes",
    ]
}
