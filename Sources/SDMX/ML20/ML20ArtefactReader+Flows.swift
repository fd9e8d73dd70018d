/// Dataflows and metadataflows, and the categories they are found under.
extension ML20ArtefactReader {
    func dataflow(_ node: XMLNode) throws(SDMXError) -> Dataflow {
        var (flow, rest) = try begin(node) {
            Dataflow($0, agency: $1, version: $2, structure: nil)
        }
        for child in rest {
            switch child.name {
            case "KeyFamilyRef":
                flow.structure = try reference(child, .dataStructure, "KeyFamily")
            case "CategoryRef":
                try categorise(child, flow.reference, under: try categoryReference(child))
            default: remarks.unknown(child)
            }
        }
        return flow
    }

    func metadataflow(_ node: XMLNode) throws(SDMXError) -> Metadataflow {
        var (flow, rest) = try begin(node) {
            Metadataflow($0, agency: $1, version: $2, structure: nil)
        }
        for child in rest {
            switch child.name {
            case "MetadataStructureRef":
                flow.structure = try reference(child, .metadataStructure, "MetadataStructure")
            case "CategoryRef":
                try categorise(child, flow.reference, under: try categoryReference(child))
            default: remarks.unknown(child)
            }
        }
        return flow
    }

    func categoryScheme(_ node: XMLNode) throws(SDMXError) -> CategoryScheme {
        var (scheme, rest) = try begin(node) { CategoryScheme($0, agency: $1, version: $2) }
        var reference = scheme.reference
        reference.artefactClass = .category
        var ids: Set<String> = []
        for child in rest {
            guard child.name == "Category" else {
                remarks.unknown(child)
                continue
            }
            let category = try category(child, in: reference)
            note(category.id, in: &ids, child)
            scheme.categories.append(category)
        }
        return scheme
    }

    private func category(
        _ node: XMLNode, in parent: ArtefactReference
    ) throws(SDMXError) -> Category {
        let (identity, rest) = try identity(node)
        var category = Category(identity.id)
        category.identity = identity
        var here = parent
        here.item.append(identity.id)
        var ids: Set<String> = []
        for child in rest {
            switch child.name {
            case "Category":
                let below = try self.category(child, in: here)
                note(below.id, in: &ids, child)
                category.children.append(below)
            case "DataflowRef":
                try categorise(child, try reference(child, .dataflow, "Dataflow"), under: here)
            case "MetadataflowRef":
                let flow = try reference(child, .metadataflow, "Metadataflow")
                try categorise(child, flow, under: here)
            default: remarks.unknown(child)
            }
        }
        return category
    }

    /// Adds a categorisation, unless flow and category have named each other already. Its id is
    /// made of theirs, since SDMX 2.0 has none.
    private func categorise(
        _ node: XMLNode, _ flow: ArtefactReference, under category: ArtefactReference
    ) throws(SDMXError) {
        let ids = [flow.id, category.id] + category.item
        let length = ids.reduce(ids.count) { $0 + $1.utf8.count }
        guard length <= 4096, ids.count <= 64 else {
            throw node.error(
                .limit, found: "a flow and a category with \(length) bytes in \(ids.count) ids",
                expected: "at most 4096 bytes in 64 ids")
        }
        guard categorised.insert([flow, category]).inserted else { return }
        let id = ids.joined(separator: "@")
        structures.categorisations.append(
            Categorisation(
                id, agency: flow.agency, version: ArtefactReference.defaultVersion, source: flow,
                target: category))
    }

    func reportingTaxonomy(_ node: XMLNode) throws(SDMXError) -> ReportingTaxonomy {
        var (taxonomy, rest) = try begin(node) { ReportingTaxonomy($0, agency: $1, version: $2) }
        for child in rest {
            switch child.name {
            case "Category": taxonomy.categories.append(try reportingCategory(child))
            case "DataflowRef", "MetadataflowRef":
                remarks.add(
                    .unsupported, child, found: "\(child.name), which is left out",
                    expected: "flows of categories, not of the taxonomy itself")
            default: remarks.unknown(child)
            }
        }
        return taxonomy
    }

    private func reportingCategory(_ node: XMLNode) throws(SDMXError) -> ReportingCategory {
        let (identity, rest) = try identity(node)
        var category = ReportingCategory(identity.id)
        category.identity = identity
        for child in rest {
            switch child.name {
            case "Category": category.children.append(try reportingCategory(child))
            case "DataflowRef":
                category.flows.append(try reference(child, .dataflow, "Dataflow"))
            case "MetadataflowRef":
                category.flows.append(try reference(child, .metadataflow, "Metadataflow"))
            default: remarks.unknown(child)
            }
        }
        return category
    }
}
