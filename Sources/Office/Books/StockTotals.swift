internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Immigrants and emigrants of every area and year, and the largest corridors, worked out once
/// from a book of stocks.
///
/// Units: persons. Missing: nil. Cost: one pass over the book.
public struct StockTotals: Sendable {
    /// A total and how it came about.
    public struct Total: Hashable, Sendable {
        public let value: Double
        /// Whether the source prints it; otherwise it is the sum of the corridors held.
        public let isPrinted: Bool
    }

    /// A corridor and how many people it stands for.
    public struct Corridor: Hashable, Sendable {
        public let origin: String
        public let destination: String
        public let value: Double
    }

    /// Areas with a total as destination or origin, in code order.
    public let areas: [String]
    /// Areas with corridors of their own.
    public let detailed: Set<String>
    private var immigrants: [Key: Total] = [:]
    private var emigrants: [Key: Total] = [:]
    private var largest: [Int: [Corridor]] = [:]

    private struct Key: Hashable {
        let area: String
        let year: Int
    }

    /// How many of the largest corridors of a year are kept.
    private static let kept = 40

    /// Adds a book up; the largest corridors are those between areas that are places.
    public init(_ book: StockBook, _ office: Office) throws {
        let index = try office.index()
        let pattern = KeyPattern(.stock).with(.source, book.source)
        let printedIn = Set(index.codes(.destination, in: pattern.with(.origin, "W")))
        let printedOut = Set(index.codes(.origin, in: pattern.with(.destination, "W")))
        detailed = Set(book.codes)
        areas = detailed.union(printedIn).union(printedOut)
            .filter { office.areas.area($0)?.isAggregate == false }.sorted()
        let places = Set(book.codes.filter { office.areas.area($0)?.kind != .special })
        for year in book.years {
            add(book, year, places)
            for area in printedIn {
                guard let value = book.immigrants(area, year) else { continue }
                immigrants[Key(area: area, year: year)] = Total(value: value, isPrinted: true)
            }
            for area in printedOut {
                guard let value = book.emigrants(area, year) else { continue }
                emigrants[Key(area: area, year: year)] = Total(value: value, isPrinted: true)
            }
        }
    }

    private mutating func add(_ book: StockBook, _ year: Int, _ places: Set<String>) {
        var into: [String: Double] = [:]
        var found: [Corridor] = []
        for origin in book.codes {
            var out: Double?
            for destination in book.destinations {
                guard let value = book.stock(origin, destination, year) else { continue }
                out = (out ?? 0) + value
                into[destination, default: 0] += value
                guard value > 0, origin != destination, places.contains(origin),
                    places.contains(destination)
                else { continue }
                found.append(Corridor(origin: origin, destination: destination, value: value))
            }
            if let out {
                emigrants[Key(area: origin, year: year)] = Total(value: out, isPrinted: false)
            }
        }
        for (area, value) in into {
            immigrants[Key(area: area, year: year)] = Total(value: value, isPrinted: false)
        }
        found.sort {
            ($0.value, $1.origin, $1.destination) > ($1.value, $0.origin, $0.destination)
        }
        largest[year] = Array(found.prefix(Self.kept))
    }

    /// People of all origins living in an area.
    public func immigrants(_ area: String, _ year: Int) -> Total? {
        immigrants[Key(area: area, year: year)]
    }

    /// People from an area living in any other.
    public func emigrants(_ area: String, _ year: Int) -> Total? {
        emigrants[Key(area: area, year: year)]
    }

    /// The largest corridors of a year, largest first.
    public func largest(_ year: Int) -> [Corridor] { largest[year] ?? [] }
}
