/// Closes the gap between the world totals at the two dates, half on each side, on the
/// native-born cells in proportion to them.
///
/// Formula: with gap G and native-born N1, N2, start natives times 1 + G / (2 N1) and end natives
/// times 1 - G / (2 N2).
/// Source: Abel 2018, International Migration Review 52(3); Abel and Cohen 2019, Scientific Data 6.
enum WorldBalance {
    /// - Parameter gap: the end total less the start total, less any growth that is meant to stay.
    static func close(
        _ gap: Double, start: inout Matrix, end: inout Matrix, areas: Int
    ) throws(EstimationError) {
        guard gap != 0 else { return }
        try scaleNatives(of: &start, by: gap / 2, areas, "at the start")
        try scaleNatives(of: &end, by: -gap / 2, areas, "at the end")
    }

    private static func scaleNatives(
        of table: inout Matrix, by change: Double, _ areas: Int, _ date: String
    ) throws(EstimationError) {
        let natives = (0..<areas).reduce(0) { $0 + table[$1, $1] }
        guard natives + change >= 0, natives > 0 else {
            throw EstimationError(
                .impossible, place: "world balance, native-born \(date)", found: "\(natives)",
                expected: "more than \(-change): half the gap between the world totals")
        }
        let factor = 1 + change / natives
        for j in 0..<areas { table[j, j] *= factor }
    }
}
