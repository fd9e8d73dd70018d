public import Cubes
public import Vocabulary

/// What the warehouse knows of codes: which release brought which, and what is there now.
///
/// The structures are made of this and of what the program fixes, and of nothing else, so that the
/// same input gives the same versions.
public struct FoundCodes: Hashable, Sendable {
    /// The codes that a release brought.
    public struct Arrival: Hashable, Sendable {
        public var release: Int
        /// Whether everybody may see the release, or might before it was withdrawn.
        public var isPublic: Bool
        /// By dimension. Codes that came before, or that the program fixes, may be among them and
        /// are passed over.
        public var codes: [DimensionID: Set<String>]
        /// The values of UNIT_MEASURE, under the same rule.
        public var units: Set<String>

        public init(
            release: Int, isPublic: Bool, codes: [DimensionID: Set<String>],
            units: Set<String> = []
        ) {
            self.release = release
            self.isPublic = isPublic
            self.codes = codes
            self.units = units
        }
    }

    /// What a dataflow holds for whoever looks.
    public struct Holding: Hashable, Sendable {
        /// By dimension, the codes that occur.
        public var codes: [DimensionID: Set<String>]
        /// The period that begins first; nil where there is no observation.
        public var first: Period?
        /// The period that ends last; nil where there is no observation.
        public var last: Period?
        public var series: Int
        public var observations: Int

        public init(
            codes: [DimensionID: Set<String>], first: Period?, last: Period?, series: Int,
            observations: Int
        ) {
            self.codes = codes
            self.first = first
            self.last = last
            self.series = series
            self.observations = observations
        }
    }

    /// In the order in which the releases became public, those that are not yet public after them
    /// by id. A release that was withdrawn after it had been public stays where it was; one that
    /// was refused before is not listed. Releases without new codes may be left out.
    public var arrivals: [Arrival]
    /// Dataflows without series may be left out.
    public var holdings: [Cubes.Dataflow: Holding]
    /// A number that grows whenever `holdings` changes: how many releases are public or were,
    /// withdrawals included. It is in the versions of what is said of the present.
    public var state: Int

    public init(
        arrivals: [Arrival] = [], holdings: [Cubes.Dataflow: Holding] = [:], state: Int = 0
    ) {
        self.arrivals = arrivals
        self.holdings = holdings
        self.state = state
    }
}
