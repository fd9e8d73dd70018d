/// Two areas and the people between them, both ways.
public enum CorridorPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// From the origin asked for to the destination asked for.
        public var forward: Direction
        /// The other way.
        public var backward: Direction
        /// The sources named under the pictures of stocks and of refugees.
        public var stockSource: SourceNote?
        public var refugeeSource: SourceNote?
        public var sources: [SourceNote]
        public var definitions: [Definition]
        /// What is not known about this corridor, in sentences.
        public var gaps: [String]

        public init(
            forward: Direction, backward: Direction, stockSource: SourceNote? = nil,
            refugeeSource: SourceNote? = nil, sources: [SourceNote],
            definitions: [Definition] = Definition.standard, gaps: [String] = []
        ) {
            self.forward = forward
            self.backward = backward
            self.stockSource = stockSource
            self.refugeeSource = refugeeSource
            self.sources = sources
            self.definitions = definitions
            self.gaps = gaps
        }
    }

    /// One direction of a corridor.
    public struct Direction: Hashable, Sendable {
        public let origin: AreaLabel
        public let destination: AreaLabel
        /// People from the origin living in the destination, by year, in order.
        public let stocks: [StockYear]
        /// Estimated flows by interval, in order.
        public let flows: [FlowInterval]
        /// The minimum of the closed accounting taken apart, by interval, in order.
        public let splits: [Split]
        /// Refugees from the origin in the destination, by year, in order.
        public let refugees: [YearFigure]
        /// Where the stocks have breaks.
        public var stockBreaks: [LineBreak] = []
        /// Where the refugees have breaks.
        public var refugeeBreaks: [LineBreak] = []
        /// What both ends report, in order of source and year.
        public var mirrors: [Mirror] = []

        public init(
            origin: AreaLabel, destination: AreaLabel, stocks: [StockYear],
            flows: [FlowInterval], splits: [Split] = [], refugees: [YearFigure] = []
        ) {
            self.origin = origin
            self.destination = destination
            self.stocks = stocks
            self.flows = flows
            self.splits = splits
            self.refugees = refugees
        }
    }

    /// A year's flow as both ends report it to one source, by one criterion.
    public struct Mirror: Hashable, Sendable {
        public let year: Int
        /// Such as `Eurostat, by country of previous residence`.
        public let source: String
        public let byOrigin: Figure
        public let byDestination: Figure
        /// The destination's over the origin's; missing where one is, or the origin's is zero.
        public let ratio: Figure
        /// Which of the two is the better one; nil where neither is there.
        public let better: String?
        /// Why, in a half sentence.
        public let reason: String

        public init(
            year: Int, source: String, byOrigin: Figure, byDestination: Figure, ratio: Figure,
            better: String?, reason: String
        ) {
            self.year = year
            self.source = source
            self.byOrigin = byOrigin
            self.byDestination = byDestination
            self.ratio = ratio
            self.better = better
            self.reason = reason
        }
    }

    /// The stock of a year, by sex.
    public struct StockYear: Hashable, Sendable {
        public let year: Int
        public let total: Figure
        public let women: Figure
        public let men: Figure

        public init(year: Int, total: Figure, women: Figure, men: Figure) {
            self.year = year
            self.total = total
            self.women = women
            self.men = men
        }
    }

    /// What each method says of one interval.
    public struct FlowInterval: Hashable, Sendable {
        /// One method's flow. Units: persons.
        public struct Estimate: Hashable, Sendable {
            public let method: MethodLabel
            public let figure: Figure

            public init(method: MethodLabel, figure: Figure) {
                self.method = method
                self.figure = figure
            }
        }

        /// In words: `mid-2015 to mid-2020`.
        public let period: String
        public let estimates: [Estimate]

        public init(period: String, estimates: [Estimate]) {
            self.period = period
            self.estimates = estimates
        }
    }

    /// A flow of one interval by what the movers did: left the area they were born in,
    /// returned to it, or moved on between two others.
    public struct Split: Hashable, Sendable {
        public let period: String
        public let outward: Figure
        public let returning: Figure
        public let transit: Figure

        public init(period: String, outward: Figure, returning: Figure, transit: Figure) {
            self.period = period
            self.outward = outward
            self.returning = returning
            self.transit = transit
        }
    }
}
