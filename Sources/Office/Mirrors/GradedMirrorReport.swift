/// Flows of a period as they best go with the reports of both ends, with how sure they are.
public struct GradedMirrorReport: Sendable, Codable {
    /// What reports of one end and grade count of all moves.
    public struct Kind: Sendable, Codable {
        /// ORIGIN or DESTINATION.
        public let end: String
        /// low, medium or high; nil where not graded.
        public let undercount: String?
        public let reports: Int
        /// Relative to the reference, whose share is 1 by assumption.
        public let share: Double
        /// Hold the share with a probability of 0.95.
        public let low: Double
        public let high: Double
        public let isReference: Bool
    }

    /// How far reports of a grade of accuracy are off, as standard deviations of logarithms.
    public struct Accuracy: Sendable, Codable {
        /// low, medium or high; nil where not graded.
        public let grade: String?
        public let reports: Int
        /// In one corridor throughout.
        public let lasting: Double
        /// In a single year, beside counting.
        public let yearly: Double
        /// How many times the variance of moves that happen one by one.
        public let counting: Double
    }

    /// How widely a part of the model is spread, as the standard deviation of logarithms.
    public struct Spread: Sendable, Codable {
        public let part: String
        public let deviation: Double
    }

    /// What the intervals are calibrated on: reports that were left out on one ground.
    public struct Calibration: Sendable, Codable {
        /// both, single, other-years or nothing.
        public let ground: String
        /// What was left out, in words.
        public let words: String
        public let reports: Int
        /// Of intervals of 0.5, 0.8 and 0.95, over reports of all sizes: the probability that the
        /// model's own interval needs to have to hold as many. The same three where the model is right.
        public let model: [Double]
    }

    /// What an estimate rests on.
    public enum Basis: String, Sendable, Codable {
        case bothReports = "both reports"
        case originReport = "the origin's report"
        case destinationReport = "the destination's report"
        case otherYears = "other years"
        case oppositeDirection = "the opposite direction"
        /// Neither end ever reports a flow between the two: an extrapolation.
        case model = "the model alone"
    }

    /// A range with its probability.
    public struct Interval: Sendable, Codable {
        public let probability: Double
        public let low: Double
        public let high: Double
    }

    /// A flow. Units: as reported.
    public struct Flow: Sendable, Codable {
        public let origin: String
        public let destination: String
        public let year: Int
        public let byOrigin: Double?
        public let byDestination: Double?
        /// As likely too low as too high.
        public let estimate: Double
        /// Of 0.5, 0.8 and 0.95.
        public let intervals: [Interval]
        public let basis: Basis
        /// How much of a relative change in a report goes over into the estimate; nil without it.
        public let leverageOfOrigin: Double?
        public let leverageOfDestination: Double?
    }

    public let period: String
    public let sources: [String]
    public let criterion: String
    public let sex: String
    /// The years whose reports the model was fitted to.
    public let years: [Int]
    public let reports: Int
    /// What fixes the level of all estimates, in words.
    public let level: String
    public let kinds: [Kind]
    public let accuracies: [Accuracy]
    public let spreads: [Spread]
    /// Empty where there are too few reports to leave any out.
    public let calibrations: [Calibration]
    public let usesDistance: Bool
    public let steps: Int
    public let isSettled: Bool
    /// Of the period; of a single corridor all years.
    public let flows: [Flow]
    /// What a reader must know.
    public let notes: [String]
}
