/// Organisations, concepts and categories.
extension MLArtefactReader {
    func organisationScheme(
        _ node: XMLNode, _ kind: OrganisationScheme.Kind
    ) throws(SDMXError) -> OrganisationScheme {
        var (scheme, rest) = try begin(node) {
            OrganisationScheme(kind, id: $0, agency: $1, version: $2)
        }
        let fixed: String? =
            switch kind {
            case .agency: "AGENCIES"
            case .dataProvider: "DATA_PROVIDERS"
            case .dataConsumer: "DATA_CONSUMERS"
            case .metadataProvider: "METADATA_PROVIDERS"
            case .organisationUnit: nil
            }
        if let fixed, fixed != scheme.id {
            remark(.unexpected, node, found: "the id \(scheme.id)", expected: fixed)
        }
        let name = scheme.artefactClass.item?.rawValue ?? ""
        rest = try items(rest, name, to: &scheme.organisations) {
            (node) throws(SDMXError) in try self.organisation(node)
        }
        unknown(rest)
        return scheme
    }

    private func organisation(_ node: XMLNode) throws(SDMXError) -> Organisation {
        var (organisation, rest) = try begin(item: node) { Organisation($0) }
        for child in rest {
            switch child.name {
            case "Contact": organisation.contacts.append(MLContact.read(child))
            case "Parent": organisation.parent = try localID(child)
            default: unknown(child)
            }
        }
        return organisation
    }

    func conceptScheme(_ node: XMLNode) throws(SDMXError) -> ConceptScheme {
        var (scheme, rest) = try begin(node) { ConceptScheme($0, agency: $1, version: $2) }
        rest = try items(rest, "Concept", to: &scheme.concepts) {
            (node) throws(SDMXError) in try self.concept(node)
        }
        unknown(rest)
        return scheme
    }

    private func concept(_ node: XMLNode) throws(SDMXError) -> Concept {
        var (concept, rest) = try begin(item: node) { Concept($0) }
        for child in rest {
            switch child.name {
            case "Parent": concept.parent = try localID(child)
            case "CoreRepresentation": concept.representation = try representation(child)
            case "ISOConceptReference": concept.isoConcept = isoConcept(child)
            default: unknown(child)
            }
        }
        return concept
    }

    private func isoConcept(_ node: XMLNode) -> ISOConceptReference {
        var reference = ISOConceptReference(agency: "", scheme: "", concept: "")
        for child in node.children {
            switch child.name {
            case "ConceptAgency": reference.agency = child.trimmedText
            case "ConceptSchemeID": reference.scheme = child.trimmedText
            case "ConceptID": reference.concept = child.trimmedText
            default: unknown(child)
            }
        }
        return reference
    }

    func categoryScheme(_ node: XMLNode) throws(SDMXError) -> CategoryScheme {
        var (scheme, rest) = try begin(node) { CategoryScheme($0, agency: $1, version: $2) }
        rest = try items(rest, "Category", to: &scheme.categories) {
            (node) throws(SDMXError) in try self.category(node)
        }
        unknown(rest)
        return scheme
    }

    private func category(_ node: XMLNode) throws(SDMXError) -> Category {
        var (category, rest) = try begin(item: node) { Category($0) }
        rest = try items(rest, "Category", to: &category.children) {
            (node) throws(SDMXError) in try self.category(node)
        }
        unknown(rest)
        return category
    }

    func categorisation(_ node: XMLNode) throws(SDMXError) -> Categorisation {
        var (categorisation, rest) = try begin(node) {
            Categorisation($0, agency: $1, version: $2, source: nil, target: nil)
        }
        for child in rest {
            switch child.name {
            case "Source": categorisation.source = try reference(child, .dataflow)
            case "Target": categorisation.target = try reference(child, .category)
            default: unknown(child)
            }
        }
        expect("Source", categorisation.source != nil, of: categorisation, node)
        expect("Target", categorisation.target != nil, of: categorisation, node)
        return categorisation
    }

    func reportingTaxonomy(_ node: XMLNode) throws(SDMXError) -> ReportingTaxonomy {
        var (taxonomy, rest) = try begin(node) { ReportingTaxonomy($0, agency: $1, version: $2) }
        rest = try items(rest, "ReportingCategory", to: &taxonomy.categories) {
            (node) throws(SDMXError) in try self.reportingCategory(node)
        }
        unknown(rest)
        return taxonomy
    }

    private func reportingCategory(_ node: XMLNode) throws(SDMXError) -> ReportingCategory {
        var (category, rest) = try begin(item: node) { ReportingCategory($0) }
        rest = try items(rest, "ReportingCategory", to: &category.children) {
            (node) throws(SDMXError) in try self.reportingCategory(node)
        }
        for child in rest {
            switch child.name {
            case "StructuralMetadata":
                category.structures.append(try reference(child, .dataStructure))
            case "ProvisioningMetadata": category.flows.append(try reference(child, .dataflow))
            default: unknown(child)
            }
        }
        return category
    }
}
