/// A count of an area beside the number it was held against.
public struct AreaCount: Sendable, Equatable {
    /// The area.
    public let area: String
    /// The count. Units: persons.
    public let count: Double
    /// What it was held against. Units: persons.
    public let limit: Double

    /// By how much the count is above the limit.
    public var excess: Double { count - limit }
}
