/// A figure of an area, or of an origin and a destination, in another frame than its source's, with the
/// path that it came.
public struct MovedFigure: Hashable, Sendable {
    /// What was done to get it.
    public enum Kind: String, Sendable {
        /// As its source has it: one figure of the same extent.
        case same
        /// Figures of parts added up: as exact as they are.
        case sum
        /// A part of a figure by weights, alone or among others.
        case weighted
        /// Not known: something that belongs to it is not.
        case unknown
    }

    /// One figure of the source on its way here.
    public struct Step: Hashable, Sendable {
        /// The pair of the source's codes; in a table of one axis the destination is empty.
        public let pair: AreaPair
        /// The source's figure.
        public let figure: Double
        /// How much of it came here, by each basis of weights in their order; just 1 where all of it
        /// did.
        public let shares: [Double]
        /// The bases that said so; empty where all of it came.
        public let bases: [String]

        /// The share by the first basis.
        public var share: Double { shares.first ?? 1 }
    }

    /// Why a figure is not known.
    public enum Gap: Hashable, Sendable {
        /// The source has no figure for these parts of the origin.
        case origin(parts: Set<String>)
        /// The source has no figure for these parts of the destination.
        case destination(parts: Set<String>)
        /// Both ends lay in this area of the source, which does not count who moved within it.
        case within(String)
        /// The figure of this area of the source would have to be divided, and no weights say how.
        case noWeights(String)
    }

    /// What it stands for.
    public let origin: AreaExtent
    public let destination: AreaExtent
    /// All that was found, by each basis of weights in their order; at least one value.
    public let found: [Double]
    public let steps: [Step]
    /// Empty where the figure is whole.
    public let gaps: Set<Gap>

    /// The figure, by the first basis of weights; nil where anything that belongs to it is unknown.
    public var value: Double? { gaps.isEmpty ? found.first : nil }
    /// The least and the most by any basis; both the value where one basis or none was asked, which says
    /// nothing of how sure it is.
    public var low: Double? { gaps.isEmpty ? found.min() : nil }
    public var high: Double? { gaps.isEmpty ? found.max() : nil }

    /// How it was made.
    public var kind: Kind {
        guard gaps.isEmpty else { return .unknown }
        if steps.contains(where: { !$0.bases.isEmpty }) { return .weighted }
        return steps.count > 1 ? .sum : .same
    }
}

extension MovedFigure.Gap: CustomStringConvertible {
    public var description: String {
        switch self {
        case .origin(let parts):
            "no figure for the origin's part \(parts.sorted().joined(separator: ", "))"
        case .destination(let parts):
            "no figure for the destination's part \(parts.sorted().joined(separator: ", "))"
        case .within(let area): "within \(area), which does not count who moves inside"
        case .noWeights(let area): "no weights to divide \(area)"
        }
    }
}

/// A table in another frame.
public struct MovedTable: Sendable {
    /// A figure of the source that came nowhere, and why.
    public struct LeftOut: Hashable, Sendable {
        /// Why a figure was left out.
        public enum Reason: Hashable, Sendable {
            /// Origin and destination are one area now, so nobody moved between areas.
            case withinOne(String)
            /// Its people are counted in this code of the source too.
            case countedIn(String)
            /// Its people are counted in codes of the source that are finer.
            case countedInParts
            /// The frame has nothing there.
            case outsideFrame
        }
        public let pair: AreaPair
        /// The source's figure.
        public let figure: Double
        /// How much of it, by the first basis of weights; 1 for all, nil where nobody can say.
        public let share: Double?
        public let reason: Reason
    }

    /// By origin and destination of the frame. A pair that is not there: see the subscripts.
    public let figures: [AreaPair: MovedFigure]
    /// Sorted by pair.
    public let leftOut: [LeftOut]
    let absence: Absence

    /// The figure of a pair; where the source has none at all, 0 if it lists everybody and both ends,
    /// else nil: unknown.
    public subscript(origin: String, destination: String) -> MovedFigure? {
        let pair = AreaPair(origin, destination)
        return figures[pair] ?? absence.nobody(pair)
    }

    /// The figure of an area in a table of one axis.
    public subscript(area: String) -> MovedFigure? { self[area, AreaTable.oneAxis] }

    /// What pairs are of which the source says nothing.
    struct Absence: Sendable {
        let kind: AreaTable.Absent
        let origins: AreaFrame
        let destinations: AreaFrame
        /// What the source's destinations are, without those that repeat others.
        let standing: [String: AreaExtent]
        let bases: Int

        func nobody(_ pair: AreaPair) -> MovedFigure? {
            guard kind == .nobody, pair.origin != pair.destination,
                let origin = origins.areas[pair.origin],
                let destination = destinations.areas[pair.destination]
            else { return nil }
            let asked = standing.values.filter { $0.overlaps(destination) }
            guard destination.isWithin(asked.reduce(AreaExtent([])) { $0.union($1) }),
                !asked.contains(where: { $0.overlaps(origin) })
            else { return nil }
            return MovedFigure(
                origin: origin, destination: destination,
                found: Array(repeating: 0, count: bases), steps: [], gaps: [])
        }
    }
}
