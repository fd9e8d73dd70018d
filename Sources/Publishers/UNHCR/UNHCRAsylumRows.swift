import Cubes
import Tables
import Vocabulary

/// The rows of a table of asylum as they are taken into a cube.
struct UNHCRAsylumRows {
    var log: ReadingLog
    private(set) var cube = Cube(.asylum)
    private let table: UNHCRAsylumTable
    private var areas: UNHCRAreas
    private var codes: [UInt32]
    private let measureCodes: [UInt32]
    /// Which measures the file has.
    private let present: [Int]
    /// By particular, the integer of each text; nil for one that is no code.
    private var known: [[String: UInt32?]] = Array(repeating: [:], count: 4)
    /// What tells rows of a year apart, numbered; and the row of each number and year.
    private var kinds: [Kind: UInt64] = [:]
    private var seen: [UInt64: UInt32] = [:]
    private var sums: [Sum: Int] = [:]
    private var totals = Totals()

    /// What tells rows of a year apart.
    private struct Kind: Hashable {
        let origin: UInt32
        let destination: UInt32
        let authority: UInt32
        let level: UInt32
        let unit: UInt32
        let type: UInt32
    }

    private struct Sum: Hashable {
        let measure: Int
        let year: Int
        let unit: String
    }

    /// How totals and their parts agree.
    private struct Totals {
        var rows = 0
        var apart = 0
        var largest = 0
        var largestRow = 0
    }

    /// Places in the key of DF_ASYLUM: authority, level, unit, type.
    private static let places = [4, 7, 8, 6]
    private static let measurePlace = 5
    private static let particularStart = UNHCRColumns.base.count
    private let measureStart: Int

    init(
        _ source: ColumnTable, _ table: UNHCRAsylumTable, _ areas: AreaRegister, file: String
    ) throws(PublisherError) {
        self.table = table
        measureStart = Self.particularStart + table.particulars.count
        self.areas = try UNHCRAreas(source, areas)
        log = ReadingLog(file: file)
        var cube = Cube(.asylum)
        let fixed = ["A", table.dataSet.source, "", "", "", "", "_Z", "", "", "_T", "_T"]
        codes = fixed.enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        measureCodes = table.measures.map { cube.intern($0.code, at: Self.measurePlace) }
        self.cube = cube
        let start = measureStart
        present = table.measures.indices.filter { source.places[start + $0] >= 0 }
        guard !present.isEmpty else {
            throw PublisherError(
                kind: .layout, place: file,
                found: "columns " + source.names.joined(separator: ", "),
                expected: "a column of figures: "
                    + table.measures.map(\.column).joined(separator: ", "))
        }
    }

    mutating func take(_ source: ColumnTable) throws(PublisherError) {
        guard let year = source.year(0), let period = Period(year: year) else {
            return try fault(source, 0, "year", "a year of 1800 to 2200")
        }
        guard let (origin, destination) = try areas.corridor(source, into: &cube, &log) else {
            return
        }
        codes[UNHCRAreas.originPlace] = origin
        codes[UNHCRAreas.destinationPlace] = destination
        guard try particulars(source) else { return }
        var cells: [Int] = []
        for measure in present {
            let column = measureStart + measure
            guard let cell = DisplacedRows.cell(source, column) else {
                return try fault(
                    source, column, table.measures[measure].column,
                    FigureRule.persons.words + ", nothing, - or *")
            }
            cells.append(cell)
        }
        let row = source.reader.row
        let key = kind(origin, destination) << 16 | UInt64(year)
        if let earlier = seen[key] {
            return try fault(
                source, 0, "the same corridor, year, authority, type, level and unit twice",
                "one row; the first is row \(earlier)")
        }
        seen[key] = UInt32(clamping: row)
        append(cells, source, period, year)
    }

    /// The number of what tells the row apart from others of its year.
    private mutating func kind(_ origin: UInt32, _ destination: UInt32) -> UInt64 {
        let kind = Kind(
            origin: origin, destination: destination, authority: codes[Self.places[0]],
            level: codes[Self.places[1]], unit: codes[Self.places[2]],
            type: codes[Self.places[3]])
        if let known = kinds[kind] { return known }
        kinds[kind] = UInt64(kinds.count)
        return UInt64(kinds.count - 1)
    }

