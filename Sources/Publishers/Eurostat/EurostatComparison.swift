/// How sums of parts compare with the totals beside them.
struct EurostatComparison {
    private(set) var equal = 0
    private(set) var below = 0
    private(set) var above = 0
    /// The farthest, with its place among the sums.
    private(set) var worst: (gap: Double, index: Int) = (0, 0)

    /// Each figure may be rounded to five by its reporter, so sums are off by some 1.5 times
    /// the root of their number; three times that is allowed.
    mutating func compare(_ sum: Double, _ total: Double, parts: Int, _ index: Int) {
        let gap = sum - total
        if abs(gap) <= 4.5 * Double(parts + 1).squareRoot() {
            equal += 1
            return
        }
        if gap < 0 { below += 1 } else { above += 1 }
        if abs(gap) > abs(worst.gap) { worst = (gap, index) }
    }

    var compared: Int { equal + below + above }

    /// Reports the comparison as a check, where anything was compared.
    ///
    /// - Parameter place: where the sum with an index is, in words.
    func tell(
        _ name: String, _ log: inout ReadingLog, mayBeBelow: Bool, place: (Int) -> String
    ) {
        guard compared > 0 else { return }
        var found = "\(equal) of \(compared) equal"
        if below > 0 { found += ", \(below) less" }
        if above > 0 { found += ", \(above) more" }
        if worst.gap != 0 { found += "; farthest by \(worst.gap) (\(place(worst.index)))" }
        log.check(
            name, above == 0 && (mayBeBelow || below == 0), found: found,
            expected: mayBeBelow
                ? "none more; less where parts are not all shown" : "all equal but for rounding")
    }
}
