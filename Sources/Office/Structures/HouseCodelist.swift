internal import Cubes
internal import SDMX
internal import Vocabulary

/// The code lists of the office's own.
enum HouseCodelist: String, CaseIterable, Sendable {
    case frequency = "CL_FREQ"
    case source = "CL_SOURCE"
    case area = "CL_AREA"
    case criterion = "CL_CRITERION"
    case age = "CL_AGE"
    case reporter = "CL_REPORTER"
    case method = "CL_METHOD"
    case populationType = "CL_POP_TYPE"
    case indicator = "CL_INDICATOR"
    case unit = "CL_UNIT_MEASURE"
    case dataType = "CL_DATA_TYPE"
    case procedure = "CL_PROCEDURE"
    case asylumMeasure = "CL_ASYLUM_MEASURE"
    case applicationType = "CL_APPLICATION_TYPE"
    case decisionLevel = "CL_DECISION_LEVEL"
    case countUnit = "CL_COUNT_UNIT"
    case permitMeasure = "CL_PERMIT_MEASURE"
    case permitReason = "CL_PERMIT_REASON"
    case permitDuration = "CL_PERMIT_DURATION"
    case incidentRegion = "CL_INCIDENT_REGION"
    case route = "CL_ROUTE"
    case cause = "CL_CAUSE"
    case casualty = "CL_CASUALTY"

    /// The list of a dimension's codes; nil for SEX, whose list is the standard's.
    init?(_ dimension: DimensionID) {
        switch dimension {
        case .freq: self = .frequency
        case .source: self = .source
        case .origin, .destination, .refArea, .sendingArea, .receivingArea, .criterionArea:
            self = .area
        case .criterion: self = .criterion
        case .sex: return nil
        case .age: self = .age
        case .reporter: self = .reporter
        case .method: self = .method
        case .popType: self = .populationType
        case .indicator: self = .indicator
        case .procedure: self = .procedure
        case .asylumMeasure: self = .asylumMeasure
        case .applicationType: self = .applicationType
        case .decisionLevel: self = .decisionLevel
        case .countUnit: self = .countUnit
        case .permitMeasure: self = .permitMeasure
        case .permitReason: self = .permitReason
        case .permitDuration: self = .permitDuration
        case .incidentRegion: self = .incidentRegion
        case .route: self = .route
        case .cause: self = .cause
        case .casualty: self = .casualty
        }
    }

    func reference(_ version: String) -> ArtefactReference {
        ArtefactReference(
            .codelist, agency: StructureNames.agency, id: rawValue, version: version)
    }

    var name: String {
        switch self {
        case .frequency: "Frequency"
        case .source: "Source: publisher and edition"
        case .area: "Areas and groups of areas"
        case .criterion: "Criterion by which a person is a migrant"
        case .age: "Age groups"
        case .reporter: "Who reported a flow"
        case .method: "Method of estimation"
        case .populationType: "Groups of displaced people"
        case .indicator: "Indicators of population"
        case .unit: "Units of measure"
        case .dataType: "What a migrant stock was compiled from"
        case .procedure: "Authorities that decide on asylum"
        case .asylumMeasure: "Applications for asylum and outcomes of decisions"
        case .applicationType: "Types of application for asylum"
        case .decisionLevel: "Levels of the asylum procedure"
        case .countUnit: "Units of count: persons or cases"
        case .permitMeasure: "Permits issued or valid"
        case .permitReason: "Reasons of permits to stay"
        case .permitDuration: "Lengths of permits to stay"
        case .incidentRegion: "Regions of incidents"
        case .route: "Routes of migration"
        case .cause: "Causes of death"
        case .casualty: "People whom incidents concern"
        }
    }

    var text: String {
        switch self {
        case .frequency:
            "How long a period is, or how often a stock is counted: A is yearly, A5 every five years."
        case .source:
            "A code for each edition of each publisher's data set. Editions stand side by side and "
                + "are never revisions of each other."
        case .area:
            "ISO 3166 alpha-3 where there is one, also of areas that ended; M49 numbers for regions; "
                + "codes of our own for what has neither. The hierarchy H_M49 has the regions' areas."
        case .criterion: "What makes someone a migrant in a figure. It is never dropped."
        case .age: "Ages in completed years, in the code syntax of SDMX."
        case .reporter: "Which end of a flow counted it; the two ends often disagree."
        case .method: "How a figure was made that nobody counted; _Z where it was reported."
        case .populationType: "The categories of UNHCR and of UN DESA."
        case .indicator: "Population and what changes it."
        case .unit: "What a value counts, before UNIT_MULT."
        case .dataType:
            "The letters that UN DESA prints beside its stocks. A figure has one or more of them, "
                + "in this order and with blanks between."
        case .procedure: "Who an application is made to and who decides on it."
        case .asylumMeasure:
            "What is counted. Totals are those that the publisher prints; POSITIVE and DECISIONS hold "
                + "others of the list."
        case .applicationType:
            "UNHCR's codes, with _T for all types together. Some States report two types in one "
                + "figure, which has a code of its own."
        case .decisionLevel:
            "UNHCR's codes: the instance, the office or the kind of decision, as States report it."
        case .countUnit:
            "A case is one application, often of a whole family. Persons and cases are never added."
        case .permitMeasure:
            "Whether permits are counted as they are issued over a period or as they are valid at "
                + "its end."
        case .permitReason:
            "What a permit is for. WORK holds the kinds of work below it; _T holds all reasons."
        case .permitDuration:
            "How long a permit is valid, in months, in the manner of CL_AGE."
        case .incidentRegion: "Regions of land and sea, as the publisher calls them."
        case .route: "Routes, as the publisher calls them; new ones come with data."
        case .cause: "What people died of, in the publisher's groups."
        case .casualty:
            "The dead and the missing; DEAD_MISSING holds both, and WOMEN, MEN and CHILDREN are among it."
        }
    }

    /// What the program fixes, in the order of the list.
    func fixed(_ areas: AreaRegister) -> [Code] {
        switch self {
        case .area: AreaCodes(areas).codes
        case .age: AgeCodes.definitions.map(\.code)
        case .frequency: Self.frequencies.map(\.code)
        case .source: Self.sources.map(\.code)
        case .criterion: Self.criteria.map(\.code)
        case .reporter: Self.reporters.map(\.code)
        case .method: Self.methods.map(\.code)
        case .populationType: Self.populationTypes.map(\.code)
        case .indicator: Self.indicators.map(\.code)
        case .unit: Self.units.map(\.code)
        case .dataType: Self.dataTypes.map(\.code)
        case .procedure: Self.procedures.map(\.code)
        case .asylumMeasure: Self.asylumMeasures.map(\.code)
        case .applicationType: Self.applicationTypes.map(\.code)
        case .decisionLevel: Self.decisionLevels.map(\.code)
        case .countUnit: Self.countUnits.map(\.code)
        case .permitMeasure: Self.permitMeasures.map(\.code)
        case .permitReason: Self.permitReasons.map(\.code)
        case .permitDuration: Self.permitDurations.map(\.code)
        case .incidentRegion: Self.incidentRegions.map(\.code)
        case .route: Self.routes.map(\.code)
        case .cause: Self.causes.map(\.code)
        case .casualty: Self.casualties.map(\.code)
        }
    }

    /// The list in one version.
    func codelist(_ codes: [Code], version: String) -> Codelist {
        var list = Codelist(
            rawValue, agency: StructureNames.agency, version: version, codes: codes)
        list.identity.name(name, text)
        return list
    }
}
