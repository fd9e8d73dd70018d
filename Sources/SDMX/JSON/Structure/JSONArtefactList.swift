/// The lists of artefacts that the `data` of a structure message has, as the schemas spell them.
enum JSONArtefactList: String, CaseIterable {
    case dataStructures, metadataStructures, categorySchemes, conceptSchemes, codelists
    case geographicCodelists, geoGridCodelists, valueLists, hierarchies, hierarchyAssociations
    case agencySchemes, dataProviderSchemes, dataConsumerSchemes, metadataProviderSchemes
    case organisationUnitSchemes, dataflows, metadataflows, reportingTaxonomies
    case provisionAgreements, metadataProvisionAgreements, structureMaps, representationMaps
    case conceptSchemeMaps, categorySchemeMaps, organisationSchemeMaps, reportingTaxonomyMaps
    case processes, categorisations, dataConstraints, metadataConstraints
    case customTypeSchemes, vtlMappingSchemes, namePersonalisationSchemes, rulesetSchemes
    case transformationSchemes, userDefinedOperatorSchemes
    /// Since version 2.1.
    case availabilityConstraints
    // Of version 1.0 only.
    case hierarchicalCodelists, structureSets, attachmentConstraints, contentConstraints

    /// The list of that name, in any mixture of small and capital letters: registries write
    /// `valuelists`.
    init?(_ name: String) {
        if let exact = JSONArtefactList(rawValue: name) {
            self = exact
        } else if let near = Self.byLowerName[name.lowercased()] {
            self = near
        } else {
            return nil
        }
    }

    private static let byLowerName = Dictionary(
        allCases.map { ($0.rawValue.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

    /// The versions whose schemas have the list.
    var versions: Set<MessageFormat> {
        switch self {
        case .dataStructures, .metadataStructures, .categorySchemes, .conceptSchemes, .codelists,
            .agencySchemes, .dataProviderSchemes, .dataConsumerSchemes, .organisationUnitSchemes,
            .dataflows, .metadataflows, .reportingTaxonomies, .provisionAgreements, .processes,
            .categorisations:
            [.json1, .json2, .json21]
        case .hierarchicalCodelists, .structureSets, .attachmentConstraints, .contentConstraints:
            [.json1]
        case .availabilityConstraints: [.json21]
        case .geographicCodelists, .geoGridCodelists, .valueLists, .hierarchies,
            .hierarchyAssociations, .metadataProviderSchemes, .metadataProvisionAgreements,
            .structureMaps, .representationMaps, .conceptSchemeMaps, .categorySchemeMaps,
            .organisationSchemeMaps, .reportingTaxonomyMaps, .dataConstraints,
            .metadataConstraints, .customTypeSchemes, .vtlMappingSchemes,
            .namePersonalisationSchemes, .rulesetSchemes, .transformationSchemes,
            .userDefinedOperatorSchemes:
            [.json2, .json21]
        }
    }
}

extension JSONArtefactList {
    /// Of schemes of organisations, their kind.
    var organisationKind: OrganisationScheme.Kind? {
        switch self {
        case .agencySchemes: .agency
        case .dataProviderSchemes: .dataProvider
        case .dataConsumerSchemes: .dataConsumer
        case .metadataProviderSchemes: .metadataProvider
        case .organisationUnitSchemes: .organisationUnit
        default: nil
        }
    }

    /// Of maps of item schemes, their kind.
    var itemSchemeMapKind: ItemSchemeMap.Kind? {
        switch self {
        case .categorySchemeMaps: .category
        case .conceptSchemeMaps: .concept
        case .organisationSchemeMaps: .organisation
        case .reportingTaxonomyMaps: .reportingTaxonomy
        default: nil
        }
    }

    /// Of schemes for VTL, their kind.
    var vtlKind: VTLScheme.Kind? {
        switch self {
        case .transformationSchemes: .transformation
        case .vtlMappingSchemes: .vtlMapping
        case .namePersonalisationSchemes: .namePersonalisation
        case .customTypeSchemes: .customType
        case .rulesetSchemes: .ruleset
        case .userDefinedOperatorSchemes: .userDefinedOperator
        default: nil
        }
    }
}
