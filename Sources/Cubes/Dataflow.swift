/// The five tables in which everything is kept. `TIME_PERIOD` follows the listed dimensions.
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

    /// The dimensions of a series key, in order.
    public var dimensions: [DimensionID] {
        switch self {
        case .stock: [.freq, .source, .origin, .destination, .criterion, .sex, .age]
        case .flow:
            [.freq, .source, .origin, .destination, .criterion, .sex, .age, .reporter, .method]
        case .displaced: [.freq, .source, .origin, .destination, .popType]
        case .population: [.freq, .source, .refArea, .indicator, .sex, .age]
        case .remittance: [.freq, .source, .sendingArea, .receivingArea, .method]
        }
    }

    /// Whether figures of different periods may be added: flows may where their periods
    /// do not overlap, stocks never.
    public var addsOverTime: Bool {
        switch self {
        case .flow, .remittance: true
        case .stock, .displaced, .population: false
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
        }
    }

    /// Where a dimension stands in the key; nil where the dataflow lacks it.
    public func index(of dimension: DimensionID) -> Int? {
        dimensions.firstIndex(of: dimension)
    }
}
