/// A flow larger than the community it should have fed: more people moved from i to j in the
/// interval than people born in i lived in j at either date, as published.
///
/// Returns and transit of people born elsewhere can do that without fault. Where already the people
/// born in the origin exceed both stocks, the adjustment of the stocks made the flow, and it says
/// little about the world.
public struct FlowFlag: Sendable, Equatable {
    /// The origin.
    public let from: String
    /// The destination.
    public let to: String
    /// The flow. Units: persons.
    public let flow: Double
    /// The part of it born in the origin; nil where the method knows no birthplaces.
    public let outward: Double?
    /// People born in the origin living in the destination at the start, as published.
    public let stockStart: Double
    /// The same at the end.
    public let stockEnd: Double

    /// Whether people born in the origin alone are more than lived there at either date.
    public var isMadeByAdjustment: Bool {
        outward.map { $0 > max(stockStart, stockEnd) } ?? false
    }
}
