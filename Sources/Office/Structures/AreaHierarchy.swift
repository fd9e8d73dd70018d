internal import SDMX
internal import Vocabulary

/// The world by M49 regions, down to the countries and territories of today, each once.
struct AreaHierarchy {
    private let register: AreaRegister

    init(_ register: AreaRegister) { self.register = register }

    /// The hierarchy over one version of the code list of areas, under the same version.
    func hierarchy(_ version: String) -> Hierarchy {
        let tree = AreaTree(register, HouseCodelist.area.reference(version))
        var hierarchy = Hierarchy(
            StructureNames.areaHierarchy, agency: StructureNames.agency, version: version,
            codes: [tree.world])
        hierarchy.identity.name(
            "The world by M49 regions",
            """
            Regions, subregions and intermediate regions of the UN's standard country or area codes \
            (M49), and under them the countries and territories of today, each once. Areas that \
            ended, groups across regions and origins that are no place are not in it.
            """)
        return hierarchy
    }

    /// That the hierarchy is one of the code list.
    func association(_ version: String) -> HierarchyAssociation {
        var association = HierarchyAssociation(
            StructureNames.areaAssociation, agency: StructureNames.agency, version: version)
        association.identity.name("M49 regions of the areas")
        association.hierarchy = ArtefactReference(
            .hierarchy, agency: StructureNames.agency, id: StructureNames.areaHierarchy,
            version: version)
        association.object = HouseCodelist.area.reference(version)
        return association
    }
}

/// The tree as it is built.
private struct AreaTree {
    private let list: ArtefactReference
    /// Ids right below each, in the order of the register.
    private var below: [String: [String]] = [:]

    init(_ register: AreaRegister, _ list: ArtefactReference) {
        self.list = list
        for area in register.all {
            switch area.kind {
            case .region: below["W", default: []].append(area.id)
            case .subregion: below[area.regionID ?? "W", default: []].append(area.id)
            case .intermediateRegion: below[area.subregionID ?? "W", default: []].append(area.id)
            case .country, .territory, .former, .special, .group, .world: break
            }
        }
        for area in register.countries {
            let above =
                area.intermediateRegionID ?? area.subregionID ?? area.regionID ?? "W"
            below[above, default: []].append(area.id)
        }
    }

    var world: HierarchicalCode { code("W", depth: 0) }

    /// Five levels are all there are; a register that loops would stop there.
    private func code(_ id: String, depth: Int) -> HierarchicalCode {
        var reference = list
        reference.artefactClass = .code
        reference.item = [id]
        let children = depth < 5 ? below[id] ?? [] : []
        return HierarchicalCode(
            id, code: reference, children: children.map { code($0, depth: depth + 1) })
    }
}
