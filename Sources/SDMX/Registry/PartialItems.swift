/// Which items of the schemes that an answer brings as references are in use, for `referencepartial`.
///
/// By the table of SDMX REST: agencies that maintain what is returned; categories, concepts,
/// organisations and hierarchies that something returned refers to; codes that hierarchies, maps and
/// categorisations refer to, and the codes that constraints leave to the components of the data and
/// metadata structures returned. Where it leaves room:
///
/// - Constraints count whether they are returned or not: those that say what is allowed, in their
///   latest version that is no draft. They are those of the artefacts asked for, with what these
///   build on: of a provision agreement its own, its dataflow's and its data structure's. Where
///   none of these was asked for they are those of the dataflows and agreements returned.
/// - A constraint that was asked for itself counts whatever it is, for what it is attached to.
/// - A component without a constraint leaves all codes of its list.
/// - A scheme of which nothing says which items are used stays whole: one that something refers to
///   as a whole, or that refers to what was asked for.
/// - Codes and concepts do not bring those above them, as these are not in use; nested items do.
struct PartialItems {
    let index: RegistryIndex
    let walk: ReferenceWalk
    private let asked: [Int: Set<String>?]
    private var used: [Int: Set<String>] = [:]
    private var open: [(node: Int, item: String?)] = []

    init(_ index: RegistryIndex, _ walk: ReferenceWalk) {
        self.index = index
        self.walk = walk
        asked = Dictionary(
            walk.matches.map { ($0.node, $0.items) }, uniquingKeysWith: { first, _ in first })
        let included = walk.included
        for node in included where asked[node] != nil || !index.nodes[node].hasItems {
            if let items = asked[node] ?? nil {
                open += items.map { (node, $0) }
            } else {
                open.append((node, nil))
            }
        }
        follow()
        // What nothing refers to item by item is there as a whole, with all that it refers to.
        let wholes = included.filter {
            asked[$0] == nil && index.nodes[$0].hasItems && used[$0] == nil
        }
        open = wholes.map { ($0, nil) }
        follow()
        for node in wholes { used[node] = nil }
    }

    /// Notes the items that what is open refers to, and goes on with what these refer to.
    private mutating func follow() {
        while let (node, item) = open.popLast() {
            for use in index.uses[node] where use.isMade(by: item) {
                guard let target = use.targetItem, walk.contains(use.target),
                    asked[use.target] == nil,
                    used[use.target, default: []].insert(target).inserted
                else { continue }
                open.append((use.target, target))
            }
        }
    }

    /// By node, the items to be left in it; nothing for what stays whole.
    func cuts() -> [Int: Set<String>] {
        var cuts = used
        var wholes: Set<Int> = []
        for (node, components) in index.enumerations where walk.contains(node) {
            let contexts = contexts(of: node)
            for component in components where walk.contains(component.list) {
                guard asked[component.list] == nil, !wholes.contains(component.list) else {
                    continue
                }
                if let values = allowed(component, contexts) {
                    cuts[component.list, default: []].formUnion(values)
                } else {
                    wholes.insert(component.list)
                }
            }
        }
        // Concepts that were asked for have all of their lists.
        for (node, items) in asked where index.nodes[node].artefactClass == .conceptScheme {
            for use in index.uses[node]
            where items.map({ use.sourceItem.map($0.contains) ?? true }) ?? true {
                wholes.insert(use.target)
            }
        }
        for node in wholes { cuts[node] = nil }
        return cuts
    }

    /// The values that a component may have in any of the contexts; nil for all.
    private func allowed(
        _ component: EnumeratedComponent, _ contexts: [ConstraintContext]
    ) -> Set<String>? {
        var all: Set<String> = []
        for context in contexts {
            guard let values = index.allowedValues(component, context) else { return nil }
            all.formUnion(values)
        }
        return all
    }

    /// Where data or metadata of the structure are reported.
    private func contexts(of structure: Int) -> [ConstraintContext] {
        var contexts: [ConstraintContext] = []
        for match in walk.matches {
            if let context = index.context(match.node) {
                contexts.append(context)
            } else if index.nodes[match.node].role != nil {
                for child in index.children[match.node] {
                    guard var context = index.context(child.node) else { continue }
                    context.constraints.insert(match.node)
                    contexts.append(context)
                }
            }
        }
        contexts.removeAll { $0.structure != structure }
        if contexts.isEmpty {
            contexts = walk.included.filter { $0 != structure }
                .compactMap { index.context($0) }.filter { $0.structure == structure }
        }
        if contexts.isEmpty { contexts = [index.context(structure)].compactMap { $0 } }
        return contexts
    }
}
