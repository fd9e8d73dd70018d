/// Years in words.
public enum YearRanges {
    /// Years in order, those that follow one another as a range: `2000, 2010-2014`.
    public static func text(_ years: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for year in years {
            if let last = ranges.last, last.upperBound == year - 1 {
                ranges[ranges.count - 1] = last.lowerBound...year
            } else {
                ranges.append(year...year)
            }
        }
        return ranges.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
        }.joined(separator: ", ")
    }
}
