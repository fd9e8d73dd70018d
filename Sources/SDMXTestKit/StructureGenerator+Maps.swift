import SDMX

extension StructureGenerator {
    // MARK: Hierarchies

    mutating func hierarchy() -> Hierarchy {
        var hierarchy = Hierarchy(name(), agency: agency(), version: version())
        maintain(&hierarchy)
        hierarchy.hasFormalLevels = chance()
        hierarchy.level = maybe { $0.level(2) }
        hierarchy.codes = list(1...3) { $0.hierarchicalCode(2) }
        return hierarchy
    }

    mutating func hierarchicalCodelist() -> HierarchicalCodelist {
        var list = HierarchicalCodelist(name(), agency: agency(), version: version())
        maintain(&list)
        list.includedCodelists = self.list(0...2) { generator in
            .init(alias: generator.name(), codelist: generator.reference(.codelist))
        }
        let maintenance = list.maintenance
        list.hierarchies = self.list(0...2) { generator in
            var hierarchy = generator.hierarchy()
            hierarchy.maintenance = maintenance
            return hierarchy
        }
        return list
    }

    private mutating func level(_ depth: Int) -> Level {
        var level = Level(name(), child: depth > 0 && chance() ? level(depth - 1) : nil)
        level.identity = identity(level.id)
        level.codingFormat = maybe { $0.format(.level) }
        return level
    }

    private mutating func hierarchicalCode(_ depth: Int) -> HierarchicalCode {
        var code = HierarchicalCode(id(), code: item(.code))
        code.uri = maybe { $0.address() }
        code.level = maybe { $0.name() }
        code.validFrom = maybe { $0.dateTime() }
        code.validTo = maybe { $0.dateTime() }
        if !is30 { code.version = maybe { _ in "1.0" } }
        code.annotations = annotations()
        code.links = links()
        if depth > 0 { code.children = list(0...2) { $0.hierarchicalCode(depth - 1) } }
        return code
    }

    mutating func hierarchyAssociation() -> HierarchyAssociation {
        var association = HierarchyAssociation(name(), agency: agency(), version: version())
        maintain(&association)
        association.hierarchy = reference(.hierarchy)
        association.object = pick([reference(.codelist), item(.dimension)])
        association.context = maybe { $0.reference(.dataflow, .dataStructure) }
        return association
    }

    // MARK: Maps of 3.0

    /// - Parameter isOfItems: whether values are ids of items.
    private mutating func mapping(
        _ sources: Int, _ targets: Int, isOfItems: Bool = false
    ) -> RepresentationMap.Mapping {
        var mapping = RepresentationMap.Mapping(
            list(sources...sources) { generator in
                var source = RepresentationMap.SourceValue(
                    isOfItems ? generator.id() : generator.text(),
                    isRegularExpression: generator.maybe { $0.chance() })
                source.startIndex = generator.maybe { $0.number(0...3) }
                source.endIndex = generator.maybe { $0.number(3...9) }
                return source
            }, list(targets...targets) { isOfItems ? $0.id() : $0.text() })
        mapping.validFrom = maybe { _ in "2020-01-01" }
        mapping.validTo = maybe { _ in "2021-12-31" }
        mapping.annotations = annotations()
        return mapping
    }

    private mutating func mapValues() -> [RepresentationMap.Values] {
        list(1...3) { generator in
            generator.chance()
                ? .list(generator.reference(.codelist, .valueList))
                : .type(generator.pick([.string, .integer, .boolean]))
        }
    }

    mutating func representationMap() -> RepresentationMap {
        var map = RepresentationMap(name(), agency: agency(), version: version())
        maintain(&map)
        map.sources = mapValues()
        map.targets = mapValues()
        let (sources, targets) = (map.sources.count, map.targets.count)
        map.mappings = list(0...3) { $0.mapping(sources, $0.pick([targets, 0])) }
        return map
    }

    mutating func itemSchemeMaps() -> [ItemSchemeMap] {
        let kinds: [ItemSchemeMap.Kind] = [.category, .concept, .organisation, .reportingTaxonomy]
        return kinds.map { kind in
            var map = ItemSchemeMap(kind, id: name(), agency: agency(), version: version())
            maintain(&map)
            map.source = scheme(kind)
            map.target = scheme(kind)
            map.mappings = list(1...3) { $0.mapping(1, $0.pick([0, 1]), isOfItems: true) }
            return map
        }
    }

    private mutating func scheme(_ kind: ItemSchemeMap.Kind) -> ArtefactReference {
        switch kind {
        case .codelist: reference(.codelist)
        case .category: reference(.categoryScheme)
        case .concept: reference(.conceptScheme)
        case .organisation: reference(.organisationUnitScheme)
        case .reportingTaxonomy: reference(.reportingTaxonomy)
        }
    }

