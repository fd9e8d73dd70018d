/// The reverse: what SDMX 3.0 maintains by itself, as SDMX 2.1 has it.
extension HierarchicalCodelist {
    /// A list with the id of the hierarchy, which is its only one.
    init(of hierarchy: Hierarchy) {
        self.init(hierarchy.id, agency: hierarchy.agency, version: hierarchy.version)
        maintenance = hierarchy.maintenance
        identity = hierarchy.identity
        hierarchies = [hierarchy]
    }
}

extension StructureSet {
    /// A set with the id of a map between schemes, which is its only one.
    init(of map: ItemSchemeMap) {
        self.init(map.id, agency: map.agency, version: map.version)
        maintenance = map.maintenance
        identity = map.identity
        itemSchemeMaps = [map]
    }
}

extension ItemSchemeMap {
    /// Whether one end is a hierarchical code list of SDMX 2.1.
    var isHybrid: Bool {
        [source, target].contains { $0?.artefactClass == .hierarchicalCodelist }
    }
}