    /// Appends the figures of a row.
    private mutating func append(
        _ cells: [Int], _ source: ColumnTable, _ period: Period, _ year: Int
    ) {
        let unit = cube.dictionaries[8][codes[8]]
        var attributes: [AttributeID: String] = [.unitMeasure: unit == "C" ? "CASES" : "PS"]
        let plain = AttributeSet(attributes)
        let remark = compare(cells, row: source.reader.row)
        for (cell, measure) in zip(cells, present) {
            let value = DisplacedRows.value(cell)
            var status = ObservationStatus.normal
            if case .missing(let reason) = value { status = reason.status }
            var set = plain
            if let remark, table.measures[measure].code == "DECISIONS" {
                attributes[.comment] = remark
                set = AttributeSet(attributes)
            }
            codes[Self.measurePlace] = measureCodes[measure]
            cube.append(
                codes: codes,
                Observation(
                    period: period, value: value, status: status, attributes: set,
                    row: source.reader.row,
                    column: source.places[measureStart + measure] + 1))
            if cell > 0 { sums[Sum(measure: measure, year: year, unit: unit), default: 0] += cell }
        }
    }

    /// Sets the codes of authority, level, unit and type; false where one is none.
    private mutating func particulars(_ source: ColumnTable) throws(PublisherError) -> Bool {
        let names = table.particulars
        for index in names.indices {
            let column = Self.particularStart + index
            let text = source.places[column] < 0 ? "" : source.reader.text(source.places[column])
            let code: UInt32?
            if let entry = known[index][text] {
                code = entry
            } else {
                code = UNHCRAsylumTable.code(text, of: names[index])
                    .map { cube.intern($0, at: Self.places[index]) }
                known[index][text] = .some(code)
            }
            guard let code else {
                try fault(
                    source, column, names[index],
                    index == 2
                        ? "P for persons or C for cases: both together are never one figure"
                        : "a code of one or two letters")
                return false
            }
            codes[Self.places[index]] = code
        }
        return true
    }

    /// What is to be said of a total that differs from its parts by more than rounding: a cell
    /// that prints 0 or 5 may be off by five.
    private mutating func compare(_ cells: [Int], row: Int) -> String? {
        guard present.count == table.measures.count, cells.count == 5,
            cells.allSatisfy({ $0 >= 0 })
        else { return nil }
        totals.rows += 1
        let parts = cells[..<4].reduce(0, +)
        let apart = abs(parts - cells[4])
        guard apart > 5 * cells.count(where: { $0 < 10 }) else { return nil }
        totals.apart += 1
        if apart > totals.largest {
            totals.largest = apart
            totals.largestRow = row
        }
        return "the parts printed beside add up to \(parts)"
    }

    /// The account, with the checks of the whole table.
    mutating func finish() -> ReadingReport {
        log.report.figures = cube.count
        checkSums()
        if totals.rows > 0 {
            log.check(
                "DECISIONS is the sum of its parts in 99 of 100 rows",
                totals.apart * 100 <= totals.rows,
                found: "\(totals.apart) of \(totals.rows) rows differ by more than rounding"
                    + (totals.apart > 0
                        ? ", at most by \(totals.largest) (row \(totals.largestRow))" : ""),
                expected: "one in a hundred at most")
        }
        return log.report
    }

    /// Compares yearly sums of each measure and unit in the cube with those of the rows.
    private mutating func checkSums() {
        var found: [Sum: Int] = [:]
        let place = Dictionary(
            table.measures.enumerated().map { ($0.element.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for row in 0..<cube.count {
            guard let code = cube.code(row, .asylumMeasure), let measure = place[code],
                let unit = cube.code(row, .countUnit),
                let value = cube.observations.values[row].number, value > 0
            else { continue }
            let year = cube.observations.periods[row].start.year
            found[Sum(measure: measure, year: year, unit: unit), default: 0] += Int(value)
        }
        for (index, measure) in table.measures.enumerated() {
            let expected = sums.filter { $0.key.measure == index }
            let held = found.filter { $0.key.measure == index }
            log.check(
                "\(measure.code): yearly sums of persons and of cases equal the file's",
                expected == held,
                found: "\(expected.count { held[$0.key] == $0.value }) of \(held.count) sums equal",
                expected: "\(expected.count) sums equal")
        }
    }

    private mutating func fault(
        _ source: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: source.cell(column), found: source.shown(column), expected: expected)
    }
}
