extension Registry {
    /// The answer to an availability query: the constraint and the structures wanted with it.
    ///
    /// By SDMX REST these are what the constraint is attached to and what that builds on, with those
    /// items only that the constraint is about: the concepts of its dimensions, the codes for which
    /// there are data and the codes above them, and the providers that have agreed to provide data of
    /// the dataflow, whether or not they have. Lists that lost an item are marked as partial.
    ///
    /// Dimensions are those of the constraint's regions; lists of other components are not returned.
    /// What the registry does not hold is left out.
    ///
    /// - Parameter references: nothing for none.
    public func answer(
        _ availability: Constraint, with references: Selection<AvailabilityQuery.Reference>
    ) -> Structures {
        var answer = Structures()
        answer.constraints = [availability]
        for attachment in availability.attachments {
            guard let node = index.node(of: attachment, takesDrafts: false),
                let context = index.context(node)
            else { continue }
            let flows = [node] + index.children[node].map(\.node)
            if references.contains(.dataflow) {
                for flow in flows where index.nodes[flow].artefactClass == .dataflow {
                    add(flow, to: &answer)
                }
            }
            if references.contains(.dataStructure) { add(context.structure, to: &answer) }
            let dimensions = Set(
                availability.cubeRegions.flatMap { $0.keys + $0.components }.map(\.component))
            var cuts: [Int: Set<String>] = [:]
            if references.contains(.conceptScheme) {
                addConcepts(of: dimensions, context.structure, to: &cuts)
            }
            addValues(of: availability, references, context.structure, to: &cuts)
            if references.contains(.dataProviderScheme) {
                addProviders(flows, to: &cuts)
            }
            for (node, items) in cuts.sorted(by: { $0.key < $1.key }) {
                index.artefact(node, isRaw: false).with(items: items, isAsked: false)
                    .add(to: &answer)
            }
        }
        return answer
    }

    private func add(_ node: Int, to answer: inout Structures) {
        index.nodes[node].artefact.add(to: &answer)
    }

    private func addConcepts(
        of dimensions: Set<String>, _ node: Int, to cuts: inout [Int: Set<String>]
    ) {
        guard let structure = index.nodes[node].artefact as? DataStructure else { return }
        for dimension in structure.dimensions where dimensions.contains(dimension.id) {
            guard let concept = dimension.concept, let item = concept.heldItem,
                let scheme = index.node(
                    of: concept, takesDrafts: index.nodes[node].version?.isDraft ?? false)
            else { continue }
            cuts[scheme, default: []].insert(item)
        }
    }

    private func addValues(
        of availability: Constraint, _ references: Selection<AvailabilityQuery.Reference>,
        _ structure: Int, to cuts: inout [Int: Set<String>]
    ) {
        for component in index.enumerations[structure] ?? [] {
            let values = availability.cubeRegions.flatMap { $0.keys + $0.components }
                .filter { $0.component == component.id }.flatMap(\.values).map(\.value)
            guard !values.isEmpty else { continue }
            let list = index.artefact(component.list, isRaw: false)
            switch list {
            case let list as Codelist where references.contains(.codelist):
                cuts[component.list, default: []].formUnion(list.codes.withAncestors(of: values))
            case is ValueList where references.contains(.valueList),
                is ConceptScheme where references.contains(.conceptScheme):
                cuts[component.list, default: []].formUnion(values)
            default: break
            }
        }
    }

    private func addProviders(_ flows: [Int], to cuts: inout [Int: Set<String>]) {
        let agreements = flows.flatMap { [$0] + index.parents[$0].map(\.node) }
        for node in agreements where index.nodes[node].artefactClass == .provisionAgreement {
            for use in index.uses[node]
            where index.nodes[use.target].artefactClass == .dataProviderScheme {
                guard let item = use.targetItem, use.kind == .plain else { continue }
                cuts[use.target, default: []].insert(item)
            }
        }
    }
}

extension [Code] {
    /// The ids and those of the codes above them.
    fileprivate func withAncestors(of ids: [String]) -> Set<String> {
        let parents = Dictionary(
            lazy.compactMap { code in code.parent.map { (code.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        var all: Set<String> = []
        for id in ids {
            var at: String? = id
            while let next = at, all.insert(next).inserted { at = parents[next] }
        }
        return all
    }
}
