internal import Foundation

/// A plain way to foretell a report, which a model must do better than.
public enum GradedPlainWay: String, CaseIterable, Hashable, Sendable, Codable {
    /// The other end's report of the year, times one factor for all reports of an end.
    case oneFactor = "one-factor"
    /// The same, with a factor for each reporter and end.
    case factorByReporter = "factor-by-reporter"
    /// The same end's report of the nearest other year, the earlier one of two.
    case nearestYear = "nearest-year"

    /// In words.
    public var words: String {
        switch self {
        case .oneFactor: "the other end's report times one factor"
        case .factorByReporter: "the other end's report times the reporter's factor"
        case .nearestYear: "its own report of the nearest year"
        }
    }
}

/// Plain ways as far as reports tell of them. Logarithms are spread as Gauss has it, with one variance.
struct GradedPlain {
    private struct Series: Hashable {
        let origin: String
        let destination: String
        let end: MirrorEnd

        init(_ report: GradedReport, _ end: MirrorEnd) {
            origin = report.origin
            destination = report.destination
            self.end = end
        }
    }

    private struct Side: Hashable {
        let reporter: String
        let end: MirrorEnd
    }

    /// Means with the variance about them.
    private struct Means<Key: Hashable> {
        private(set) var means: [Key: Double] = [:]
        private(set) var variance = 0.0

        init(_ values: [(Key, Double)]) {
            let groups = Dictionary(grouping: values, by: \.0).mapValues { $0.map(\.1) }
            means = groups.mapValues { $0.reduce(0, +) / Double($0.count) }
            let squares = values.reduce(0.0) { sum, value in
                let off = value.1 - (means[value.0] ?? 0)
                return sum + off * off
            }
            let freedom = values.count - groups.count
            variance = freedom > 0 ? squares / Double(freedom) : 0
        }
    }

    private let logs: [Series: [Int: Double]]
    private let byEnd: Means<MirrorEnd>
    private let bySide: Means<Side>
    private let change: Double

    /// - Parameter reports: those that are known, each once, in an order that is always the same.
    init(_ reports: [GradedReport]) {
        var logs: [Series: [Int: Double]] = [:]
        for report in reports {
            logs[Series(report, report.end), default: [:]][report.year] = log(report.value + 0.5)
        }
        self.logs = logs
        let ratios = reports.compactMap { report -> (GradedReport, Double)? in
            logs[Series(report, report.end.other)]?[report.year].map {
                (report, log(report.value + 0.5) - $0)
            }
        }
        byEnd = Means(ratios.map { ($0.0.end, $0.1) })
        bySide = Means(ratios.map { (Side(reporter: $0.0.reporter, end: $0.0.end), $0.1) })
        let changes = reports.compactMap { report in
            Self.nearest(logs[Series(report, report.end)] ?? [:], report.year).map {
                log(report.value + 0.5) - $0
            }
        }
        change =
            changes.isEmpty ? 0 : changes.reduce(0) { $0 + $1 * $1 } / Double(changes.count)
    }

    private static func nearest(_ years: [Int: Double], _ year: Int) -> Double? {
        years.filter { $0.key != year }
            .min { (abs($0.key - year), $0.key) < (abs($1.key - year), $1.key) }?.value
    }

    /// What a report would be, by each way that can tell.
    func estimates(_ report: GradedReport) -> [GradedPlainWay: GradedEstimate] {
        var estimates: [GradedPlainWay: GradedEstimate] = [:]
        func add(_ way: GradedPlainWay, _ center: Double?, _ variance: Double) {
            guard let center, variance > 0 else { return }
            estimates[way] = GradedEstimate(
                center: center, steady: variance, yearly: 0, lasting: 0, added: 0.5)
        }
        let other = logs[Series(report, report.end.other)]?[report.year]
        let factor = byEnd.means[report.end]
        let own = bySide.means[Side(reporter: report.reporter, end: report.end)]
        add(.oneFactor, other.flatMap { other in factor.map { other + $0 } }, byEnd.variance)
        add(.factorByReporter, other.flatMap { other in own.map { other + $0 } }, bySide.variance)
        add(
            .nearestYear, Self.nearest(logs[Series(report, report.end)] ?? [:], report.year), change
        )
        return estimates
    }
}
