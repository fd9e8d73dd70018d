/// The class of an artefact, spelled as in its URN.
public enum ArtefactClass: String, Hashable, Sendable, CaseIterable {
    // base
    case agencyScheme = "AgencyScheme"
    case agency = "Agency"
    case dataProviderScheme = "DataProviderScheme"
    case dataProvider = "DataProvider"
    case dataConsumerScheme = "DataConsumerScheme"
    case dataConsumer = "DataConsumer"
    case metadataProviderScheme = "MetadataProviderScheme"
    case metadataProvider = "MetadataProvider"
    case organisationUnitScheme = "OrganisationUnitScheme"
    case organisationUnit = "OrganisationUnit"
    // codelist
    case codelist = "Codelist"
    case code = "Code"
    case geographicCodelist = "GeographicCodelist"
    case geoFeatureSetCode = "GeoFeatureSetCode"
    case geoGridCodelist = "GeoGridCodelist"
    case geoGridCode = "GeoGridCode"
    case valueList = "ValueList"
    case valueItem = "ValueItem"
    case hierarchicalCodelist = "HierarchicalCodelist"
    case hierarchy = "Hierarchy"
    case hierarchicalCode = "HierarchicalCode"
    case hierarchyAssociation = "HierarchyAssociation"
    case level = "Level"
    // conceptscheme
    case conceptScheme = "ConceptScheme"
    case concept = "Concept"
    // categoryscheme
    case categoryScheme = "CategoryScheme"
    case category = "Category"
    case categorisation = "Categorisation"
    case reportingTaxonomy = "ReportingTaxonomy"
    case reportingCategory = "ReportingCategory"
    // datastructure
    case dataStructure = "DataStructure"
    case dataflow = "Dataflow"
    case dimensionDescriptor = "DimensionDescriptor"
    case dimension = "Dimension"
    case measureDimension = "MeasureDimension"
    case timeDimension = "TimeDimension"
    case groupDimensionDescriptor = "GroupDimensionDescriptor"
    case attributeDescriptor = "AttributeDescriptor"
    case dataAttribute = "DataAttribute"
    case measureDescriptor = "MeasureDescriptor"
    case measure = "Measure"
    case primaryMeasure = "PrimaryMeasure"
    // metadatastructure
    case metadataStructure = "MetadataStructure"
    case metadataflow = "Metadataflow"
    case metadataAttributeDescriptor = "MetadataAttributeDescriptor"
    case metadataAttribute = "MetadataAttribute"
    case metadataSet = "MetadataSet"
    case metadataTarget = "MetadataTarget"
    case reportStructure = "ReportStructure"
    // registry
    case provisionAgreement = "ProvisionAgreement"
    case metadataProvisionAgreement = "MetadataProvisionAgreement"
    case dataConstraint = "DataConstraint"
    case metadataConstraint = "MetadataConstraint"
    case contentConstraint = "ContentConstraint"
    case attachmentConstraint = "AttachmentConstraint"
    case availabilityConstraint = "AvailabilityConstraint"
    case subscription = "Subscription"
    // mapping and structure mapping
    case structureSet = "StructureSet"
    case structureMap = "StructureMap"
    case representationMap = "RepresentationMap"
    case codelistMap = "CodelistMap"
    case conceptSchemeMap = "ConceptSchemeMap"
    case categorySchemeMap = "CategorySchemeMap"
    case organisationSchemeMap = "OrganisationSchemeMap"
    case reportingTaxonomyMap = "ReportingTaxonomyMap"
    case componentMap = "ComponentMap"
    case epochMap = "EpochMap"
    case datePatternMap = "DatePatternMap"
    case frequencyFormatMapping = "FrequencyFormatMapping"
    // process
    case process = "Process"
    case processStep = "ProcessStep"
    case transition = "Transition"
    // transformation
    case transformationScheme = "TransformationScheme"
    case transformation = "Transformation"
    case vtlMappingScheme = "VtlMappingScheme"
    case vtlMapping = "VtlMapping"
    case vtlCodelistMapping = "VtlCodelistMapping"
    case vtlConceptMapping = "VtlConceptMapping"
    case vtlDataflowMapping = "VtlDataflowMapping"
    case namePersonalisationScheme = "NamePersonalisationScheme"
    case namePersonalisation = "NamePersonalisation"
    case customTypeScheme = "CustomTypeScheme"
    case customType = "CustomType"
    case rulesetScheme = "RulesetScheme"
    case ruleset = "Ruleset"
    case userDefinedOperatorScheme = "UserDefinedOperatorScheme"
    case userDefinedOperator = "UserDefinedOperator"

