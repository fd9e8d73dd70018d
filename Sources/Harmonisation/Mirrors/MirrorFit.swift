internal import Foundation

/// Factors by which the reports of two ends of flows come to agree as far as they can.
///
/// Each area has a factor for what it reports as destination and one for what it reports as origin.
/// With I and E the reports of destination j and origin i, `r[j] I[i,j]` is to be `s[i] E[i,j]`. Two
/// factors that are both halved agree as well, so that something must fix their level: that is the
/// form. None of the forms knows how many people moved; they say what the reports have in common.
public struct MirrorFit: Hashable, Sendable {
    /// What fixes the level of the factors, and what is made small.
    public enum Form: Hashable, Sendable {
        /// Weighted squares of differences, with one area's factor as destination held at 1. The
        /// smaller all other factors, the smaller the differences: factors shrink towards 0, the more
        /// the worse the reports agree.
        case anchored(String)
        /// Weighted squares of differences, with the sum of all reports kept.
        case sumPreserving
        /// Squares of the differences of logarithms, then the sum of all reports kept. Reports of 0
        /// take no part.
        case logarithmic
    }

    /// A corridor's reports after correction. Units: those of the reports.
    public struct Corrected: Hashable, Sendable {
        public let pair: MirrorTable.Pair
        /// The origin's report times its factor.
        public let byOrigin: Double
        /// The destination's report times its factor.
        public let byDestination: Double
        /// From 0 to 1: how far the corridor decides its own correction. At 1 it alone does.
        public let leverage: Double
    }

    public let form: Form
    /// By area, as destination and as origin.
    public let destinations: [String: Double]
    public let origins: [String: Double]
    /// The corridors that took part, in the order of the table.
    public let corrected: [Corrected]
    /// Corridors with both reports that took no part, each with why.
    public let leftOut: [(pair: MirrorTable.Pair, why: String)]

    /// Why no factors were found.
    public enum Failure: Error, Hashable, Sendable {
        /// No corridor has two reports that can take part.
        case noReports
        /// The area that is to be held at 1 reports no corridor as destination.
        case noAnchor(String)
        /// The factors are not told by the reports: too few for so many areas.
        case undetermined
    }

    /// Fits factors to the corridors that have both reports.
    ///
    /// Areas whose reports hang together with no others' have factors that cannot be compared with
    /// the others': only the largest group that hangs together takes part.
    ///
    /// - Parameter weight: of a corridor, by its reports (origin's, destination's); by default one over
    ///   their sum, as counts vary with their size. Must be above 0 and finite.
    public init(
        _ table: MirrorTable, _ form: Form,
        weight: (Double, Double) -> Double = { 1 / max($0 + $1, 1) }
    ) throws(Failure) {
        self.form = form
        let isLogarithmic = form == .logarithmic
        var usable = table.pairs.filter(\.isDouble)
        var leftOut: [(MirrorTable.Pair, String)] = []
        usable.removeAll { pair in
            let isNothing = pair.byOrigin == 0 && pair.byDestination == 0
            let isOut = isLogarithmic ? pair.ratio == nil : isNothing
            if isOut { leftOut.append((pair, isNothing ? "both report 0" : "one reports 0")) }
            return isOut
        }
        if !isLogarithmic { usable = Self.withoutSilent(usable, &leftOut) }
        let groups = MirrorGroups(usable)
        let (taking, apart) = groups.largest()
        leftOut += apart.map { ($0, "hangs together with no other reports") }
        guard !taking.isEmpty else { throw .noReports }
        let system = MirrorSystem(taking, weight: weight)
        let factors: [Double]
        switch form {
        case .anchored(let area):
            guard let place = system.destinations.firstIndex(of: area) else {
                throw .noAnchor(area)
            }
            factors = try system.anchored(place)
        case .sumPreserving: factors = try system.sumPreserving()
        case .logarithmic: factors = try system.logarithmic()
        }
        guard factors.allSatisfy(\.isFinite) else { throw .undetermined }
        let leverages = system.leverages(form)
        let count = system.destinations.count
        destinations = Dictionary(
            zip(system.destinations, factors), uniquingKeysWith: { first, _ in first })
        origins = Dictionary(
            zip(system.origins, factors.dropFirst(count)), uniquingKeysWith: { first, _ in first })
        corrected = system.rows.enumerated().map { place, row in
            Corrected(
                pair: taking[place], byOrigin: row.byOrigin * factors[count + row.origin],
                byDestination: row.byDestination * factors[row.destination],
                leverage: leverages[place])
        }
        self.leftOut = leftOut.map { (pair: $0.0, why: $0.1) }
    }

    /// Without areas that report 0 alone, which have no factor.
    private static func withoutSilent(
        _ pairs: [MirrorTable.Pair], _ leftOut: inout [(MirrorTable.Pair, String)]
    ) -> [MirrorTable.Pair] {
        var pairs = pairs
        while true {
            let loud = Set(pairs.filter { $0.byDestination ?? 0 > 0 }.map(\.destination))
            let heard = Set(pairs.filter { $0.byOrigin ?? 0 > 0 }.map(\.origin))
            let silent = pairs.filter {
                !loud.contains($0.destination) || !heard.contains($0.origin)
            }
            if silent.isEmpty { return pairs }
            leftOut += silent.map { ($0, "an area reports 0 alone") }
            pairs.removeAll(where: silent.contains)
        }
    }

    /// By what was found, not by what was left out.
    public static func == (a: MirrorFit, b: MirrorFit) -> Bool {
        a.form == b.form && a.destinations == b.destinations && a.origins == b.origins
            && a.corrected == b.corrected
    }

    /// Goes with equality.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(form)
        hasher.combine(corrected)
    }
}
