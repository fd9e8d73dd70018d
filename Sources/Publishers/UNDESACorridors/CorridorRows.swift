import Cubes
import Tables
import Vocabulary

/// The rows of a workbook by destination and origin as they are taken into a cube.
struct CorridorRows {
    var log: ReadingLog
    private(set) var cube = Cube(.stock)
    private let sheet: CorridorSheet
    private let sheetIndex: Int
    private var origins: AreaColumn
    private var destinations: AreaColumn
    private var codes: [UInt32]
    private let years: [Int]
    private var seen: [UInt64: Int] = [:]
    private var sums = CorridorSums()

    private static let originPlace = 2
    private static let destinationPlace = 3
    private static let criterionPlace = 4
    private static let sexPlace = 5

    init(_ sheet: CorridorSheet, source: String, areas: AreaRegister, sheets: [String]) {
        self.sheet = sheet
        log = ReadingLog(file: sheet.file)
        sheetIndex = sheets.firstIndex(of: sheet.sheet.name) ?? 0
        origins = AreaColumn(areas, .desa, at: Self.originPlace)
        destinations = AreaColumn(areas, .desa, at: Self.destinationPlace)
        var cube = Cube(.stock)
        cube.sheets = sheets
        codes = ["A", source, "", "", "", "", "_T"].enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        self.cube = cube
        years = Set(sheet.blocks.flatMap(\.columns).map(\.year)).sorted()
    }

    mutating func take() throws(PublisherError) {
        for row in sheet.sheet.rows where row.number > sheet.headerRow {
            log.report.rows += 1
            try take(row)
        }
        guard cube.count > 0 else {
            throw PublisherError(
                kind: .layout, place: "\(sheet.file), sheet \"\(sheet.sheet.name)\"",
                found: "no figure of a corridor below row \(sheet.headerRow)",
                expected: "rows of figures")
        }
    }

    private mutating func take(_ row: Sheet.Row) throws(PublisherError) {
        let to = row[sheet.destination].stockCode
        let from = row[sheet.origin].stockCode
        if to.isEmpty, from.isEmpty {
            return try log.passOver(
                row, in: sheet.sheet, of: columns, codes: [sheet.destination, sheet.origin])
        }
        let place = destinations.entry(to, in: &cube)
        let source = origins.entry(from, in: &cube)
        guard let destination = destinations[place].area, let origin = origins[source].area,
            let destinationCode = destinations[place].code, let originCode = origins[source].code
        else { return try unknown(row, destinations[place], origins[source]) }
        if destination.isAggregate || origin.isAggregate {
            if origin.kind == .world, !destination.isAggregate { expect(row, destination) }
            return leaveOut(
                row,
                origin.kind == .world || destination.kind == .world
                    ? "the world as origin or destination: a sum, as printed in other workbooks of "
                        + "the edition"
                    : "a region or group as origin or destination: a sum")
        }
        guard origin != destination else {
            return leaveOut(row, "an area as its own origin: not a migrant stock")
        }
        let key = UInt64(originCode) << 32 | UInt64(destinationCode)
        if let earlier = seen[key] {
            return try fault(
                row, sheet.origin, "the same corridor twice", "one row; the first is row \(earlier)"
            )
        }
        guard let type = DataType(printed: row[sheet.type].description) else {
            return try fault(row, sheet.type, "type of data", "letters of B, C, R and I")
        }
        seen[key] = row.number
        codes[Self.originPlace] = originCode
        codes[Self.destinationPlace] = destinationCode
        codes[Self.criterionPlace] = cube.intern(
            type.criterion.rawValue, at: Self.criterionPlace)
        try takeFigures(row, destination, type)
    }

    /// Takes men and women, and both together where that is not their sum.
    private mutating func takeFigures(
        _ row: Sheet.Row, _ destination: Area, _ type: DataType
    ) throws(PublisherError) {
        let marks = StockMarks(type)
        for block in sheet.blocks {
            codes[Self.sexPlace] = cube.intern(block.sex.rawValue, at: Self.sexPlace)
            for column in block.columns {
                let figure = PrintedFigure(row[column.column])
                guard let period = Period(year: column.year), figure != .blank else { continue }
                guard
                    let item = marks.observation(
                        figure, period, row: row.number, column: column.column,
                        sheet: sheetIndex)
                else {
                    try fault(row, column.column, "figure", StockMarks.expected)
                    continue
                }
                if let number = figure.number {
                    sums.add(number, destination, block.sex, column.year)
                    if block.sex == .total, isSum(number, of: row, in: column.year) {
                        log.leaveOut(
                            "both sexes where they are the sum of men and women",
                            at: sheet.place(row.number, column.column))
                        continue
                    }
                }
                cube.append(codes: codes, item)
            }
        }
    }

    /// Whether men and women of a year add up to a figure.
    private func isSum(_ both: Double, of row: Sheet.Row, in year: Int) -> Bool {
        var sum = 0.0
        for sex in [Sex.male, .female] {
            guard let block = sheet.blocks.first(where: { $0.sex == sex }),
                let column = block.columns.first(where: { $0.year == year }),
                let value = PrintedFigure(row[column.column]).number
            else { return false }
            sum += value
        }
        return sum == both
    }

    /// Notes the total of all origins that a destination prints.
    private mutating func expect(_ row: Sheet.Row, _ destination: Area) {
        for block in sheet.blocks {
            for column in block.columns {
                guard let value = PrintedFigure(row[column.column]).number else { continue }
                sums.expect(value, destination, block.sex, column.year)
            }
        }
    }

    /// A pair of which a code is unknown: groups come and go with editions, countries do not.
    private mutating func unknown(
        _ row: Sheet.Row, _ to: AreaColumn.Entry, _ from: AreaColumn.Entry
    ) throws(PublisherError) {
        for (entry, column) in [(to, sheet.destination), (from, sheet.origin)]
        where entry.area == nil {
            if let number = Int(entry.text), number >= 900 { continue }
            return try fault(row, column, "location code", entry.explanation)
        }
        leaveOut(row, "a group that the register does not know, as origin or destination")
    }

    /// The columns of figures.
    private var columns: [Int] { sheet.blocks.flatMap(\.columns).map(\.column) }

    private mutating func leaveOut(_ row: Sheet.Row, _ reason: String) {
        log.leaveOut(reason, in: sheet.sheet, row, of: columns)
    }

    private mutating func fault(
        _ row: Sheet.Row, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(what, in: sheet.sheet, row, column, expected: expected)
    }

    mutating func finish(_ worldTotals: [(year: Int, persons: Int)]) -> ReadingReport {
        log.report.figures = cube.count
        sums.check(&log, years: years, worldTotals)
        return log.report
    }
}
