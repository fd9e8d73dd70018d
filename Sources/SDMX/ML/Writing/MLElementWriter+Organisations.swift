extension OrganisationScheme.Kind {
    /// The names of elements: of the scheme and of its organisations; and whether the standard
    /// fixes the version of the scheme.
    var form: (scheme: String, item: String, isFixed: Bool) {
        switch self {
        case .agency: ("AgencyScheme", "Agency", true)
        case .dataProvider: ("DataProviderScheme", "DataProvider", true)
        case .dataConsumer: ("DataConsumerScheme", "DataConsumer", true)
        case .metadataProvider: ("MetadataProviderScheme", "MetadataProvider", true)
        case .organisationUnit: ("OrganisationUnitScheme", "OrganisationUnit", false)
        }
    }
}

extension MLElementWriter {
    func organisationScheme(_ scheme: OrganisationScheme) throws(SDMXError) {
        let form = scheme.kind.form
        let isFixed = form.isFixed || edition == .v30
        try begin("str:\(form.scheme)", scheme, isFixed ? [.scheme, .fixedVersion] : .scheme)
        try naming(scheme.identity)
        for organisation in scheme.organisations {
            enter("organisation \(organisation.id)")
            try self.organisation("str:\(form.item)", organisation, scheme.kind)
            leave()
        }
        end()
    }

    private func organisation(
        _ element: String, _ organisation: Organisation, _ kind: OrganisationScheme.Kind
    ) throws(SDMXError) {
        try begin(element)
        try identityAttributes(organisation.id, uri: organisation.identity.uri)
        try naming(organisation.identity)
        if let parent = organisation.parent {
            if kind == .organisationUnit {
                try local("str:Parent", parent)
            } else {
                lose("unit above", "only organisation units are below each other")
            }
        }
        for contact in organisation.contacts {
            try self.contact("str", contact, hasID: true)
        }
        end()
    }

    // MARK: Categories

    func categoryScheme(_ scheme: CategoryScheme) throws(SDMXError) {
        try begin("str:CategoryScheme", scheme, .scheme)
        try naming(scheme.identity)
        for category in scheme.categories { try self.category(category) }
        end()
    }

    private func category(_ category: Category) throws(SDMXError) {
        enter("category \(category.id)")
        try begin("str:Category")
        try identityAttributes(category.id, uri: category.identity.uri)
        try naming(category.identity)
        for child in category.children { try self.category(child) }
        end()
        leave()
    }

    func categorisation(_ categorisation: Categorisation) throws(SDMXError) {
        try begin("str:Categorisation", categorisation)
        try naming(categorisation.identity)
        if categorisation.source != nil || categorisation.target != nil {
            if let source = categorisation.source, !canRefer(to: source) {
                // The two stand together or not at all.
                let name = source.artefactClass.rawValue
                lose("source and target", "\(edition.name) cannot refer to a \(name)")
            } else {
                try required("str:Source", categorisation.source, what: "source")
                try required("str:Target", categorisation.target, to: .category, what: "target")
            }
        }
        end()
    }

    func reportingTaxonomy(_ taxonomy: ReportingTaxonomy) throws(SDMXError) {
        try begin("str:ReportingTaxonomy", taxonomy, .scheme)
        try naming(taxonomy.identity)
        for category in taxonomy.categories { try reportingCategory(category) }
        end()
    }

    private func reportingCategory(_ category: ReportingCategory) throws(SDMXError) {
        enter("category \(category.id)")
        try begin("str:ReportingCategory")
        try identityAttributes(category.id, uri: category.identity.uri)
        try naming(category.identity)
        for child in category.children { try reportingCategory(child) }
        for flow in category.flows {
            try reference(
                "str:ProvisioningMetadata", flow, to: .dataflow, .metadataflow, what: "flow")
        }
        if category.flows.isEmpty {
            for structure in category.structures {
                try reference(
                    "str:StructuralMetadata", structure, to: .dataStructure,
                    .metadataStructure, what: "structure")
            }
        } else {
            lose(
                "structure", "\(edition.name) takes flows or structures, not both",
                count: category.structures.count)
        }
        end()
        leave()
    }
}
