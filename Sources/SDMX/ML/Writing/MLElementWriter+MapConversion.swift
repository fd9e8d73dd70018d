extension MLElementWriter {
    /// The maps of a message as SDMX-ML 3.0 maintains them, by themselves.
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
            enter(path: set.reference.description)
            let parts = set.structureMaps.map(\.identity) + set.itemSchemeMaps.map(\.identity)
            loseFrame(set.identity, "the structure set", parts)
            lose("related structure", count: set.relatedStructures.count)
            for var map in set.itemSchemeMaps {
                map.maintenance = set.maintenance
                add(map, to: &maps)
            }
            for map in set.structureMaps {
                maps.structureMaps.append(converted(map, in: set, &maps.representationMaps))
            }
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

    /// Values that a map lists become a representation map.
    private func converted(
        _ map: StructureSet.Map, in set: StructureSet,
        _ representationMaps: inout [RepresentationMap]
    ) -> StructureMap {
        var converted = StructureMap(map.id, agency: set.agency, version: set.version)
        converted.identity = map.identity
        converted.maintenance = set.maintenance
        converted.source = map.source
        converted.target = map.target
        enter("map \(map.id)")
        if map.isExtension == true { lose("mark of an extension") }
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
            case nil where !component.valueMappings.isEmpty:
                let id = "\(map.id)_\(component.source)_\(component.target)"
                var values = RepresentationMap(id, agency: set.agency, version: set.version)
                values.identity.names = map.names
                values.maintenance = set.maintenance
                values.sources = [.type(.string)]
                values.targets = [.type(.string)]
                values.mappings = component.valueMappings
                copy.representationMap = values.reference
                representationMaps.append(values)
                lose(.changed, "mapping of values", "it is a representation map by itself")
            case nil: break
            }
            converted.componentMaps.append(copy)
        }
        leave()
        return converted
    }
}
