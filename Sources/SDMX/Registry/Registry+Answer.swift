extension Registry {
    /// What the query asks for, with the references it wants, in the detail it wants; nil if none of
    /// the artefacts that it names is there, which a service tells apart from an empty answer.
    ///
    /// The rules are those of SDMX REST 1.5 and 2.2. Where they leave room:
    ///
    /// - **Versions.** `latest` of SDMX REST 1.x is the one in production: the latest final one, and
    ///   a draft only where there is no other. `~` takes drafts.
    /// - **Types.** In 1.x `contentconstraint` takes constraints of data and of metadata,
    ///   `hierarchicalcodelist` the hierarchies of SDMX 3.0 too and `structureset` the maps, as
    ///   these are written as such in SDMX 2.1.
    /// - **Items.** A scheme without any of the items asked for does not count as found. An id means
    ///   that item alone; `A.B` means the item and those above it, in a scheme of nested items and
    ///   in one whose items name a parent. What refers to another item of the scheme does not count
    ///   as its parent, nor what another item refers to as its child.
    /// - **References.** A type takes what refers to the artefact and what it refers to, of that
    ///   type, and does not go further. In 2.x an agency scheme is what all artefacts refer to that
    ///   it has the maintainer of; in 1.x it is not.
    /// - **Extended code lists** have the codes they take over, and the lists these are from are not
    ///   returned as references, unless the detail is `raw`. A list that cannot be resolved, since
    ///   a part of it is not there, stays as it is.
    /// - **Stubs** say where they are an `isExternalReference`, with the address of the artefact if
    ///   `address` gives one.
    /// - **`referencepartial`** cuts schemes that were not asked for themselves: see
    ///   `PartialItems`. Only schemes that lost an item are marked as partial.
    ///
    /// Artefacts come in the order in which the registry holds them, each once.
    ///
    /// Cost: some microseconds for one artefact, and for references what they are many. Partial
    /// lists cost a pass over their codes.
    ///
    /// - Parameters:
    ///   - grammar: that of the query, since the two differ in what words mean.
    ///   - address: where the whole of an artefact can be had that is answered as a stub.
    public func answer(
        _ query: StructureQuery, _ grammar: QueryGrammar,
        address: ((ArtefactReference) -> String)? = nil
    ) -> Structures? {
        let isRaw = query.detail == .raw
        let matches = RegistryMatching(index: index, grammar: grammar, isRaw: isRaw).matches(query)
        guard !matches.isEmpty else { return nil }
        var walk = ReferenceWalk(
            index, matches, grammar, isRaw: isRaw,
            isPartial: query.detail == .referencePartial)
        walk.take(query.references)
        var cuts: [Int: Set<String>] = [:]
        if query.detail == .referencePartial {
            cuts = PartialItems(index, walk).cuts()
        }
        var answer = Structures()
        let asked = Dictionary(
            matches.map { ($0.node, $0.items) }, uniquingKeysWith: { first, _ in first })
        for node in walk.included {
            let artefact = index.artefact(node, isRaw: isRaw)
            if let items = asked[node] {
                switch query.detail {
                case .allStubs, .allCompleteStubs:
                    let isComplete = query.detail == .allCompleteStubs
                    artefact.stub(
                        isComplete: isComplete, address: address?(artefact.reference)
                    ).add(to: &answer)
                case .full, .referenceStubs, .referenceCompleteStubs, .referencePartial, .raw:
                    if let items {
                        artefact.with(items: items, isAsked: true).add(to: &answer)
                    } else {
                        artefact.add(to: &answer)
                    }
                }
                continue
            }
            switch query.detail {
            case .allStubs, .referenceStubs, .allCompleteStubs, .referenceCompleteStubs:
                let isComplete =
                    query.detail == .allCompleteStubs || query.detail == .referenceCompleteStubs
                artefact.stub(isComplete: isComplete, address: address?(artefact.reference))
                    .add(to: &answer)
            case .full, .referencePartial, .raw:
                if let items = cuts[node] {
                    artefact.with(items: items, isAsked: false).add(to: &answer)
                } else {
                    artefact.add(to: &answer)
                }
            }
        }
        return answer
    }
}
