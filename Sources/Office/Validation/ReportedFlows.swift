internal import Cubes
internal import Estimation
public import Vocabulary
internal import Warehouse

/// Yearly flows of both sexes between single areas as their two ends report them, in memory.
///
/// Units: moves a year. Missing: absent, which is not zero. Cost: one entry for each figure.
public struct ReportedFlows: Sendable {
    /// Which end of a corridor reports.
    public enum End: String, Sendable, CaseIterable, Codable {
        case origin = "ORIGIN"
        case destination = "DESTINATION"
    }

    /// A report brought to the length of an interval.
    public struct Report: Sendable, Hashable {
        /// Units: moves over the interval.
        public let total: Double
        /// The share of the interval that is reported.
        public let covered: Double
        public let source: String
        /// Whether other sources report as much.
        public let hasOthers: Bool
    }

    private struct Corridor: Hashable {
        let origin: String
        let destination: String
        let end: End
    }

    private struct Years {
        let source: String
        let values: [Int: Double]
    }

    /// What makes a migrant in these reports.
    public let criterion: Criterion
    /// The sources, the one to take first.
    public let sources: [String]
    private var found: [Corridor: [Years]] = [:]

    /// Reads the reports of one criterion.
    ///
    /// - Parameters:
    ///   - sources: where reports may come from, the one to take first; empty for all, in the order of
    ///     ``SourceChoice``.
    ///   - release: the state after that release; nil is the current one.
    /// - Throws: ``OfficeError`` for a source without such reports.
    public init(
        _ office: Office, _ criterion: Criterion = .previousResidence, sources: [String] = [],
        asOf release: Int? = nil
    ) throws {
        self.criterion = criterion
        let pattern = KeyPattern(.flow).with(.criterion, criterion.rawValue)
            .with(.sex, Sex.total.rawValue).with(.age, AgeGroup.total.code).with(.method, "_Z")
            .with(.freq, "A").with(.reporter, Set(End.allCases.map(\.rawValue)))
        let held = try office.held(pattern, asOf: release)
        let there = Set(held.compactMap { $0.series.key[.source] })
        for source in sources where !there.contains(source) {
            throw OfficeError(
                kind: .notFound, place: "source \(source)",
                found: "no yearly flows by \(criterion.name) that an end reports",
                expected: there.isEmpty
                    ? "flows imported first" : "one of " + there.sorted().joined(separator: ", "))
        }
        self.sources = sources.isEmpty ? SourceChoice.ranked(Array(there)) : sources
        let ranks = Dictionary(
            self.sources.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for item in held {
            let key = item.series.key
            guard let origin = key[.origin], let destination = key[.destination],
                origin != destination, let end = key[.reporter].flatMap(End.init),
                let source = key[.source], ranks[source] != nil,
                [origin, destination].allSatisfy({ office.areas.area($0)?.isAggregate == false })
            else { continue }
            var values: [Int: Double] = [:]
            for observation in item.series.observations {
                guard let year = observation.period.calendarYear, let value = observation.scaled
                else { continue }
                values[year] = value
            }
            let corridor = Corridor(origin: origin, destination: destination, end: end)
            found[corridor, default: []].append(Years(source: source, values: values))
        }
        for corridor in found.keys {
            found[corridor]?.sort { ranks[$0.source] ?? .max < ranks[$1.source] ?? .max }
        }
    }

    /// Whether there are any.
    public var isEmpty: Bool { found.isEmpty }

    /// The report of one end of a corridor for an interval, of the first source that reports enough.
    ///
    /// - Parameter least: how much of the interval must be reported.
    /// - Returns: nil where none does; see ``hasSome(from:to:by:_:)``.
    public func report(
        from origin: String, to destination: String, by end: End, _ interval: FlowInterval,
        least: Double
    ) -> Report? {
        let corridor = Corridor(origin: origin, destination: destination, end: end)
        let enough = (found[corridor] ?? []).compactMap { years in
            YearlyReports(from: interval.start, to: interval.end, least: least) {
                years.values[$0]
            }.map { (years.source, $0) }
        }
        return enough.first.map { source, reports in
            Report(
                total: reports.total, covered: reports.covered, source: source,
                hasOthers: enough.count > 1)
        }
    }

    /// Whether one end of a corridor reports any year of an interval.
    public func hasSome(
        from origin: String, to destination: String, by end: End, _ interval: FlowInterval
    ) -> Bool {
        report(from: origin, to: destination, by: end, interval, least: 0) != nil
    }

    /// Whether any corridor has enough reports for an interval.
    public func covers(_ interval: FlowInterval, least: Double) -> Bool {
        found.keys.contains {
            report(
                from: $0.origin, to: $0.destination, by: $0.end, interval, least: least) != nil
        }
    }
}
