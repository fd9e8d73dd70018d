/// A flow by where the people who move were born.
///
/// Units: persons; the three add up to the flow.
public struct FlowSplit: Sendable, Equatable {
    /// Born in the area they leave.
    public let outward: Double
    /// Born in the area they move to.
    public let returning: Double
    /// Born elsewhere.
    public let transit: Double

    /// The flow.
    public var total: Double { outward + returning + transit }
}
