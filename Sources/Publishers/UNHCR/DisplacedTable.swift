import Cubes
import Tables
import Vocabulary

/// A table of people by origin, area of asylum, year and category, as the Refugee Data Finder has
/// several of: what they share in reading.
struct DisplacedTable {
    let dataSet: DataSet
    let categories: [UNHCR.Category]
    /// Columns of the layout whose figures another table of the source holds.
    var elsewhere: [UNHCR.Category] = []

    private static let popTypePlace = 4

    /// Reads the whole table.
    ///
    /// Shape: DF_DISPLACED, one observation a category and row at most. Units: persons. Missing:
    /// blank is not reported and `-` not applicable, where the series has a figure in another year.
    /// Cost: some 2 microseconds a row.
    func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try open(file)
        var log = ReadingLog(file: file.name)
        var cube = Cube(.displaced)
        var rows = try DisplacedRows(table, asked: categories, areas)
        while try table.advance(&log) {
            try rows.take(table, into: &cube, &log)
        }
        fill(&cube, from: rows, columns: rows.fileColumns(table), &log)
        leaveElsewhere(rows, table, &log)
        log.report.figures = cube.count
        check(cube, against: rows, &log)
        return TableReading(dataSet: dataSet, cubes: [cube], report: log.report)
    }

    private func open(_ file: InputFile) throws(PublisherError) -> ColumnTable {
        let own = (categories + elsewhere).map(\.column)
        let table = try ColumnTable(
            file, columns: UNHCRColumns.base + own,
            optional: Array(UNHCRColumns.base.dropFirst()) + own, labels: UNHCRColumns.labels,
            spelling: UNHCRColumns.name)
        guard table.places.dropFirst(UNHCRColumns.base.count).contains(where: { $0 >= 0 }) else {
            throw PublisherError(
                kind: .layout, place: file.name,
                found: "columns " + table.names.joined(separator: ", "),
                expected: "a column of figures: " + own.joined(separator: ", "))
        }
        return table
    }

    /// Counts the cells that another table holds.
    private func leaveElsewhere(
        _ rows: DisplacedRows, _ table: ColumnTable, _ log: inout ReadingLog
    ) {
        guard let first = rows.rows.first else { return }
        for (index, category) in elsewhere.enumerated() {
            let place = table.places[UNHCRColumns.base.count + categories.count + index]
            guard place >= 0 else { continue }
            log.leaveOut(
                "\(category.code): held from the table of population, which repeats it",
                at: log.cell(first.row, place + 1), count: rows.rows.count)
        }
    }

    /// Appends the cells that say something, and counts the others by reason.
    private func fill(
        _ cube: inout Cube, from rows: DisplacedRows, columns: [Int], _ log: inout ReadingLog
    ) {
        let categories = rows.categories
        let known = KnownSeries(rows)
        var silent = SilentCells(categories)
        var codes = [cube.intern("A", at: 0), cube.intern(dataSet.source, at: 1), 0, 0, 0]
        let types = categories.map { cube.intern($0.code, at: Self.popTypePlace) }
        let persons = AttributeSet([.unitMeasure: "PS"])
        for (index, row) in rows.rows.enumerated() {
            guard let period = Period(year: row.year) else { continue }
            for (place, category) in categories.enumerated() {
                let cell = rows.cells[index * categories.count + place]
                if cell <= 0, cell != DisplacedRows.star,
                    let reason = known.silence(category, place, row, isZero: cell == 0)
                {
                    silent.count(reason, place, row: row.row)
                    continue
                }
                let value = DisplacedRows.value(cell)
                var status = ObservationStatus.normal
                if case .missing(let reason) = value { status = reason.status }
                codes[UNHCRAreas.originPlace] = rows.corridors[row.corridor].origin
                codes[UNHCRAreas.destinationPlace] = rows.corridors[row.corridor].destination
                codes[Self.popTypePlace] = types[place]
                cube.append(
                    codes: codes,
                    Observation(
                        period: period, value: value, status: status, attributes: persons,
                        row: row.row, column: columns[place]))
            }
        }
        silent.tell(&log, columns: columns)
    }

    /// Compares each category's yearly sums in the cube with those of the file's rows.
    private func check(
        _ cube: Cube, against rows: DisplacedRows, _ log: inout ReadingLog
    ) {
        let width = rows.categories.count
        var expected = Array(repeating: [Int: Int](), count: width)
        for (index, row) in rows.rows.enumerated() {
            for place in 0..<width where rows.cells[index * width + place] > 0 {
                expected[place][row.year, default: 0] += rows.cells[index * width + place]
            }
        }
        var found = Array(repeating: [Int: Int](), count: width)
        let place = Dictionary(
            rows.categories.enumerated().map { ($0.element.code, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for row in 0..<cube.count {
            guard let code = cube.code(row, .popType), let index = place[code],
                let value = cube.observations.values[row].number, value > 0
            else { continue }
            found[index][cube.observations.periods[row].start.year, default: 0] += Int(value)
        }
        for (index, category) in rows.categories.enumerated() {
            let differing = Set(expected[index].keys).union(found[index].keys)
                .filter { expected[index][$0] != found[index][$0] }.sorted()
            log.check(
                "\(category.code): yearly sums equal the file's", differing.isEmpty,
                found: differing.isEmpty
                    ? "\(found[index].count) years equal"
                    : "unequal in " + differing.map(String.init).joined(separator: ", "),
                expected: "\(expected[index].count) years equal")
        }
    }
}
