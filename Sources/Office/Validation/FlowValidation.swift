public import Estimation

/// Estimated flows of an interval beside those that countries report, and beside net migration.
///
/// Units: persons over the interval, as estimates count them, beside moves, as reports do.
/// Missing: nil, which is not zero.
public struct FlowValidation: Sendable, Codable {
    /// How many corridors have which reports.
    public struct Coverage: Sendable, Codable, Hashable {
        /// Corridors with an estimate.
        public let estimated: Int
        /// Those of them that the origin reports.
        public let byOrigin: Int
        /// Those of them that the destination reports.
        public let byDestination: Int
        /// Those of them that both report.
        public let both: Int
        /// Reports that lack years of the interval, for which the others stand in.
        public let stretched: Int
        /// Reports left out as they have too few years of the interval.
        public let tooShort: Int
        /// Reports that several sources have, of which one was taken.
        public let several: Int
    }

    /// One method.
    public struct Method: Sendable, Codable {
        public let method: FlowMethod
        /// The sum of all its flows.
        public let worldFlow: Double
        public let converged: Bool
        /// Beside the destinations' reports; nil without any.
        public let byDestination: FlowAgreement?
        /// Beside the origins' reports; nil without any.
        public let byOrigin: FlowAgreement?
        /// Beside both at once; nil where no corridor has both.
        public let range: ReportRange?
        /// Its net migration of areas beside the published; nil where none is published.
        public let net: NetAgreement?
        /// Its net migration beside what population, births and deaths leave.
        public let implied: NetAgreement?
    }

    /// A method's agreement within a group.
    public struct Share: Sendable, Codable {
        public let method: FlowMethod
        public let agreement: FlowAgreement
    }

    /// Corridors of one sort.
    public struct Group: Sendable, Codable {
        /// The sorts.
        public enum Kind: String, Sendable, CaseIterable, Codable {
            /// The M49 subregion of the origin.
            case origin
            /// The M49 subregion of the destination.
            case destination
            /// The area whose report it is.
            case reporter
            /// How many moves are reported for the interval.
            case size
        }

        public let kind: Kind
        /// The code of the region or area; `1000` for sizes from a thousand to under ten thousand.
        public let code: String
        public let name: String
        public let methods: [Share]
    }

    /// The areas of one region.
    public struct NetGroup: Sendable, Codable {
        /// The code of the M49 region.
        public let code: String
        public let name: String
        public let methods: [NetShare]
    }

    /// A method's net migration of the areas of a group, beside the published.
    public struct NetShare: Sendable, Codable {
        public let method: FlowMethod
        public let agreement: NetAgreement
    }

    /// One area's net migration.
    public struct Net: Sendable, Codable {
        public let area: String
        public let name: String
        /// As published; nil where it is not.
        public let published: Double?
        /// Growth of the population less births plus deaths; nil where one of them is missing.
        public let implied: Double?
        /// By the code of each method.
        public let estimates: [String: Double]
    }

    /// One corridor with a report.
    public struct Corridor: Sendable, Codable {
        public let origin: String
        public let destination: String
        /// Moves over the interval as the origin reports them.
        public let byOrigin: Double?
        /// Moves over the interval as the destination reports them.
        public let byDestination: Double?
        /// By the code of each method.
        public let estimates: [String: Double]
    }

    /// What people counted better at the second date do to the estimates.
    public struct Sensitivity: Sendable, Codable {
        public let change: CoverageChange
        /// The name of the area; nil for all areas.
        public let name: String?
        /// How many more people are counted.
        public let people: Double
        public let methods: [FlowSensitivity]
    }

    public let interval: FlowInterval
    /// SOURCE of the stocks.
    public let stocks: String
    /// SOURCE of population, births, deaths and published net migration.
    public let population: String
    /// CRITERION of the reports.
    public let criterion: String
    /// The sources whose reports took part.
    public let sources: [String]
    public let coverage: Coverage
    /// The origins' reports, as if they were estimates of the destinations': what agreement reports
    /// have among themselves. Nil where no corridor has both.
    public let reports: FlowAgreement?
    /// The end whose reports the groups are beside: the destination, unless only origins report.
    public let side: ReportedFlows.End
    public let methods: [Method]
    public let groups: [Group]
    public let netGroups: [NetGroup]
    /// The areas with an estimate, the largest published net migration first.
    public let net: [Net]
    /// The corridors with a report, the largest first.
    public let corridors: [Corridor]
    public let sensitivity: [Sensitivity]
    /// What a reader must know.
    public let notes: [String]
}

/// What to set beside reports.
public struct FlowValidationRequest: Sendable, Hashable {
    /// Nil for the last interval with reports, or the last of all where there are none.
    public var interval: FlowInterval?
    public var methods: [FlowMethod] = FlowMethod.allCases
    /// SOURCE of the stocks; nil takes the one that estimates take.
    public var stocks: String?
    /// SOURCE of births, deaths and population; nil takes the one that estimates take.
    public var population: String?
    /// Where reports may come from, the one to take first; empty for all.
    public var sources: [String] = []
    /// The most areas whose coverage is changed, those with most migrants first; 0 for none.
    public var sensitiveAreas = 0

    /// All methods, all reports by previous residence, without changes of coverage.
    public init(interval: FlowInterval? = nil) { self.interval = interval }
}
