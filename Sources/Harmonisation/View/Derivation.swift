public import Cubes
public import Vocabulary

/// A figure of a publisher, as it is held.
public struct SourceFigure: Hashable, Sendable {
    public let key: SeriesKey
    public let observation: Observation
    /// The release that brought it.
    public let release: Int

    public init(key: SeriesKey, observation: Observation, release: Int) {
        self.key = key
        self.observation = observation
        self.release = release
    }
}

/// How a figure of the comparable view was made: a tree with publishers' figures as its leaves.
public indirect enum Derivation: Hashable, Sendable {
    /// As the publisher has it.
    case taken(SourceFigure)
    /// Women and men, who were printed apart.
    case sexes(women: Derivation, men: Derivation)
    /// Between two dates a year apart: half of each.
    case halfway(Derivation, Derivation)
    /// Under another least stay.
    case duration(Derivation, from: DurationFactors.LeastStay, to: DurationFactors.LeastStay)
    /// Of areas that are one at the date whose areas the view has: added up.
    case joined([Derivation])

    /// The figure. Units: those of the leaves, multipliers applied. Nil where a leaf has no number.
    public var value: Double? {
        switch self {
        case .taken(let figure): return figure.observation.scaled
        case .sexes(let women, let men):
            guard let women = women.value, let men = men.value else { return nil }
            return women + men
        case .halfway(let first, let second):
            guard let first = first.value, let second = second.value else { return nil }
            return (first + second) / 2
        case .duration(let figure, let from, let to):
            return figure.value.flatMap { ConvertedFlow($0, from: from, to: to)?.central }
        case .joined(let parts):
            let values = parts.compactMap(\.value)
            return values.count == parts.count ? values.reduce(0, +) : nil
        }
    }

    /// Between which values published factors put it; nil where none took part.
    public var range: ClosedRange<Double>? {
        switch self {
        case .taken, .halfway: return nil
        case .sexes(let women, let men):
            guard let women = women.range, let men = men.range else { return nil }
            return women.lowerBound + men.lowerBound...women.upperBound + men.upperBound
        case .duration(let figure, let from, let to):
            guard let value = figure.value,
                let result = ConvertedFlow(value, from: from, to: to)
            else { return nil }
            return result.low...result.high
        case .joined(let parts):
            guard parts.contains(where: { $0.range != nil }) else { return nil }
            let ranges = parts.compactMap { part in part.range ?? part.value.map { $0...$0 } }
            guard ranges.count == parts.count else { return nil }
            let low = ranges.reduce(0) { $0 + $1.lowerBound }
            return low...max(low, ranges.reduce(0) { $0 + $1.upperBound })
        }
    }

    /// The publishers' figures it was made of, in order.
    public var leaves: [SourceFigure] {
        switch self {
        case .taken(let figure): [figure]
        case .sexes(let first, let second), .halfway(let first, let second):
            first.leaves + second.leaves
        case .duration(let figure, _, _): figure.leaves
        case .joined(let parts): parts.flatMap(\.leaves)
        }
    }

    /// Whether anything was done beside adding what was printed.
    public var isConverted: Bool {
        switch self {
        case .taken: false
        case .sexes(let women, let men): women.isConverted || men.isConverted
        case .halfway, .duration: true
        case .joined(let parts): parts.contains(where: \.isConverted)
        }
    }
}

/// A figure of the comparable view.
public struct ViewFigure: Hashable, Sendable {
    /// Whose report was taken of a flow that both ends may report.
    public struct Side: Hashable, Sendable {
        public let end: MirrorEnd
        /// A half sentence.
        public let why: String

        public init(end: MirrorEnd, why: String) {
            self.end = end
            self.why = why
        }
    }

    public let period: Period
    public let derivation: Derivation
    /// Whose the figures before are, where this is the first of another source or end; in words.
    public let before: String?
    /// Nil for figures that have one end alone.
    public let side: Side?
    /// Why the figure before is of another area than its code says, in sentences; empty where it is
    /// not.
    public var areaBreaks: [String] = []

    public init(period: Period, derivation: Derivation, before: String?, side: Side? = nil) {
        self.period = period
        self.derivation = derivation
        self.before = before
        self.side = side
    }

    /// Whether what changes from the figure before need not be people.
    public var isBreak: Bool { before != nil || !areaBreaks.isEmpty }

    /// The source that it comes from; of several, whose areas were joined, the first.
    public var source: String { derivation.leaves.first?.key[.source] ?? "" }

    /// All sources that it comes from, in order of the figures; more than one only where areas were
    /// joined.
    public var sources: [String] {
        var seen: Set<String> = []
        return derivation.leaves.compactMap { $0.key[.source] }.filter { seen.insert($0).inserted }
    }
}
