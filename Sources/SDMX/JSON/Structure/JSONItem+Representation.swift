extension JSONItem {
    /// The member as a representation; nil if it is missing.
    ///
    /// SDMX-JSON 1.0 has `textFormat` and `textType` where 2.0 has `format` and `dataType`; some
    /// registries write the former in messages of 2.0.
    func representation(_ name: String) throws(SDMXError) -> Representation? {
        guard let item = try object(name) else { return nil }
        item.expect(Self.representationNames)
        var result = Representation(enumeration: try item.reference("enumeration"))
        for name in ["enumerationFormat", "format", "textFormat"] where result.format == nil {
            result.format = try item.textFormat(name)
        }
        result.minOccurs = try item.count("minOccurs")
        result.maxOccurs = try item.maxOccurs()
        return result
    }

    /// The member `maxOccurs`.
    func maxOccurs() throws(SDMXError) -> MaxOccurs? {
        if self["maxOccurs"]?.node.string == "unbounded" { return .unbounded }
        return try count("maxOccurs").map { .count($0) }
    }

    /// The member as a type with facets; nil if it is missing.
    func textFormat(_ name: String) throws(SDMXError) -> TextFormat? {
        guard let item = try object(name) else { return nil }
        item.expect(Self.formatNames)
        var format = TextFormat()
        format.type = try item.dataType("dataType")
        if format.type == nil { format.type = try item.dataType("textType") }
        format.isSequence = try item.flag("isSequence")
        format.interval = try item.scalar("interval")
        format.startValue = try item.scalar("startValue")
        format.endValue = try item.scalar("endValue")
        format.timeInterval = try item.text("timeInterval")
        format.startTime = try item.text("startTime")
        format.endTime = try item.text("endTime")
        format.minLength = try item.count("minLength")
        format.maxLength = try item.count("maxLength")
        format.minValue = try item.scalar("minValue")
        format.maxValue = try item.scalar("maxValue")
        format.decimals = try item.count("decimals")
        format.pattern = try item.text("pattern")
        format.isMultilingual = try item.flag("isMultiLingual")
        for sentinel in try item.objects("sentinelValues") {
            sentinel.expect(Self.sentinelNames)
            guard let value = try sentinel.scalar("value") else { throw sentinel.missing("value") }
            format.sentinels.append(
                SentinelValue(
                    value, names: try sentinel.localised("name", "names"),
                    descriptions: try sentinel.localised("description", "descriptions")))
        }
        return format
    }

    /// The member as a type by its name; nil, with a remark, if the standard has none of it.
    func dataType(_ name: String) throws(SDMXError) -> DataType? {
        guard let text = try text(name), let item = self[name] else { return nil }
        if let type = DataType(rawValue: text) { return type }
        let small = text.lowercased()
        let near = DataType.allCases.first { $0.rawValue.lowercased() == small }
        item.remark(
            .unexpected, found: "the type \(SDMXError.quoted(text))",
            expected: near.map { $0.rawValue } ?? "a type of the standard; left out")
        return near
    }

    private static let representationNames: Set<String> = [
        "enumeration", "enumerationFormat", "format", "textFormat", "minOccurs", "maxOccurs",
    ]

    private static let formatNames: Set<String> = [
        "dataType", "textType", "isSequence", "interval", "startValue", "endValue", "timeInterval",
        "startTime", "endTime", "minLength", "maxLength", "minValue", "maxValue", "decimals",
        "pattern", "isMultiLingual", "sentinelValues",
    ]

    private static let sentinelNames: Set<String> = [
        "value", "name", "names", "description", "descriptions",
    ]
}
