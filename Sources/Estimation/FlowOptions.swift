/// The choices that the flow methods leave open. The defaults are those of the published figures.
public struct FlowOptions: Sendable, Equatable {
    /// Who leaves and enters the table where a birthplace's totals differ in open accounting.
    public enum OpenVariant: String, Sendable, CaseIterable {
        /// Those who left are spread as the people of that birthplace at the end, those who
        /// entered as at the start ("open"). May take more people off a cell than it holds.
        case open
        /// Those who left are spread as at the start, those who entered as at the end
        /// ("open-dr"): no cell becomes negative.
        case byResidence = "open-dr"
    }

    /// When the gap between the two world totals is closed.
    public enum WorldBalance: String, Sendable, CaseIterable {
        /// After births and deaths have been taken off.
        case afterDemographic = "after-demo-adjust"
        /// Before births and deaths are taken off.
        case beforeDemographic = "before-demo-adjust"
    }

    /// The cells that births are taken off.
    public enum BirthRule: String, Sendable, CaseIterable {
        /// The native-born; where births exceed them, the whole column in proportion.
        case native
        /// The native-born, even below zero.
        case nativeAlways = "native-always"
        /// The whole column in proportion.
        case proportion
    }

    /// The cells that deaths are taken off.
    public enum DeathRule: String, Sendable, CaseIterable {
        /// The whole column in proportion.
        case proportion
        /// By birthplace as the change in each birthplace's total implies, by two-way fitting.
        case accounting
    }

    /// How an open world lets people out and in.
    public var openVariant: OpenVariant
    /// When the world totals are balanced.
    public var worldBalance: WorldBalance
    /// How births are taken off.
    public var births: BirthRule
    /// How deaths are taken off.
    public var deaths: DeathRule
    /// What is known of who goes where before fitting.
    public var seed: FlowSeed
    /// The share of the fewest moves in the pseudo-Bayesian mean, from 0 to 1.
    public var minimumWeight: Double
    /// The world total that rates share out; nil takes that of `DA_CLOSED`. Units: persons.
    public var worldTotal: Double?
    /// When fitting stops.
    public var limits: FitLimits

    /// Options; each left out takes the value used for the published figures.
    public init(
        openVariant: OpenVariant = .open, worldBalance: WorldBalance = .afterDemographic,
        births: BirthRule = .native, deaths: DeathRule = .proportion, seed: FlowSeed = .uniform,
        minimumWeight: Double = 0.87, worldTotal: Double? = nil, limits: FitLimits = FitLimits()
    ) {
        self.openVariant = openVariant
        self.worldBalance = worldBalance
        self.births = births
        self.deaths = deaths
        self.seed = seed
        self.minimumWeight = minimumWeight
        self.worldTotal = worldTotal
        self.limits = limits
    }
}
