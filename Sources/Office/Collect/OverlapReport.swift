internal import Collection
internal import Cubes
internal import Registers
internal import Vocabulary

/// What one country is asked by all collections, as the tool, the service and the pages tell it.
public struct OverlapReport: Sendable, Codable {
    /// What answering costs a country.
    public struct Cost: Sendable, Codable, Hashable {
        public let collections: Int
        public let tables: Int
        public let cells: Int
        /// Working days of a country office.
        public let days: Double

        init(_ burden: Burden, _ model: BurdenModel) {
            collections = burden.collections
            tables = burden.tables
            cells = burden.cells
            days = (model.days(burden) * 10).rounded() / 10
        }
    }

    /// A table by the ids of its collection and itself.
    public struct Name: Sendable, Codable, Hashable {
        public let collection: String
        public let table: String

        init(_ table: TableRequest) {
            collection = table.collection
            self.table = table.id
        }
    }

    /// How much of a table a source has.
    public struct Held: Sendable, Codable, Hashable {
        public let source: String
        public let cells: Int
        public let years: [Int]
        /// What the source says of whom it counts; empty where it says nothing.
        public let definition: String
    }

    /// A table asked of the country.
    public struct Asked: Sendable, Codable, Hashable {
        public let name: Name
        public let title: String
        public let dataflow: String
        public let criterion: String
        /// Whom it counts, in words.
        public let subject: String
        /// What it tells apart, in words.
        public let tells: String
        /// What it says of whom it counts, in words.
        public let definition: String
        public let years: [Int]
        public let cells: Int
        public let deadline: String?
        public let held: [Held]
    }

    /// How two tables of different collections stand to each other.
    public struct Overlap: Sendable, Codable, Hashable {
        public let first: Name
        public let second: Name
        /// One of ``TableOverlap/Verdict``.
        public let verdict: String
        public let words: String
        /// One of ``TableOverlap/Extent``.
        public let extent: String
        /// What both tell apart, in words.
        public let shared: String
        public let years: [Int]
        /// How many figures the country gives twice, or would if both meant the same.
        public let cells: Int
        public let reasons: [String]
        /// What converts the one into the other, or why nothing does.
        public let conversions: [String]
    }

    public let area: String
    public let areaName: String
    public let collections: [OverlapSummary.Collection]
    public let tables: [Asked]
    public let overlaps: [Overlap]
    /// What is asked today.
    public let asked: Cost
    /// How many of the figures asked some source has already, each table by the source that has most.
    public let heldCells: Int
    /// The fewest figures where tables stay defined as they are.
    public let asStated: Proposal
    /// The fewest if the agencies agreed on definitions.
    public let agreed: Proposal

    init(_ area: Area, _ found: AreaOverlaps, _ book: RequestBook, held: [HeldShare]) {
        self.area = area.id
        areaName = area.shortName
        let asking = Set(found.tables.map(\.collection))
        collections = book.collections.filter(asking.contains).map {
            OverlapSummary.Collection($0, book)
        }
        tables = zip(found.tables, found.cells).map { table, cells in
            Asked(
                name: Name(table), title: table.title, dataflow: table.dataflow.rawValue,
                criterion: table.criterion.rawValue, subject: TableSubject(table).words,
                tells: TableGrid(table).words, definition: table.definitionWords,
                years: table.askedYears, cells: cells, deadline: table.deadline?.description,
                held: held.filter { $0.table == table }.map {
                    Held(
                        source: $0.source, cells: $0.cells, years: $0.years,
                        definition: $0.definition)
                })
        }
        overlaps = found.overlaps.map { overlap in
            Overlap(
                first: Name(overlap.first), second: Name(overlap.second),
                verdict: overlap.verdict.rawValue, words: overlap.verdict.name,
                extent: overlap.extent.rawValue, shared: overlap.shared?.words ?? "",
                years: overlap.years, cells: overlap.sharedCells(of: area.id),
                reasons: overlap.reasons, conversions: overlap.conversions)
        }.sorted { $0.order < $1.order }
        asked = Cost(found.burden, book.model)
        heldCells = tables.reduce(0) { $0 + ($1.held.map(\.cells).max() ?? 0) }
        asStated = Proposal(found.asStated, book.model)
        agreed = Proposal(found.agreed, book.model)
    }
}

extension OverlapReport.Overlap {
    /// What is asked twice first, then by figures and names.
    fileprivate var order: (Int, Int, String, String) {
        let rank = TableOverlap.Verdict.allCases.firstIndex { $0.rawValue == verdict } ?? 0
        return (
            rank, -cells, first.collection + "/" + first.table,
            second.collection + "/" + second.table
        )
    }
}
