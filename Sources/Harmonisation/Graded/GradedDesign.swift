internal import Foundation

/// Which unknowns of the model a report, or a flow, is made of.
struct GradedDesign: Sendable {
    /// An unknown that many corridors share.
    enum Effect: Hashable {
        case level
        /// The undercount of a kind of report, relative to the first kind.
        case kind(GradedKind)
        case distance
        case origin(String)
        case destination(String)
        case year(Int)
        case reporter(String, MirrorEnd)
        case reporterYear(String, MirrorEnd, Int)
    }

    /// Effects that are drawn from one distribution, whose spread is estimated.
    enum Group: Int, CaseIterable, Sendable {
        case origin, destination, year, reporter, reporterYear
    }

    /// What a report or a flow is made of, and how it hangs together with others of its two areas.
    struct Item: Sendable {
        /// Whether the move goes the way of the alphabet.
        let isForward: Bool
        let year: Int
        /// Nil for the flow itself.
        let end: MirrorEnd?
        /// The place of the grade of accuracy, 3 where not graded.
        let accuracy: Int
        /// The place of the effect of who reports; nil for the flow and for one who reports nothing.
        let reporter: Int?
        let columns: [Int]
        let values: [Double]
        /// Effects of which no report tells anything.
        let unseen: [Group]
    }

    /// The kinds of report there are; the first is the one that the others are measured by.
    let kinds: [GradedKind]
    /// Places of grades of accuracy: high, medium, low, not graded.
    static let accuracies: [ReportGrade?] = [.high, .medium, .low, nil]
    private let places: [Effect: Int]
    /// Of each unknown: its group; nil for those that no distribution holds together.
    let groups: [Group?]
    /// Logarithms of distances over 1,000 km, by two areas; nil where distance is not used.
    private let lengths: [[String]: Double]?

    /// - Parameter distance: in kilometres; not used unless all pairs of areas have one.
    init(_ reports: [GradedReport], distance: ((String, String) -> Double?)?) {
        kinds = Set(reports.map { GradedKind($0.end, $0.grades.undercount) }).sorted()
        let areas = Set(reports.flatMap { [$0.origin, $0.destination] }).sorted()
        lengths = distance.flatMap { Self.lengths(areas, $0) }
        var places: [Effect: Int] = [:]
        var groups: [Group?] = []
        func add(_ effect: Effect) {
            guard places[effect] == nil else { return }
            places[effect] = groups.count
            groups.append(Self.group(effect))
        }
        add(.level)
        for kind in kinds.dropFirst() { add(.kind(kind)) }
        if lengths != nil { add(.distance) }
        for report in reports { add(.origin(report.origin)) }
        for report in reports { add(.destination(report.destination)) }
        for report in reports { add(.year(report.year)) }
        for report in reports { add(.reporter(report.reporter, report.end)) }
        for report in reports { add(.reporterYear(report.reporter, report.end, report.year)) }
        self.places = places
        self.groups = groups
    }

    /// Nil unless all pairs of areas have a distance.
    private static func lengths(
        _ areas: [String], _ distance: (String, String) -> Double?
    ) -> [[String]: Double]? {
        var lengths: [[String]: Double] = [:]
        for (place, one) in areas.enumerated() {
            for other in areas[(place + 1)...] {
                guard let length = distance(one, other), length > 0, length.isFinite else {
                    return nil
                }
                lengths[[one, other]] = log(length / 1_000)
            }
        }
        return lengths
    }

    var size: Int { groups.count }
    var usesDistance: Bool { lengths != nil }

    func place(_ effect: Effect) -> Int? { places[effect] }

    /// A report; of the same make whether it was made or not.
    func item(_ report: GradedReport) -> Item {
        var effects = flow(report.origin, report.destination, report.year)
        let kind = GradedKind(report.end, report.grades.undercount)
        if kind != kinds.first { effects.append((.kind(kind), 1)) }
        effects.append((.reporter(report.reporter, report.end), 1))
        effects.append((.reporterYear(report.reporter, report.end, report.year), 1))
        let accuracy = Self.accuracies.firstIndex(of: report.grades.accuracy) ?? 3
        return item(
            effects, report.origin < report.destination, report.year, report.end, accuracy,
            places[.reporter(report.reporter, report.end)])
    }

    /// The flow itself.
    func item(origin: String, destination: String, year: Int) -> Item {
        item(flow(origin, destination, year), origin < destination, year, nil, 3, nil)
    }

    private func flow(
        _ origin: String, _ destination: String, _ year: Int
    ) -> [(Effect, Double)] {
        var effects: [(Effect, Double)] = [
            (.level, 1), (.origin(origin), 1), (.destination(destination), 1), (.year(year), 1),
        ]
        if let lengths {
            let pair = [min(origin, destination), max(origin, destination)]
            effects.append((.distance, lengths[pair] ?? 0))
        }
        return effects
    }

    private func item(
        _ effects: [(Effect, Double)], _ isForward: Bool, _ year: Int, _ end: MirrorEnd?,
        _ accuracy: Int, _ reporter: Int?
    ) -> Item {
        var columns: [Int] = []
        var values: [Double] = []
        var unseen: [Group] = []
        for (effect, value) in effects {
            if let place = places[effect] {
                columns.append(place)
                values.append(value)
            } else if let group = Self.group(effect) {
                unseen.append(group)
            }
        }
        return Item(
            isForward: isForward, year: year, end: end, accuracy: accuracy, reporter: reporter,
            columns: columns, values: values, unseen: unseen)
    }

    private static func group(_ effect: Effect) -> Group? {
        switch effect {
        case .level, .kind, .distance: nil
        case .origin: .origin
        case .destination: .destination
        case .year: .year
        case .reporter: .reporter
        case .reporterYear: .reporterYear
        }
    }
}
