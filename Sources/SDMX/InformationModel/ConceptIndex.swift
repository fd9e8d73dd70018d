/// The way from references to concepts where many are asked for: each scheme is looked through
/// once.
struct ConceptIndex {
    private struct Name: Hashable {
        var agency: String
        var id: String
    }

    private let structures: Structures
    /// The versions of each scheme.
    private var schemes: [Name: [ConceptScheme]]?
    /// By the reference to the scheme as it is written.
    private var found: [ArtefactReference: ArtefactReference?] = [:]
    /// By the scheme's own reference.
    private var concepts: [ArtefactReference: [String: Concept]] = [:]

    init(_ structures: Structures) {
        self.structures = structures
    }

    /// The same as `Structures.concept`.
    mutating func concept(_ reference: ArtefactReference) -> Concept? {
        let wanted = reference.container(.conceptScheme)
        if let known = found[wanted] {
            return known.flatMap { concepts[$0]?[reference.lastID] }
        }
        let versions = versions(of: wanted)
        guard let scheme = structures.find(wanted, in: versions) else {
            found[wanted] = .some(nil)
            return nil
        }
        found[wanted] = scheme.reference
        if concepts[scheme.reference] == nil {
            concepts[scheme.reference] = Dictionary(
                scheme.concepts.lazy.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        return concepts[scheme.reference]?[reference.lastID]
    }

    /// The representation of a component: its own, else its concept's.
    mutating func representation(of component: Component) -> Representation? {
        if let own = component.representation { return own }
        return component.concept.flatMap { concept($0) }?.representation
    }

    /// The names of the concept that a component has.
    mutating func names(of component: Component) -> LocalisedText {
        component.concept.flatMap { concept($0) }?.names ?? LocalisedText()
    }

    private mutating func versions(of reference: ArtefactReference) -> [ConceptScheme] {
        let all =
            schemes
            ?? Dictionary(grouping: structures.conceptSchemes) {
                Name(agency: $0.agency, id: $0.id)
            }
        schemes = all
        return all[Name(agency: reference.agency, id: reference.id)] ?? []
    }
}
