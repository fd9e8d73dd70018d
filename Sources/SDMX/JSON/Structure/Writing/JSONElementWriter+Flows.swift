extension JSONElementWriter {
    func dataflow(_ flow: Dataflow) throws(SDMXError) {
        try maintained(flow)
        try reference("structure", flow.structure, [.dataStructure])
        lose("constraint of dimensions", if: !flow.dimensionConstraint.isEmpty)
    }

    func metadataflow(_ flow: Metadataflow) throws(SDMXError) {
        try maintained(flow)
        try reference("structure", flow.structure, [.metadataStructure])
        switch edition {
        case .v1: lose("target", count: flow.targets.count)
        case .v2: try texts("targets", flow.targets)
        }
    }

    func provisionAgreement(_ agreement: ProvisionAgreement) throws(SDMXError) {
        try maintained(agreement)
        switch edition {
        case .v1: try required("structureUsage", agreement.dataflow, [.dataflow, .metadataflow])
        case .v2: try reference("dataflow", agreement.dataflow, [.dataflow])
        }
        try reference("dataProvider", agreement.dataProvider, [.dataProvider])
    }

    func metadataProvisionAgreement(
        _ agreement: MetadataProvisionAgreement
    ) throws(SDMXError) {
        try maintained(agreement)
        try reference("metadataflow", agreement.metadataflow, [.metadataflow])
        try reference("metadataProvider", agreement.metadataProvider, [.metadataProvider])
        try texts("targets", agreement.targets)
    }

    func categoryScheme(_ scheme: CategoryScheme) throws(SDMXError) {
        try maintained(scheme, .scheme)
        try categories(scheme.categories, [])
    }

    private func categories(_ categories: [Category], _ above: [String]) throws(SDMXError) {
        try list("categories", categories) { (category) throws(SDMXError) in
            let path = above + [category.id]
            try within("category \(path.joined(separator: "."))") { () throws(SDMXError) in
                try named(category.identity, own(.category, path))
                try self.categories(category.children, path)
            }
        }
    }

    func categorisation(_ categorisation: Categorisation) throws(SDMXError) {
        try maintained(categorisation)
        try reference("source", categorisation.source)
        try reference("target", categorisation.target, [.category])
    }

    func reportingTaxonomy(_ taxonomy: ReportingTaxonomy) throws(SDMXError) {
        try maintained(taxonomy, .scheme)
        try reportingCategories(taxonomy.categories, [])
    }

    private func reportingCategories(
        _ categories: [ReportingCategory], _ above: [String]
    ) throws(SDMXError) {
        try list("reportingCategories", categories) { (category) throws(SDMXError) in
            let path = above + [category.id]
            try within("category \(path.joined(separator: "."))") { () throws(SDMXError) in
                try named(category.identity, own(.reportingCategory, path))
                if !category.structures.isEmpty, !category.flows.isEmpty {
                    lose(.invalid, "structures and flows", "the schema allows one of the two")
                }
                try references(
                    "structuralMetadata", category.structures,
                    [.dataStructure, .metadataStructure])
                try references(
                    "provisioningMetadata", category.flows, [.dataflow, .metadataflow])
                try reportingCategories(category.children, path)
            }
        }
    }
}
