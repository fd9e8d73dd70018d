import Cubes
import Tables
public import Vocabulary

extension UNHCR {
    static let originPlace = 2
    static let destinationPlace = 3
    private static let popTypePlace = 4

    /// Reads the whole table.
    ///
    /// Shape: DF_DISPLACED, up to nine observations a row. Units: persons. Missing: blank is
    /// not reported and `-` not applicable, where the series has a figure in another year.
    /// Cost: some 2 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(
            file, columns: Self.columns, optional: Self.optional, labels: Self.labels)
        var log = ReadingLog(file: file.name)
        var cube = Cube(.displaced)
        var rows = Rows(areas)
        while try table.advance(&log) {
            try rows.take(table, into: &cube, &log)
        }
        let columns = table.places.suffix(Self.categories.count).map { $0 + 1 }
        fill(&cube, from: rows, columns: columns, &log)
        log.report.figures = cube.count
        check(cube, against: rows, &log)
        return TableReading(dataSet: dataSet, cubes: [cube], report: log.report)
    }

    /// Appends the cells that say something, and counts the others by reason.
    private func fill(
        _ cube: inout Cube, from rows: Rows, columns: [Int], _ log: inout ReadingLog
    ) {
        let categories = Self.categories
        let known = Known(rows)
        var silent = Silent(categories.count)
        var codes = [cube.intern("A", at: 0), cube.intern(dataSet.source, at: 1), 0, 0, 0]
        let types = categories.map { cube.intern($0.code, at: Self.popTypePlace) }
        let persons = AttributeSet([.unitMeasure: "PS"])
        for (index, row) in rows.rows.enumerated() {
            guard let period = Period(year: row.year) else { continue }
            for (place, category) in categories.enumerated() {
                let cell = rows.cells[index * categories.count + place]
                if cell <= 0,
                    let reason = known.silence(category, place, row, isZero: cell == 0)
                {
                    silent.count(reason, place, row: row.row)
                    continue
                }
                let value: ObservedValue =
                    switch cell {
                    case Rows.blank: .missing(.notReported)
                    case Rows.dash: .missing(.notApplicable)
                    default: .number(Double(cell))
                    }
                var status = ObservationStatus.normal
                if case .missing(let reason) = value { status = reason.status }
                codes[Self.originPlace] = rows.corridors[row.corridor].origin
                codes[Self.destinationPlace] = rows.corridors[row.corridor].destination
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
}

extension UNHCR {
    /// Why a cell at or below zero is not kept.
    enum Silence: Int, CaseIterable {
        case beforeFirstYear
        case wholeCategoryZero
        case zeroThroughout
        case blankThroughout

        func words(_ category: Category) -> String {
            switch self {
            case .beforeFirstYear:
                "\(category.code): zero or blank before the category was collected "
                    + "(from \(category.firstYear.map(String.init) ?? "an unstated year"))"
            case .wholeCategoryZero:
                "\(category.code): zero or blank in a year without any figure of the category, "
                    + "hence not collected"
            case .zeroThroughout: "\(category.code): zero in every year of the series"
            case .blankThroughout: "\(category.code): blank in a series without any figure"
            }
        }
    }

    /// Which series and which years of a category have a figure above zero.
    private struct Known {
        private var series: [Bool]
        private var years: [Bool]

        init(_ rows: Rows) {
            let width = UNHCR.categories.count
            series = Array(repeating: false, count: rows.corridors.count * width)
            years = Array(repeating: false, count: (FigureRule.years.upperBound + 1) * width)
            for (index, row) in rows.rows.enumerated() {
                for place in 0..<width where rows.cells[index * width + place] > 0 {
                    series[row.corridor * width + place] = true
                    years[row.year * width + place] = true
                }
            }
        }

        /// Why a zero or blank cell says nothing; nil where it does.
        func silence(
            _ category: Category, _ place: Int, _ row: Rows.Row, isZero: Bool
        ) -> Silence? {
            let width = UNHCR.categories.count
            if let first = category.firstYear, row.year < first { return .beforeFirstYear }
            if !years[row.year * width + place] { return .wholeCategoryZero }
            if series[row.corridor * width + place] { return nil }
            return isZero ? .zeroThroughout : .blankThroughout
        }
    }

    /// Counts of cells that are not kept, by reason and category.
    private struct Silent {
        private var counts: [(count: Int, firstRow: Int)]
        private let width: Int

        init(_ width: Int) {
            self.width = width
            counts = Array(repeating: (0, 0), count: Silence.allCases.count * width)
        }

        mutating func count(_ reason: Silence, _ place: Int, row: Int) {
            let index = reason.rawValue * width + place
            if counts[index].count == 0 { counts[index].firstRow = row }
            counts[index].count += 1
        }

        func tell(_ log: inout ReadingLog, columns: [Int]) {
            for reason in Silence.allCases {
                for place in 0..<width {
                    let (count, row) = counts[reason.rawValue * width + place]
                    guard count > 0 else { continue }
                    log.leaveOut(
                        reason.words(UNHCR.categories[place]), at: log.cell(row, columns[place]),
                        count: count)
                }
            }
        }
    }
}
