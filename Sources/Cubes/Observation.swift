public import Vocabulary

/// A value, or the reason why there is none. Missing is never zero.
public enum ObservedValue: Hashable, Sendable {
    /// In the unit and multiplier that the attributes state.
    case number(Double)
    case missing(MissingReason)

    /// The number, where there is one.
    public var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }
}

/// One figure of a series.
public struct Observation: Hashable, Sendable {
    public var period: Period
    public var value: ObservedValue
    public var status: ObservationStatus
    public var attributes: AttributeSet
    /// Row of the source table, from 1; 0 where the figure was computed.
    public var row: Int
    /// Column of the source table, from 1; 0 where the figure was computed.
    public var column: Int
    /// The source sheet's place in its release's list of sheets, from 0.
    public var sheet: Int

    public init(
        period: Period, value: ObservedValue, status: ObservationStatus = .normal,
        attributes: AttributeSet = .none, row: Int = 0, column: Int = 0, sheet: Int = 0
    ) {
        self.period = period
        self.value = value
        self.status = status
        self.attributes = attributes
        self.row = row
        self.column = column
        self.sheet = sheet
    }

    /// The number with its power of ten applied: persons rather than thousands.
    public var scaled: Double? {
        value.number.map { $0 * attributes.multiplier }
    }

    /// Whether two observations say the same, wherever they stood.
    public func says(sameAs other: Observation) -> Bool {
        period == other.period && value == other.value && status == other.status
            && attributes == other.attributes
    }
}

/// A series: a key and its observations by period.
public struct Series: Hashable, Sendable {
    public let key: SeriesKey
    /// Ordered by period; each period once.
    public var observations: [Observation]

    public init(key: SeriesKey, observations: [Observation]) {
        self.key = key
        self.observations = observations
    }

    /// The observation of a period; binary search.
    public subscript(period: Period) -> Observation? {
        var low = 0
        var high = observations.count
        while low < high {
            let middle = (low + high) / 2
            if observations[middle].period < period { low = middle + 1 } else { high = middle }
        }
        guard low < observations.count, observations[low].period == period else { return nil }
        return observations[low]
    }
}
