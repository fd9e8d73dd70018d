extension JSONElementWriter {
    /// The maps of a message as SDMX 3.0 maintains them, by themselves.
    struct Maps {
        var structureMaps: [StructureMap]
        var representationMaps: [RepresentationMap]
        var itemSchemeMaps: [ItemSchemeMap]
    }

    /// The maps of the message and those of its structure sets.
    func convertedMaps(_ all: Structures) -> Maps {
        var maps = Maps(
            structureMaps: all.structureMaps, representationMaps: all.representationMaps,
            itemSchemeMaps: [])
        for map in all.itemSchemeMaps { add(map, to: &maps) }
        for set in all.structureSets {
            enter(set.reference.description)
            let isNamed =
                set.structureMaps.contains { $0.names == set.names }
                || set.itemSchemeMaps.contains { $0.names == set.names }
            lose("name of the structure set", if: !isNamed && !set.names.isEmpty)
            lose("description of the structure set", if: !set.descriptions.isEmpty)
            lose("annotation of the structure set", count: set.annotations.count)
            lose("related structure", count: set.relatedStructures.count)
            for var map in set.itemSchemeMaps {
                map.maintenance = set.maintenance
                add(map, to: &maps)
            }
            for map in set.structureMaps { converted(map, of: set, to: &maps) }
        }
        return maps
    }

    /// A map between code lists is a representation map.
    private func add(_ map: ItemSchemeMap, to maps: inout Maps) {
        guard map.kind == .codelist else {
            maps.itemSchemeMaps.append(map)
            return
        }
        var converted = RepresentationMap(map.id, agency: map.agency, version: map.version)
        converted.identity = map.identity
        converted.maintenance = map.maintenance
        converted.sources = map.source.map { [.list($0)] } ?? []
        converted.targets = map.target.map { [.list($0)] } ?? []
        converted.mappings = map.mappings
        maps.representationMaps.append(converted)
    }

    /// Values that are mapped within a map of components become a map of their own.
    private func converted(
        _ map: StructureSet.Map, of set: StructureSet, to maps: inout Maps
    ) {
        var converted = StructureMap(map.id, agency: set.agency, version: set.version)
        converted.identity = map.identity
        converted.maintenance = set.maintenance
        converted.source = map.source
        converted.target = map.target
        lose("mark of an extension", if: map.isExtension == true)
        for component in map.components {
            var copy = StructureMap.ComponentMap(
                sources: [component.source], targets: [component.target])
            copy.annotations = component.annotations
            switch component.values {
            case .codelistMap(let reference):
                copy.representationMap = ArtefactReference(
                    .representationMap, agency: set.agency, id: reference.lastID,
                    version: set.version)
            case .text: lose("conversion of codes to text")
            case nil: break
            }
            if !component.valueMappings.isEmpty {
                var values = RepresentationMap(
                    "\(map.id)_\(component.source)", agency: set.agency, version: set.version)
                values.maintenance = set.maintenance
                values.sources = [.type(.string)]
                values.targets = [.type(.string)]
                values.mappings = component.valueMappings
                lose(.changed, "map of values", "it is maintained by itself as \(values.id)")
                copy.representationMap = values.reference
                maps.representationMaps.append(values)
            }
            converted.componentMaps.append(copy)
        }
        maps.structureMaps.append(converted)
    }
}
