internal import Cubes

/// How many figures changed, and the usual measures of the revised ones.
public struct RevisionCounts: Sendable, Hashable {
    /// Figures by what became of them.
    public private(set) var counts: [Revision.Kind: Int] = [:]
    /// Revised figures with a difference.
    private var compared = 0
    private var sum = 0.0
    private var absoluteSum = 0.0
    private var sumBefore = 0.0
    /// The unit of the revised figures; figures of several units have no mean.
    private var unit: String?
    private var hasSeveralUnits = false

    mutating func add(_ revision: Revision) {
        counts[revision.kind, default: 0] += 1
        guard let difference = revision.difference, let old = revision.before?.observation,
            let before = old.scaled
        else { return }
        let unit = old.attributes[.unitMeasure]
        if compared == 0 { self.unit = unit }
        if self.unit != unit { hasSeveralUnits = true }
        compared += 1
        sum += difference
        absoluteSum += abs(difference)
        sumBefore += abs(before)
    }

    /// Figures of a kind.
    public subscript(kind: Revision.Kind) -> Int { counts[kind] ?? 0 }

    /// Figures that changed in any way.
    public var total: Int { counts.values.reduce(0, +) }

    /// The mean of the differences of revised figures, ups and downs against each other; nil
    /// without any, or where they are in several units. Units: as the figures.
    public var meanRevision: Double? { mean(sum) }

    /// The mean size of the differences of revised figures; nil as for the mean.
    public var meanAbsoluteRevision: Double? { mean(absoluteSum) }

    /// The differences' sizes as a share of the revised figures as they were before, together;
    /// nil as for the mean, and where these were all zero.
    public var relativeMeanAbsoluteRevision: Double? {
        guard compared > 0, !hasSeveralUnits, sumBefore > 0, (absoluteSum / sumBefore).isFinite
        else { return nil }
        return absoluteSum / sumBefore
    }

    private func mean(_ total: Double) -> Double? {
        guard compared > 0, !hasSeveralUnits, total.isFinite else { return nil }
        return total / Double(compared)
    }
}
