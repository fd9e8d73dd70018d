extension JSONItem {
    /// How values become other values.
    func representationMap() throws(SDMXError) -> RepresentationMap {
        var map = try maintained(["source", "target", "representationMappings"]) {
            RepresentationMap($0, agency: $1, version: $2)
        }
        for item in try objects("source") { map.sources.append(try item.mappedValues()) }
        for item in try objects("target") { map.targets.append(try item.mappedValues()) }
        for item in try objects("representationMappings") {
            item.expect([
                "annotations", "sourceValues", "targetValues", "validFrom", "validTo", "links",
            ])
            var mapping = try item.mapping()
            for value in try item.items("sourceValues") {
                mapping.sources.append(try value.sourceValue())
            }
            mapping.targets = try item.texts("targetValues")
            map.mappings.append(mapping)
        }
        return map
    }

    /// How items of one scheme become items of another.
    func itemSchemeMap(_ kind: ItemSchemeMap.Kind) throws(SDMXError) -> ItemSchemeMap {
        var map = try maintained(["itemMaps", "source", "target"]) {
            ItemSchemeMap(kind, id: $0, agency: $1, version: $2)
        }
        map.source = try reference("source")
        map.target = try reference("target")
        for item in try objects("itemMaps") {
            item.expect([
                "annotations", "sourceValue", "targetValue", "validFrom", "validTo", "links",
            ])
            var mapping = try item.mapping()
            guard let source = item["sourceValue"] else { throw item.missing("sourceValue") }
            mapping.sources = [try source.sourceValue()]
            if let target = try item.scalar("targetValue") { mapping.targets = [target] }
            map.mappings.append(mapping)
        }
        return map
    }

    private func mapping() throws(SDMXError) -> RepresentationMap.Mapping {
        var mapping = RepresentationMap.Mapping([], [])
        mapping.validFrom = try text("validFrom")
        mapping.validTo = try text("validTo")
        mapping.annotations = try annotations()
        return mapping
    }

    private func mappedValues() throws(SDMXError) -> RepresentationMap.Values {
        expect(["codelist", "valuelist", "valueList", "dataType"])
        for name in ["codelist", "valuelist", "valueList"] {
            if let list = try reference(name) { return .list(list) }
        }
        guard self["dataType"] != nil else { throw missing("codelist or dataType") }
        return .type(try dataType("dataType") ?? .string)
    }

    private func sourceValue() throws(SDMXError) -> RepresentationMap.SourceValue {
        guard case .object = node.value else { return RepresentationMap.SourceValue(try text()) }
        expect(["value", "isRegEx", "startIndex", "endIndex"])
        guard let text = try scalar("value") else { throw missing("value") }
        var value = RepresentationMap.SourceValue(
            text, isRegularExpression: try flag("isRegEx"))
        value.startIndex = try int("startIndex")
        value.endIndex = try int("endIndex")
        return value
    }
}
