/// An artefact as a registry handles it: where it is kept, what it refers to, and what is left of
/// it in an answer.
protocol RegisteredArtefact: MaintainableArtefact {
    /// Where structures keep those of the kind.
    static var list: WritableKeyPath<Structures, [Self]> { get }

    /// Adds all references to other artefacts.
    func addReferences(to references: inout ReferenceList)

    /// Removes all but what every artefact has, and what tells its kind.
    mutating func removeContent()

    /// Whether there are items that can be asked for.
    var hasItems: Bool { get }

    /// The items that a query for one means, by the names of `heldItem`: the item, and of a nested
    /// one those above it. Empty if it is not there.
    func items(named text: String) -> Set<String>

    /// Leaves only those items, and what nested ones stand in; returns whether any was left out.
    mutating func keepItems(_ names: Set<String>) -> Bool
}

extension RegisteredArtefact {
    var hasItems: Bool { false }

    func items(named text: String) -> Set<String> { [] }

    mutating func keepItems(_ names: Set<String>) -> Bool { false }

    /// Adds the artefact to those of its kind.
    func add(to structures: inout Structures) {
        structures[keyPath: Self.list].append(self)
    }

    /// The artefact without its content.
    ///
    /// - Parameters:
    ///   - isComplete: whether descriptions, annotations and the mark of being final stay.
    ///   - address: where the whole artefact can be had, unless it says itself.
    func stub(isComplete: Bool, address: String?) -> Self {
        var stub = self
        stub.removeContent()
        stub.identity = Identity(id, names: names)
        stub.maintenance = Maintenance(agency: agency, version: version)
        stub.maintenance.isExternalReference = true
        stub.maintenance.serviceURL = maintenance.serviceURL
        stub.maintenance.structureURL = maintenance.structureURL
        if maintenance.serviceURL == nil, maintenance.structureURL == nil {
            stub.maintenance.structureURL = address
        }
        if isComplete {
            stub.identity.descriptions = descriptions
            stub.identity.annotations = annotations
            stub.maintenance.isFinal = maintenance.isFinal
        }
        return stub
    }

    /// The artefact with those items only.
    ///
    /// - Parameter isAsked: whether the items were asked for, so that the scheme counts as partial
    ///   even if there are no others.
    func with(items names: Set<String>, isAsked: Bool) -> Self {
        var partial = self
        let isCut = partial.keepItems(names)
        if isCut || isAsked { partial.maintenance.isPartial = true }
        return partial
    }
}

/// The references that an artefact makes.
struct ReferenceList {
    /// Why an artefact is referred to.
    enum Kind: UInt8 {
        case plain
        /// It is among what a pattern takes in, such as all dataflows of an agency: metadata may be
        /// about it, since SDMX 3.0.
        case pattern
        /// A code list takes codes over from it.
        case `extension`
        /// It lists the agency that maintains the artefact.
        case agency
    }

    /// One reference.
    struct Entry {
        var target: ArtefactReference
        /// The item of the artefact that makes it, by the name of `heldItem`; nil for the artefact
        /// itself.
        var item: String?
        var kind: Kind
    }

    private(set) var entries: [Entry] = []

    mutating func add(
        _ reference: ArtefactReference?, from item: String? = nil, _ kind: Kind = .plain
    ) {
        guard let reference else { return }
        entries.append(Entry(target: reference, item: item, kind: kind))
    }

    mutating func add(_ references: [ArtefactReference], from item: String? = nil) {
        for reference in references { add(reference, from: item) }
    }

    /// Adds what metadata may be about: what URNs name or take in. What is no URN names nothing.
    mutating func add(targets urns: [String]) {
        for urn in urns {
            add(ArtefactReference(urn: urn), urn.contains("*") ? .pattern : .plain)
        }
    }

    /// Adds a scheme and those of its items that a map names; with patterns the scheme alone.
    mutating func add(_ scheme: ArtefactReference?, mapping values: [RepresentationMap.SourceValue])
    {
        add(scheme)
        let isPlain = values.allSatisfy {
            $0.isRegularExpression != true && $0.startIndex == nil && $0.endIndex == nil
        }
        guard var item = scheme, isPlain else { return }
        let isNested =
            item.artefactClass == .categoryScheme || item.artefactClass == .reportingTaxonomy
        for value in values {
            item.item =
                isNested ? value.value.split(separator: ".").map(String.init) : [value.value]
            add(item)
        }
    }

    mutating func add(_ component: Component) {
        add(component.concept)
        add(component.roles)
        add(component.representation?.enumeration)
    }
}
