extension Hierarchy: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.hierarchies }

    func addReferences(to references: inout ReferenceList) {
        codes.addReferences(to: &references, from: nil)
    }

    mutating func removeContent() {
        level = nil
        codes = []
    }
}

extension [HierarchicalCode] {
    func addReferences(to references: inout ReferenceList, from item: String?) {
        for code in self {
            references.add(code.code, from: item)
            code.children.addReferences(to: &references, from: item)
        }
    }
}

extension HierarchyAssociation: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.hierarchyAssociations }

    func addReferences(to references: inout ReferenceList) {
        references.add(hierarchy)
        references.add(object)
        references.add(context)
    }

    mutating func removeContent() {
        hierarchy = nil
        object = nil
        context = nil
    }
}

extension StructureMap: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.structureMaps }

    func addReferences(to references: inout ReferenceList) {
        references.add(source)
        references.add(target)
        for map in componentMaps { references.add(map.representationMap) }
    }

    mutating func removeContent() {
        source = nil
        target = nil
        dateMaps = []
        frequencyFormats = []
        componentMaps = []
        fixedValueMaps = []
    }
}

extension RepresentationMap: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.representationMaps }

    func addReferences(to references: inout ReferenceList) {
        for (place, values) in sources.enumerated() {
            guard case .list(let list) = values else { continue }
            references.add(
                list, mapping: mappings.compactMap { $0.sources.dropFirst(place).first })
        }
        for (place, values) in targets.enumerated() {
            guard case .list(let list) = values else { continue }
            references.add(list, mapping: mappings.targets(place))
        }
    }

    mutating func removeContent() {
        sources = []
        targets = []
        mappings = []
    }
}

extension ItemSchemeMap: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.itemSchemeMaps }

    func addReferences(to references: inout ReferenceList) {
        references.add(source, mapping: mappings.compactMap(\.sources.first))
        references.add(target, mapping: mappings.targets(0))
    }

    mutating func removeContent() {
        source = nil
        target = nil
        mappings = []
    }
}

extension [RepresentationMap.Mapping] {
    /// What the values become at that place of the targets.
    fileprivate func targets(_ place: Int) -> [RepresentationMap.SourceValue] {
        compactMap { $0.targets.dropFirst(place).first }.map { .init($0) }
    }
}

extension StructureSet: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.structureSets }

    func addReferences(to references: inout ReferenceList) {
        references.add(relatedStructures)
        for map in structureMaps {
            references.add(map.source)
            references.add(map.target)
            for component in map.components {
                if case .codelistMap(let map)? = component.values { references.add(map) }
            }
        }
        for map in itemSchemeMaps { map.addReferences(to: &references) }
    }

    mutating func removeContent() {
        relatedStructures = []
        structureMaps = []
        itemSchemeMaps = []
    }
}

extension Process: RegisteredArtefact {
    static var list: WritableKeyPath<Structures, [Self]> { \.processes }

    func addReferences(to references: inout ReferenceList) {
        Self.add(steps, to: &references)
    }

    private static func add(_ steps: [ProcessStep], to references: inout ReferenceList) {
        for step in steps {
            for flow in step.inputs + step.outputs { references.add(flow.object) }
            add(step.steps, to: &references)
        }
    }

    mutating func removeContent() { steps = [] }
}
