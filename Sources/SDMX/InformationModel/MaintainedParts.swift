/// What SDMX 2.1 maintains together and SDMX 3.0 by itself: the maps of structure sets and the
/// hierarchies of hierarchical code lists, beside those that are by themselves already.
struct MaintainedParts {
    private(set) var structureMaps: [StructureMap]
    private(set) var representationMaps: [RepresentationMap]
    /// Between all but code lists, whose maps are representation maps.
    private(set) var itemSchemeMaps: [ItemSchemeMap] = []
    private(set) var hierarchies: [Hierarchy]
    /// What is said otherwise or not at all; without a reason where there is no place for it.
    private(set) var losses: [Loss] = []
    /// The artefact that is taken apart, and the part.
    private var path = ""
    private var place: String?
    /// What hierarchies are referred to by.
    private var taken: Set<ArtefactReference>

    init(_ all: Structures) {
        structureMaps = all.structureMaps
        representationMaps = all.representationMaps
        hierarchies = all.hierarchies
        taken = Set(all.hierarchies.map(\.reference))
        for map in all.itemSchemeMaps { add(map) }
        for set in all.structureSets { add(set) }
        for list in all.hierarchicalCodelists { add(list) }
    }

    // MARK: Maps

    private mutating func add(_ set: StructureSet) {
        path = set.reference.description
        let parts = set.structureMaps.map(\.identity) + set.itemSchemeMaps.map(\.identity)
        loseFrame(set.identity, "the structure set", parts)
        lose("related structure", count: set.relatedStructures.count)
        for var map in set.itemSchemeMaps {
            map.maintenance = set.maintenance
            add(map)
        }
        for map in set.structureMaps {
            place = "map \(map.id)"
            add(map, of: set)
            place = nil
        }
    }

    /// A map between code lists is a representation map.
    private mutating func add(_ map: ItemSchemeMap) {
        guard map.kind == .codelist else {
            itemSchemeMaps.append(map)
            return
        }
        var made = RepresentationMap(map.id, agency: map.agency, version: map.version)
        made.identity = map.identity
        made.maintenance = map.maintenance
        made.sources = map.source.map { [.list($0)] } ?? []
        made.targets = map.target.map { [.list($0)] } ?? []
        made.mappings = map.mappings
        representationMaps.append(made)
    }

    private mutating func add(_ map: StructureSet.Map, of set: StructureSet) {
        var made = StructureMap(map.id, agency: set.agency, version: set.version)
        made.identity = map.identity
        made.maintenance = set.maintenance
        made.source = map.source
        made.target = map.target
        if map.isExtension == true { lose("mark of an extension") }
        for component in map.components {
            var copy = StructureMap.ComponentMap(
                sources: [component.source], targets: [component.target])
            copy.annotations = component.annotations
            copy.representationMap = values(component, map, set)
            made.componentMaps.append(copy)
        }
        structureMaps.append(made)
    }

    /// How the values of a component change; those that the map lists become a map by itself.
    private mutating func values(
        _ component: StructureSet.Map.ComponentMap, _ map: StructureSet.Map, _ set: StructureSet
    ) -> ArtefactReference? {
        switch component.values {
        case .codelistMap(let reference):
            lose("mapping of values", count: component.valueMappings.count)
            return ArtefactReference(
                .representationMap, agency: set.agency, id: reference.lastID,
                version: set.version)
        case .text:
            lose("conversion of codes to text")
            lose("mapping of values", count: component.valueMappings.count)
            return nil
        case nil:
            guard !component.valueMappings.isEmpty else { return nil }
            let id = "\(map.id)_\(component.source)_\(component.target)"
            var values = RepresentationMap(id, agency: set.agency, version: set.version)
            values.identity.names = map.names
            values.maintenance = set.maintenance
            values.sources = [.type(.string)]
            values.targets = [.type(.string)]
            values.mappings = component.valueMappings
            representationMaps.append(values)
            lose(.changed, "mapping of values", "it is a representation map by itself")
            return values.reference
        }
    }

    // MARK: Hierarchies

    /// Each hierarchy goes under its own id; under the id of its list before it where another has
    /// the id already.
    private mutating func add(_ list: HierarchicalCodelist) {
        path = list.reference.description
        if list.hierarchies.isEmpty { lose("hierarchical code list without hierarchies") }
        loseFrame(list.identity, "the hierarchical code list", list.hierarchies.map(\.identity))
        lose(
            "alias of a code list", "hierarchies refer to codes by URN",
            count: list.includedCodelists.count)
        for hierarchy in list.hierarchies {
            var copy = hierarchy
            copy.maintenance = list.maintenance
            if !taken.insert(copy.reference).inserted {
                copy.identity.id = "\(list.id)_\(hierarchy.id)"
                lose(.changed, "id of a hierarchy", "another hierarchy has the same")
                taken.insert(copy.reference)
            }
            hierarchies.append(copy)
        }
    }

    // MARK: Losses

    /// Notes what is said of the whole, but for what a part says too.
    private mutating func loseFrame(_ frame: Identity, _ name: String, _ parts: [Identity]) {
        func isSaid(_ same: (Identity) -> Bool) -> Bool { parts.contains(where: same) }
        if !frame.names.isEmpty, !isSaid({ $0.names == frame.names }) { lose("name of \(name)") }
        if !frame.descriptions.isEmpty, !isSaid({ $0.descriptions == frame.descriptions }) {
            lose("description of \(name)")
        }
        if frame.uri != nil, !isSaid({ $0.uri == frame.uri }) { lose("address of \(name)") }
        if !isSaid({ $0.links == frame.links }) {
            lose("link of \(name)", count: frame.links.count)
        }
        if !isSaid({ $0.annotations == frame.annotations }) {
            lose("annotation of \(name)", count: frame.annotations.count)
        }
    }

    private mutating func lose(_ what: String, _ why: String? = nil, count: Int = 1) {
        lose(.leftOut, what, why, count: count)
    }

    private mutating func lose(
        _ kind: Loss.Kind, _ what: String, _ why: String?, count: Int = 1
    ) {
        guard count > 0 else { return }
        losses.append(Loss(kind, path: path, place: place, what: what, why: why, count: count))
    }
}
