import SDMX

/// References followed in the simplest way: what an artefact refers to is whatever reference is
/// anywhere in it, and each is looked for among all artefacts.
struct NaiveRegistry {
    let artefacts: [any MaintainableArtefact]
    /// By artefact: the places of what it refers to.
    private(set) var children: [Set<Int>] = []
    /// The same without what URNs with wildcards take in.
    private var named: [Set<Int>] = []
    /// By artefact: the scheme that its agency is listed in.
    private var agencies: [Set<Int>] = []

    init(_ structures: Structures) {
        artefacts = structures.all
        children = artefacts.map { artefact in
            Set(Self.references(in: artefact).flatMap { resolve($0, from: artefact) })
        }
        named = artefacts.map { artefact in
            Set(
                Self.references(in: artefact, hasPatterns: false)
                    .flatMap { resolve($0, from: artefact) })
        }
        agencies = artefacts.map { artefact in
            Set(
                structures.all.indices.filter { place in
                    guard let scheme = artefacts[place] as? OrganisationScheme,
                        scheme.kind == .agency
                    else { return false }
                    let prefix = scheme.agency == "SDMX" ? "" : scheme.agency + "."
                    return scheme.organisations.contains { prefix + $0.id == artefact.agency }
                })
        }
    }

    /// All references and URNs within a value; URNs with wildcards only if patterns are wanted.
    static func references(in value: Any, hasPatterns: Bool = true) -> [ArtefactReference] {
        if let reference = value as? ArtefactReference { return [reference] }
        if let text = value as? String {
            guard hasPatterns || !text.contains("*") else { return [] }
            return ArtefactReference(urn: text).map { [$0] } ?? []
        }
        return Mirror(reflecting: value).children.flatMap {
            references(in: $0.value, hasPatterns: hasPatterns)
        }
    }

    private func resolve(
        _ reference: ArtefactReference, from source: any MaintainableArtefact
    ) -> [Int] {
        let held = artefacts.indices.filter { place in
            let artefact = artefacts[place]
            return (reference.agency == "*" || artefact.agency == reference.agency)
                && (reference.id == "*" || artefact.id == reference.id)
                && Self.holds(artefact.artefactClass, reference)
        }
        if reference.version == "*" { return held }
        if let exact = held.first(where: { artefacts[$0].version == reference.version }) {
            return [exact]
        }
        let takesDrafts = Version(source.version)?.isDraft == true
        let fitting = held.filter { place in
            guard let version = Version(artefacts[place].version),
                let wanted = VersionReference(reference.version)
            else { return false }
            if case .from(let floor, let part) = wanted, takesDrafts {
                let numbers = version.numbers
                return numbers.count == 3
                    && numbers.prefix(part.rawValue) == floor.numbers.prefix(part.rawValue)
                    && !numbers.lexicographicallyPrecedes(floor.numbers)
            }
            return wanted.admits(version)
        }
        let latest = fitting.max { left, right in
            guard let a = Version(artefacts[left].version),
                let b = Version(artefacts[right].version)
            else { return false }
            return a < b
        }
        return latest.map { [$0] } ?? []
    }

    /// Whether an artefact of the class may be, or have in it, what is referred to.
    private static func holds(_ holder: ArtefactClass, _ reference: ArtefactReference) -> Bool {
        let wanted = reference.artefactClass
        let lists: [ArtefactClass] = [.codelist, .geographicCodelist, .geoGridCodelist]
        if lists.contains(holder) { return wanted == .code || lists.contains(wanted) }
        if holder == .hierarchicalCodelist, wanted == .hierarchy { return !reference.item.isEmpty }
        if holder == .structureSet, !reference.item.isEmpty, wanted.rawValue.hasSuffix("Map") {
            return true
        }
        if !reference.item.isEmpty, wanted.rawValue.hasSuffix("Map") { return false }
        if wanted == .contentConstraint { return holder == .dataConstraint }
        return holder == wanted || holder.item == wanted
    }

    // MARK: What comes with an artefact

    private func down(_ places: Set<Int>, _ grammar: QueryGrammar) -> Set<Int> {
        places.reduce(into: Set()) { found, place in
            found.formUnion(grammar == .v2 ? children[place] : named[place])
            if grammar == .v2 { found.formUnion(agencies[place]) }
        }
    }

    /// What comes with parents besides those asked for: what they name.
    private func siblings(_ parents: Set<Int>, _ grammar: QueryGrammar) -> Set<Int> {
        parents.reduce(into: Set()) { found, place in
            found.formUnion(named[place])
            if grammar == .v2 { found.formUnion(agencies[place]) }
        }
    }

    private func up(_ places: Set<Int>, _ grammar: QueryGrammar) -> Set<Int> {
        Set(artefacts.indices.filter { !down([$0], grammar).isDisjoint(with: places) })
    }

    private func closure(_ places: Set<Int>, _ step: (Set<Int>) -> Set<Int>) -> Set<Int> {
        var found = step(places)
        while true {
            let more = found.union(step(found))
            if more == found { return found }
            found = more
        }
    }

    /// The artefact and what the query wants with it.
    func answer(
        _ place: Int, _ reference: StructureQuery.Reference, _ grammar: QueryGrammar
    ) -> Set<Int> {
        let own: Set<Int> = [place]
        let parents = up(own, grammar)
        let found: Set<Int> =
            switch reference {
            case .children: down(own, grammar)
            case .descendants: closure(own) { down($0, grammar) }
            case .parents: parents
            case .ancestors: closure(own) { up($0, grammar) }
            case .parentsAndSiblings: parents.union(siblings(parents, grammar))
            case .all:
                parents.union(siblings(parents, grammar)).union(closure(own) { down($0, grammar) })
            case .type(let type):
                parents.union(down(own, grammar)).filter {
                    type.artefactClasses.contains(artefacts[$0].artefactClass)
                }
            }
        return found.union(own)
    }
}
