import Cubes
import Tables
import Vocabulary

/// One pass over the demographics: rows of a corridor, group and year are added up, and at the end
/// it is decided which zeros say something.
struct UNHCRDemographicRows {
    private typealias Source = UNHCRDemographics

    /// What is known of one figure.
    private enum Cell {
        case number(Int)
        case blank, dash, star
        /// A zero beside a sum above it that nothing makes up.
        case untold
    }

    /// The rows of one corridor, group and year together.
    private struct Entry {
        let series: Int
        let year: Int
        let row: Int
        var cells: [Cell]
        /// How many rows there are, and how many of them have each figure.
        var rows = 1
        var told: [Int]
    }

    /// A corridor and group.
    private struct Key: Hashable {
        let origin: UInt32
        let destination: UInt32
        let group: UInt32
    }

    var log: ReadingLog
    private var areas: UNHCRAreas
    private var cube = Cube(.displacedAge)
    private let fixed: [UInt32]
    /// The columns of the figures in the file, from 0; -1 for one that is absent.
    private let columns: [Int]
    private let hasGroups: Bool
    private let hasPlaces: Bool
    private var series: [Key] = []
    private var known: [Key: Int] = [:]
    private var entries: [Entry] = []
    private var places: [UInt64: Int] = [:]
    /// Rows whose parts are more than their sum.
    private var excess: (sexes: Int, ages: Int, row: Int) = (0, 0, 0)

    private static let start = UNHCRColumns.base.count + Source.particulars.count
    private static let group = UNHCRColumns.base.count
    private static let width = Source.cells.count
    /// The places of one sex among the cells: bands, age not stated, and the sum.
    private static let sexes = [0..<7, 7..<14]

    init(
        _ table: ColumnTable, _ source: String, _ areas: AreaRegister, file: String
    ) throws(PublisherError) {
        self.areas = try UNHCRAreas(table, areas)
        log = ReadingLog(file: file)
        columns = Array(table.places[Self.start...])
        hasGroups = table.places[Self.group] >= 0
        hasPlaces = table.places[(Self.group + 1)..<Self.start].contains { $0 >= 0 }
        fixed = [cube.intern("A", at: 0), cube.intern(source, at: 1)]
    }

