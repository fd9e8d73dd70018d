/// A report of a flow by one of its ends, with how good it was graded.
public struct GradedReport: Hashable, Sendable {
    public let origin: String
    public let destination: String
    public let year: Int
    public let end: MirrorEnd
    /// Units: people or moves, the same in all reports. 0 or more and finite.
    public let value: Double
    public let grades: ReportGrades

    public init(
        origin: String, destination: String, year: Int, end: MirrorEnd, value: Double,
        grades: ReportGrades = ReportGrades()
    ) {
        self.origin = origin
        self.destination = destination
        self.year = year
        self.end = end
        self.value = value
        self.grades = grades
    }

    /// The area that reports.
    var reporter: String { end == .origin ? origin : destination }

    /// The two areas, whichever way people move.
    var pair: [String] { [min(origin, destination), max(origin, destination)] }
}

/// A kind of report that the model gives a level of its own: an end, with a grade of undercount.
public struct GradedKind: Hashable, Sendable, Comparable {
    public let end: MirrorEnd
    /// Nil where the report was not graded.
    public let undercount: ReportGrade?

    public init(_ end: MirrorEnd, _ undercount: ReportGrade?) {
        self.end = end
        self.undercount = undercount
    }

    /// By how well such reports are thought to count: destinations before origins, low undercount
    /// before high, graded before not graded.
    public static func < (a: GradedKind, b: GradedKind) -> Bool { a.order < b.order }

    private var order: Int {
        let grade = undercount.map { ReportGrade.allCases.firstIndex(of: $0) ?? 0 } ?? 3
        return (end == .destination ? 0 : 4) + grade
    }

    /// In words, such as `the destination's reports with a low undercount`.
    public var words: String {
        "the \(end.name)'s reports "
            + (undercount.map { "with a \($0.rawValue) undercount" }
                ?? "whose undercount was not graded")
    }
}
