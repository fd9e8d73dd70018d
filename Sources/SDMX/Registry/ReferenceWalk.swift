/// Follows references from the artefacts that a query names.
struct ReferenceWalk {
    let index: RegistryIndex
    let matches: [RegistryMatch]
    /// In 1.x neither what an artefact's agency is listed in counts as a reference, nor what a
    /// pattern takes in, which SDMX 2.1 does not have.
    let grammar: QueryGrammar
    /// Whether lists that others extend are taken.
    let isRaw: Bool
    /// Whether of a scheme only the items count that something refers to.
    let isPartial: Bool
    private var isIncluded: [Bool]

    init(
        _ index: RegistryIndex, _ matches: [RegistryMatch], _ grammar: QueryGrammar, isRaw: Bool,
        isPartial: Bool
    ) {
        self.index = index
        self.matches = matches
        self.grammar = grammar
        self.isRaw = isRaw
        self.isPartial = isPartial
        isIncluded = [Bool](repeating: false, count: index.nodes.count)
        for match in matches { isIncluded[match.node] = true }
    }

    /// All that was taken, in order.
    var included: [Int] { isIncluded.indices.filter { isIncluded[$0] } }

    /// Whether the artefact was taken.
    func contains(_ node: Int) -> Bool { isIncluded[node] }

    /// Takes all that the query wants besides.
    mutating func take(_ references: [StructureQuery.Reference]) {
        for reference in references {
            switch reference {
            case .parents: include(parents())
            case .parentsAndSiblings: takeParentsAndSiblings()
            case .ancestors: include(ancestors())
            case .children: include(down(starts, isDeep: false))
            case .descendants: include(down(starts, isDeep: true))
            case .all:
                takeParentsAndSiblings()
                include(down(starts, isDeep: true))
            case .type(let type):
                let classes = RegistryMatching.classes[type] ?? []
                for node in parents() + down(starts, isDeep: false)
                where classes.contains(index.nodes[node].artefactClass) {
                    switch type {
                    case .actualConstraint where index.nodes[node].role != .actual: continue
                    case .allowedConstraint where index.nodes[node].role == .actual: continue
                    default: isIncluded[node] = true
                    }
                }
            }
        }
    }

    /// Siblings are what a parent names: not all else that its pattern takes in, which would be
    /// each version of each dataflow.
    private mutating func takeParentsAndSiblings() {
        let parents = parents()
        include(parents)
        include(down(parents.map { (node: $0, items: nil) }, isDeep: false, hasPatterns: false))
    }

    private mutating func include(_ nodes: [Int]) {
        for node in nodes { isIncluded[node] = true }
    }

    private var starts: [(node: Int, items: Set<String>?)] {
        matches.map { ($0.node, $0.items) }
    }

    // MARK: Upwards

    /// What refers to the artefacts asked for, or to the items of them that were asked for.
    private func parents() -> [Int] {
        var found: [Int] = []
        for match in matches {
            guard let items = match.items else {
                found += index.parents[match.node].filter { follows($0.kind) }.map(\.node)
                continue
            }
            for use in index.usedBy[match.node] where follows(use.kind) {
                guard let item = use.targetItem else {
                    found.append(use.source)
                    continue
                }
                if items.contains(item) { found.append(use.source) }
            }
        }
        return found
    }

    private func ancestors() -> [Int] {
        var seen = [Bool](repeating: false, count: index.nodes.count)
        var open = parents()
        var found: [Int] = []
        while let node = open.popLast() {
            guard !seen[node] else { continue }
            seen[node] = true
            found.append(node)
            open += index.parents[node].filter { follows($0.kind) }.map(\.node)
        }
        return found
    }

    private func follows(_ kind: ReferenceList.Kind) -> Bool {
        switch kind {
        case .plain, .extension: true
        case .pattern, .agency: grammar == .v2
        }
    }

    // MARK: Downwards

    /// What the artefacts refer to, or those items of them; and on from there.
    private func down(
        _ starts: [(node: Int, items: Set<String>?)], isDeep: Bool, hasPatterns: Bool = true
    ) -> [Int] {
        func follows(_ kind: ReferenceList.Kind, from node: Int) -> Bool {
            switch kind {
            case .plain: true
            case .pattern: hasPatterns && grammar == .v2
            case .agency: grammar == .v2
            case .extension: isRaw || index.resolved[node] == nil
            }
        }

        var found: [Int] = []
        var open: [Place] = []
        for (node, items) in starts {
            open += items.map { $0.map { Place(node: node, item: $0) } } ?? [Place(node: node)]
        }
        var seen: Set<Place> = []
        while let place = open.popLast() {
            // Whoever was looked at as a whole needs no second look.
            guard !seen.contains(Place(node: place.node)), seen.insert(place).inserted else {
                continue
            }
            if place.item == nil, !isPartial {
                for child in index.children[place.node] where follows(child.kind, from: place.node)
                {
                    found.append(child.node)
                    if isDeep { open.append(Place(node: child.node)) }
                }
                continue
            }
            for use in index.uses[place.node]
            where follows(use.kind, from: place.node) && use.isMade(by: place.item) {
                found.append(use.target)
                if isDeep {
                    open.append(Place(node: use.target, item: isPartial ? use.targetItem : nil))
                }
            }
        }
        return found
    }

    /// An artefact, or one item of it.
    private struct Place: Hashable {
        var node: Int
        var item: String?
    }
}

extension RegistryIndex.Use {
    /// Whether an item makes the reference, or the artefact itself; with nil any does.
    func isMade(by item: String?) -> Bool {
        item == nil || sourceItem == nil || sourceItem == item
    }
}
