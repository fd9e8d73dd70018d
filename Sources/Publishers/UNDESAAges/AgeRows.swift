import Cubes
import Tables
import Vocabulary

/// The rows of a workbook by age as they are taken into a cube.
struct AgeRows {
    var log: ReadingLog
    private(set) var cube: Cube
    private let sheet: AgesSheet
    private let sheetIndex: Int
    private var areas: AreaColumn
    private var codes: [UInt32]
    private var seen: [UInt64: Int] = [:]
    /// Totals beside the sum of their ages, and those that differ by more than rounding.
    private var totals = (count: 0, beyond: 0)

    private static let areaPlace = 3

    init(_ sheet: AgesSheet, source: String, areas: AreaRegister, sheets: [String]) {
        self.sheet = sheet
        log = ReadingLog(file: sheet.file)
        sheetIndex = sheets.firstIndex(of: sheet.sheet.name) ?? 0
        self.areas = AreaColumn(areas, .desa, at: Self.areaPlace)
        var cube = Cube(.stock)
        cube.sheets = sheets
        codes = ["A", source, "W", "", "", "", ""].enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        self.cube = cube
    }

    mutating func take() throws(PublisherError) {
        for row in sheet.sheet.rows where row.number > sheet.headerRow {
            log.report.rows += 1
            try take(row)
        }
        guard cube.count > 0 else {
            throw PublisherError(
                kind: .layout, place: "\(sheet.file), sheet \"\(sheet.sheet.name)\"",
                found: "no figure of an area below row \(sheet.headerRow)",
                expected: "rows of figures")
        }
    }

    mutating func finish() -> ReadingReport {
        log.report.figures = cube.count
        log.check(
            "ages sum to the total of their area and year", totals.beyond == 0,
            found: "\(totals.count - totals.beyond) of \(totals.count) totals",
            expected: "\(totals.count), each within one person an age")
        return log.report
    }

    private mutating func take(_ row: Sheet.Row) throws(PublisherError) {
        let printed = row[sheet.code]
        let location =
            printed.integer.map(String.init) ?? ColumnTable.trimmed(printed.description)
        if location.isEmpty { return try passOver(row) }
        let index = areas.entry(location, in: &cube)
        let entry = areas[index]
        guard let area = entry.area, let code = entry.code else {
            if let number = Int(location), number >= 900 {
                return leaveOut(row, "a group that the register does not know")
            }
            return try fault(row, sheet.code, "location code", entry.explanation)
        }
        guard !area.isAggregate else {
            return leaveOut(row, "the world, a region or a group: a sum")
        }
        guard let year = year(row), let period = Period(year: year) else {
            return try fault(row, sheet.year, "year", "a year of 1800 to 2200")
        }
        let key = UInt64(code) << 32 | UInt64(year)
        if let earlier = seen[key] {
            return try fault(
                row, sheet.code, "the same area and year twice",
                "one row; the first is row \(earlier)")
        }
        guard let type = DataType(printed: row[sheet.type].description) else {
            return try fault(row, sheet.type, "type of data", "letters of B, C, R and I")
        }
        seen[key] = row.number
        codes[Self.areaPlace] = code
        codes[4] = cube.intern(type.criterion.rawValue, at: 4)
        try takeFigures(row, period, type)
    }

    private mutating func takeFigures(
        _ row: Sheet.Row, _ period: Period, _ type: DataType
    ) throws(PublisherError) {
        var values: [AttributeID: String] = [.unitMeasure: "PS"]
        if !type.text.isEmpty { values[.dataType] = type.text }
        for block in sheet.blocks {
            codes[5] = cube.intern(block.sex.rawValue, at: 5)
            compare(row, block)
            for column in block.columns {
                let figure = PrintedFigure(row[column.place])
                if figure == .blank { continue }
                guard let age = column.age else {
                    log.leaveOut(
                        "total of all ages, as in the workbook by destination",
                        at: sheet.place(row.number, column.place))
                    continue
                }
                var item = Observation(
                    period: period, value: .missing(.notReported), status: type.status,
                    attributes: AttributeSet(values), row: row.number, column: column.place,
                    sheet: sheetIndex)
                switch figure {
                case .number(let number) where FigureRule.persons.allows(number):
                    item.value = .number(number)
                    if block.sex == .total, isSum(number, of: row, age) {
                        log.leaveOut(
                            "both sexes where they are the sum of men and women",
                            at: sheet.place(row.number, column.place))
                        continue
                    }
                case .belowHalf:
                    item.value = .number(0)
                    item.attributes = AttributeSet(
                        values.merging([.comment: PrintedFigure.belowHalfComment]) { $1 })
                case .missing(let reason):
                    item.value = .missing(reason)
                    item.status = reason.status
                case .number, .blank, .other:
                    try fault(
                        row, column.place, "figure",
                        FigureRule.persons.words + ", or one of the marks .. ~ \u{2014}")
                    continue
                }
                codes[6] = cube.intern(age.code, at: 6)
                cube.append(codes: codes, item)
            }
        }
    }

    /// Whether men and women of an age add up to a figure.
    private func isSum(_ both: Double, of row: Sheet.Row, _ age: AgeGroup) -> Bool {
        let parts = [Sex.male, .female].compactMap { sex in
            sheet.blocks.first { $0.sex == sex }?.columns.first { $0.age == age }
                .flatMap { PrintedFigure(row[$0.place]).number }
        }
        return parts.count == 2 && parts[0] + parts[1] == both
    }

    /// Compares a block's total with its ages, where all are printed.
    private mutating func compare(_ row: Sheet.Row, _ block: AgesSheet.Block) {
        guard let place = block.columns.first(where: { $0.age == nil })?.place,
            let total = PrintedFigure(row[place]).number
        else { return }
        let ages = block.columns.filter { $0.age != nil }
        let figures = ages.compactMap { PrintedFigure(row[$0.place]).number }
        guard figures.count == ages.count else { return }
        totals.count += 1
        if abs(figures.reduce(0, +) - total) > Double(ages.count) { totals.beyond += 1 }
    }

    private func year(_ row: Sheet.Row) -> Int? {
        let value = row[sheet.year]
        guard let year = value.integer ?? NumberText.int(ColumnTable.trimmed(value.description)),
            FigureRule.years.contains(year)
        else { return nil }
        return year
    }

    private func figures(_ row: Sheet.Row) -> [Int] {
        sheet.blocks.flatMap(\.columns).map(\.place).filter { PrintedFigure(row[$0]) != .blank }
    }

    private mutating func leaveOut(_ row: Sheet.Row, _ reason: String) {
        let columns = figures(row)
        guard let first = columns.first else { return }
        log.leaveOut(reason, at: sheet.place(row.number, first), count: columns.count)
    }

    /// A row without code: a footnote, unless it has figures.
    private mutating func passOver(_ row: Sheet.Row) throws(PublisherError) {
        if let column = figures(row).first(where: { PrintedFigure(row[$0]).number != nil }) {
            return try fault(
                row, column, "figure without location code",
                "a code in column " + SourceCell.letters(sheet.code))
        }
        log.leaveOut(
            "a line without location code and figures",
            at: sheet.place(row.number, row.cells.first?.column ?? 1))
    }

    private mutating func fault(
        _ row: Sheet.Row, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        let value = row[column]
        try log.fault(
            what, at: sheet.place(row.number, column),
            found: value.isBlank ? "nothing" : "\"\(value.description.prefix(80))\"",
            expected: expected)
    }
}
