internal import Cubes

/// What SDMX's ids are called in the plain interface.
extension Dataflow {
    /// `stock` of `DF_STOCK`.
    var plainName: String { rawValue.dropFirst(3).lowercased() }

    /// By the plain name, or by SDMX's id.
    init?(plainName: String) {
        let found = Self.allCases.first { $0.plainName == plainName || $0.rawValue == plainName }
        guard let found else { return nil }
        self = found
    }

    /// All names by which dataflows are asked for.
    static let askedNames = allCases.map(\.plainName) + allCases.map(\.rawValue)
}

extension DimensionID {
    /// As parameters and members of answers are called.
    var plainName: String {
        switch self {
        case .freq: "frequency"
        case .source: "source"
        case .origin: "origin"
        case .destination: "destination"
        case .criterion: "criterion"
        case .sex: "sex"
        case .age: "age"
        case .reporter: "reporter"
        case .method: "method"
        case .popType: "population_type"
        case .refArea: "area"
        case .indicator: "indicator"
        case .sendingArea: "sending_area"
        case .receivingArea: "receiving_area"
        case .procedure: "procedure"
        case .asylumMeasure: "asylum_measure"
        case .applicationType: "application_type"
        case .decisionLevel: "decision_level"
        case .countUnit: "count_unit"
        case .criterionArea: "criterion_area"
        case .permitMeasure: "permit_measure"
        case .permitReason: "permit_reason"
        case .permitDuration: "permit_duration"
        case .incidentRegion: "incident_region"
        case .route: "route"
        case .cause: "cause"
        case .casualty: "casualty"
        }
    }

    /// What it is, in a sentence.
    var about: String {
        switch self {
        case .freq: "How long the period of a flow is, or how often a stock is counted."
        case .source:
            "The publisher and the edition of its data set. Editions stand side by side; a later "
                + "one does not revise an earlier one."
        case .origin:
            "Where migrants come from: by the criterion the area of birth, of citizenship or of "
                + "residence before; of refugees, the area that they fled."
        case .destination:
            "Where migrants live or came to live; of refugees, the area of asylum."
        case .criterion:
            "What makes someone a migrant in the figure: birth, citizenship, or residence before. "
                + "Figures of different criteria are never added."
        case .sex: "The sex of the people counted; _T is both together."
        case .age: "The age of the people counted; _T is all ages."
        case .reporter: "Which end of a flow counted it."
        case .method: "How an estimated figure was made; _Z where a publisher reported it."
        case .popType: "The legal or practical situation for which somebody is counted."
        case .refArea: "The area that a figure is about."
        case .indicator: "What is measured: population or a part of its change."
        case .sendingArea: "Where the senders of the money live."
        case .receivingArea: "Where the receivers of the money live."
        case .procedure: "Who decides on asylum: the government, UNHCR, or both together."
        case .asylumMeasure: "Applications for asylum, or decisions by their outcome."
        case .applicationType: "New, repeat, appeal and others; _Z where none is counted."
        case .decisionLevel: "The level of the asylum procedure, such as first instance."
        case .countUnit: "Whether persons or cases are counted; the two are never added."
        case .criterionArea:
            "The area whose citizens emigrants are or where they were born, as the criterion says."
        case .permitMeasure: "Permits issued for the first time, or valid at the end of the year."
        case .permitReason: "What a permit is for; _T is every reason."
        case .permitDuration: "How long a permit is valid; _T is any length."
        case .incidentRegion: "The region where people died or disappeared."
        case .route: "The route on which they were; _U where it is not known."
        case .cause: "What they died of; _U where nothing is said."
        case .casualty: "Who is counted: the dead, the missing, both, or some of them."
        }
    }

    /// Codes to try.
    var examples: [String] {
        switch self {
        case .freq: ["A"]
        case .source: []
        case .origin: ["MEX"]
        case .destination: ["USA"]
        case .criterion: ["B"]
        case .sex: ["_T", "F"]
        case .age: ["_T"]
        case .reporter, .method: ["_Z"]
        case .popType: ["REF"]
        case .refArea: ["MEX"]
        case .indicator: ["POP"]
        case .sendingArea, .receivingArea: ["MEX"]
        case .procedure: ["G"]
        case .asylumMeasure: ["APPLICATIONS"]
        case .applicationType: ["N"]
        case .decisionLevel: ["FI"]
        case .countUnit: ["P"]
        case .criterionArea: ["MEX"]
        case .permitMeasure: ["FIRST"]
        case .permitReason: ["_T", "WORK"]
        case .permitDuration: ["_T"]
        case .incidentRegion: ["MEDITERRANEAN"]
        case .route: ["CENTRAL_MEDITERRANEAN"]
        case .cause: ["DROWNING"]
        case .casualty: ["DEAD_MISSING"]
        }
    }
}
