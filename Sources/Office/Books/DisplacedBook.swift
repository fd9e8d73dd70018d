public import Cubes
internal import Vocabulary
internal import Warehouse

/// Refugees and asylum-seekers of one source in memory: by corridor and year, and the totals
/// of every area.
///
/// Units: persons. Missing: a reason where the source gives one, else nil; never zero.
public struct DisplacedBook: Sendable {
    /// Who is counted.
    public enum Kind: String, CaseIterable, Sendable {
        case refugees = "REF"
        case asylumSeekers = "ASY"
    }

    /// Which end of a corridor an area is.
    public enum Side: Hashable, Sendable {
        /// People whom the area gives asylum.
        case hosted
        /// People from the area who have asylum in another.
        case from
    }

    /// A total and how it came about.
    public struct Total: Hashable, Sendable {
        public let value: Double
        /// Whether the source prints it; otherwise it is the sum of the corridors held.
        public let isPrinted: Bool
    }

    public let source: String
    /// Years with figures of each kind, in order.
    public private(set) var years: [Kind: [Int]] = [:]
    private var corridors: [Corridor: [Int: ObservedValue]] = [:]
    private var sums: [End: [Int: Double]] = [:]
    private var printed: [End: [Int: Double]] = [:]

    private struct Corridor: Hashable {
        let kind: Kind
        let origin: String
        let destination: String
    }

    private struct End: Hashable {
        let kind: Kind
        let side: Side
        let area: String
    }

    /// Reads a source's current figures.
    public init(_ office: Office, source: String) throws {
        self.source = source
        let pattern = KeyPattern(.displaced).with(.source, source)
            .with(.popType, Set(Kind.allCases.map(\.rawValue)))
        var years: [Kind: Set<Int>] = [:]
        for held in try office.held(pattern) {
            let key = held.series.key
            guard let kind = key[.popType].flatMap(Kind.init), let origin = key[.origin],
                let destination = key[.destination]
            else { continue }
            for observation in held.series.observations {
                guard let year = observation.period.calendarYear else { continue }
                years[kind, default: []].insert(year)
            }
            take(held.series, kind, origin, destination, office)
        }
        self.years = years.mapValues { $0.sorted() }
    }

    private mutating func take(
        _ series: Series, _ kind: Kind, _ origin: String, _ destination: String, _ office: Office
    ) {
        let isDetail = [origin, destination].allSatisfy { code in
            office.areas.area(code).map { !$0.isAggregate } ?? false
        }
        for observation in series.observations {
            guard let year = observation.period.calendarYear else { continue }
            if origin == "W" || destination == "W" {
                guard let value = observation.scaled else { continue }
                if destination != "W" {
                    printed[End(kind: kind, side: .hosted, area: destination), default: [:]][year] =
                        value
                } else if origin != "W" {
                    printed[End(kind: kind, side: .from, area: origin), default: [:]][year] = value
                }
                continue
            }
            let corridor = Corridor(kind: kind, origin: origin, destination: destination)
            corridors[corridor, default: [:]][year] =
                observation.scaled.map(ObservedValue.number) ?? observation.value
            guard isDetail, let value = observation.scaled else { continue }
            sums[End(kind: kind, side: .hosted, area: destination), default: [:]][
                year, default: 0] +=
                value
            sums[End(kind: kind, side: .from, area: origin), default: [:]][year, default: 0] +=
                value
        }
    }

    /// One corridor's figure of a year; nil where the source says nothing.
    public func value(_ kind: Kind, from origin: String, to destination: String, _ year: Int)
        -> ObservedValue?
    {
        corridors[Corridor(kind: kind, origin: origin, destination: destination)]?[year]
    }

    /// The years in which a corridor has a figure, in order.
    public func years(_ kind: Kind, from origin: String, to destination: String) -> [Int] {
        corridors[Corridor(kind: kind, origin: origin, destination: destination)]?.keys.sorted()
            ?? []
    }

    /// An area's total of a year: as printed, else added up; nil where nothing is held.
    public func total(_ kind: Kind, _ side: Side, _ area: String, _ year: Int) -> Total? {
        let end = End(kind: kind, side: side, area: area)
        if let value = printed[end]?[year] { return Total(value: value, isPrinted: true) }
        return sums[end]?[year].map { Total(value: $0, isPrinted: false) }
    }

    /// The corridors of a year with a figure above zero, largest first.
    public func corridors(_ kind: Kind, _ year: Int)
        -> [(origin: String, destination: String, value: Double)]
    {
        corridors.compactMap { corridor, figures in
            guard corridor.kind == kind, let value = figures[year]?.number, value > 0 else {
                return nil
            }
            return (corridor.origin, corridor.destination, value)
        }.sorted { ($0.value, $1.origin, $1.destination) > ($1.value, $0.origin, $0.destination) }
    }
}
