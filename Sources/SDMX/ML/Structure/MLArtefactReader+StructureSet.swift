/// The maps of SDMX 2.1, and those between schemes of both versions.
extension MLArtefactReader {
    func structureSet(_ node: XMLNode) throws(SDMXError) -> StructureSet {
        var (set, rest) = try begin(node) { StructureSet($0, agency: $1, version: $2) }
        let maintenance = set.maintenance
        for child in rest {
            switch child.name {
            case "RelatedStructure":
                set.relatedStructures.append(try reference(child, .dataStructure))
            case "StructureMap": set.structureMaps.append(try map(child, in: set.reference))
            default:
                let isOfCodes = child.name == "CodelistMap" || child.name == "HybridCodelistMap"
                guard let kind = isOfCodes ? .codelist : Self.itemSchemeMaps[child.name] else {
                    unknown(child)
                    continue
                }
                var (map, parts) = try begin(item: child) {
                    ItemSchemeMap(
                        kind, id: $0, agency: maintenance.agency, version: maintenance.version)
                }
                map.maintenance = maintenance
                try fill(&map, from: parts)
                set.itemSchemeMaps.append(map)
            }
        }
        return set
    }

    /// Reads a map of SDMX 3.0, which is an artefact by itself.
    func itemSchemeMap(
        _ node: XMLNode, _ kind: ItemSchemeMap.Kind
    ) throws(SDMXError) -> ItemSchemeMap {
        var (map, rest) = try begin(node) {
            ItemSchemeMap(kind, id: $0, agency: $1, version: $2)
        }
        try fill(&map, from: rest)
        return map
    }

    private func fill(_ map: inout ItemSchemeMap, from nodes: [XMLNode]) throws(SDMXError) {
        let scheme: ArtefactClass =
            switch map.kind {
            case .codelist: .codelist
            case .category: .categoryScheme
            case .concept: .conceptScheme
            case .organisation: .agencyScheme
            case .reportingTaxonomy: .reportingTaxonomy
            }
        for child in nodes {
            switch child.name {
            case "Source": map.source = try reference(child, scheme)
            case "Target": map.target = try reference(child, scheme)
            case "ItemMap": map.mappings.append(try mapping(child))
            case "OrganisationMap", "CategoryMap", "CodeMap", "ConceptMap",
                "ReportingCategoryMap", "HybridCodeMap":
                map.mappings.append(try association(child))
            default: unknown(child)
            }
        }
    }

    private func association(_ node: XMLNode) throws(SDMXError) -> RepresentationMap.Mapping {
        var mapping = RepresentationMap.Mapping([], [])
        for child in node.children {
            switch child.name {
            case "Annotations": mapping.annotations += annotations(child)
            case "Source":
                mapping.sources.append(
                    RepresentationMap.SourceValue(try contained(child)))
            case "Target": mapping.targets.append(try contained(child))
            default: unknown(child)
            }
        }
        guard mapping.sources.count == 1, mapping.targets.count == 1 else {
            throw node.error(
                .missing,
                found: "\(mapping.sources.count) sources, \(mapping.targets.count) targets",
                expected: "one of each")
        }
        return mapping
    }

    /// The id, after that of the hierarchy for codes of a hierarchical code list.
    private func contained(_ node: XMLNode) throws(SDMXError) -> String {
        let id = try localID(node)
        guard let container = node.child("Ref")?.attribute("containerID") else { return id }
        return container + "." + id
    }

    private func map(
        _ node: XMLNode, in set: ArtefactReference
    ) throws(SDMXError) -> StructureSet.Map {
        var (map, rest) = try begin(item: node, attributes: ["isExtension"]) {
            StructureSet.Map($0)
        }
        map.isExtension = try boolean(node, "isExtension")
        for child in rest {
            switch child.name {
            case "Source": map.source = try reference(child, .dataStructure)
            case "Target": map.target = try reference(child, .dataStructure)
            case "ComponentMap": map.components.append(try component(map: child, in: set))
            default: unknown(child)
            }
        }
        return map
    }

    private func component(
        map node: XMLNode, in set: ArtefactReference
    ) throws(SDMXError) -> StructureSet.Map.ComponentMap {
        var map = StructureSet.Map.ComponentMap(source: "", target: "")
        for child in node.children {
            switch child.name {
            case "Annotations": map.annotations += annotations(child)
            case "Source":
                map.source = try localID(child)
                map.sourceList = child.child("Ref")?.attribute("containerID")
            case "Target":
                map.target = try localID(child)
                map.targetList = child.child("Ref")?.attribute("containerID")
            case "RepresentationMapping": try representation(mapping: child, to: &map, in: set)
            default: unknown(child)
            }
        }
        guard !map.source.isEmpty, !map.target.isEmpty else {
            throw node.error(
                .missing, found: "no Source or no Target", expected: "both of them")
        }
        return map
    }

    private func representation(
        mapping node: XMLNode, to map: inout StructureSet.Map.ComponentMap,
        in set: ArtefactReference
    ) throws(SDMXError) {
        var format: TextFormat?
        var valueType: String?
        for child in node.children {
            switch child.name {
            case "CodelistMap":
                map.values = .codelistMap(
                    ArtefactReference(
                        .codelistMap, agency: set.agency, id: set.id, version: set.version,
                        item: [try localID(child)]))
            case "ToTextFormat": format = try textFormat(child)
            case "ToValueType": valueType = child.trimmedText
            case "ValueMap":
                for value in child.children {
                    check(value, attributes: ["source", "target"])
                    let source = RepresentationMap.SourceValue(try required(value, "source"))
                    map.valueMappings.append(
                        RepresentationMap.Mapping([source], [try required(value, "target")]))
                }
            default: unknown(child)
            }
        }
        if format != nil || valueType != nil {
            map.values = .text(valueType: valueType, format ?? TextFormat())
        }
    }
}
