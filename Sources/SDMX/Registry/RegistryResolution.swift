/// The way from references to artefacts.
struct RegistryResolution {
    let nodes: [RegistryIndex.Node]
    let groups: [RegistryIndex.Group]
    let byName: [RegistryIndex.Name: [Int]]

    /// The artefacts that a reference means, or that hold what it means; several only if it has
    /// `*` in it.
    ///
    /// - Parameter takesDrafts: whether a `+` in the version takes drafts too: by the standard's
    ///   rules on dependencies it does in an artefact that is a draft itself, and in no other.
    func resolve(_ reference: ArtefactReference, takesDrafts: Bool) -> [Int] {
        for artefactClass in reference.holders {
            let found = groups(reference, artefactClass).flatMap {
                nodes(of: groups[$0], reference.version, takesDrafts: takesDrafts)
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func groups(
        _ reference: ArtefactReference, _ artefactClass: ArtefactClass
    ) -> [Int] {
        guard reference.agency == "*" || reference.id == "*" else {
            let name = RegistryIndex.Name(agency: reference.agency, id: reference.id)
            return byName[name, default: []].filter { groups[$0].artefactClass == artefactClass }
        }
        return groups.indices.filter { index in
            let group = groups[index]
            return group.artefactClass == artefactClass
                && (reference.agency == "*" || group.agency == reference.agency)
                && (reference.id == "*" || group.id == reference.id)
        }
    }

    private func nodes(
        of group: RegistryIndex.Group, _ version: String, takesDrafts: Bool
    ) -> [Int] {
        let exact = group.nodes.first { nodes[$0].artefact.version == version }
        if let exact { return [exact] }
        switch VersionReference(version) {
        case nil: return []
        case .all?: return group.nodes
        case .exact(let wanted)?:
            return group.nodes.first { nodes[$0].version == wanted }.map { [$0] } ?? []
        case .from(let floor, let part)? where takesDrafts:
            let range = VersionSelector.range(
                from: floor, changing: part.rawValue, taking: .latest)
            return latest(of: group, range)
        case let reference?: return latest(of: group, .reference(reference))
        }
    }

    private func latest(
        of group: RegistryIndex.Group, _ selector: VersionSelector
    ) -> [Int] {
        let chosen = selector.select(from: group.nodes.compactMap { nodes[$0].version }).first
        return group.nodes.first { chosen != nil && nodes[$0].version == chosen }.map { [$0] }
            ?? []
    }
}
