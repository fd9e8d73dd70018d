extension JSONItem {
    /// A list of concepts.
    func conceptScheme() throws(SDMXError) -> ConceptScheme {
        var scheme = try maintained(["concepts"]) { ConceptScheme($0, agency: $1, version: $2) }
        scheme.concepts = try named("concepts") { (item) throws(SDMXError) in
            var concept = Concept("")
            concept.identity = try item.identity(Self.conceptNames)
            concept.parent = try item.lastID("parent")
            concept.representation = try item.representation("coreRepresentation")
            concept.isoConcept = try item.isoConcept()
            return concept
        }
        return scheme
    }

    /// An object since version 2.0, a URN in 1.0.
    private func isoConcept() throws(SDMXError) -> ISOConceptReference? {
        guard let item = self["isoConceptReference"] else { return nil }
        if let text = item.node.string {
            guard let reference = ArtefactReference(urn: text) else {
                item.remark(
                    .reference, found: "\(SDMXError.quoted(text)), which was passed over",
                    expected: "a URN of a concept")
                return nil
            }
            return ISOConceptReference(
                agency: reference.agency, scheme: reference.id, concept: reference.lastID)
        }
        return ISOConceptReference(
            agency: try item.required("conceptAgency"),
            scheme: try item.required("conceptSchemeID"), concept: try item.required("conceptID"))
    }

    /// A scheme of organisations.
    func organisationScheme(
        _ kind: OrganisationScheme.Kind
    ) throws(SDMXError) -> OrganisationScheme {
        var scheme = try maintained(Self.organisationLists) {
            OrganisationScheme(kind, id: $0, agency: $1, version: $2)
        }
        scheme.organisations = try named(kind.rawValue.plural) { (item) throws(SDMXError) in
            var organisation = Organisation("")
            organisation.identity = try item.identity(["contacts", "parent"])
            for contact in try item.objects("contacts") {
                organisation.contacts.append(try JSONMeta.contact(contact))
            }
            organisation.parent = try item.lastID("parent")
            return organisation
        }
        return scheme
    }

    /// A tree of subjects.
    func categoryScheme() throws(SDMXError) -> CategoryScheme {
        var scheme = try maintained(["categories"]) {
            CategoryScheme($0, agency: $1, version: $2)
        }
        scheme.categories = try categories()
        return scheme
    }

    private func categories() throws(SDMXError) -> [Category] {
        try named("categories") { (item) throws(SDMXError) in
            var category = Category("")
            category.identity = try item.identity(["categories"])
            category.children = try item.categories()
            return category
        }
    }

    /// That an artefact belongs under a category.
    func categorisation() throws(SDMXError) -> Categorisation {
        var result = try maintained(["source", "target"]) {
            Categorisation($0, agency: $1, version: $2, source: nil, target: nil)
        }
        result.source = try reference("source")
        result.target = try reference("target")
        return result
    }

    /// A table of contents.
    func reportingTaxonomy() throws(SDMXError) -> ReportingTaxonomy {
        var taxonomy = try maintained(["reportingCategories"]) {
            ReportingTaxonomy($0, agency: $1, version: $2)
        }
        taxonomy.categories = try reportingCategories()
        return taxonomy
    }

    private func reportingCategories() throws(SDMXError) -> [ReportingCategory] {
        try named("reportingCategories") { (item) throws(SDMXError) in
            var category = ReportingCategory("")
            category.identity = try item.identity(Self.reportingNames)
            category.structures = try item.references("structuralMetadata")
            category.flows = try item.references("provisioningMetadata")
            category.children = try item.reportingCategories()
            return category
        }
    }

    private static let conceptNames: Set<String> = [
        "coreRepresentation", "isoConceptReference", "parent",
    ]
    private static let reportingNames: Set<String> = [
        "structuralMetadata", "provisioningMetadata", "reportingCategories",
    ]
    private static let organisationLists = Set(
        OrganisationScheme.Kind.allCases.map { $0.rawValue.plural })
}

extension String {
    /// The name of a list of these, as SDMX-JSON has it.
    fileprivate var plural: String { hasSuffix("y") ? String(dropLast()) + "ies" : self + "s" }
}
