/// What a report is about and what it says.
extension MLMetadataSetReader {
    /// Reads a `Target`.
    func targets(_ node: XMLNode) throws(SDMXError) -> [MetadataTargetValue] {
        var targets: [MetadataTargetValue] = []
        for child in node.children {
            guard child.name == "ReferenceValue" else {
                remarks.unknown(child)
                continue
            }
            if let target = try target(child) {
                targets.append(target)
            } else {
                remarks.add(
                    .missing, child, found: "a ReferenceValue without reference",
                    expected: "ObjectReference, DataKey, DataSetReference, ReportPeriod or "
                        + "ConstraintContentReference")
            }
        }
        return targets
    }

    private func target(_ node: XMLNode) throws(SDMXError) -> MetadataTargetValue? {
        /// Ids that the standard fixes are the same whatever the type is called.
        func id(_ fixed: String?) -> String {
            node.attribute("id") ?? fixed ?? Self.typeName(node) ?? ""
        }
        var target: MetadataTargetValue?
        for child in node.children {
            switch child.name {
            case "ObjectReference": target = .object(id: id(nil), urn: try object(child))
            case "DataKey":
                target = .key(
                    id: id("DIMENSION_DESCRIPTOR_VALUES_TARGET"),
                    child.children("KeyValue").map { value in
                        MetadataTargetValue.KeyValue(
                            value.attribute("id") ?? "", value.child("Value")?.trimmedText ?? "")
                    })
            case "DataSetReference":
                let provider = try child.child("DataProvider").map { node throws(SDMXError) in
                    try MLReference.read(node, expected: .dataProvider).urn
                }
                target = .dataSet(
                    id: id("DATA_SET_TARGET"), setID: child.child("ID")?.trimmedText ?? "",
                    provider: provider)
            case "ReportPeriod":
                target = .period(id: id("REPORT_PERIOD_TARGET"), child.trimmedText)
            case "ConstraintContentReference":
                let reference = try MLReference.read(child, expected: .attachmentConstraint)
                target = .constraintContent(
                    id: id("CONSTRAINT_CONTENT_TARGET"), urn: reference.urn)
            default: remarks.unknown(child)
            }
        }
        return target
    }

    /// The URN of an object; where the message does not say of which class it is, only
    /// `AGENCY:ID(VERSION)`.
    private func object(_ node: XMLNode) throws(SDMXError) -> String {
        let urn = node.child("URN")?.trimmedText ?? ""
        if !urn.isEmpty { return urn }
        let reference = try MLReference.read(node, expected: .metadataTarget)
        guard reference.artefactClass == .metadataTarget else { return reference.urn }
        remarks.add(
            .reference, node, found: "a reference without class",
            expected: "a URN, or the class of what is meant")
        return reference.text
    }

    /// Reads an `AttributeSet`, whose elements have the names of headings or one name for all.
    func headings(_ node: XMLNode) throws(SDMXError) -> [ReportedAttribute] {
        var headings: [ReportedAttribute] = []
        for child in node.children { headings.append(try heading(child)) }
        return headings
    }

    /// Reads a heading, with what is said under it and the headings below it.
    func heading(_ node: XMLNode) throws(SDMXError) -> ReportedAttribute {
        let isGeneric = node.name == "ReportedAttribute" || node.name == "Attribute"
        let id = node.attribute("id") ?? node.attribute("conceptID")
        if isGeneric, id == nil {
            throw node.error(.missing, found: "a heading without id", expected: "an id")
        }
        var heading = ReportedAttribute(id ?? node.name)
        heading.isPresentational = try node.boolean("isPresentational")
        if let value = node.attribute("value") { heading.values.append(.plain(value)) }
        var text = LocalisedText()
        var structured = LocalisedText()
        for child in node.children {
            switch child.name {
            // SDMX 2.0 has texts under this name, and 3.0 values without language.
            case "Value" where node.attribute("conceptID") != nil: text.add(child)
            case "Value": heading.values.append(.plain(child.text))
            case "Text": text.add(child)
            case "StructuredText":
                structured.entries.append(
                    LocalisedText.Entry(
                        child.language ?? LocalisedText.defaultLanguage, child.innerMarkup()))
            case "AttributeSet": heading.children += try headings(child)
            case "ReportedAttribute", "Attribute": heading.children.append(try self.heading(child))
            case "Annotations": heading.annotations += MLAnnotation.readAll(child, remarks)
            default: remarks.unknown(child)
            }
        }
        if !text.isEmpty { heading.values.append(.text(text)) }
        if !structured.isEmpty { heading.values.append(.structuredText(structured)) }
        return heading
    }
}