    /// The package of the information model, as the URN has it.
    public var package: String {
        switch self {
        case .agencyScheme, .agency, .dataProviderScheme, .dataProvider, .dataConsumerScheme,
            .dataConsumer, .metadataProviderScheme, .metadataProvider, .organisationUnitScheme,
            .organisationUnit:
            "base"
        case .codelist, .code, .geographicCodelist, .geoFeatureSetCode, .geoGridCodelist,
            .geoGridCode, .valueList, .valueItem, .hierarchicalCodelist, .hierarchy,
            .hierarchicalCode, .hierarchyAssociation, .level:
            "codelist"
        case .conceptScheme, .concept: "conceptscheme"
        case .categoryScheme, .category, .categorisation, .reportingTaxonomy, .reportingCategory:
            "categoryscheme"
        case .dataStructure, .dataflow, .dimensionDescriptor, .dimension, .measureDimension,
            .timeDimension, .groupDimensionDescriptor, .attributeDescriptor, .dataAttribute,
            .measureDescriptor, .measure, .primaryMeasure:
            "datastructure"
        case .metadataStructure, .metadataflow, .metadataAttributeDescriptor, .metadataAttribute,
            .metadataSet, .metadataTarget, .reportStructure:
            "metadatastructure"
        case .provisionAgreement, .metadataProvisionAgreement, .dataConstraint,
            .metadataConstraint, .contentConstraint, .attachmentConstraint,
            .availabilityConstraint, .subscription:
            "registry"
        case .structureSet, .codelistMap: "mapping"
        case .structureMap, .representationMap, .conceptSchemeMap, .categorySchemeMap,
            .organisationSchemeMap, .reportingTaxonomyMap, .componentMap, .epochMap,
            .datePatternMap, .frequencyFormatMapping:
            "structuremapping"
        case .process, .processStep, .transition: "process"
        case .transformationScheme, .transformation, .vtlMappingScheme, .vtlMapping,
            .vtlCodelistMapping, .vtlConceptMapping, .vtlDataflowMapping,
            .namePersonalisationScheme, .namePersonalisation, .customTypeScheme, .customType,
            .rulesetScheme, .ruleset, .userDefinedOperatorScheme, .userDefinedOperator:
            "transformation"
        }
    }

    /// The class of what the scheme lists; nil for what lists nothing that can be referred to.
    public var item: ArtefactClass? {
        switch self {
        case .agencyScheme: .agency
        case .dataProviderScheme: .dataProvider
        case .dataConsumerScheme: .dataConsumer
        case .metadataProviderScheme: .metadataProvider
        case .organisationUnitScheme: .organisationUnit
        case .codelist: .code
        case .geographicCodelist: .geoFeatureSetCode
        case .geoGridCodelist: .geoGridCode
        case .valueList: .valueItem
        case .conceptScheme: .concept
        case .categoryScheme: .category
        case .reportingTaxonomy: .reportingCategory
        case .transformationScheme: .transformation
        case .vtlMappingScheme: .vtlMapping
        case .namePersonalisationScheme: .namePersonalisation
        case .customTypeScheme: .customType
        case .rulesetScheme: .ruleset
        case .userDefinedOperatorScheme: .userDefinedOperator
        default: nil
        }
    }
}
