extension OrganisationScheme: FlatScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.organisationSchemes }
    static var items: WritableKeyPath<Self, [Organisation]> { \.organisations }

    static func parent(of item: Organisation) -> String? { item.parent }

    func addReferences(to references: inout ReferenceList) {}

    mutating func removeContent() { organisations = [] }
}

extension Codelist: FlatScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.codelists }
    static var items: WritableKeyPath<Self, [Code]> { \.codes }

    static func parent(of item: Code) -> String? { item.parent }

    func addReferences(to references: inout ReferenceList) {
        for part in extensions { references.add(part.codelist, .extension) }
    }

    mutating func removeContent() {
        codes = []
        extensions = []
        gridDefinition = nil
    }
}

extension ValueList: FlatScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.valueLists }
    static var items: WritableKeyPath<Self, [ValueItem]> { \.items }

    func addReferences(to references: inout ReferenceList) {}

    mutating func removeContent() { items = [] }
}

extension ConceptScheme: FlatScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.conceptSchemes }
    static var items: WritableKeyPath<Self, [Concept]> { \.concepts }

    static func parent(of item: Concept) -> String? { item.parent }

    func addReferences(to references: inout ReferenceList) {
        for concept in concepts {
            references.add(concept.representation?.enumeration, from: concept.id)
        }
    }

    mutating func removeContent() { concepts = [] }
}

extension VTLScheme: FlatScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.vtlSchemes }
    static var items: WritableKeyPath<Self, [VTLItem]> { \.items }

    func addReferences(to list: inout ReferenceList) {
        list.add(references)
        for item in items {
            for property in item.properties {
                if case .reference(let reference) = property.value {
                    list.add(reference, from: item.id)
                }
            }
        }
    }

    mutating func removeContent() {
        items = []
        references = []
    }
}

extension HierarchicalCodelist: FlatScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.hierarchicalCodelists }
    static var items: WritableKeyPath<Self, [Hierarchy]> { \.hierarchies }

    func addReferences(to references: inout ReferenceList) {
        for included in includedCodelists { references.add(included.codelist) }
        for hierarchy in hierarchies {
            hierarchy.codes.addReferences(to: &references, from: hierarchy.id)
        }
    }

    mutating func removeContent() {
        includedCodelists = []
        hierarchies = []
    }
}

extension Category: NestedItem {}

extension CategoryScheme: NestedScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.categorySchemes }
    static var items: WritableKeyPath<Self, [Category]> { \.categories }

    func addReferences(to references: inout ReferenceList) {}

    mutating func removeContent() { categories = [] }
}

extension ReportingCategory: NestedItem {}

extension ReportingTaxonomy: NestedScheme {
    static var list: WritableKeyPath<Structures, [Self]> { \.reportingTaxonomies }
    static var items: WritableKeyPath<Self, [ReportingCategory]> { \.categories }

    func addReferences(to references: inout ReferenceList) {
        Self.add(categories, below: "", to: &references)
    }

    private static func add(
        _ categories: [ReportingCategory], below path: String, to references: inout ReferenceList
    ) {
        for category in categories {
            let name = path + category.id
            references.add(category.flows, from: name)
            references.add(category.structures, from: name)
            add(category.children, below: name + ".", to: &references)
        }
    }

    mutating func removeContent() { categories = [] }
}
