import Cubes
import Tables
import Vocabulary

/// The rows of a table of people by corridor and year as numbers, before it is decided which
/// zeros say something.
struct DisplacedRows {
    /// One row: a corridor in a year.
    struct Row {
        let year: Int
        /// The corridor's place in `corridors`.
        let corridor: Int
        let row: Int
    }

    /// A cell without a number.
    static let blank = -1
    static let dash = -2
    static let star = -3

    /// What a cell of figures says.
    static func value(_ cell: Int) -> ObservedValue {
        switch cell {
        case blank: .missing(.notReported)
        case dash: .missing(.notApplicable)
        case star: .missing(.suppressed)
        default: .number(Double(cell))
        }
    }

    /// The categories whose columns the file has.
    let categories: [UNHCR.Category]
    /// Their places among the columns asked for.
    private let columns: [Int]
    private(set) var rows: [Row] = []
    /// A cell a category in each row: persons, `blank`, `dash` or `star`.
    private(set) var cells: [Int] = []
    /// The integers of origin and destination in the cube.
    private(set) var corridors: [(origin: UInt32, destination: UInt32)] = []
    private var corridorIndex: [UInt64: Int] = [:]
    private var seen: [UInt64: Int] = [:]
    private var areas: UNHCRAreas

    /// - Parameter asked: the categories asked for, in the order of their columns, which follow
    ///   those of year, origin and asylum.
    init(
        _ table: ColumnTable, asked: [UNHCR.Category], _ areas: AreaRegister
    ) throws(PublisherError) {
        self.areas = try UNHCRAreas(table, areas)
        let start = UNHCRColumns.base.count
        let present = asked.indices.filter { table.places[start + $0] >= 0 }
        categories = present.map { asked[$0] }
        columns = present.map { start + $0 }
    }

    /// The columns of the categories in the file, from 1.
    func fileColumns(_ table: ColumnTable) -> [Int] { columns.map { table.places[$0] + 1 } }

    mutating func take(
        _ table: ColumnTable, into cube: inout Cube, _ log: inout ReadingLog
    ) throws(PublisherError) {
        guard let year = table.year(0) else {
            return try fault(&log, table, 0, "year", "a year of 1800 to 2200")
        }
        guard let (origin, destination) = try areas.corridor(table, into: &cube, &log) else {
            return
        }
        let start = cells.count
        for column in columns {
            guard let cell = Self.cell(table, column) else {
                cells.removeSubrange(start...)
                return try fault(
                    &log, table, column, "persons", FigureRule.persons.words + ", nothing, - or *")
            }
            cells.append(cell)
        }
        let corridor = corridor(origin, destination)
        let key = UInt64(corridor) << 16 | UInt64(year)
        if let earlier = seen[key] {
            cells.removeSubrange(start...)
            return try fault(
                &log, table, 0, "the same corridor and year twice",
                "one row; the first is row \(earlier)")
        }
        seen[key] = table.reader.row
        rows.append(Row(year: year, corridor: corridor, row: table.reader.row))
    }

    /// A category's cell: persons, `blank`, `dash`, `star`, or nil for anything else.
    static func cell(_ table: ColumnTable, _ column: Int) -> Int? {
        if let count = table.reader.int(table.places[column]) {
            return FigureRule.persons.allows(Double(count)) ? count : nil
        }
        switch ColumnTable.trimmed(table.reader.text(table.places[column])) {
        case "": return blank
        case "-": return dash
        case "*": return star
        default:
            guard let count = table.int(column) else { return nil }
            return FigureRule.persons.allows(Double(count)) ? count : nil
        }
    }

    private mutating func corridor(_ origin: UInt32, _ destination: UInt32) -> Int {
        let key = UInt64(origin) << 32 | UInt64(destination)
        if let known = corridorIndex[key] { return known }
        corridors.append((origin, destination))
        corridorIndex[key] = corridors.count - 1
        return corridors.count - 1
    }

    private func fault(
        _ log: inout ReadingLog, _ table: ColumnTable, _ column: Int, _ what: String,
        _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
