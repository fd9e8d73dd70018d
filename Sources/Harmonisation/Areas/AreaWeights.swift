public import Vocabulary

/// How much of an area's figure belongs to each of its parts: who says so, from which figures, of which
/// date.
///
///     AreaWeights(
///         of: "SUN", proportionalTo: ["RUS": 80, "UKR": 15, ...],
///         basis: "stocks of UNDESA_2024 in 1995", axis: .origin, counterpart: "DEU")
///
/// Sets of another basis are other opinions on the same: a figure moved by several carries their
/// spread.
public struct AreaWeights: Hashable, Sendable {
    /// Which end of a corridor the weights hold for.
    public enum Axis: String, Sendable {
        case origin, destination, either
    }

    /// Id of the area that is divided.
    public let whole: String
    /// The share of each part, by id. They sum to 1.
    public let shares: [String: Double]
    /// What parts stand for where that is not today's extent: Serbia with Kosovo, as the United Nations
    /// count it.
    public let extents: [String: AreaExtent]
    /// Who says so, from which figures: shown with each figure that was moved by them.
    public let basis: String
    /// The date of the figures that the shares are from.
    public let date: CalendarDate?
    public let axis: Axis
    /// The area at the other end for which alone they hold; nil for any. Weights of a corridor's own
    /// other end go before general ones of the same basis.
    public let counterpart: String?

    /// - Throws: ``AreaMoveError`` for shares that are below 0 or do not sum to 1 within a billionth.
    public init(
        of whole: String, shares: [String: Double], basis: String, date: CalendarDate? = nil,
        axis: Axis = .either, counterpart: String? = nil, extents: [String: AreaExtent] = [:]
    ) throws(AreaMoveError) {
        if let bad = shares.sorted(by: { $0.key < $1.key }).first(where: {
            !($0.value >= 0 && $0.value.isFinite)
        }) {
            throw AreaMoveError(
                kind: .weights(
                    "\(whole), part \(bad.key): found \(bad.value), expected a share from 0 to 1"))
        }
        let sum = shares.values.reduce(0, +)
        guard abs(sum - 1) <= 1e-9 else {
            throw AreaMoveError(
                kind: .weights("\(whole): the shares sum to \(sum), expected 1"))
        }
        self.whole = whole
        self.shares = shares
        self.extents = extents
        self.basis = basis
        self.date = date
        self.axis = axis
        self.counterpart = counterpart
    }

    /// Shares in proportion to figures of the parts.
    ///
    /// - Throws: ``AreaMoveError`` for a figure that is none, or where they sum to 0.
    public init(
        of whole: String, proportionalTo figures: [String: Double], basis: String,
        date: CalendarDate? = nil, axis: Axis = .either, counterpart: String? = nil,
        extents: [String: AreaExtent] = [:]
    ) throws(AreaMoveError) {
        let sum = figures.values.reduce(0, +)
        guard sum > 0, sum.isFinite else {
            throw AreaMoveError(
                kind: .weights("\(whole): the parts' figures sum to \(sum), expected more than 0"))
        }
        try self.init(
            of: whole, shares: figures.mapValues { $0 / sum }, basis: basis, date: date, axis: axis,
            counterpart: counterpart, extents: extents)
    }
}

/// Weights by who says so, ready to be asked.
struct AreaWeightBook {
    /// The bases, in the order in which they were given: the first one is the central one.
    let bases: [String]
    private var found: [String: [(weights: AreaWeights, whole: AreaExtent, parts: [Part])]] = [:]

    private typealias Part = (extent: AreaExtent, share: Double)

    /// - Throws: ``AreaMoveError`` for weights of an area or of parts without extent, and for parts that
    ///   overlap or lie outside.
    init(_ all: [AreaWeights], _ history: AreaHistory) throws(AreaMoveError) {
        var bases: [String] = []
        for weights in all {
            guard let whole = history.extent(of: weights.whole) else {
                throw AreaMoveError(kind: .noExtent(weights.whole))
            }
            var parts: [Part] = []
            var seen = AreaExtent([])
            for (id, share) in weights.shares.sorted(by: { $0.key < $1.key }) {
                guard let extent = weights.extents[id] ?? history.extent(of: id) else {
                    throw AreaMoveError(kind: .noExtent(id))
                }
                guard extent.isWithin(whole), !extent.overlaps(seen) else {
                    throw AreaMoveError(
                        kind: .weights(
                            "\(weights.whole), part \(id): it lies outside or overlaps another part"
                        ))
                }
                seen = seen.union(extent)
                parts.append((extent, share))
            }
            if !bases.contains(weights.basis) { bases.append(weights.basis) }
            found[weights.basis, default: []].append((weights, whole, parts))
        }
        self.bases = bases
    }

    /// The share of a part in an extent, by each basis; a basis that says nothing of it follows the
    /// first that does. Nil where none says anything.
    func shares(
        of part: AreaExtent, in extent: AreaExtent, axis: AreaWeights.Axis, counterpart: String
    ) -> (values: [Double], bases: [String])? {
        let said = bases.map { basis -> Double? in
            let sets = found[basis, default: []].filter {
                ($0.weights.axis == axis || $0.weights.axis == .either || axis == .either)
                    && ($0.weights.counterpart ?? counterpart) == counterpart
            }
            let ranked = sets.sorted { rank($0.weights) > rank($1.weights) }
            return ranked.lazy.compactMap { share(of: part, in: extent, $0.whole, $0.parts) }.first
        }
        guard let first = said.lazy.compactMap({ $0 }).first else { return nil }
        return (
            said.map { $0 ?? first }, zip(bases, said).filter { $1 != nil }.map(\.0)
        )
    }

    private func rank(_ weights: AreaWeights) -> Int {
        (weights.counterpart == nil ? 0 : 2) + (weights.axis == .either ? 0 : 1)
    }

    private func share(
        of part: AreaExtent, in extent: AreaExtent, _ whole: AreaExtent, _ parts: [Part]
    ) -> Double? {
        guard extent.isWithin(whole) else { return nil }
        let inside = parts.filter { $0.extent.overlaps(extent) }
        let covered = inside.reduce(AreaExtent([])) { $0.union($1.extent) }
        guard covered == extent else { return nil }
        let all = inside.reduce(0) { $0 + $1.share }
        let chosen = inside.filter { $0.extent.overlaps(part) }
        guard all > 0, chosen.allSatisfy({ $0.extent.isWithin(part) }) else { return nil }
        return chosen.reduce(0) { $0 + $1.share } / all
    }
}
