/// Births or deaths between the middle of one year and the middle of another.
///
/// Formula: half of the first year, the years between in full, half of the last.
/// Units: those of the yearly figures.
/// Missing: a year without a figure leaves the interval without one.
/// Source: stocks refer to 1 July, vital events to calendar years (UN, World Population Prospects).
public enum MidYearInterval {
    /// The count of an interval; nil where a year is missing or the years are not in order.
    ///
    /// - Parameters:
    ///   - first: the year in whose middle the interval begins.
    ///   - last: the year in whose middle it ends.
    ///   - yearly: the figure of a calendar year.
    public static func total(
        from first: Int, to last: Int, yearly: (Int) -> Double?
    ) -> Double? {
        guard first < last else { return nil }
        var sum = 0.0
        for year in first...last {
            guard let count = yearly(year) else { return nil }
            sum += year == first || year == last ? count / 2 : count
        }
        return sum
    }
}
