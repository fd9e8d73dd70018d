public import Vocabulary

/// The interval between two mid-year stocks, for which flows are estimated.
public struct FlowInterval: Hashable, Sendable, Codable {
    public let start: Int
    public let end: Int

    /// Refuses an end that is not after the start.
    public init?(start: Int, end: Int) {
        guard Period(midYear: start, to: end) != nil else { return nil }
        self.start = start
        self.end = end
    }

    /// From 1 July of the first year to 1 July of the last.
    public var period: Period? { Period(midYear: start, to: end) }

    /// The FREQ code: `A5` for five years, `A` for one.
    public var frequency: String { end - start == 1 ? "A" : "A\(end - start)" }
}
