/// The types of structures that can be asked for, by their names in a URL.
///
/// Those of SDMX REST 1.x and of 2.x differ, as the structures themselves do.
public enum StructureType: String, Hashable, Sendable, CaseIterable {
    case dataStructure = "datastructure"
    case metadataStructure = "metadatastructure"
    case categoryScheme = "categoryscheme"
    case conceptScheme = "conceptscheme"
    case codelist
    case agencyScheme = "agencyscheme"
    case dataProviderScheme = "dataproviderscheme"
    case dataConsumerScheme = "dataconsumerscheme"
    case organisationUnitScheme = "organisationunitscheme"
    case dataflow
    case metadataflow
    case reportingTaxonomy = "reportingtaxonomy"
    case provisionAgreement = "provisionagreement"
    case process
    case categorisation
    case transformationScheme = "transformationscheme"
    case rulesetScheme = "rulesetscheme"
    case userDefinedOperatorScheme = "userdefinedoperatorscheme"
    case customTypeScheme = "customtypescheme"
    case namePersonalisationScheme = "namepersonalisationscheme"
    case vtlMappingScheme = "vtlmappingscheme"
    // 1.x only
    case hierarchicalCodelist = "hierarchicalcodelist"
    /// Any organisation scheme.
    case organisationScheme = "organisationscheme"
    case structureSet = "structureset"
    case contentConstraint = "contentconstraint"
    case actualConstraint = "actualconstraint"
    case allowedConstraint = "allowedconstraint"
    case attachmentConstraint = "attachmentconstraint"
    case nameAliasScheme = "namealiasscheme"
    // 2.x only
    case metadataProviderScheme = "metadataproviderscheme"
    case metadataProvisionAgreement = "metadataprovisionagreement"
    case dataConstraint = "dataconstraint"
    case metadataConstraint = "metadataconstraint"
    case hierarchy
    case hierarchyAssociation = "hierarchyassociation"
    case valueList = "valuelist"
    case structureMap = "structuremap"
    case representationMap = "representationmap"
    case conceptSchemeMap = "conceptschememap"
    case categorySchemeMap = "categoryschememap"
    case organisationSchemeMap = "organisationschememap"
    case reportingTaxonomyMap = "reportingtaxonomymap"

    /// The first release of the grammar that has the type; nil if none has.
    func since(_ grammar: QueryGrammar) -> QueryVersion? {
        switch (self, grammar) {
        case (.dataStructure, _), (.metadataStructure, _), (.categoryScheme, _),
            (.conceptScheme, _), (.codelist, _), (.agencyScheme, _), (.dataProviderScheme, _),
            (.dataConsumerScheme, _), (.organisationUnitScheme, _), (.dataflow, _),
            (.metadataflow, _), (.reportingTaxonomy, _), (.provisionAgreement, _), (.process, _),
            (.categorisation, _):
            grammar == .v1 ? .v1_0 : .v2_0
        case (.hierarchicalCodelist, .v1), (.organisationScheme, .v1), (.structureSet, .v1),
            (.contentConstraint, .v1), (.attachmentConstraint, .v1):
            .v1_0
        case (.actualConstraint, .v1), (.allowedConstraint, .v1): .v1_3
        case (.transformationScheme, _), (.rulesetScheme, _), (.userDefinedOperatorScheme, _),
            (.customTypeScheme, _), (.namePersonalisationScheme, _), (.vtlMappingScheme, _):
            grammar == .v1 ? .v1_5 : .v2_0
        case (.nameAliasScheme, .v1): .v1_5
        case (.metadataProviderScheme, .v2), (.metadataProvisionAgreement, .v2),
            (.dataConstraint, .v2), (.metadataConstraint, .v2), (.hierarchy, .v2),
            (.hierarchyAssociation, .v2), (.valueList, .v2), (.structureMap, .v2),
            (.representationMap, .v2), (.conceptSchemeMap, .v2), (.categorySchemeMap, .v2),
            (.organisationSchemeMap, .v2), (.reportingTaxonomyMap, .v2):
            .v2_0
        default: nil
        }
    }

    /// The types that the newest release of the grammar has.
    public static func all(_ grammar: QueryGrammar) -> [StructureType] {
        allCases.filter { $0.since(grammar) != nil }
    }

    /// Whether items can be asked for.
    public var hasItems: Bool {
        switch self {
        case .organisationScheme, .hierarchicalCodelist, .nameAliasScheme: true
        default: artefactClasses.contains { $0.item != nil }
        }
    }
}
