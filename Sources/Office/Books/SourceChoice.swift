internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Which of several sources of the same figures is meant where nobody says: full editions of the
/// United Nations, which cover the world, come before the starter set, and that before sources that
/// cover a part of it or other years; later editions come before earlier ones.
public enum SourceChoice {
    /// What codes of starter sets begin with.
    private static let starter = "STARTER"

    /// Whether a source is a starter set: a selection of a full edition, with remainders.
    public static func isStarter(_ source: String) -> Bool { source.hasPrefix(starter) }

    /// The sources, the one to take first.
    public static func ranked(_ sources: [String]) -> [String] {
        sources.sorted { a, b in
            (rank(a), -edition(a), a) < (rank(b), -edition(b), b)
        }
    }

    /// Publishers of the whole world come first.
    private static func rank(_ source: String) -> Int {
        // Made of the others: never in their place unless it is asked for.
        if source == FlowEstimating.source { return 3 }
        if isStarter(source) { return 1 }
        let publisher = source.split(separator: "_").first.map(String.init) ?? source
        return ["UNDESA", "WPP", "UNHCR"].contains(publisher) ? 0 : 2
    }

    /// The year that a source's code ends with; 0 where it has none.
    private static func edition(_ source: String) -> Int {
        source.split(separator: "_").last.flatMap { Int($0) } ?? 0
    }

    /// The source to take; nil where there is none.
    public static func best(_ sources: [String]) -> String? { ranked(sources).first }
}

/// The sources that a state of the workspace answers from.
public struct PresentSources: Hashable, Sendable {
    /// Stocks by origin and destination, or at least by one of them.
    public let stocks: String?
    /// Population and net migration.
    public let population: String?
    /// Refugees and asylum-seekers.
    public let displaced: String?

    /// Chooses among what the workspace holds.
    public init(_ office: Office) throws {
        let index = try office.index()
        func best(_ pattern: KeyPattern) -> String? {
            SourceChoice.best(index.codes(.source, in: pattern))
        }
        let stocks = index.codes(.source, in: KeyPattern(.stock))
        let detailed = stocks.filter { source in
            index.codes(.origin, in: KeyPattern(.stock).with(.source, source))
                .contains { office.areas.area($0)?.isAggregate == false }
        }
        self.stocks = SourceChoice.best(detailed) ?? SourceChoice.best(stocks)
        population =
            best(KeyPattern(.population).with(.indicator, "NETMIG"))
            ?? best(KeyPattern(.population).with(.indicator, "POP"))
        // A source of one origin alone, as UNRWA is, says nothing of the others.
        let refugees = KeyPattern(.displaced)
            .with(.popType, DisplacedBook.Kind.refugees.rawValue)
        let all = index.codes(.source, in: refugees)
        let wide = all.filter { source in
            index.codes(.origin, in: refugees.with(.source, source)).count > 1
        }
        displaced = SourceChoice.best(wide) ?? SourceChoice.best(all)
    }
}
