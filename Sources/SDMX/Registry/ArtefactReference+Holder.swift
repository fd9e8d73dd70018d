extension ArtefactReference {
    /// The classes of the maintained artefacts that may be meant, or may hold what is meant, the
    /// likeliest first. Empty for what structures do not hold.
    var holders: [ArtefactClass] {
        switch artefactClass {
        case .agency: [.agencyScheme]
        case .dataProvider: [.dataProviderScheme]
        case .dataConsumer: [.dataConsumerScheme]
        case .metadataProvider: [.metadataProviderScheme]
        case .organisationUnit: [.organisationUnitScheme]
        // Messages name lists of values as code lists too.
        case .codelist: [.codelist, .valueList]
        case .geographicCodelist, .geoGridCodelist, .code, .geoFeatureSetCode, .geoGridCode:
            [.codelist]
        case .valueItem: [.valueList]
        // A part of a hierarchical code list in SDMX 2.1.
        case .hierarchy: item.isEmpty ? [.hierarchy] : [.hierarchicalCodelist, .hierarchy]
        case .hierarchicalCode, .level: [.hierarchy, .hierarchicalCodelist]
        case .concept: [.conceptScheme]
        case .category: [.categoryScheme]
        case .reportingCategory: [.reportingTaxonomy]
        case .dimensionDescriptor, .dimension, .measureDimension, .timeDimension,
            .groupDimensionDescriptor, .attributeDescriptor, .dataAttribute, .measureDescriptor,
            .measure, .primaryMeasure:
            [.dataStructure]
        case .metadataAttributeDescriptor, .metadataAttribute, .metadataTarget, .reportStructure:
            [.metadataStructure]
        case .contentConstraint: [.dataConstraint, .metadataConstraint]
        // Parts of a structure set in SDMX 2.1.
        case .structureMap, .codelistMap, .conceptSchemeMap, .categorySchemeMap,
            .organisationSchemeMap, .reportingTaxonomyMap:
            item.isEmpty ? [artefactClass] : [.structureSet]
        case .componentMap, .epochMap, .datePatternMap, .frequencyFormatMapping:
            [.structureMap, .structureSet]
        case .processStep, .transition: [.process]
        case .transformation: [.transformationScheme]
        case .vtlMapping, .vtlCodelistMapping, .vtlConceptMapping, .vtlDataflowMapping:
            [.vtlMappingScheme]
        case .namePersonalisation: [.namePersonalisationScheme]
        case .customType: [.customTypeScheme]
        case .ruleset: [.rulesetScheme]
        case .userDefinedOperator: [.userDefinedOperatorScheme]
        case .metadataSet, .availabilityConstraint, .subscription: []
        default: [artefactClass]
        }
    }

    /// The item of a scheme that is meant, under the name by which the scheme keeps it: its id, or
    /// of nested ones the ids from the top with dots between them. Nil if all of the artefact is
    /// meant.
    var heldItem: String? {
        guard !item.isEmpty, !item.contains("*") else { return nil }
        switch artefactClass {
        case .category, .categoryScheme, .reportingCategory, .reportingTaxonomy:
            return item.joined(separator: ".")
        case .hierarchy, .hierarchicalCode, .level: return item[0]
        default: return item[item.count - 1]
        }
    }
}

extension ArtefactClass {
    /// The class under which a registry files an artefact: that of code lists for all kinds of
    /// them.
    var filed: ArtefactClass {
        self == .geographicCodelist || self == .geoGridCodelist ? .codelist : self
    }
}
