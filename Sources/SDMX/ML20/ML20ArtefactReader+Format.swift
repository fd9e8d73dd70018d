/// Types and facets.
extension ML20ArtefactReader {
    /// Reads a `TextFormat`.
    func textFormat(_ node: XMLNode) throws(SDMXError) -> TextFormat {
        var format = TextFormat()
        if let type = node.attribute("textType").map({ XMLNode.trim($0) }) {
            format.type = Self.types[type] ?? DataType(rawValue: type)
            if format.type == nil {
                remarks.add(
                    .unexpected, node, found: "textType \(SDMXError.quoted(type))",
                    expected: "a type of SDMX")
            }
        }
        format.isSequence = try node.boolean("isSequence")
        format.minLength = number(node, "minLength")
        format.maxLength = number(node, "maxLength")
        format.decimals = number(node, "decimals")
        format.startValue = node.attribute("startValue")
        format.endValue = node.attribute("endValue")
        format.interval = node.attribute("interval")
        format.timeInterval = node.attribute("timeInterval")
        format.pattern = node.attribute("pattern")
        return format
    }

    /// The names that later versions have changed.
    private static let types: [String: DataType] = [
        "Date": .gregorianDay, "Year": .gregorianYear, "YearMonth": .gregorianYearMonth,
        "Timespan": .timeRange,
    ]

    private func number(_ node: XMLNode, _ name: String) -> UInt64? {
        guard let text = node.attribute(name) else { return nil }
        if let number = UInt64(XMLNode.trim(text)) { return number }
        remarks.add(
            .unexpected, node, found: "\(name)=\(SDMXError.quoted(text))",
            expected: "a number, 0 or more")
        return nil
    }

    /// A concept of the standard's scheme of roles, in the place of attributes such as
    /// `isFrequencyDimension`.
    static func role(_ id: String) -> ArtefactReference {
        ArtefactReference(
            .concept, agency: "SDMX", id: "SDMX_CONCEPT_ROLES", version: "1.0", item: [id])
    }
}
