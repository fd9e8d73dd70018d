/// Areas of which none shares anything with another: "the world as of 1990".
public struct AreaFrame: Hashable, Sendable {
    /// What each area stands for.
    public let areas: [String: AreaExtent]
    private let areaOfPart: [String: String]

    /// A frame of one's own.
    ///
    /// - Throws: ``AreaMoveError`` where two areas share a part.
    public init(_ areas: [String: AreaExtent]) throws(AreaMoveError) {
        var seen: [String: String] = [:]
        for (id, extent) in areas.sorted(by: { $0.key < $1.key }) {
            for part in extent.parts.sorted() {
                if let other = seen.updateValue(id, forKey: part) {
                    throw AreaMoveError(kind: .overlap(other, id), parts: [part])
                }
            }
        }
        self.init(disjoint: areas)
    }

    init(disjoint areas: [String: AreaExtent]) {
        self.areas = areas
        areaOfPart = Dictionary(
            areas.flatMap { id, extent in extent.parts.map { ($0, id) } },
            uniquingKeysWith: { min($0, $1) })
    }

    /// The area that has a part; nil where the frame has not got it.
    public func area(withPart part: String) -> String? { areaOfPart[part] }

    /// The areas that have something of an extent, sorted.
    public func areas(in extent: AreaExtent) -> [String] {
        Set(extent.parts.compactMap { areaOfPart[$0] }).sorted()
    }

    /// How an area of this frame stands to those of another, by their ids: the same, part of one, union
    /// of several, overlapping with some. Empty for an id the frame lacks.
    public func relations(
        of id: String, to other: AreaFrame
    ) -> [(area: String, relation: AreaExtent.Relation)] {
        guard let extent = areas[id] else { return [] }
        return other.areas(in: extent).compactMap { area in
            other.areas[area].map { (area, extent.relation(to: $0)) }
        }
    }
}

/// Why figures could not be laid over areas at all.
public struct AreaMoveError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// Two codes stand for something in common, and neither lies within the other.
        case overlap(String, String)
        /// A code of which nobody says what it covers: an aggregate, or one the register lacks.
        case noExtent(String)
        /// A figure that is not a finite number of at least 0.
        case notAFigure(String, Double)
        /// Weights that are no shares.
        case weights(String)
    }

    public let kind: Kind
    /// What the two have in common, for an overlap; else empty.
    public let parts: [String]

    init(kind: Kind, parts: [String] = []) {
        self.kind = kind
        self.parts = parts
    }

    public var description: String {
        switch kind {
        case .overlap(let one, let other):
            "areas \(one) and \(other): both stand for \(parts.joined(separator: ", ")), and neither "
                + "lies within the other; expected areas apart or one within the other"
        case .noExtent(let code):
            "area \(code): an aggregate or unknown; expected an area that stands for a place"
        case .notAFigure(let place, let value):
            "figure of \(place): found \(value), expected a finite number of 0 or more"
        case .weights(let why): "weights: \(why)"
        }
    }
}
