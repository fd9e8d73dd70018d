/// The tables in which everything is kept. `TIME_PERIOD` follows the listed dimensions.
///
/// Workspaces keep the place of a case in this list: a new one comes last.
public enum Dataflow: String, CaseIterable, Sendable {
    /// People living in an area at a date, by where they come from.
    case stock = "DF_STOCK"
    /// Moves or transitions over a period.
    case flow = "DF_FLOW"
    /// Refugees, asylum-seekers and others of concern, by origin and area of asylum.
    case displaced = "DF_DISPLACED"
    /// Population and its components by area.
    case population = "DF_POPULATION"
    /// Money sent from one area to another.
    case remittance = "DF_REMITTANCE"
    /// Applications for asylum and what was decided on them, by origin and area of asylum.
    case asylum = "DF_ASYLUM"
    /// People who leave an area to live in another, by citizenship or birth: what they are, not
    /// where they go.
    case emigration = "DF_EMIGRATION"
    /// Permits to stay, by citizenship and issuing area.
    case permit = "DF_PERMIT"
    /// People who became citizens of an area, by the citizenship they held before.
    case acquisition = "DF_ACQUISITION"
    /// As `displaced`, by sex and age. The publisher's totals of the two differ.
    case displacedAge = "DF_DISPLACED_AGE"
    /// People who died or disappeared on the way, by region, route and cause of the incident.
    case deaths = "DF_DEATHS"

    /// The dimensions of a series key, in order.
    public var dimensions: [DimensionID] {
        switch self {
        case .stock: [.freq, .source, .origin, .destination, .criterion, .sex, .age]
        case .flow:
            [.freq, .source, .origin, .destination, .criterion, .sex, .age, .reporter, .method]
        case .displaced: [.freq, .source, .origin, .destination, .popType]
        case .population: [.freq, .source, .refArea, .indicator, .sex, .age]
        case .remittance: [.freq, .source, .sendingArea, .receivingArea, .method]
        case .asylum:
            [
                .freq, .source, .origin, .destination, .procedure, .asylumMeasure,
                .applicationType, .decisionLevel, .countUnit, .sex, .age,
            ]
        case .emigration: [.freq, .source, .refArea, .criterionArea, .criterion, .sex, .age]
        case .permit:
            [
                .freq, .source, .origin, .destination, .permitMeasure, .permitReason,
                .permitDuration, .sex, .age,
            ]
        case .acquisition: [.freq, .source, .origin, .destination, .sex, .age]
        case .displacedAge: [.freq, .source, .origin, .destination, .popType, .sex, .age]
        case .deaths: [.freq, .source, .incidentRegion, .route, .cause, .casualty]
        }
    }

    /// Whether figures of different periods may be added: flows may where their periods
    /// do not overlap, stocks never. Asylum and permits have both: applications of a year and
    /// those pending at its end, permits issued and those valid.
    public var addsOverTime: Bool {
        switch self {
        case .flow, .remittance, .emigration, .acquisition, .deaths: true
        case .stock, .displaced, .population, .asylum, .permit, .displacedAge: false
        }
    }

    /// The English title.
    public var title: String {
        switch self {
        case .stock: "Migrant stocks by origin and destination"
        case .flow: "Migration flows by origin and destination"
        case .displaced: "Refugees, asylum-seekers and others of concern"
        case .population: "Population, births, deaths and net migration"
        case .remittance: "Remittances by sending and receiving area"
        case .asylum: "Asylum applications and decisions"
        case .emigration: "Emigration by citizenship or country of birth"
        case .permit: "Residence permits by citizenship and issuing area"
        case .acquisition: "Acquisitions of citizenship"
        case .displacedAge: "Refugees, asylum-seekers and others of concern by sex and age"
        case .deaths: "Deaths and disappearances during migration"
        }
    }

    /// Where a dimension stands in the key; nil where the dataflow lacks it.
    public func index(of dimension: DimensionID) -> Int? {
        dimensions.firstIndex(of: dimension)
    }
}
