/// The versions of SDMX-ML that are written.
enum MLEdition: Hashable, CaseIterable {
    case v21, v30

    /// Nil for formats that are not written.
    init?(_ format: MessageFormat) {
        switch format {
        case .ml21: self = .v21
        case .ml30: self = .v30
        case .csv1, .csv2, .ml20, .ml31, .json1, .json2, .json21, .jsonStat, .unknown: return nil
        }
    }

    /// As people call it.
    var name: String {
        switch self {
        case .v21: "SDMX-ML 2.1"
        case .v30: "SDMX-ML 3.0"
        }
    }

    /// The URI of a namespace.
    func namespace(_ part: String) -> String {
        let version =
            switch self {
            case .v21: "v2_1"
            case .v30: "v3_0"
            }
        return "http://www.sdmx.org/resources/sdmxml/schemas/\(version)/\(part)"
    }
}

extension ArtefactClass {
    /// How references in that version name the class; nil for classes that it does not know.
    ///
    /// SDMX-ML 3.0 knows no URN of a geographic code list but that of a code list.
    func name(in edition: MLEdition) -> (class: String, package: String)? {
        switch edition {
        case .v21: nameIn21
        case .v30: nameIn30
        }
    }

    private var nameIn21: (class: String, package: String)? {
        switch self {
        case .valueList, .valueItem, .hierarchyAssociation, .metadataProviderScheme,
            .metadataProvider, .metadataProvisionAgreement, .metadataConstraint,
            .representationMap:
            nil
        case .geographicCodelist, .geoGridCodelist: ("Codelist", package)
        case .geoFeatureSetCode, .geoGridCode: ("Code", package)
        case .dataAttribute: ("Attribute", package)
        case .measure: ("PrimaryMeasure", package)
        case .dataConstraint: ("ContentConstraint", package)
        case .structureMap, .conceptSchemeMap, .categorySchemeMap, .organisationSchemeMap,
            .reportingTaxonomyMap:
            (rawValue, "mapping")
        default: (rawValue, package)
        }
    }

    private var nameIn30: (class: String, package: String)? {
        switch self {
        case .hierarchicalCodelist, .attachmentConstraint, .structureSet, .metadataTarget,
            .reportStructure, .valueItem:
            nil
        case .geographicCodelist, .geoGridCodelist: ("Codelist", package)
        case .geoFeatureSetCode, .geoGridCode: ("Code", package)
        case .measureDimension: ("Dimension", package)
        case .primaryMeasure: ("Measure", package)
        case .contentConstraint: ("DataConstraint", package)
        case .codelistMap: ("RepresentationMap", "structuremapping")
        default: (rawValue, package)
        }
    }
}
