public import Cubes
public import Vocabulary

/// The observations of one dataflow, in the order of its ``SeriesColumns``: what they say, without
/// where they stood.
///
/// Cost: 22 bytes an observation.
public struct ObservationColumns: Sendable {
    /// Index into `Holdings.periods`, which are in order.
    public internal(set) var periods: [UInt32]
    /// 0 where there is a reason in its place.
    public internal(set) var values: [Double]
    /// 0 where there is a value, else the code of the reason why it is missing.
    public internal(set) var reasons: [UInt8]
    /// The ASCII letter of the status.
    public internal(set) var statuses: [UInt8]
    /// Index into `Holdings.attributeSets`.
    public internal(set) var attributes: [UInt32]
    /// The release that brought the observation.
    public internal(set) var releases: [UInt32]

    init(count: Int) {
        periods = Array(repeating: 0, count: count)
        values = Array(repeating: 0, count: count)
        reasons = Array(repeating: 0, count: count)
        statuses = Array(repeating: 0, count: count)
        attributes = Array(repeating: 0, count: count)
        releases = Array(repeating: 0, count: count)
    }

    /// The value, or the reason why there is none.
    public func value(_ index: Int) -> ObservedValue {
        if reasons[index] == 0 { return .number(values[index]) }
        return .missing(MissingReason(rawValue: reasons[index]) ?? .notReported)
    }

    /// The status as it is written.
    public func status(_ index: Int) -> ObservationStatus {
        ObservationStatus(rawValue: String(UnicodeScalar(statuses[index]))) ?? .normal
    }

    /// Whether two observations say the same of the same period.
    public func says(_ a: Int, sameAs b: Int) -> Bool {
        periods[a] == periods[b] && reasons[a] == reasons[b] && statuses[a] == statuses[b]
            && attributes[a] == attributes[b]
            && values[a].bitPattern == values[b].bitPattern
    }
}
