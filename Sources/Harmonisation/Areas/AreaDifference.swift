/// The change of a figure between two dates, as far as areas allow to speak of one.
public enum AreaDifference: Hashable, Sendable {
    /// Both figures are of the same.
    case sound(Double)
    /// Both were moved to one frame first: the change by the first basis of weights, and the least and
    /// the most by any.
    case harmonised(Double, low: Double, high: Double)
    /// Refused: they are figures of different things.
    case broken([AreaBreak])
    /// One of them, or something that belongs to it, is not known.
    case unknown

    /// The change, where there is one to speak of.
    public var value: Double? {
        switch self {
        case .sound(let value), .harmonised(let value, _, _): value
        case .broken, .unknown: nil
        }
    }
}

/// A figure as its source has it, with what its codes cover: one area, or origin and destination.
public struct CoveredFigure: Hashable, Sendable {
    /// Nil where it is missing.
    public let value: Double?
    public let areas: [CoveredArea]

    public init(_ value: Double?, _ areas: [CoveredArea]) {
        self.value = value
        self.areas = areas
    }
}

extension AreaHistory {
    /// The second figure less the first, unless they are of different things.
    ///
    /// - Parameters: figures of one series at two dates, their areas in one order.
    public func difference(_ first: CoveredFigure, _ second: CoveredFigure) -> AreaDifference {
        let breaks = zip(first.areas, second.areas).compactMap { areaBreak($0, $1) }
        guard breaks.isEmpty else { return .broken(breaks) }
        guard let before = first.value, let after = second.value,
            first.areas.count == second.areas.count
        else { return .unknown }
        return .sound(after - before)
    }
}

extension MovedFigure {
    /// The change from this figure to a later one of the same frame, moved by weights of the same bases;
    /// unknown where either is, and where they stand for different areas.
    public func change(to later: MovedFigure) -> AreaDifference {
        guard let value, let next = later.value, origin == later.origin,
            destination == later.destination
        else { return .unknown }
        let changes =
            found.count == later.found.count
            ? zip(later.found, found).map { $0 - $1 }
            : later.found.flatMap { after in found.map { after - $0 } }
        return .harmonised(
            next - value, low: changes.min() ?? next - value, high: changes.max() ?? next - value)
    }
}
