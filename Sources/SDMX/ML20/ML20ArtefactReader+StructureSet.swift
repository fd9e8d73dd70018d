/// Structure sets, and the maps in them.
extension ML20ArtefactReader {
    func structureSet(_ node: XMLNode) throws(SDMXError) -> StructureSet {
        var (set, rest) = try begin(node, isAgencyRequired: false) {
            StructureSet($0, agency: $1, version: $2)
        }
        for child in rest {
            switch child.name {
            case "RelatedStructures":
                for related in child.children {
                    if let reference = try scheme(related, prefix: "") {
                        set.relatedStructures.append(reference)
                    } else {
                        remarks.unknown(related)
                    }
                }
            case "StructureMap": set.structureMaps.append(try map(child, in: set))
            case "CodelistMap":
                set.itemSchemeMaps.append(
                    try itemMap(child, .codelist, in: set.maintenance, "Map", "CodeRef"))
            case "CategorySchemeMap":
                set.itemSchemeMaps.append(
                    try itemMap(child, .category, in: set.maintenance, "", "CategoryID"))
            case "ConceptSchemeMap":
                set.itemSchemeMaps.append(
                    try itemMap(child, .concept, in: set.maintenance, "", "ConceptID"))
            case "OrganisationSchemeMap":
                set.itemSchemeMaps.append(
                    try itemMap(child, .organisation, in: set.maintenance, "", "OrganisationID"))
            default: remarks.unknown(child)
            }
        }
        return set
    }

    /// Reads a reference element by its name, which may begin with `Target`; nil for other elements.
    private func scheme(_ node: XMLNode, prefix: String) throws(SDMXError) -> ArtefactReference? {
        guard node.name.hasPrefix(prefix) else { return nil }
        switch node.name.dropFirst(prefix.count) {
        case "KeyFamilyRef": return try reference(node, .dataStructure, "KeyFamily")
        case "MetadataStructureRef":
            return try reference(node, .metadataStructure, "MetadataStructure")
        case "ConceptSchemeRef": return try reference(node, .conceptScheme, "ConceptScheme")
        case "CategorySchemeRef": return try reference(node, .categoryScheme, "CategoryScheme")
        case "OrganisationSchemeRef": return try organisationSchemeReference(node)
        case "CodelistRef": return try reference(node, .codelist, "Codelist")
        case "HierarchicalCodelistRef":
            return try reference(node, .hierarchicalCodelist, "HierarchicalCodelist")
        default: return nil
        }
    }

    private func map(_ node: XMLNode, in set: StructureSet) throws(SDMXError) -> StructureSet.Map {
        let (identity, rest) = try identity(node)
        var map = StructureSet.Map(identity.id)
        map.identity = identity
        map.isExtension = try node.boolean("isExtension")
        for child in rest {
            if child.name == "ComponentMap" {
                map.components.append(try component(map: child, in: set))
            } else if let target = try scheme(child, prefix: "Target") {
                map.target = target
            } else if let source = try scheme(child, prefix: "") {
                map.source = source
            } else {
                remarks.unknown(child)
            }
        }
        return map
    }

    private func component(
        map node: XMLNode, in set: StructureSet
    ) throws(SDMXError) -> StructureSet.Map.ComponentMap {
        var map = StructureSet.Map.ComponentMap(
            source: try text(node, "MapConceptRef"), target: try text(node, "MapTargetConceptRef"))
        var format: TextFormat?
        var valueType: String?
        for child in node.children {
            switch child.name {
            case "RepresentationMapRef":
                map.values = .codelistMap(
                    ArtefactReference(
                        .codelistMap,
                        agency: child.child("RepresentationMapAgencyID")?.trimmedText
                            ?? set.agency, id: set.id, version: set.version,
                        item: [try text(child, "RepresentationMapID")]))
            case "ToTextFormat": format = try textFormat(child)
            case "ToValueType": valueType = child.trimmedText
            case "MapConceptRef", "MapTargetConceptRef": break
            default: remarks.unknown(child)
            }
        }
        if format != nil || valueType != nil {
            map.values = .text(valueType: valueType, format ?? TextFormat())
        }
        return map
    }

    /// Reads a map of items, whose elements are `prefix + item` and `prefix + Target + item`.
    private func itemMap(
        _ node: XMLNode, _ kind: ItemSchemeMap.Kind, in maintenance: Maintenance,
        _ prefix: String, _ item: String
    ) throws(SDMXError) -> ItemSchemeMap {
        let (identity, rest) = try identity(node)
        var map = ItemSchemeMap(
            kind, id: identity.id, agency: maintenance.agency, version: maintenance.version)
        map.identity = identity
        map.maintenance = maintenance
        for child in rest {
            switch child.name {
            case "CodeMap", "CategoryMap", "ConceptMap", "OrganisationMap":
                let source = try self.item(child, prefix + item)
                let target = try self.item(child, prefix + "Target" + item)
                map.mappings.append(.init([.init(source)], [target]))
            default:
                if let target = try scheme(child, prefix: "Target") {
                    map.target = target
                } else if let source = try scheme(child, prefix: "") {
                    map.source = source
                } else {
                    remarks.unknown(child)
                }
            }
        }
        return map
    }

    /// The id in a child; of categories, with dots, that of those above it too.
    private func item(_ node: XMLNode, _ name: String) throws(SDMXError) -> String {
        guard let child = node.child(name), child.child("ID") != nil else {
            return try text(node, name)
        }
        return try categoryPath(child).joined(separator: ".")
    }

    private func text(_ node: XMLNode, _ name: String) throws(SDMXError) -> String {
        guard let text = node.child(name)?.trimmedText, !text.isEmpty else {
            throw node.error(
                .missing, found: "\(node.name) without \(name)", expected: "its \(name)")
        }
        return text
    }
}
