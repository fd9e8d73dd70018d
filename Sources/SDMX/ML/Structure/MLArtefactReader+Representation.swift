extension MLArtefactReader {
    /// Reads a `LocalRepresentation` or `CoreRepresentation`.
    ///
    /// - Parameter enumeration: what the values are listed by, where the reference does not say.
    func representation(
        _ node: XMLNode, enumeration: ArtefactClass = .codelist
    ) throws(SDMXError) -> Representation {
        check(node, attributes: ["minOccurs", "maxOccurs"])
        var representation = Representation()
        representation.minOccurs = try count(node, "minOccurs")
        representation.maxOccurs = try maxOccurs(node)
        for child in node.children {
            switch child.name {
            case "TextFormat", "EnumerationFormat": representation.format = try textFormat(child)
            case "Enumeration": representation.enumeration = try reference(child, enumeration)
            default: unknown(child)
            }
        }
        if representation.enumeration == nil, representation.format == nil {
            remark(
                .missing, node, found: "an empty \(node.name)",
                expected: "a TextFormat or an Enumeration")
        }
        return representation
    }

    /// Reads a `TextFormat`, `EnumerationFormat`, `CodingFormat` or `ToTextFormat`.
    func textFormat(_ node: XMLNode) throws(SDMXError) -> TextFormat {
        var format = TextFormat()
        for attribute in node.attributes where attribute.namespace.isEmpty {
            let (name, text) = (attribute.name, attribute.value)
            if text.isEmpty, name != "pattern" {
                remark(.unexpected, node, found: "\(name)=\"\"", expected: "a value")
                continue
            }
            switch name {
            case "textType": format.type = dataType(text, node)
            case "isSequence": format.isSequence = try boolean(text, of: node, name)
            case "interval": format.interval = try decimal(text, of: node, name)
            case "startValue": format.startValue = try decimal(text, of: node, name)
            case "endValue": format.endValue = try decimal(text, of: node, name)
            case "timeInterval": format.timeInterval = text
            case "startTime": format.startTime = text
            case "endTime": format.endTime = text
            case "minLength": format.minLength = try count(text, of: node, name)
            case "maxLength": format.maxLength = try count(text, of: node, name)
            case "minValue": format.minValue = try decimal(text, of: node, name)
            case "maxValue": format.maxValue = try decimal(text, of: node, name)
            case "decimals": format.decimals = try count(text, of: node, name)
            case "pattern": format.pattern = text
            case "isMultiLingual": format.isMultilingual = try boolean(text, of: node, name)
            default: unknown(name, of: node)
            }
        }
        for child in node.children {
            if child.name == "SentinelValue" {
                format.sentinels.append(try sentinel(child))
            } else {
                unknown(child)
            }
        }
        return format
    }

    /// The type by its name, which may have the wrong case; nil and a remark if there is none.
    func dataType(_ text: String, _ node: XMLNode) -> DataType? {
        let text = XMLNode.trim(text)
        if let type = DataType(rawValue: text) { return type }
        let small = text.lowercased()
        let near = DataType.allCases.first { $0.rawValue.lowercased() == small }
        remark(
            .unexpected, node, found: "the type \(SDMXError.quoted(text))",
            expected: near.map { $0.rawValue } ?? "a type of the standard; left out")
        return near
    }

    private func sentinel(_ node: XMLNode) throws(SDMXError) -> SentinelValue {
        check(node, attributes: ["value"])
        guard let value = node.attribute("value") else {
            throw node.error(.missing, found: "no value", expected: "the attribute value")
        }
        var sentinel = SentinelValue(value)
        for child in node.children {
            switch child.name {
            case "Name": sentinel.names.add(child)
            case "Description": sentinel.descriptions.add(child)
            default: unknown(child)
            }
        }
        return sentinel
    }
}
