/// The arithmetic that made one flow, in parts that add up to it.
///
/// Units: persons.
public struct FlowExplanation: Sendable {
    /// The method.
    public let method: FlowMethod
    /// The origin.
    public let from: String
    /// The destination.
    public let to: String
    /// The flow.
    public let flow: Double
    /// People born in the origin living in the destination at both dates, as published.
    public let stock: (start: Double, end: Double)
    /// Births of the interval in origin and destination.
    public let births: (from: Double, to: Double)
    /// Deaths of the interval in origin and destination.
    public let deaths: (from: Double, to: Double)
    /// The corridor's own stock cell step by step; nil for methods that adjust nothing.
    public let adjustment: (start: CellAdjustment, end: CellAdjustment)?
    /// The flow by where the people were born; nil where the method does not know.
    public let split: FlowSplit?
    /// Set where the flow is above both published stocks.
    public let flag: FlowFlag?
    /// The parts.
    public let arithmetic: Arithmetic

    /// The parts of a flow by family of methods.
    public enum Arithmetic: Sendable {
        /// Stock differences that were counted or dropped.
        case differences([StockDifference])
        /// A share of a world total.
        case rate(RateShare)
        /// People by birthplace, in the order of birthplaces.
        case birthplaces([BirthplaceContribution])
    }

    /// What the parts add up to.
    public var sum: Double {
        switch arithmetic {
        case .differences(let list): list.reduce(0) { $0 + $1.amount }
        case .rate(let share): share.amount
        case .birthplaces(let list): list.reduce(0) { $0 + $1.amount }
        }
    }
}

/// A change in a stock and what a flow takes from it.
public struct StockDifference: Sendable, Equatable {
    /// How a change was read.
    public enum Reading: String, Sendable {
        /// An increase: moves from the country of birth.
        case outward
        /// A decrease: moves back to the country of birth.
        case returning
        /// A decrease that counts for nothing.
        case dropped
        /// A change that belongs to the opposite flow, or none at all.
        case unused
    }

    /// Where they were born.
    public let birthplace: String
    /// Where they live.
    public let area: String
    /// The stock at the start.
    public let start: Double
    /// The stock at the end.
    public let end: Double
    /// How the change was read.
    public let reading: Reading
    /// What the flow takes from it.
    public let amount: Double

    /// The change.
    public var change: Double { end - start }
}

/// A share of a world total of moves: amount = worldTotal x stock / migrantStock.
public struct RateShare: Sendable, Equatable {
    /// The world total of moves that is shared out.
    public let worldTotal: Double
    /// Whether the total is that of closed accounting, not one that was given.
    public let totalIsEstimated: Bool
    /// People born in the origin living in the destination at the start.
    public let stock: Double
    /// All people who live outside their area of birth at the start.
    public let migrantStock: Double
    /// The flow.
    public let amount: Double

    /// Moves for each migrant in the stock; the same for every corridor. 0 where there are none.
    public var rate: Double { migrantStock == 0 ? 0 : worldTotal / migrantStock }
}

/// The people of one birthplace in a flow: amount = weight x outflow x inflow / total, or with a
/// seed weight x the fitted cell.
public struct BirthplaceContribution: Sendable, Equatable {
    /// Where they were born.
    public let birthplace: String
    /// The extreme that this is part of.
    public let kind: AccountingPart.Kind
    /// The share of the extreme in the estimate.
    public let weight: Double
    /// People of the birthplace who leave the origin (minimum) or lived there (independence).
    public let outflow: Double
    /// People of the birthplace who come to the destination, or live there.
    public let inflow: Double
    /// All people of the birthplace who move, or all there are.
    public let total: Double
    /// The seed of the corridor; nil where every corridor is alike.
    public let seed: Double?
    /// What this adds to the flow.
    public let amount: Double
}
