/// Makes the index of a registry.
struct RegistryBuilder {
    private(set) var nodes: [RegistryIndex.Node] = []
    private(set) var groups: [RegistryIndex.Group] = []
    private(set) var byName: [RegistryIndex.Name: [Int]] = [:]
    private(set) var uses: [RegistryIndex.Use] = []
    let structures: Structures
    /// By agency: the scheme that lists it.
    private var agencies: [String: Int] = [:]

    init(_ structures: Structures) {
        self.structures = structures
        for artefact in Self.each(structures) { file(artefact) }
        for index in groups.indices {
            let nodes = groups[index].nodes.sorted { isLater($0, than: $1) }
            groups[index].nodes = nodes
        }
        findAgencies()
    }

    /// Each artefact once, whole ones before stubs of the same.
    private static func each(_ structures: Structures) -> [any RegisteredArtefact] {
        var places: [ArtefactReference: Int] = [:]
        var all: [any RegisteredArtefact] = []
        for case let artefact as any RegisteredArtefact in structures.all {
            var key = artefact.reference
            key.artefactClass = key.artefactClass.filed
            guard let place = places[key] else {
                places[key] = all.count
                all.append(artefact)
                continue
            }
            if all[place].maintenance.isExternalReference,
                !artefact.maintenance.isExternalReference
            {
                all[place] = artefact
            }
        }
        return all
    }

    private mutating func file(_ artefact: any RegisteredArtefact) {
        let artefactClass = artefact.artefactClass.filed
        let name = RegistryIndex.Name(agency: artefact.agency, id: artefact.id)
        let known = byName[name]?.first { groups[$0].artefactClass == artefactClass }
        let group = known ?? groups.count
        if known == nil {
            groups.append(
                .init(
                    artefactClass: artefactClass, agency: artefact.agency, id: artefact.id,
                    nodes: []))
            byName[name, default: []].append(group)
        }
        groups[group].nodes.append(nodes.count)
        let constraint = artefact as? Constraint
        nodes.append(
            .init(
                artefact: artefact, artefactClass: artefactClass,
                version: Version(artefact.version), group: group,
                role: constraint.map { $0.role ?? .allowed }, hasItems: artefact.hasItems))
    }

    private func isLater(_ left: Int, than right: Int) -> Bool {
        switch (nodes[left].version, nodes[right].version) {
        case (let a?, let b?) where a != b: b < a
        case (_?, nil): true
        case (nil, _?): false
        default: left < right
        }
    }

    private mutating func findAgencies() {
        for group in groups where group.artefactClass == .agencyScheme {
            guard let node = group.nodes.first,
                let scheme = nodes[node].artefact as? OrganisationScheme
            else { continue }
            // Those of SDMX are at the top.
            let prefix = group.agency == "SDMX" ? "" : group.agency + "."
            for one in scheme.organisations where agencies[prefix + one.id] == nil {
                agencies[prefix + one.id] = node
            }
        }
    }

    // MARK: References

    /// Follows all references.
    mutating func connect() {
        for node in nodes.indices {
            var references = ReferenceList()
            nodes[node].artefact.addReferences(to: &references)
            let takesDrafts = nodes[node].version?.isDraft ?? false
            for entry in references.entries {
                for target in resolve(entry.target, takesDrafts: takesDrafts) {
                    uses.append(
                        .init(
                            source: node, target: target, sourceItem: entry.item,
                            targetItem: nodes[target].hasItems ? entry.target.heldItem : nil,
                            kind: entry.kind))
                }
            }
            let agency = nodes[node].artefact.agency
            if let scheme = agencies[agency] {
                uses.append(
                    .init(
                        source: node, target: scheme, sourceItem: nil,
                        targetItem: agency.split(separator: ".").last.map(String.init),
                        kind: .agency))
            }
        }
    }

    /// The artefacts that a reference means or that hold what it means.
    func resolve(_ reference: ArtefactReference, takesDrafts: Bool) -> [Int] {
        RegistryResolution(nodes: nodes, groups: groups, byName: byName)
            .resolve(reference, takesDrafts: takesDrafts)
    }

    /// The one that a reference means or that holds what it means.
    func target(of reference: ArtefactReference, from node: Int) -> Int? {
        resolve(reference, takesDrafts: nodes[node].version?.isDraft ?? false).first
    }
}
