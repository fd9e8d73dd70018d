public import Vocabulary

/// What one country is asked, by all collections together.
public struct AreaOverlaps: Sendable {
    public let area: String
    /// The tables asked of it, in the order of collections.
    public let tables: [TableRequest]
    /// The figures that each of them has, in the same order.
    public let cells: [Int]
    /// Every two tables of different collections, those without a figure in common left out.
    public let overlaps: [TableOverlap]
    public let burden: Burden
    /// The fewest figures where tables stay defined as they are.
    public let asStated: CommonRequest
    /// The fewest figures if the agencies agreed on definitions.
    public let agreed: CommonRequest

    /// - Parameters:
    ///   - requests: the tables of all collections; those not asked of the area are left out.
    ///   - pairs: overlaps known already, by the places of their tables among `requests`.
    public init(
        _ requests: [TableRequest], of area: String, pairs: OverlapTable,
        in register: AreaRegister = .standard
    ) {
        self.area = area
        let places = requests.indices.filter { requests[$0].asks(area) }
        let tables = places.map { requests[$0] }
        self.tables = tables
        let cells = tables.map { $0.cells(of: area, in: register) }
        self.cells = cells
        overlaps = places.enumerated().flatMap { place, first in
            places[(place + 1)...].compactMap { pairs[first, $0] }
        }
        burden = Burden(
            collections: Set(tables.map(\.collection)).count, tables: tables.count,
            cells: cells.reduce(0, +))
        asStated = CommonRequest(tables, of: area, .asStated, in: register)
        agreed = CommonRequest(tables, of: area, .agreed, in: register)
    }

    /// The burden of a common request: one office asks.
    public static func burden(_ request: CommonRequest) -> Burden {
        Burden(
            collections: request.tables.isEmpty ? 0 : 1, tables: request.tables.count,
            cells: request.cells)
    }
}

/// How every two tables of different collections stand to each other.
///
/// Cost: each two tables are compared once, whatever the number of areas.
public struct OverlapTable: Sendable {
    private let overlaps: [Int: TableOverlap]
    private let count: Int

    public init(_ requests: [TableRequest], in register: AreaRegister = .standard) {
        count = requests.count
        var overlaps: [Int: TableOverlap] = [:]
        for first in requests.indices {
            for second in requests.indices.dropFirst(first + 1)
            where requests[first].collection != requests[second].collection {
                let overlap = TableOverlap(requests[first], requests[second], in: register)
                if overlap.verdict != .disjoint {
                    overlaps[first * requests.count + second] = overlap
                }
            }
        }
        self.overlaps = overlaps
    }

    /// The overlap of two tables by their places, the earlier first; nil where they have no figure in
    /// common, or are of one collection.
    public subscript(_ first: Int, _ second: Int) -> TableOverlap? {
        overlaps[first * count + second]
    }
}

extension TableRequest {
    /// The same table for some of its years; nil where it asks none of them.
    public func narrowed(to wanted: ClosedRange<Int>) -> TableRequest? {
        let left = askedYears.filter(wanted.contains)
        guard let first = left.first, let last = left.last else { return nil }
        return TableRequest(
            collection: collection, id: id, title: title, dataflow: dataflow, end: end,
            criterion: criterion, counterpart: counterpart, isBySex: isBySex, ages: ages,
            leastStay: leastStay, definition: definition, years: first...last, areas: areas,
            deadline: deadline, interval: interval, breakdowns: breakdowns, groups: groups,
            includesOwn: includesOwn, population: population, said: said)
    }
}

/// How much of a table is held already, from whatever source.
public struct HeldShare: Hashable, Sendable {
    public let table: TableRequest
    /// Whose figures: `UNDESA_2024`.
    public let source: String
    /// What the source says of whom it counts, in words; empty where it says nothing.
    public let definition: String
    /// How many of the figures asked are held, or follow from those held by adding up.
    public let cells: Int
    /// The years of these, in order.
    public let years: [Int]

    public init(
        table: TableRequest, source: String, definition: String, cells: Int, years: [Int]
    ) {
        self.table = table
        self.source = source
        self.definition = definition
        self.cells = cells
        self.years = years
    }
}

/// What finds figures that are held.
public protocol HeldFigures {
    /// What is held of a table for an area, a share for each source that has any of it.
    func held(_ table: TableRequest, of area: String) throws -> [HeldShare]
}
