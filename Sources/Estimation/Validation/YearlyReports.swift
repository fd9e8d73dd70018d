/// Yearly reports brought to the length of an interval between two mid-years.
///
/// Formula: with weight 1/2 for the first and the last year and 1 for those between, the weighted
/// mean of the years that are reported, times the years of the interval. With all years reported it
/// is ``MidYearInterval``'s sum; with some missing the others stand in for them, and `covered` says so.
/// Units: those of the yearly figures. It remains a sum of moves, not a number of people.
/// Source: Abel and Cohen 2022, Scientific Data 9, take five times the mean of the years; half weights
/// for the years that the interval cuts are ours.
public struct YearlyReports: Sendable, Hashable {
    /// The moves of the interval.
    public let total: Double
    /// The share of the interval that is reported: above 0, at most 1.
    public let covered: Double

    /// - Parameters:
    ///   - first: the year in whose middle the interval begins.
    ///   - last: the year in whose middle it ends.
    ///   - least: how much of the interval must be reported, from 0 to 1.
    ///   - yearly: the figure of a calendar year; nil is missing, which is not zero.
    /// - Returns: nil where too little is reported, or the years are not in order.
    public init?(from first: Int, to last: Int, least: Double, yearly: (Int) -> Double?) {
        guard first < last else { return nil }
        var (sum, weight) = (0.0, 0.0)
        for year in first...last {
            guard let count = yearly(year) else { continue }
            let share = year == first || year == last ? 0.5 : 1
            sum += share * count
            weight += share
        }
        let length = Double(last - first)
        guard weight > 0, weight >= least * length else { return nil }
        total = sum / weight * length
        covered = weight / length
    }
}
