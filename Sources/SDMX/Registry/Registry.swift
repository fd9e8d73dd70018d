/// Structures as a service holds them, ready to answer queries: artefacts by name, and references
/// followed in both directions.
///
/// ```swift
/// let registry = Registry(structures)
/// guard case .structure(let query) = try Query(
///     "structure/dataflow/ECB/EXR?references=descendants", .v2) else { return }
/// if let found = registry.answer(query, .v2) { try found.write(.ml30, to: sink) }
/// ```
/// A registry does not change. What was there at another time (`asOf`) is another registry.
///
/// Each artefact is held once: of two with the same class, agency, id and version the first, and a
/// stub only where there is nothing else. References within artefacts lead to what they name exactly.
/// Versions with a wildcard lead to the latest they admit: to final ones, and from artefacts that
/// are drafts to drafts too. References that lead nowhere are passed over.
///
/// Cost: making one is linear in artefacts, items and references, but for references with `*`,
/// which are compared with every artefact. Memory: the structures, some 100 bytes for a reference,
/// and the codes of extended code lists.
public struct Registry: Sendable {
    /// As they were given.
    public let structures: Structures
    let index: RegistryIndex

    public init(_ structures: Structures) {
        self.structures = structures
        index = RegistryIndex(structures)
    }

    /// The artefact that a reference means, or that holds the item that it means; nil if it leads
    /// nowhere.
    ///
    /// - Parameter takesDrafts: whether a `+` in the version takes drafts, as in an artefact that is
    ///   a draft itself.
    public func artefact(
        _ reference: ArtefactReference, takesDrafts: Bool = false
    ) -> (any MaintainableArtefact)? {
        index.node(of: reference, takesDrafts: takesDrafts).map { index.nodes[$0].artefact }
    }

    /// What the artefact refers to, with exact versions, each artefact once.
    public func references(of reference: ArtefactReference) -> [ArtefactReference] {
        neighbours(of: reference, index.children)
    }

    /// What refers to the artefact, each artefact once.
    public func references(to reference: ArtefactReference) -> [ArtefactReference] {
        neighbours(of: reference, index.parents)
    }

    private func neighbours(
        of reference: ArtefactReference, _ rows: Rows<RegistryIndex.Neighbour>
    ) -> [ArtefactReference] {
        guard let node = index.node(of: reference, takesDrafts: true) else { return [] }
        var seen: Set<Int> = []
        return rows[node].filter { $0.kind != .agency && seen.insert($0.node).inserted }
            .map { index.nodes[$0.node].artefact.reference }
    }
}

extension RegistryIndex {
    /// The artefact that a reference means or that holds what it means.
    func node(of reference: ArtefactReference, takesDrafts: Bool) -> Int? {
        RegistryResolution(nodes: nodes, groups: groups, byName: byName)
            .resolve(reference, takesDrafts: takesDrafts).first
    }
}
