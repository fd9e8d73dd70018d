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
        let location = row[sheet.code].stockCode
        if location.isEmpty {
            return try log.passOver(row, in: sheet.sheet, of: columns, codes: [sheet.code])
        }
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
        guard let year = row[sheet.year].stockYear, let period = Period(year: year) else {
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
        let marks = StockMarks(type)
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
                guard
                    let item = marks.observation(
                        figure, period, row: row.number, column: column.place,
                        sheet: sheetIndex)
                else {
                    try fault(row, column.place, "figure", StockMarks.expected)
                    continue
                }
                if block.sex == .total, let number = figure.number, isSum(number, of: row, age) {
                    log.leaveOut(
                        "both sexes where they are the sum of men and women",
                        at: sheet.place(row.number, column.place))
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

    /// The columns of figures.
    private var columns: [Int] { sheet.blocks.flatMap(\.columns).map(\.place) }

    private mutating func leaveOut(_ row: Sheet.Row, _ reason: String) {
        log.leaveOut(reason, in: sheet.sheet, row, of: columns)
    }

    private mutating func fault(
        _ row: Sheet.Row, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(what, in: sheet.sheet, row, column, expected: expected)
    }
}
