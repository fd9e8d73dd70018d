/// The maps of SDMX 3.0.
extension MLArtefactReader {
    func structureMap(_ node: XMLNode) throws(SDMXError) -> StructureMap {
        var (map, rest) = try begin(node) { StructureMap($0, agency: $1, version: $2) }
        for child in rest {
            switch child.name {
            case "Source": map.source = try reference(child, .dataStructure)
            case "Target": map.target = try reference(child, .dataStructure)
            case "EpochMap":
                check(child, attributes: Self.dateMapped + ["basePeriod", "epochPeriod"])
                let source = StructureMap.DateMap.Source.epoch(
                    base: try required(child, "basePeriod"),
                    unit: try required(child, "epochPeriod"))
                map.dateMaps.append(try dateMap(child, source))
            case "DatePatternMap":
                check(child, attributes: Self.dateMapped + ["sourcePattern", "locale"])
                let source = StructureMap.DateMap.Source.pattern(
                    try required(child, "sourcePattern"), locale: try required(child, "locale"))
                map.dateMaps.append(try dateMap(child, source))
            case "FrequencyFormatMapping":
                map.frequencyFormats.append(try frequencyFormat(child))
            case "ComponentMap": map.componentMaps.append(try componentMap(child))
            case "FixedValueMap": map.fixedValueMaps.append(try fixedValueMap(child))
            default: unknown(child)
            }
        }
        expect("Source", map.source != nil, of: map, node)
        expect("Target", map.target != nil, of: map, node)
        return map
    }

    private func dateMap(
        _ node: XMLNode, _ source: StructureMap.DateMap.Source
    ) throws(SDMXError) -> StructureMap.DateMap {
        var map = StructureMap.DateMap(id: node.attribute("id"), source: source)
        map.resolvePeriod = node.attribute("resolvePeriod")
        var sources: [String] = []
        var targets: [String] = []
        var mapped: [String] = []
        var dimension: String?
        for child in node.children {
            switch child.name {
            case "Annotations": map.annotations += annotations(child)
            case "Link": map.links.append(link(child))
            case "Source": sources.append(try localID(child))
            case "Target": targets.append(try localID(child))
            case "FrequencyDimension": dimension = try localID(child)
            case "MappedFrequencies": mapped.append(try localID(child))
            case "TargetFrequencyID": map.frequency = .fixed(try localID(child))
            default: unknown(child)
            }
        }
        guard sources.count == targets.count else {
            throw node.error(
                .missing, found: "\(sources.count) sources and \(targets.count) targets",
                expected: "as many sources as targets")
        }
        for pair in zip(sources, targets) { map.components.append(pair) }
        if let dimension { map.frequency = .dimension(dimension, mapped: mapped) }
        return map
    }

    private func frequencyFormat(
        _ node: XMLNode
    ) throws(SDMXError) -> StructureMap.FrequencyFormat {
        check(node, attributes: Self.identifiable)
        var format = StructureMap.FrequencyFormat(
            id: node.attribute("id"), frequency: "", pattern: "")
        for child in node.children {
            switch child.name {
            case "Annotations": format.annotations += annotations(child)
            case "FrequencyId": format.frequency = try localID(child)
            case "DatePattern": format.pattern = child.text
            default: unknown(child)
            }
        }
        return format
    }

    private func componentMap(_ node: XMLNode) throws(SDMXError) -> StructureMap.ComponentMap {
        var map = StructureMap.ComponentMap(sources: [], targets: [])
        for child in node.children {
            switch child.name {
            case "Annotations": map.annotations += annotations(child)
            case "Source": map.sources.append(try localID(child))
            case "Target": map.targets.append(try localID(child))
            case "RepresentationMap":
                map.representationMap = try reference(child, .representationMap)
            default: unknown(child)
            }
        }
        if map.sources.isEmpty || map.targets.isEmpty {
            remark(
                .missing, node, found: "a map without Source or Target", expected: "both of them")
        }
        return map
    }

    private func fixedValueMap(
        _ node: XMLNode
    ) throws(SDMXError) -> StructureMap.FixedValueMap {
        var map = StructureMap.FixedValueMap("", isTarget: false, values: [])
        for child in node.children {
            switch child.name {
            case "Annotations": map.annotations += annotations(child)
            case "Source", "Target":
                map.component = try localID(child)
                map.isTarget = child.name == "Target"
            case "Value": map.values.append(child.text)
            default: unknown(child)
            }
        }
        guard !map.component.isEmpty else {
            throw node.error(.missing, found: "no component", expected: "a Source or a Target")
        }
        return map
    }

    func representationMap(_ node: XMLNode) throws(SDMXError) -> RepresentationMap {
        var (map, rest) = try begin(node) { RepresentationMap($0, agency: $1, version: $2) }
        for child in rest {
            switch child.name {
            case "SourceCodelist": map.sources.append(.list(try reference(child, .codelist)))
            case "SourceDataType":
                map.sources.append(.type(dataType(child.text, child) ?? .string))
            case "TargetCodelist": map.targets.append(.list(try reference(child, .codelist)))
            case "TargetDataType":
                map.targets.append(.type(dataType(child.text, child) ?? .string))
            case "RepresentationMapping":
                let mapping = try mapping(child)
                if mapping.sources.count != map.sources.count {
                    remark(
                        .unexpected, child, found: "\(mapping.sources.count) source values",
                        expected: "as many as there are sources, \(map.sources.count)")
                }
                map.mappings.append(mapping)
            default: unknown(child)
            }
        }
        return map
    }

    /// Reads a `RepresentationMapping` or an `ItemMap`.
    func mapping(_ node: XMLNode) throws(SDMXError) -> RepresentationMap.Mapping {
        check(node, attributes: ["validFrom", "validTo"])
        var mapping = RepresentationMap.Mapping([], [])
        mapping.validFrom = node.attribute("validFrom")
        mapping.validTo = node.attribute("validTo")
        for child in node.children {
            switch child.name {
            case "Annotations": mapping.annotations += annotations(child)
            case "SourceValue":
                check(child, attributes: ["isRegEx", "startIndex", "endIndex"])
                var value = RepresentationMap.SourceValue(child.text)
                value.isRegularExpression = try boolean(child, "isRegEx")
                value.startIndex = try integer(child, "startIndex")
                value.endIndex = try integer(child, "endIndex")
                mapping.sources.append(value)
            case "TargetValue": mapping.targets.append(child.text)
            default: unknown(child)
            }
        }
        return mapping
    }

    private static let dateMapped = identifiable + ["resolvePeriod"]
}
