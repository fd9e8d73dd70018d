public import Collection
internal import Vocabulary

/// The burden of many countries, and what collections ask in common.
public struct OverlapSummary: Sendable, Codable {
    /// A collection that asks tables.
    public struct Collection: Sendable, Codable, Hashable {
        public let id: String
        public let title: String
        public let owners: [String]
        public let tables: Int

        init(_ id: String, _ book: RequestBook) {
            self.id = id
            title = book.titles[id] ?? id
            owners = book.owners[id] ?? []
            tables = book.tables.count { $0.collection == id }
        }
    }

    /// What a country is asked.
    public struct Row: Sendable, Codable, Hashable {
        public let area: String
        public let name: String
        public let asked: OverlapReport.Cost
        public let asStated: OverlapReport.Cost
        public let agreed: OverlapReport.Cost
    }

    /// What two collections ask in common of all areas together.
    public struct Pair: Sendable, Codable, Hashable {
        public let first: String
        public let second: String
        /// How many countries both ask.
        public let areas: Int
        /// How many pairs of tables there are of each verdict, by its id.
        public let verdicts: [String: Int]
        /// Figures given twice.
        public let cells: Int
        /// Figures that would be if both meant the same.
        public let cellsIfAgreed: Int
    }

    public let collections: [Collection]
    public let pairs: [Pair]
    /// Countries that somebody asks, those with most figures first.
    public let rows: [Row]
    public let model: BurdenModel

    /// Cost: countries that the same tables ask are worked out once.
    init(_ places: [Area], _ book: RequestBook, _ register: AreaRegister) {
        collections = book.collections.map { Collection($0, book) }
        model = book.model
        let countries = Set(register.countries.map(\.id))
        var known: [Profile: AreaOverlaps] = [:]
        var counts: [Profile: Int] = [:]
        var rows: [Row] = []
        for place in places {
            let asking = book.tables.indices.filter { book.tables[$0].asks(place.id) }
            guard !asking.isEmpty else { continue }
            let profile = Profile(tables: asking, isCounted: countries.contains(place.id))
            let found =
                known[profile]
                ?? AreaOverlaps(book.tables, of: place.id, pairs: book.pairs, in: register)
            known[profile] = found
            counts[profile, default: 0] += 1
            rows.append(
                Row(
                    area: place.id, name: place.shortName,
                    asked: .init(found.burden, book.model),
                    asStated: .init(AreaOverlaps.burden(found.asStated), book.model),
                    agreed: .init(AreaOverlaps.burden(found.agreed), book.model)))
        }
        self.rows = rows.sorted { ($0.asked.cells, $1.name) > ($1.asked.cells, $0.name) }
        pairs = Self.pairs(known, counts)
    }

    /// Countries that are asked the same.
    private struct Profile: Hashable {
        let tables: [Int]
        /// Whether the country is one of the other ends of others, and so not of its own.
        let isCounted: Bool
    }

    private struct Key: Hashable, Comparable {
        let first: String
        let second: String

        static func < (a: Key, b: Key) -> Bool { (a.first, a.second) < (b.first, b.second) }
    }

    private struct Sum {
        var areas = 0
        var verdicts: [String: Int] = [:]
        var cells = 0
        var cellsIfAgreed = 0
    }

    private static func pairs(_ known: [Profile: AreaOverlaps], _ counts: [Profile: Int])
        -> [Pair]
    {
        var sums: [Key: Sum] = [:]
        var verdicts: [Key: [TableOverlap: String]] = [:]
        for (profile, found) in known {
            let count = counts[profile] ?? 0
            var seen: Set<Key> = []
            for overlap in found.overlaps {
                let key = Key(
                    first: overlap.first.collection, second: overlap.second.collection)
                if seen.insert(key).inserted { sums[key, default: Sum()].areas += count }
                let cells = overlap.sharedCells(of: found.area) * count
                switch overlap.verdict {
                case .twice, .contained, .partly: sums[key, default: Sum()].cells += cells
                case .definition, .unclear: sums[key, default: Sum()].cellsIfAgreed += cells
                case .disjoint: break
                }
                verdicts[key, default: [:]][overlap] = overlap.verdict.rawValue
            }
        }
        return sums.sorted { $0.key < $1.key }.map { key, sum in
            Pair(
                first: key.first, second: key.second, areas: sum.areas,
                verdicts: (verdicts[key] ?? [:]).values.reduce(into: [:]) {
                    $0[$1, default: 0] += 1
                }, cells: sum.cells, cellsIfAgreed: sum.cellsIfAgreed)
        }
    }
}
