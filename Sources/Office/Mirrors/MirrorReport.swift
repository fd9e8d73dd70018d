/// The flows of a period as both of their ends report them: what there is, how far the two are
/// apart, and factors that bring them together.
public struct MirrorReport: Sendable, Codable {
    /// How many corridors have which reports.
    public struct Coverage: Sendable, Codable {
        public let both: Int
        public let onlyOrigin: Int
        public let onlyDestination: Int
    }

    /// An area's reports beside its partners'. Units: as reported, summed over corridors with both.
    public struct Side: Sendable, Codable {
        public let area: String
        public let corridors: Int
        public let own: Double
        public let partners: Double
        /// The middle one of own over partners'; nil where none can be formed.
        public let medianRatio: Double?
        /// What the area's reports are to be multiplied by; nil where it took no part.
        public let factor: Double?
    }

    /// A corridor whose two reports differ as those of hardly any other do.
    public struct Outlier: Sendable, Codable {
        public let origin: String
        public let destination: String
        public let byOrigin: Double
        public let byDestination: Double
        /// The destination's over the origin's.
        public let ratio: Double
        /// In robust standard deviations of the logarithm.
        public let distance: Double
    }

    /// A corridor's reports after correction.
    public struct Corridor: Sendable, Codable {
        public let origin: String
        public let destination: String
        public let byOrigin: Double
        public let byDestination: Double
        public let correctedByOrigin: Double
        public let correctedByDestination: Double
        /// From 0 to 1: how far it alone decides its own correction.
        public let leverage: Double
    }

    public let period: String
    public let sources: [String]
    public let criterion: String
    public let sex: String
    /// What fixes the level of the factors.
    public let form: String
    public let coverage: Coverage
    /// The middle ratio of the destination's report to the origin's; nil without double reports.
    public let medianRatio: Double?
    public let destinations: [Side]
    public let origins: [Side]
    public let outliers: [Outlier]
    /// Those that took part; empty where no factors were found.
    public let corridors: [Corridor]
    /// The sum of all corrected reports over that of all reports: below 1, the factors shrank.
    public let level: Double?
    /// What a reader must know.
    public let notes: [String]
}
