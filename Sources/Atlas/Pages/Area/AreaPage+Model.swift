/// One area: who came, who left, and how that changed.
public enum AreaPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        public var area: AreaLabel
        /// The groupings it belongs to, narrowest first, such as `Northern Africa`, `Africa`.
        public var groupings: [String]
        public var key: KeyFigures
        /// Immigrants and emigrants by year, in order.
        public var stocks: [StockYear]
        public var origins: Partners
        public var destinations: Partners
        /// Estimated flows by interval, in order.
        public var flows: [FlowInterval]
        /// Refugees by year, in order.
        public var refugees: [RefugeeYear]
        /// Where its lines have breaks.
        public var breaks = Breaks()
        /// The source named under the picture of refugees.
        public var refugeeSource: SourceNote?
        public var sources: [SourceNote]
        public var definitions: [Definition]
        /// What is not known about this area, in sentences.
        public var gaps: [String]

        public init(
            area: AreaLabel, groupings: [String] = [], key: KeyFigures, stocks: [StockYear],
            origins: Partners, destinations: Partners, flows: [FlowInterval],
            refugees: [RefugeeYear], refugeeSource: SourceNote? = nil, sources: [SourceNote],
            definitions: [Definition] = Definition.standard, gaps: [String] = []
        ) {
            self.area = area
            self.groupings = groupings
            self.key = key
            self.stocks = stocks
            self.origins = origins
            self.destinations = destinations
            self.flows = flows
            self.refugees = refugees
            self.refugeeSource = refugeeSource
            self.sources = sources
            self.definitions = definitions
            self.gaps = gaps
        }
    }

    /// The figures at the head of the page; nil leaves one out, a missing one says why.
    public struct KeyFigures: Hashable, Sendable {
        public var immigrants: DatedFigure?
        public var immigrantShare: DatedFigure?
        public var emigrants: DatedFigure?
        public var population: DatedFigure?
        public var netMigration: DatedFigure?
        public var refugeesHosted: DatedFigure?
        public var refugeesFrom: DatedFigure?

        public init(
            immigrants: DatedFigure? = nil, immigrantShare: DatedFigure? = nil,
            emigrants: DatedFigure? = nil, population: DatedFigure? = nil,
            netMigration: DatedFigure? = nil, refugeesHosted: DatedFigure? = nil,
            refugeesFrom: DatedFigure? = nil
        ) {
            self.immigrants = immigrants
            self.immigrantShare = immigrantShare
            self.emigrants = emigrants
            self.population = population
            self.netMigration = netMigration
            self.refugeesHosted = refugeesHosted
            self.refugeesFrom = refugeesFrom
        }
    }

    /// Where the lines of the page have breaks.
    public struct Breaks: Hashable, Sendable {
        public var immigrants: [LineBreak] = []
        public var emigrants: [LineBreak] = []
        public var refugeesHosted: [LineBreak] = []
        public var refugeesFrom: [LineBreak] = []
        /// None.
        public init() {}
    }

    /// Stocks of a year.
    public struct StockYear: Hashable, Sendable {
        public let year: Int
        public let immigrants: Figure
        public let emigrants: Figure

        public init(year: Int, immigrants: Figure, emigrants: Figure) {
            self.year = year
            self.immigrants = immigrants
            self.emigrants = emigrants
        }
    }

    /// The areas that people came from or went to, largest first.
    public struct Partners: Hashable, Sendable {
        /// One partner: how many, and their share of the total.
        public struct Row: Hashable, Sendable {
            public let area: AreaLabel
            public let figure: Figure
            /// Per cent of the total.
            public let share: Figure

            public init(area: AreaLabel, figure: Figure, share: Figure) {
                self.area = area
                self.figure = figure
                self.share = share
            }
        }

        public let year: Int
        public let rows: [Row]
        /// Areas beyond the rows, together; nil where there are none.
        public let rest: Figure?
        /// People whose other area is not stated ("other origins"), never dropped; nil where
        /// there are none.
        public let unstated: Figure?
        public let total: Figure?
        public let source: SourceNote

        public init(
            year: Int, rows: [Row], rest: Figure? = nil, unstated: Figure? = nil,
            total: Figure? = nil, source: SourceNote
        ) {
            self.year = year
            self.rows = rows
            self.rest = rest
            self.unstated = unstated
            self.total = total
            self.source = source
        }
    }

    /// What the methods say of one interval.
    public struct FlowInterval: Hashable, Sendable {
        /// One method's arrivals, departures and net flow. Units: persons.
        public struct Estimate: Hashable, Sendable {
            public let method: MethodLabel
            public let arrivals: Figure
            public let departures: Figure
            public let net: Figure

            public init(method: MethodLabel, arrivals: Figure, departures: Figure, net: Figure) {
                self.method = method
                self.arrivals = arrivals
                self.departures = departures
                self.net = net
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

    /// Refugees of a year.
    public struct RefugeeYear: Hashable, Sendable {
        public let year: Int
        public let hosted: Figure
        public let from: Figure

        public init(year: Int, hosted: Figure, from: Figure) {
            self.year = year
            self.hosted = hosted
            self.from = from
        }
    }
}
