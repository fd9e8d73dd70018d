import Cubes
import Tables
import Vocabulary

extension UNHCR {
    /// The rows of the file as numbers, before it is decided which zeros say something.
    struct Rows {
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

        private(set) var rows: [Row] = []
        /// Nine cells a row, in the order of the categories: persons, `blank` or `dash`.
        private(set) var cells: [Int] = []
        /// The integers of origin and destination in the cube.
        private(set) var corridors: [(origin: UInt32, destination: UInt32)] = []
        private var corridorIndex: [UInt64: Int] = [:]
        private var seen: [UInt64: Int] = [:]
        private var origins: AreaColumn
        private var destinations: AreaColumn
        /// ISO codes that agree with an area; each pair is compared once.
        private var agreed: Set<UInt64> = []

        init(_ areas: AreaRegister) {
            origins = AreaColumn(areas, .unhcr, at: UNHCR.originPlace)
            destinations = AreaColumn(areas, .unhcr, at: UNHCR.destinationPlace)
            seen.reserveCapacity(150_000)
        }

        mutating func take(
            _ table: ColumnTable, into cube: inout Cube, _ log: inout ReadingLog
        ) throws(PublisherError) {
            guard let year = table.year(0) else {
                return try fault(&log, table, 0, "year", "a year of 1800 to 2200")
            }
            let from = origins.entry(table.reader, table.places[1], in: &cube)
            let to = destinations.entry(table.reader, table.places[3], in: &cube)
            guard let origin = try code(origins[from], table, 1, "area of origin", &log),
                let destination = try code(destinations[to], table, 3, "area of asylum", &log),
                try agrees(origins[from], table, 2, &log),
                try agrees(destinations[to], table, 4, &log)
            else { return }
            let start = cells.count
            for place in UNHCR.categories.indices {
                guard let cell = Self.cell(table, 5 + place) else {
                    cells.removeSubrange(start...)
                    return try fault(
                        &log, table, 5 + place, "persons",
                        FigureRule.persons.words + ", nothing or -")
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

        /// A category's cell: persons, `blank`, `dash`, or nil for anything else.
        private static func cell(_ table: ColumnTable, _ column: Int) -> Int? {
            if let count = table.reader.int(table.places[column]) {
                return FigureRule.persons.allows(Double(count)) ? count : nil
            }
            switch ColumnTable.trimmed(table.reader.text(table.places[column])) {
            case "": return blank
            case "-": return dash
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

        private mutating func code(
            _ entry: AreaColumn.Entry, _ table: ColumnTable, _ column: Int, _ what: String,
            _ log: inout ReadingLog
        ) throws(PublisherError) -> UInt32? {
            if entry.code == nil { try fault(&log, table, column, what, entry.explanation) }
            return entry.code
        }

        /// Whether the ISO code beside is the area's; a blank one says nothing.
        private mutating func agrees(
            _ entry: AreaColumn.Entry, _ table: ColumnTable, _ column: Int,
            _ log: inout ReadingLog
        ) throws(PublisherError) -> Bool {
            guard let area = entry.area, let own = entry.code else { return true }
            let bytes = table.reader.code(table.places[column])
            // Six bytes of code and two of area make one key; longer codes are rare.
            let key = bytes.flatMap { $0 >> 48 == 0 ? $0 << 16 | UInt64(own) : nil }
            if let key, agreed.contains(key) { return true }
            let iso = ColumnTable.trimmed(table.reader.text(table.places[column])).uppercased()
            guard !iso.isEmpty, iso != "-", let expected = area.code(in: .alpha3), iso != expected
            else {
                if let key { agreed.insert(key) }
                return true
            }
            try fault(
                &log, table, column, "ISO code contradicts UNHCR's code",
                "\(expected), as \(entry.text) is \(area.name)")
            return false
        }

        private func fault(
            _ log: inout ReadingLog, _ table: ColumnTable, _ column: Int, _ what: String,
            _ expected: String
        ) throws(PublisherError) {
            try log.fault(
                what, at: table.cell(column), found: table.shown(column), expected: expected)
        }
    }
}
