/// What an estimate of a flow, or of what an end would report of it, can go by.
public enum GradedGround: String, CaseIterable, Hashable, Sendable, Codable {
    /// Of a flow: the reports of both ends. Of a report: the other end's of the year, and its own of
    /// other years.
    case both
    /// Of a flow: the report of one end. Of a report: the other end's alone.
    case single
    /// Of a flow: reports of other years. Of a report: its own of other years.
    case otherYears = "other-years"
    /// No report of the corridor; perhaps one of the opposite direction.
    case nothing

    /// In words, by what was left out.
    public var words: String {
        switch self {
        case .both: "a report, with the other end's of the year and its own of other years known"
        case .single: "an end's reports of a corridor, with the other end's known"
        case .otherYears: "all reports of a corridor in a year, with other years known"
        case .nothing: "all reports of a corridor"
        }
    }

    /// - Parameter others: what else is reported of the corridor, in the same direction.
    init(_ item: GradedDesign.Item, others: [GradedDesign.Item]) {
        let isSeriesKnown = others.contains { GradedVariances.isLasting(item, $0) }
        let ends = Set(others.filter { $0.year == item.year }.compactMap(\.end))
        if item.end == nil {
            self =
                ends.count == 2
                ? .both : ends.count == 1 ? .single : others.isEmpty ? .nothing : .otherYears
        } else if isSeriesKnown {
            self = ends.isEmpty ? .otherYears : .both
        } else {
            self = others.isEmpty ? .nothing : .single
        }
    }
}
