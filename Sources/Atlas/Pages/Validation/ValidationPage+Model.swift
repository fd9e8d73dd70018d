public import Estimation

/// Estimated flows of an interval beside reported ones and net migration.
public enum ValidationPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// In words: `mid-2010 to mid-2015`; nil where nothing can be estimated.
        public var period: String?
        public var intervals: [Interval]
        public var methods: [Method]
        public var coverage: Coverage
        /// What agreement the two ends' reports have among themselves, the origin's taken as an
        /// estimate of the destination's.
        public var reports: FlowAgreement?
        /// The end whose reports the groups are beside: `destination` or `origin`.
        public var side: String
        public var groups: [GroupTable]
        /// The largest corridors with a report.
        public var corridors: [CorridorRow]
        public var netRegions: [NetRegion]
        public var netAreas: [NetArea]
        public var sensitivity: [Sensitivity]
        public var notes: [String]
        public var sources: [SourceNote]

        /// A page without figures, to be filled.
        public init(intervals: [Interval] = [], notes: [String] = [], sources: [SourceNote] = []) {
            self.intervals = intervals
            self.notes = notes
            self.sources = sources
            methods = []
            coverage = Coverage(estimated: 0, byOrigin: 0, byDestination: 0, both: 0)
            side = "destination"
            groups = []
            corridors = []
            netRegions = []
            netAreas = []
            sensitivity = []
        }
    }

    /// An interval to choose.
    public struct Interval: Hashable, Sendable {
        public let start: Int
        public let end: Int
        public let hasReports: Bool
        public let isShown: Bool

        public init(start: Int, end: Int, hasReports: Bool, isShown: Bool) {
            self.start = start
            self.end = end
            self.hasReports = hasReports
            self.isShown = isShown
        }
    }

    /// Numbers of corridors: with an estimate, and of these with which reports.
    public struct Coverage: Hashable, Sendable {
        public let estimated: Int
        public let byOrigin: Int
        public let byDestination: Int
        public let both: Int

        public init(estimated: Int, byOrigin: Int, byDestination: Int, both: Int) {
            self.estimated = estimated
            self.byOrigin = byOrigin
            self.byDestination = byDestination
            self.both = both
        }
    }

    /// One method; nil where there is nothing to measure.
    public struct Method: Hashable, Sendable {
        public let label: MethodLabel
        public let byDestination: FlowAgreement?
        public let byOrigin: FlowAgreement?
        public let range: ReportRange?
        public let net: NetAgreement?
        /// Beside what population, births and deaths leave.
        public let implied: NetAgreement?
        /// Reports of the side that is shown with the estimates, in any order.
        public let points: [Point]

        public init(
            label: MethodLabel, byDestination: FlowAgreement?, byOrigin: FlowAgreement?,
            range: ReportRange?, net: NetAgreement?, implied: NetAgreement?, points: [Point]
        ) {
            self.label = label
            self.byDestination = byDestination
            self.byOrigin = byOrigin
            self.range = range
            self.net = net
            self.implied = implied
            self.points = points
        }
    }

    /// A corridor of a picture. Units: moves, persons.
    public struct Point: Hashable, Sendable {
        public let origin: String
        public let destination: String
        public let report: Double
        public let estimate: Double

        public init(origin: String, destination: String, report: Double, estimate: Double) {
            self.origin = origin
            self.destination = destination
            self.report = report
            self.estimate = estimate
        }
    }

    /// Corridors of several sorts, a row each.
    public struct GroupTable: Hashable, Sendable {
        /// Such as `By region of destination`.
        public let title: String
        public let rows: [GroupRow]

        public init(title: String, rows: [GroupRow]) {
            self.title = title
            self.rows = rows
        }
    }

    /// Corridors of one sort, with the agreement of each method in the order of the methods.
    public struct GroupRow: Hashable, Sendable {
        public let name: String
        public let agreements: [FlowAgreement]

        public init(name: String, agreements: [FlowAgreement]) {
            self.name = name
            self.agreements = agreements
        }
    }

    /// A corridor's reports and estimates, in the order of the methods.
    public struct CorridorRow: Hashable, Sendable {
        public let origin: AreaLabel
        public let destination: AreaLabel
        public let byOrigin: Figure
        public let byDestination: Figure
        public let estimates: [Figure]

        public init(
            origin: AreaLabel, destination: AreaLabel, byOrigin: Figure, byDestination: Figure,
            estimates: [Figure]
        ) {
            self.origin = origin
            self.destination = destination
            self.byOrigin = byOrigin
            self.byDestination = byDestination
            self.estimates = estimates
        }
    }

    /// The areas of a region, with the agreement of each method in the order of the methods.
    public struct NetRegion: Hashable, Sendable {
        public let name: String
        public let agreements: [NetAgreement]

        public init(name: String, agreements: [NetAgreement]) {
            self.name = name
            self.agreements = agreements
        }
    }

    /// An area's net migration as published, as population, births and deaths leave it, and by each
    /// method.
    public struct NetArea: Hashable, Sendable {
        public let area: AreaLabel
        public let published: Figure
        public let implied: Figure
        public let estimates: [Figure]

        public init(area: AreaLabel, published: Figure, implied: Figure, estimates: [Figure]) {
            self.area = area
            self.published = published
            self.implied = implied
            self.estimates = estimates
        }
    }

    /// What one percent of coverage does to each method, in the order of the methods.
    public struct Sensitivity: Hashable, Sendable {
        public let who: CoverageChange.Who
        /// The area; nil for all.
        public let area: AreaLabel?
        /// How many more people are counted.
        public let people: Double
        public let methods: [FlowSensitivity]

        public init(
            who: CoverageChange.Who, area: AreaLabel?, people: Double, methods: [FlowSensitivity]
        ) {
            self.who = who
            self.area = area
            self.people = people
            self.methods = methods
        }
    }
}
