/// An artefact that a query names.
struct RegistryMatch {
    var node: Int
    /// The items asked for and those above them; nil for all.
    var items: Set<String>?
}

/// Finds the artefacts that a query names.
struct RegistryMatching {
    let index: RegistryIndex
    let grammar: QueryGrammar
    let isRaw: Bool

    /// In the order of the registry.
    func matches(_ query: StructureQuery) -> [RegistryMatch] {
        let classes = query.type.map { Self.classes[$0] ?? [] }
        var matches: [RegistryMatch] = []
        for group in groups(query.artefacts) {
            if let classes, !classes.contains(index.groups[group].artefactClass) { continue }
            for node in nodes(of: index.groups[group], query.artefacts.versions)
            where hasRole(node, query.type) {
                guard let match = match(node, query.items) else { continue }
                matches.append(match)
            }
        }
        return matches.sorted { $0.node < $1.node }
    }

    private func groups(_ selection: ArtefactSelection) -> [Int] {
        if case .only(let agencies) = selection.agencies, case .only(let ids) = selection.ids {
            var found: Set<Int> = []
            for agency in agencies {
                for id in ids {
                    found.formUnion(index.byName[.init(agency: agency, id: id)] ?? [])
                }
            }
            return Array(found)
        }
        return index.groups.indices.filter { place in
            let group = index.groups[place]
            return selection.agencies.contains(group.agency) && selection.ids.contains(group.id)
        }
    }

    // MARK: Versions

    /// The versions of an artefact that are meant.
    func nodes(
        of group: RegistryIndex.Group, _ versions: Selection<VersionSelector>
    ) -> [Int] {
        guard case .only(let selectors) = versions else { return group.nodes }
        if selectors.count == 1, let only = selectors.first { return nodes(of: group, only) }
        return Array(Set(selectors.flatMap { nodes(of: group, $0) }))
    }

    private func nodes(of group: RegistryIndex.Group, _ selector: VersionSelector) -> [Int] {
        switch selector {
        case .reference(.all): return group.nodes
        case .reference(.exact(let version)):
            return group.nodes.first { index.nodes[$0].version == version }.map { [$0] } ?? []
        case .reference(.latest):
            let final = group.nodes.first { index.nodes[$0].version?.isDraft == false }
            return grammar == .v1 && final != nil
                ? final.map { [$0] } ?? [] : Array(group.nodes.prefix(1))
        case .reference(.latestStable), .reference(.from), .range:
            let chosen = selector.select(from: group.nodes.compactMap { index.nodes[$0].version })
            return chosen.compactMap { version in
                group.nodes.first { index.nodes[$0].version == version }
            }
        }
    }

    // MARK: Types

    private func hasRole(_ node: Int, _ type: StructureType?) -> Bool {
        switch type {
        case .actualConstraint?: index.nodes[node].role == .actual
        case .allowedConstraint?: index.nodes[node].role != .actual
        default: true
        }
    }

    /// The classes that a type means, as they are filed.
    static let classes: [StructureType: Set<ArtefactClass>] = Dictionary(
        uniqueKeysWithValues: StructureType.allCases.map { type in
            (type, Set(filed(type).map(\.filed)))
        })

    private static func filed(_ type: StructureType) -> [ArtefactClass] {
        switch type {
        case .contentConstraint: [.dataConstraint, .metadataConstraint]
        case .actualConstraint, .allowedConstraint: [.dataConstraint]
        case .hierarchicalCodelist: [.hierarchicalCodelist, .hierarchy]
        case .structureSet:
            [
                .structureSet, .structureMap, .codelistMap, .conceptSchemeMap,
                .categorySchemeMap, .organisationSchemeMap, .reportingTaxonomyMap,
            ]
        default: type.artefactClasses
        }
    }

    // MARK: Items

    private func match(_ node: Int, _ items: Selection<String>) -> RegistryMatch? {
        guard case .only(let names) = items else { return RegistryMatch(node: node) }
        guard index.nodes[node].hasItems else { return nil }
        let artefact = index.artefact(node, isRaw: isRaw)
        let found = names.reduce(into: Set<String>()) { $0.formUnion(artefact.items(named: $1)) }
        return found.isEmpty ? nil : RegistryMatch(node: node, items: found)
    }
}
