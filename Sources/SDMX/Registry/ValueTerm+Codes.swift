/// The items of a list as constraints look at them.
struct ListedValues {
    var ids: [String]
    /// The ids right below each.
    var children: [String: [String]]
    /// What extensions put before ids.
    var prefixes: [String]

    /// Nil for artefacts that no component has its values from, and for stubs, which do not tell.
    ///
    /// - Parameter extended: the list before its extensions were resolved.
    init?(_ list: any RegisteredArtefact, extended: any RegisteredArtefact) {
        guard !list.maintenance.isExternalReference else { return nil }
        children = [:]
        prefixes = []
        switch list {
        case let list as Codelist:
            ids = list.codes.map(\.id)
            children = Structures.children(list.codes)
            prefixes = (extended as? Codelist)?.extensions.compactMap(\.prefix) ?? []
        case let list as ValueList: ids = list.items.map(\.id)
        case let scheme as ConceptScheme:
            ids = scheme.concepts.map(\.id)
            for concept in scheme.concepts {
                if let parent = concept.parent { children[parent, default: []].append(concept.id) }
            }
        default: return nil
        }
    }

    /// Those that all terms take.
    func taken(by terms: [ValueTerm]) -> Set<String> {
        let tests = terms.map { $0.selections.map { Test($0, self) } }
        return Set(ids.lazy.filter { id in tests.allSatisfy { $0.contains { $0.takes(id) } } })
    }

    /// A selection with the values below its own.
    private struct Test {
        let named: Set<String>
        let patterns: [String]
        let isIncluded: Bool
        let prefixes: [String]

        init(_ selection: ValueTerm.Selection, _ list: ListedValues) {
            var named = selection.values
            for root in selection.cascades {
                named.formUnion(Structures.descendants(of: root.value, in: list.children))
            }
            self.named = named
            patterns = selection.patterns
            isIncluded = selection.isIncluded
            prefixes = selection.removesPrefix ? list.prefixes : []
        }

        func takes(_ id: String) -> Bool { isNamed(id) == isIncluded }

        private func isNamed(_ id: String) -> Bool {
            if named.contains(id) { return true }
            if patterns.contains(where: { Wildcard.matches(id, pattern: $0) }) { return true }
            return prefixes.contains {
                id.hasPrefix($0) && named.contains(String(id.dropFirst($0.count)))
            }
        }
    }
}
