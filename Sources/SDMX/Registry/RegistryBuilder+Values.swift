/// A component of a data or metadata structure whose values are those of a list.
struct EnumeratedComponent: Sendable {
    /// The id; of a nested metadata attribute with those above it and dots.
    var id: String
    /// The node of the list.
    var list: Int
}

extension RegistryBuilder {
    /// Codes of extended lists that are kept resolved, all lists together. Lists beyond are answered
    /// as they are, with their extensions.
    static let mostResolvedCodes = 3_000_000

    /// Code lists that extend others, with all codes and without the extensions.
    func resolvedCodelists() -> [Int: Codelist] {
        var lists = Structures()
        var extended: [Int] = []
        for (index, node) in nodes.enumerated() where node.artefactClass == .codelist {
            guard var list = node.artefact as? Codelist else { continue }
            // Under their exact versions, so that resolving is the same as for all references.
            for place in list.extensions.indices {
                let part = list.extensions[place].codelist
                guard let target = target(of: part, from: index) else { continue }
                list.extensions[place].codelist = nodes[target].artefact.reference
            }
            if !list.extensions.isEmpty { extended.append(index) }
            lists.codelists.append(list)
        }
        var resolved: [Int: Codelist] = [:]
        var room = Self.mostResolvedCodes
        for index in extended where room > 0 {
            guard var list = nodes[index].artefact as? Codelist,
                let codes = lists.codes(of: list.reference)
            else { continue }
            room -= codes.count
            list.codes = codes
            list.extensions = []
            resolved[index] = list
        }
        return resolved
    }

    /// The components of structures that have a list, their own or their concept's.
    func enumerations() -> [Int: [EnumeratedComponent]] {
        var concepts = ConceptIndex(structures)
        var all: [Int: [EnumeratedComponent]] = [:]
        for (index, node) in nodes.enumerated() {
            var components: [(id: String, component: Component)] = []
            switch node.artefact {
            case let structure as DataStructure:
                components += structure.dimensions.map { ($0.id, $0.component) }
                components += structure.measures.map { ($0.id, $0.component) }
                components += structure.attributes.map { ($0.id, $0.component) }
            case let structure as MetadataStructure:
                Self.add(structure.attributes, below: "", to: &components)
                for report in structure.reports {
                    Self.add(report.attributes, below: "", to: &components)
                }
            default: continue
            }
            all[index] = components.compactMap { id, component in
                guard let list = concepts.representation(of: component)?.enumeration,
                    let target = target(of: list, from: index)
                else { return nil }
                return EnumeratedComponent(id: id, list: target)
            }
        }
        return all
    }

    private static func add(
        _ attributes: [MetadataAttribute], below path: String,
        to components: inout [(id: String, component: Component)]
    ) {
        for attribute in attributes {
            components.append((path + attribute.id, attribute.component))
            add(attribute.children, below: path + attribute.id + ".", to: &components)
        }
    }

    /// What each constraint says of the values of components; those of attachment say nothing of
    /// them.
    func restrictions() -> [Int: [String: [ValueTerm]]] {
        var all: [Int: [String: [ValueTerm]]] = [:]
        for (index, node) in nodes.enumerated() {
            guard let constraint = node.artefact as? Constraint, constraint.kind != .attachment
            else { continue }
            let terms = ValueTerm.terms(of: constraint)
            if !terms.isEmpty { all[index] = terms }
        }
        return all
    }
}
