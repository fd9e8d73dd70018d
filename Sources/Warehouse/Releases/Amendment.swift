public import Cubes
public import Vocabulary

/// What somebody sends in to change about one series, in the order in which it is to be done.
///
/// The changes are those of SDMX's actions. Changing what is not held is no fault: merging and
/// replacing insert it, deleting it does nothing, and both are counted.
public struct Amendment: Hashable, Sendable {
    public let key: SeriesKey
    public let changes: [Change]

    public init(key: SeriesKey, changes: [Change]) {
        self.key = key
        self.changes = changes
    }

    /// One change of a series.
    public enum Change: Hashable, Sendable {
        /// SDMX `Append` up to version 3.0: adds an observation; one that is held stays as it is.
        case append(Observation)
        /// SDMX `Merge`, and `Append` from version 3.1 on: changes the parts given and keeps the
        /// rest, or adds an observation of these parts.
        case merge(ObservationParts)
        /// SDMX `Replace`: puts the whole observation in the place of what was held.
        case replace(Observation)
        /// SDMX `Delete` with a key and a period.
        case deleteObservation(Period)
        /// SDMX `Delete` with a key, a period and values of components.
        case deleteParts(Period, ComponentChoice)
        /// SDMX `Delete` with a key alone: every observation of the series.
        case deleteSeries
    }
}

/// Some parts of an observation; nil, and attributes that are not listed, are not given.
public struct ObservationParts: Hashable, Sendable {
    public var period: Period
    public var value: ObservedValue?
    public var status: ObservationStatus?
    public var attributes: AttributeSet
    /// Row of what was sent in, from 1; 0 where it has no rows.
    public var row: Int
    public var column: Int
    public var sheet: Int

    public init(
        period: Period, value: ObservedValue? = nil, status: ObservationStatus? = nil,
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
}

/// Components of an observation to be deleted.
public struct ComponentChoice: Hashable, Sendable {
    /// The value: the observation stays, with the value not reported, as long as it has a status
    /// or attributes that say something; else it goes.
    public var value: Bool
    /// The status, which becomes the usual one.
    public var status: Bool
    public var attributes: Set<AttributeID>

    public init(value: Bool = false, status: Bool = false, attributes: Set<AttributeID> = []) {
        self.value = value
        self.status = status
        self.attributes = attributes
    }
}

/// What changes of observations did. Units: changes; deleting a series counts each observation.
public struct AmendmentCounts: Hashable, Sendable, Codable {
    /// Observations that were not held and are now.
    public var inserted = 0
    /// Observations that were held and say something else now.
    public var changed = 0
    /// Observations that were held and said the same, or that an append left as they were.
    public var unchanged = 0
    /// Observations deleted.
    public var deleted = 0
    /// Deletions of what was not held.
    public var absent = 0

    public init() {}
}
