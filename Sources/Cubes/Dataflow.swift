/// The six tables in which everything is kept. `TIME_PERIOD` follows the listed dimensions.
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
        }
    }

    /// Whether figures of different periods may be added: flows may where their periods
    /// do not overlap, stocks never. Asylum has both: applications of a year, and those
    /// pending at its end.
    public var addsOverTime: Bool {
        switch self {
        case .flow, .remittance: true
        case .stock, .displaced, .population, .asylum: false
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
        }
    }

    /// Where a dimension stands in the key; nil where the dataflow lacks it.
    public func index(of dimension: DimensionID) -> Int? {
        dimensions.firstIndex(of: dimension)
    }
}
