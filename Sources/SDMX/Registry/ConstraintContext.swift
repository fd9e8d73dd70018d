/// Where data or metadata are reported: an agreement, a flow or a structure, and what constrains
/// them there.
struct ConstraintContext {
    /// The data or metadata structure.
    let structure: Int
    /// Those of the artefact and of what it builds on, as each further constrains the one above.
    var constraints: Set<Int>
}

extension RegistryIndex {
    /// The context that an artefact is; nil for artefacts that are none, and where the structure is
    /// not there.
    func context(_ node: Int) -> ConstraintContext? {
        var levels = [node]
        while let last = levels.last, let next = next(below: last) {
            guard levels.count < 3 else { return nil }
            levels.append(next)
        }
        guard let structure = levels.last, Self.structures.contains(nodes[structure].artefactClass)
        else { return nil }
        return ConstraintContext(
            structure: structure, constraints: Set(levels.flatMap { constraints(on: $0) }))
    }

    private static let structures: Set<ArtefactClass> = [.dataStructure, .metadataStructure]

    /// What an agreement or a flow builds on.
    private func next(below node: Int) -> Int? {
        let reference: ArtefactReference? =
            switch nodes[node].artefact {
            case let agreement as ProvisionAgreement: agreement.dataflow
            case let agreement as MetadataProvisionAgreement: agreement.metadataflow
            case let flow as Dataflow: flow.structure
            case let flow as Metadataflow: flow.structure
            default: nil
            }
        return reference.flatMap {
            self.node(of: $0, takesDrafts: nodes[node].version?.isDraft ?? false)
        }
    }

    /// The constraints attached to an artefact that say what is allowed, each in its latest version
    /// that is no draft.
    private func constraints(on node: Int) -> [Int] {
        parents[node].map(\.node).filter { constraint in
            guard restrictions[constraint] != nil, nodes[constraint].role == .allowed else {
                return false
            }
            let latest = groups[nodes[constraint].group].nodes.first {
                nodes[$0].version?.isDraft != true
            }
            return latest == constraint
        }
    }

    /// What a context says of a component's values.
    func terms(of component: String, _ context: ConstraintContext) -> [ValueTerm] {
        context.constraints.flatMap { restrictions[$0]?[component] ?? [] }
    }

    /// The values that a component may have in a context; nil for all of its list, and if the list
    /// does not tell its own.
    func allowedValues(
        _ component: EnumeratedComponent, _ context: ConstraintContext
    ) -> Set<String>? {
        let terms = terms(of: component.id, context)
        guard !terms.isEmpty,
            let values = ListedValues(
                artefact(component.list, isRaw: false), extended: nodes[component.list].artefact)
        else { return nil }
        return values.taken(by: terms)
    }
}