    /// Takes the current row, or collects what is wrong with it.
    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        guard let year = table.year(0) else {
            return try fault(table, 0, "year", "a year of 1800 to 2200")
        }
        guard let (origin, destination) = try areas.corridor(table, into: &cube, &log) else {
            return
        }
        let text = table.reader.text(table.places[Self.group])
        guard let group = hasGroups ? Source.group(text) : "_T" else {
            return try fault(
                table, Self.group, "group", "a group of UNHCR such as REF, ASY or IDP")
        }
        var cells: [Cell] = []
        for place in 0..<Self.width {
            guard let value = DisplacedRows.cell(table, Self.start + place) else {
                return try fault(
                    table, Self.start + place, "persons",
                    FigureRule.persons.words + ", nothing, - or *")
            }
            switch value {
            case DisplacedRows.blank: cells.append(.blank)
            case DisplacedRows.dash: cells.append(.dash)
            case DisplacedRows.star: cells.append(.star)
            default: cells.append(.number(value))
            }
        }
        compare(cells, row: table.reader.row)
        markUntold(&cells)
        let key = Key(
            origin: origin, destination: destination, group: cube.intern(group, at: 4))
        try add(cells, to: series(key), year, table)
    }

    private mutating func series(_ key: Key) -> Int {
        if let found = known[key] { return found }
        series.append(key)
        known[key] = series.count - 1
        return series.count - 1
    }

    private mutating func add(
        _ cells: [Cell], to series: Int, _ year: Int, _ table: ColumnTable
    ) throws(PublisherError) {
        let key = UInt64(series) << 16 | UInt64(year)
        guard let place = places[key] else {
            places[key] = entries.count
            entries.append(
                Entry(
                    series: series, year: year, row: table.reader.row, cells: cells,
                    told: cells.map { if case .number = $0 { 1 } else { 0 } }))
            return
        }
        guard hasPlaces else {
            return try fault(
                table, 0, "the same corridor, group and year twice",
                "one row; the first is row \(entries[place].row)")
        }
        entries[place].rows += 1
        for index in cells.indices {
            guard case .number(let more) = cells[index] else { continue }
            entries[place].told[index] += 1
            if case .number(let sum) = entries[place].cells[index] {
                entries[place].cells[index] = .number(sum + more)
            } else {
                entries[place].cells[index] = .number(more)
            }
        }
    }

    /// Marks zeros that stand for no breakdown: bands beside a sum above zero that have no figure,
    /// and sums of both sexes beside a total above zero.
    private func markUntold(_ cells: inout [Cell]) {
        func number(_ place: Int) -> Int {
            if case .number(let count) = cells[place] { count } else { 0 }
        }
        func mark(_ places: Range<Int>) {
            for place in places {
                if case .number(0) = cells[place] { cells[place] = .untold }
            }
        }
        let total = number(Self.width - 1)
        let isBySex = Self.sexes.contains { range in range.contains { number($0) > 0 } }
        for range in Self.sexes {
            let bands = range.dropLast(2)
            let hasAges = bands.contains { number($0) > 0 }
            let sum = max(number(range.upperBound - 1), number(range.upperBound - 2))
            if !hasAges, sum > 0 || !isBySex && total > 0 {
                // All of an age not stated is what the publisher may say of them instead.
                mark(bands.startIndex..<bands.endIndex)
                if number(range.upperBound - 2) == 0 {
                    mark(range.upperBound - 2..<range.upperBound - 1)
                }
            }
            if !isBySex, total > 0 { mark(range.upperBound - 1..<range.upperBound) }
        }
    }

    /// Counts a row whose parts are more than their sum by more than rounding explains.
    private mutating func compare(_ cells: [Cell], row: Int) {
        func number(_ place: Int) -> Int? {
            if case .number(let count) = cells[place] { count } else { nil }
        }
        // Each part may stand for up to four people less.
        func isExcess(_ parts: [Int], _ sum: Int?) -> Bool {
            sum.map { parts.reduce(0, +) > $0 + 4 * (parts.count + 1) } ?? false
        }
        let ages = Self.sexes.contains { range in
            isExcess(range.dropLast().compactMap(number), number(range.upperBound - 1))
        }
        let sums = Self.sexes.compactMap { number($0.upperBound - 1) }
        let sexes = isExcess(sums, number(Self.width - 1))
        if excess.row == 0, ages || sexes { excess.row = row }
        if ages { excess.ages += 1 }
        if sexes { excess.sexes += 1 }
    }

    /// The cube of all figures that say something; the others are counted by reason.
    mutating func finish() -> Cube {
        var hasFigure = Array(repeating: false, count: series.count * Self.width)
        for entry in entries {
            for (place, cell) in entry.cells.enumerated() {
                switch cell {
                case .number(1...), .star: hasFigure[entry.series * Self.width + place] = true
                case .number, .blank, .dash, .untold: break
                }
            }
        }
        let codes = Source.cells.map { cell in
            (cube.intern(cell.sex.rawValue, at: 5), cube.intern(cell.age.code, at: 6))
        }
        for entry in entries {
            guard let period = Period(year: entry.year) else { continue }
            let key = series[entry.series]
            for (place, cell) in entry.cells.enumerated() where columns[place] >= 0 {
                guard hasFigure[entry.series * Self.width + place] else {
                    leaveOut(cell, entry, place)
                    continue
                }
                cube.append(
                    codes: fixed + [
                        key.origin, key.destination, key.group, codes[place].0, codes[place].1,
                    ], observation(cell, entry, place, period))
            }
        }
        log.report.figures = cube.count
        check()
        return cube
    }

    private mutating func leaveOut(_ cell: Cell, _ entry: Entry, _ place: Int) {
        let reason =
            switch cell {
            case .number: "zero in every year of the series"
            case .blank: "blank in a series without any figure"
            case .dash: "not applicable in a series without any figure"
            case .star: "withheld in a series without any figure"
            case .untold: "zero where people are not told apart, in a series without any figure"
            }
        log.leaveOut(reason, at: log.cell(entry.row, columns[place] + 1))
    }

    private func observation(
        _ cell: Cell, _ entry: Entry, _ place: Int, _ period: Period
    ) -> Observation {
        var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
        let value: ObservedValue =
            switch cell {
            case .number(let count): .number(Double(count))
            case .blank, .untold: .missing(.notReported)
            case .dash: .missing(.notApplicable)
            case .star: .missing(.suppressed)
            }
        if entry.rows > 1, case .number = cell {
            attributes[.comment] =
                entry.told[place] == entry.rows
                ? "sum of \(entry.rows) places"
                : "sum of \(entry.told[place]) places of \(entry.rows); the others do not tell"
        }
        var status = ObservationStatus.normal
        if case .missing(let reason) = value { status = reason.status }
        return Observation(
            period: period, value: value, status: status, attributes: AttributeSet(attributes),
            row: entry.row, column: columns[place] + 1)
    }

    private mutating func check() {
        let first = excess.row > 0 ? "; the first is row \(excess.row)" : ""
        for (name, count) in [
            ("ages are no more than their sum", excess.ages),
            ("women and men are no more than the total", excess.sexes),
        ] {
            log.check(
                name, count == 0, found: count == 0 ? "in all rows" : "\(count) rows more" + first,
                expected: "in all of \(log.report.rows) rows, but for rounding")
        }
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
