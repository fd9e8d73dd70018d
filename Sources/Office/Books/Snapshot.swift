internal import Cubes
public import Vocabulary
public import Warehouse

/// Everything that pages need of one state of a workspace, in memory.
///
/// Built once a state and shared; see ``Latest``.
public struct Snapshot: Sendable {
    /// The last release written; 0 in an empty workspace.
    public let lastRelease: Int
    /// The state that all is made of.
    public let state: OfficeState
    /// All releases, oldest first.
    public let releases: [Release]
    public let areas: AreaRegister
    /// The sources that figures are taken from.
    public let sources: PresentSources
    public let stocks: StockBook?
    public let stockTotals: StockTotals?
    public let population: PopulationBook?
    /// Years with net migration and population for most areas that have them at all, in order.
    public let netMigrationYears: [Int]
    public let displaced: DisplacedBook?
    public let flows: FlowBook
    public let splits: FlowSplits
    public let validations: FlowValidations
    /// What setting figures beside one another finds out.
    public let findings: OfficeFindings
    /// Where the stocks have breaks; nil without stocks.
    public let stockBreaks: FigureBreaks?
    /// Where the refugees have breaks; nil without any.
    public let refugeeBreaks: FigureBreaks?
    /// The release that the latest stocks came with; nil where there are none.
    public let stockRelease: Release?
    /// The release that the population came with.
    public let populationRelease: Release?
    /// The release that the refugees came with.
    public let displacedRelease: Release?
    /// Countries and territories that the stocks know, or all of the register where there are
    /// no stocks; in code order.
    public let places: [Area]

    /// Reads the current state.
    public init(_ office: Office) throws {
        let state = try office.state()
        mark = state.mark
        self.state = state
        lastRelease = state.holdings.stamp.release
        releases = try office.releases()
        areas = office.areas
        sources = try PresentSources(office)
        stocks = try sources.stocks.map { try StockBook(office, source: $0) }
        stockTotals = try stocks.map { try StockTotals($0, office) }
        population = try sources.population.map { try PopulationBook(office, source: $0) }
        displaced = try sources.displaced.map { try DisplacedBook(office, source: $0) }
        flows = try FlowBook(office)
        stockRelease = try Self.release(.stock, .destination, sources.stocks, office, releases)
        populationRelease = try Self.release(
            .population, .refArea, sources.population, office, releases)
        displacedRelease = try Self.release(
            .displaced, .destination, sources.displaced, office, releases)
        splits = FlowSplits(office, flows, stocks: stocks, population: population)
        validations = FlowValidations(office, stocks: stocks)
        findings = OfficeFindings(state)
        stockBreaks = try sources.stocks.map {
            try FigureBreaks(
                state, KeyPattern(.stock).with(.freq, "A").with(.age, "_T"), source: $0)
        }
        let refugees = KeyPattern(.displaced).with(.freq, "A")
            .with(.popType, DisplacedBook.Kind.refugees.rawValue)
        refugeeBreaks = try sources.displaced.map {
            try FigureBreaks(state, refugees, source: $0)
        }
        let known = stockTotals.map { totals in totals.areas.compactMap(office.areas.area) }
        places = (known ?? office.areas.countries).filter {
            ($0.kind == .country || $0.kind == .territory) && $0.isCurrent
        }
        netMigrationYears = Self.years(population, places)
    }

    /// Tells the state from others, for tags of what is made from it.
    public let mark: String

    /// Whether the stocks are a selection, in which most areas have totals only.
    public var isStarter: Bool { sources.stocks.map(SourceChoice.isStarter) ?? false }

    /// The last release behind one area's figures of a source, which stands for the others.
    private static func release(
        _ dataflow: Dataflow, _ dimension: DimensionID, _ source: String?, _ office: Office,
        _ releases: [Release]
    ) throws -> Release? {
        guard let source else { return nil }
        let pattern = KeyPattern(dataflow).with(.source, source)
        let index = try office.index()
        guard let area = index.codes(dimension, in: pattern).first else { return nil }
        let ids = try office.held(pattern.with(dimension, area)).flatMap(\.releases)
        return ids.max().flatMap { last in releases.last { $0.id == last } }
    }

    /// Years in which at least half as many areas have a figure as in the best year.
    private static func years(_ book: PopulationBook?, _ places: [Area]) -> [Int] {
        guard let book else { return [] }
        let counts = (1900...2150).map { year in
            (
                year,
                places.count {
                    book.value($0.id, "NETMIG", year) != nil
                        && book.value($0.id, "POP", year) != nil
                }
            )
        }
        let best = counts.map(\.1).max() ?? 0
        guard best > 0 else { return [] }
        return counts.filter { $0.1 * 2 >= best }.map(\.0)
    }
}
