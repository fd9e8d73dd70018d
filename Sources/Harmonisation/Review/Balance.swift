internal import Cubes
internal import Foundation
internal import Vocabulary

/// A change over an interval between two times, in years: 2015.5 is 1 July 2015.
struct Balance {
    let label: String
    let source: String
    let area: String
    let from: Double
    let to: Double
    let value: Double
    let evidence: [ReviewEvidence]

    init(
        label: String, source: String, area: String, from: Double, to: Double, value: Double,
        evidence: [ReviewEvidence]
    ) {
        self.label = label
        self.source = source
        self.area = area
        self.from = from
        self.to = to
        self.value = value
        self.evidence = evidence
    }

    /// The sum of years over an interval; half of a year that is half in it. Nil unless all are
    /// there.
    ///
    /// - Parameter years: by year the figure of the table.
    init?(
        summing years: [Int: (row: Int, figure: Int)], _ table: ReviewTable, label: String,
        source: String, area: String, from: Double, to: Double
    ) {
        guard to > from, to - from <= 20 else { return nil }
        var total = 0.0
        var evidence: [ReviewEvidence] = []
        for year in Int(from.rounded(.down))..<Int(to.rounded(.up)) {
            guard let item = years[year] else { return nil }
            let share = min(to, Double(year + 1)) - max(from, Double(year))
            total += share * table.value[item.figure]
            if let found = table.evidence("of these years", item.row, item.figure) {
                evidence.append(found)
            }
        }
        self.init(
            label: label, source: source, area: area, from: from, to: to, value: total,
            evidence: evidence)
    }
}
