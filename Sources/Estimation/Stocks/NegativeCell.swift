/// One of the two dates between which flows are estimated.
public enum StockDate: String, Sendable, CaseIterable {
    case start, end
}

/// An adjusted stock below zero: a sign that open accounting took off more than was there.
public struct NegativeCell: Sendable, Equatable {
    /// Where they were born.
    public let birthplace: String
    /// Where they live.
    public let area: String
    /// The date of the stock.
    public let date: StockDate
    /// The adjusted stock. Units: persons.
    public let value: Double
}
