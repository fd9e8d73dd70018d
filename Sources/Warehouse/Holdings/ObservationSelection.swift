/// Which observations of the series that are taken are taken. Nil takes all.
public struct ObservationSelection: Sendable {
    /// For each index of `Holdings.periods` whether it is taken.
    public var periods: [Bool]?
    /// For each index of `Holdings.attributeSets` whether it is taken.
    public var attributes: [Bool]?
    /// For each ASCII letter whether a status is taken; 256 of them.
    public var statuses: [Bool]?
    public var values: ValueRanges?
    /// Asked for each value, or nil where it is missing: for what ranges cannot say.
    public var value: (@Sendable (Double?) -> Bool)?
    /// At most that many of each series, from the first on.
    public var first: Int?
    /// At most that many of each series, up to the last.
    public var last: Int?

    public init() {}

    /// Leaves of the observations of one series the first and last that are asked for.
    public func trim(_ taken: inout [Int]) {
        guard let most else { return }
        let first = max(0, first ?? 0)
        guard taken.count > most else { return }
        taken.removeSubrange(first..<(first + taken.count - most))
    }

    /// The most observations of one series; nil for any number.
    var most: Int? {
        guard first != nil || last != nil else { return nil }
        let (sum, overflow) = max(0, first ?? 0).addingReportingOverflow(max(0, last ?? 0))
        return overflow ? .max : sum
    }

    /// Whether any observation of a taken series is taken.
    var takesAll: Bool {
        periods == nil && attributes == nil && statuses == nil && values == nil && value == nil
    }
}

/// Numbers within any of some ranges.
public struct ValueRanges: Hashable, Sendable {
    /// Ascending, and apart from each other.
    private let ranges: [ClosedRange<Double>]
    /// Whether an observation is taken whose value is missing.
    private let takesMissing: Bool
    /// Whether what is no number is taken.
    private let takesNaN: Bool

    /// - Parameters:
    ///   - ranges: in any order; they may overlap.
    ///   - takesMissing: whether an observation is taken whose value is missing.
    ///   - takesNaN: whether what is no number is taken.
    public init(_ ranges: [ClosedRange<Double>], takesMissing: Bool, takesNaN: Bool) {
        var apart: [ClosedRange<Double>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = apart.last, range.lowerBound <= last.upperBound {
                apart[apart.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                apart.append(range)
            }
        }
        self.ranges = apart
        self.takesMissing = takesMissing
        self.takesNaN = takesNaN
    }

    /// What both take.
    public func intersection(_ other: ValueRanges) -> ValueRanges {
        var both: [ClosedRange<Double>] = []
        var left = ranges[...]
        var right = other.ranges[...]
        while let a = left.first, let b = right.first {
            let low = max(a.lowerBound, b.lowerBound)
            let high = min(a.upperBound, b.upperBound)
            if low <= high { both.append(low...high) }
            if a.upperBound < b.upperBound { left.removeFirst() } else { right.removeFirst() }
        }
        return ValueRanges(
            both, takesMissing: takesMissing && other.takesMissing,
            takesNaN: takesNaN && other.takesNaN)
    }

    /// Whether a value is taken, or that there is none.
    ///
    /// Cost: a binary search in the ranges.
    @inline(__always)
    public func takes(_ number: Double, isMissing: Bool) -> Bool {
        if isMissing { return takesMissing }
        if ranges.count == 1 {
            if number.isNaN { return takesNaN }
            return ranges[0].lowerBound <= number && number <= ranges[0].upperBound
        }
        return search(number)
    }

    private func search(_ number: Double) -> Bool {
        if number.isNaN { return takesNaN }
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= number
    }
}
