/// A query for structures: code lists, data structures, dataflows and so on.
public struct StructureQuery: Hashable, Sendable {
    /// How much is returned.
    public enum Detail: String, Hashable, Sendable, CaseIterable {
        case full
        case allStubs = "allstubs"
        case referenceStubs = "referencestubs"
        case allCompleteStubs = "allcompletestubs"
        case referenceCompleteStubs = "referencecompletestubs"
        case referencePartial = "referencepartial"
        /// Code lists that extend others are left unresolved.
        case raw
    }

    /// Which artefacts are returned with those asked for.
    public enum Reference: Hashable, Sendable {
        case parents
        case parentsAndSiblings
        case ancestors
        case children
        case descendants
        case all
        /// Those of a type that refer to the artefact or that it refers to.
        case type(StructureType)
    }

    /// Nil for all types.
    public var type: StructureType?
    public var artefacts: ArtefactSelection
    /// The items of an item scheme, with dots between the levels of nested ones.
    public var items: Selection<String>
    public var detail: Detail
    /// Empty for none.
    public var references: [Reference]
    /// The state of the structures at that time.
    public var asOf: PointInTime?

    public init(
        _ type: StructureType? = nil, _ artefacts: ArtefactSelection = ArtefactSelection(),
        items: Selection<String> = .all, detail: Detail = .full, references: [Reference] = []
    ) {
        self.type = type
        self.artefacts = artefacts
        self.items = items
        self.detail = detail
        self.references = references
    }
}

extension StructureQuery.Reference {
    /// Those that are no type, by their names in a URL.
    static let scopes: [(name: String, reference: Self)] = [
        ("parents", .parents), ("parentsandsiblings", .parentsAndSiblings),
        ("ancestors", .ancestors), ("children", .children), ("descendants", .descendants),
        ("all", .all),
    ]

    /// As in a URL.
    var name: String {
        if case .type(let type) = self { return type.rawValue }
        return Self.scopes.first { $0.reference == self }?.name ?? ""
    }
}
