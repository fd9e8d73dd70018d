/// The dimensions of our dataflows. One vocabulary everywhere: a corridor is always
/// (`ORIGIN`, `DESTINATION`), whatever the publisher calls it.
public enum DimensionID: String, CaseIterable, Sendable {
    case freq = "FREQ"
    case source = "SOURCE"
    case origin = "ORIGIN"
    case destination = "DESTINATION"
    case criterion = "CRITERION"
    case sex = "SEX"
    case age = "AGE"
    case reporter = "REPORTER"
    case method = "METHOD"
    case popType = "POP_TYPE"
    case refArea = "REF_AREA"
    case indicator = "INDICATOR"
    case sendingArea = "SENDING_AREA"
    case receivingArea = "RECEIVING_AREA"
    case procedure = "PROCEDURE"
    case asylumMeasure = "ASYLUM_MEASURE"
    case applicationType = "APPLICATION_TYPE"
    case decisionLevel = "DECISION_LEVEL"
    case countUnit = "COUNT_UNIT"
    case criterionArea = "CRITERION_AREA"
    case permitMeasure = "PERMIT_MEASURE"
    case permitReason = "PERMIT_REASON"
    case permitDuration = "PERMIT_DURATION"
    case incidentRegion = "INCIDENT_REGION"
    case route = "ROUTE"
    case cause = "CAUSE"
    case casualty = "CASUALTY"

    /// Whether codes of this dimension are areas.
    public var isArea: Bool {
        switch self {
        case .origin, .destination, .refArea, .sendingArea, .receivingArea, .criterionArea: true
        case .freq, .source, .criterion, .sex, .age, .reporter, .method, .popType, .indicator,
            .procedure, .asylumMeasure, .applicationType, .decisionLevel, .countUnit,
            .permitMeasure, .permitReason, .permitDuration, .incidentRegion, .route, .cause,
            .casualty:
            false
        }
    }
}
