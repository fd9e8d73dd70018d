public import Vocabulary

/// A day from which land was counted under other areas than before.
public struct AreaChange: Hashable, Sendable, Identifiable {
    public enum Kind: String, Sendable {
        /// An area ended, and several followed of which none went on for it.
        case split
        /// Parts left an area that went on, under its old code or a new one.
        case separation
        /// Several areas became one.
        case merger
        /// One area followed another of the same extent.
        case succession
    }

    /// The codes before, the year and, but for 1 January, the month: `SDN736-2011-7`.
    public let id: String
    /// The first day on which the later areas were.
    public let date: CalendarDate
    /// Ids of the areas before.
    public let from: [String]
    /// Ids of the areas after; one of `from` is among them where it went on under its code.
    public let to: [String]
    /// Which of `to` went on for the one that was before: the Russian Federation for the USSR. It
    /// decides nothing about figures, but tells which later code an old one is mistaken for.
    public let continuing: String?
    /// What happened, in a sentence.
    public let summary: String

    public init(
        _ date: CalendarDate, from: [String], to: [String], continuing: String? = nil,
        _ summary: String
    ) {
        id =
            from.joined(separator: "+") + "-\(date.year)"
            + (date.month > 1 || date.day > 1 ? "-\(date.month)" : "")
        self.date = date
        self.from = from
        self.to = to
        self.continuing = continuing
        self.summary = summary
    }

    /// What sort of change it is, by how many areas there were and came to be.
    public var kind: Kind {
        if from.count > 1 { return .merger }
        if to.count == 1 { return .succession }
        return continuing == nil ? .split : .separation
    }

    /// Areas that were no more after it.
    public var ended: [String] { from.filter { !to.contains($0) } }
    /// Areas that were not before it.
    public var began: [String] { to.filter { !from.contains($0) } }
}
