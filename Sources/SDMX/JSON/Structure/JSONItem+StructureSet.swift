/// The maps of SDMX-JSON 1.0, whose references are URNs of components and items.
extension JSONItem {
    /// Maps that are maintained together.
    func structureSet() throws(SDMXError) -> StructureSet {
        let lists = Self.itemMaps.map(\.list)
        var set = try maintained(Set(lists).union(["relatedStructures", "structureMaps"])) {
            StructureSet($0, agency: $1, version: $2)
        }
        set.relatedStructures = try references("relatedStructures")
        for item in try objects("structureMaps") {
            set.structureMaps.append(try item.structureMapOfSet())
        }
        for (list, kind, name) in Self.itemMaps {
            for item in try objects(list) {
                var map = ItemSchemeMap(kind, id: "", agency: "", version: "")
                map.identity = try item.identity(["source", "target", name])
                map.maintenance = set.maintenance
                map.source = try item.reference("source")
                map.target = try item.reference("target")
                for element in try item.objects(name) {
                    element.expect(["annotations", "source", "target"])
                    let source = RepresentationMap.SourceValue(try element.itemID("source"))
                    var mapping = RepresentationMap.Mapping(
                        [source], [try element.itemID("target")])
                    mapping.annotations = try element.annotations()
                    map.mappings.append(mapping)
                }
                set.itemSchemeMaps.append(map)
            }
        }
        return set
    }

    private func structureMapOfSet() throws(SDMXError) -> StructureSet.Map {
        var map = StructureSet.Map("")
        map.identity = try identity(["source", "target", "isExtension", "componentMaps"])
        map.isExtension = try flag("isExtension")
        map.source = try reference("source")
        map.target = try reference("target")
        for item in try objects("componentMaps") {
            item.expect(["annotations", "source", "target", "representationMapping"])
            guard let source = try item.lastID("source"), let target = try item.lastID("target")
            else { throw item.missing("source or target") }
            var component = StructureSet.Map.ComponentMap(source: source, target: target)
            component.annotations = try item.annotations()
            if let values = try item.object("representationMapping") {
                try values.fill(&component)
            }
            map.components.append(component)
        }
        return map
    }

    private func fill(_ component: inout StructureSet.Map.ComponentMap) throws(SDMXError) {
        expect(["codelistMap", "toTextFormat", "toValueType", "valueMap"])
        if let map = try reference("codelistMap") {
            component.values = .codelistMap(map)
        } else if self["toTextFormat"] != nil || self["toValueType"] != nil {
            component.values = .text(
                valueType: try text("toValueType"),
                try textFormat("toTextFormat") ?? TextFormat())
        }
        guard let values = try object("valueMap") else { return }
        for item in try values.objects("valueMappings") {
            let source = RepresentationMap.SourceValue(try item.required("source"))
            component.valueMappings.append(
                RepresentationMap.Mapping([source], [try item.required("target")]))
        }
    }

    /// The way to an item, with dots between ids: one id, but for codes of a hierarchy.
    private func itemID(_ name: String) throws(SDMXError) -> String {
        let text = try required(name)
        guard let reference = ArtefactReference(urn: text), !reference.item.isEmpty else {
            return text
        }
        return reference.item.joined(separator: ".")
    }

    private static let itemMaps: [(list: String, kind: ItemSchemeMap.Kind, name: String)] = [
        ("codelistMaps", .codelist, "codeMaps"),
        ("hybridCodelistMaps", .codelist, "hybridCodeMaps"),
        ("conceptSchemeMaps", .concept, "conceptMaps"),
        ("categorySchemeMaps", .category, "categoryMaps"),
        ("organisationSchemeMaps", .organisation, "organisationMaps"),
        ("reportingTaxonomyMaps", .reportingTaxonomy, "reportingCategoryMaps"),
    ]
}