    mutating func structureMap() -> StructureMap {
        var map = StructureMap(name(), agency: agency(), version: version())
        maintain(&map)
        map.source = reference(.dataStructure, .dataflow)
        map.target = reference(.dataStructure, .dataflow)
        map.dateMaps = list(0...2) {
            $0.dateMap(.epoch(base: "1970", unit: $0.pick(["second", "day"])))
        }
        map.dateMaps += list(0...2) { $0.dateMap(.pattern($0.text(), locale: "en")) }
        map.frequencyFormats = list(0...2) { generator in
            var format = StructureMap.FrequencyFormat(
                id: generator.maybe { $0.id() }, frequency: generator.id(),
                pattern: generator.text())
            format.annotations = generator.annotations()
            return format
        }
        map.componentMaps = list(0...3) { generator in
            var component = StructureMap.ComponentMap(
                sources: generator.list(1...2) { $0.id() },
                targets: generator.list(1...2) { $0.id() },
                representationMap: generator.maybe { $0.reference(.representationMap) })
            component.annotations = generator.annotations()
            return component
        }
        map.fixedValueMaps = list(0...2) { generator in
            var fixed = StructureMap.FixedValueMap(
                generator.id(), isTarget: generator.chance(),
                values: generator.list(0...2) { $0.text() })
            fixed.annotations = generator.annotations()
            return fixed
        }
        return map
    }

    private mutating func dateMap(_ source: StructureMap.DateMap.Source) -> StructureMap.DateMap {
        var map = StructureMap.DateMap(id: maybe { $0.id() }, source: source)
        map.components = list(1...2) { (source: $0.id(), target: $0.id()) }
        map.frequency = pick([
            .dimension(id(), mapped: list(0...2) { $0.id() }), .fixed(id()),
        ])
        map.resolvePeriod = maybe { $0.pick(["startOfPeriod", "midPeriod"]) }
        map.annotations = annotations()
        map.links = links()
        return map
    }

    // MARK: Structure sets of 2.1

    /// - Parameter structures: those whose components are mapped.
    mutating func structureSet(_ structures: [DataStructure]) -> StructureSet {
        var set = StructureSet(name(), agency: agency(), version: version())
        maintain(&set)
        set.relatedStructures = list(0...2) { $0.reference(.dataflow, .metadataStructure) }
        let maintenance = set.maintenance
        set.itemSchemeMaps = ItemSchemeMap.Kind.allCases.map { kind in
            var map = ItemSchemeMap(kind, id: name(), agency: set.agency, version: set.version)
            map.identity = identity(map.id)
            map.maintenance = maintenance
            map.source = scheme(kind)
            map.target = scheme(kind)
            map.mappings = list(1...3) { generator in
                var mapping = RepresentationMap.Mapping(
                    [RepresentationMap.SourceValue(generator.id())], [generator.id()])
                mapping.annotations = generator.annotations()
                return mapping
            }
            return map
        }
        let codelistMap = ArtefactReference(
            .codelistMap, agency: set.agency, id: set.id, version: set.version,
            item: [set.itemSchemeMaps[0].id])
        guard let structure = structures.first(where: { !$0.dimensions.isEmpty }) else {
            return set
        }
        set.structureMaps = list(0...2) { $0.structureSetMap(structure, codelistMap) }
        return set
    }

    private mutating func structureSetMap(
        _ structure: DataStructure, _ codelistMap: ArtefactReference
    ) -> StructureSet.Map {
        var map = StructureSet.Map(name())
        map.identity = identity(map.id)
        map.isExtension = maybe { $0.chance() }
        map.source = structure.reference
        map.target = structure.reference
        let ids =
            structure.dimensions.map(\.id) + structure.attributes.map(\.id)
            + structure.measures.map(\.id)
        func list(_ id: String) -> String {
            if structure.dimensions.contains(where: { $0.id == id }) {
                return "DimensionDescriptor"
            }
            let isMeasure = structure.measures.contains { $0.id == id }
            return isMeasure ? "MeasureDescriptor" : "AttributeDescriptor"
        }
        map.components = self.list(1...3) { generator in
            let format = generator.format(.basic)
            var component = StructureSet.Map.ComponentMap(
                source: generator.pick(ids), target: generator.pick(ids),
                values: generator.pick([
                    nil, .codelistMap(codelistMap),
                    .text(valueType: generator.pick(["Value", "Name"]), format),
                ]))
            component.sourceList = list(component.source)
            component.targetList = list(component.target)
            if component.values == nil {
                component.valueMappings = generator.list(0...2) { generator in
                    RepresentationMap.Mapping(
                        [RepresentationMap.SourceValue(generator.text())], [generator.text()])
                }
            }
            component.annotations = generator.annotations()
            return component
        }
        return map
    }
}
