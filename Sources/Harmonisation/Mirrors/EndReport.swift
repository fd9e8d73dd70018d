/// One of the two ends of a corridor, which both may report the same flow.
public enum MirrorEnd: String, CaseIterable, Hashable, Sendable, Codable {
    /// Reports people leaving.
    case origin = "ORIGIN"
    /// Reports people arriving.
    case destination = "DESTINATION"

    /// The end in words.
    public var name: String { self == .origin ? "origin" : "destination" }

    /// The end at which the same flow is reported too.
    public var other: MirrorEnd { self == .origin ? .destination : .origin }
}

/// How large something is that experts graded in words.
public enum ReportGrade: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case low, medium, high

    public static func < (a: ReportGrade, b: ReportGrade) -> Bool { a.order < b.order }

    private var order: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}

/// How much a report misses and how sure it is, where that was graded.
public struct ReportGrades: Hashable, Sendable {
    /// How many of the moves are missed: a high undercount is a bad grade. Nil where not graded.
    public var undercount: ReportGrade?
    /// How sure the report is: a high accuracy is a good grade. Nil where not graded.
    public var accuracy: ReportGrade?

    public init(undercount: ReportGrade? = nil, accuracy: ReportGrade? = nil) {
        self.undercount = undercount
        self.accuracy = accuracy
    }

    /// Reads grades out of a remark, such as `undercount high; accuracy medium`.
    ///
    /// Other parts of the remark are passed over, and a grade in other words is none.
    public init(remark: String) {
        for part in remark.split(separator: ";") {
            let words = part.lowercased().split(whereSeparator: \.isWhitespace)
            guard words.count == 2, let grade = ReportGrade(rawValue: String(words[1])) else {
                continue
            }
            if words[0] == "undercount" { undercount = grade }
            if words[0] == "accuracy" { accuracy = grade }
        }
    }
}

/// What one end reports of a flow. Units: people or moves, the same at both ends.
public struct EndReport: Hashable, Sendable {
    /// 0 or more and finite; anything else counts as no report.
    public let value: Double
    /// How long somebody must stay, or be away, to be counted; nil where it is not said.
    public let leastStay: DurationFactors.LeastStay?
    public let grades: ReportGrades

    public init(
        _ value: Double, leastStay: DurationFactors.LeastStay? = nil,
        grades: ReportGrades = ReportGrades()
    ) {
        self.value = value
        self.leastStay = leastStay
        self.grades = grades
    }

    var isReport: Bool { value >= 0 && value.isFinite }
}
