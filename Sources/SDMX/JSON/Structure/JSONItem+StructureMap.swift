extension JSONItem {
    /// How components of one structure become components of another.
    func structureMap() throws(SDMXError) -> StructureMap {
        var map = try maintained(Self.structureMapNames) {
            StructureMap($0, agency: $1, version: $2)
        }
        map.source = try reference("source")
        map.target = try reference("target")
        for item in try objects("epochMaps") {
            item.expect(Self.dateMapNames, ["basePeriod", "epochPeriod"])
            guard let base = try item.scalar("basePeriod") else { throw item.missing("basePeriod") }
            map.dateMaps.append(
                try item.dateMap(.epoch(base: base, unit: try item.required("epochPeriod"))))
        }
        for item in try objects("datePatternMaps") {
            item.expect(Self.dateMapNames, ["sourcePattern", "locale"])
            map.dateMaps.append(
                try item.dateMap(
                    .pattern(
                        try item.required("sourcePattern"), locale: try item.required("locale"))))
        }
        for item in try objects("frequencyFormatMappings") {
            item.expect(["id", "annotations", "links", "frequencyId", "datePattern"])
            var format = StructureMap.FrequencyFormat(
                id: try item.text("id"), frequency: try item.required("frequencyId"),
                pattern: try item.required("datePattern"))
            format.annotations = try item.annotations()
            map.frequencyFormats.append(format)
        }
        for item in try objects("componentMaps") {
            item.expect(["annotations", "links", "id", "source", "target", "representationMap"])
            var component = StructureMap.ComponentMap(
                sources: try item.texts("source"), targets: try item.texts("target"),
                representationMap: try item.reference("representationMap"))
            component.annotations = try item.annotations()
            map.componentMaps.append(component)
        }
        for item in try objects("fixedValueMaps") {
            map.fixedValueMaps.append(try item.fixedValueMap())
        }
        return map
    }

    private func dateMap(
        _ source: StructureMap.DateMap.Source
    ) throws(SDMXError) -> StructureMap.DateMap {
        var map = StructureMap.DateMap(id: try text("id"), source: source)
        for item in try objects("mappedComponents") {
            item.expect(["source", "target"])
            map.components.append((try item.required("source"), try item.required("target")))
        }
        map.resolvePeriod = try text("resolvePeriod")
        if let dimension = try text("frequencyDimension") {
            map.frequency = .dimension(dimension, mapped: try texts("mappedFrequencies"))
        } else if let frequency = try text("targetFrequencyID") {
            map.frequency = .fixed(frequency)
        }
        map.annotations = try annotations()
        map.links = try linksAndAddress().links
        return map
    }

    private func fixedValueMap() throws(SDMXError) -> StructureMap.FixedValueMap {
        expect(["annotations", "links", "id", "source", "target", "values"])
        let target = try text("target")
        let source = try text("source")
        guard let component = target ?? source else {
            throw missing("source or target")
        }
        var map = StructureMap.FixedValueMap(
            component, isTarget: target != nil, values: try texts("values"))
        map.annotations = try annotations()
        return map
    }

    private static let structureMapNames: Set<String> = [
        "source", "target", "epochMaps", "datePatternMaps", "frequencyFormatMappings",
        "componentMaps", "fixedValueMaps",
    ]
    private static let dateMapNames: Set<String> = [
        "id", "uri", "urn", "annotations", "links", "mappedComponents", "resolvePeriod",
        "frequencyDimension", "mappedFrequencies", "targetFrequencyID",
    ]
}
