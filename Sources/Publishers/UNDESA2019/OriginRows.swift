import Cubes
import Tables
import Vocabulary

/// The rows of the 2019 edition's sheets as they are taken into a cube.
struct OriginRows {
    var log: ReadingLog
    private(set) var cube = Cube(.stock)
    private let areas: AreaRegister
    private var destinations: AreaColumn
    private var codes: [UInt32]
    /// Men and women of a corridor and year, to know whether both sexes are their sum.
    private var parts: [Part: (sum: Double, count: Int)] = [:]
    private var seen: [Line: Int] = [:]
    private var totals: [Sex: (equal: Int, unequal: Int, first: String)] = [:]

    private struct Part: Hashable {
        let destination: String
        let origin: String
        let year: Int
    }

    private struct Line: Hashable {
        let destination: String
        let year: Int
        let sex: Sex
    }

    private static let destinationPlace = 3

    init(file: String, source: String, areas: AreaRegister, sheets: [String]) {
        log = ReadingLog(file: file)
        self.areas = areas
        destinations = AreaColumn(areas, .desa, at: Self.destinationPlace)
        var cube = Cube(.stock)
        cube.sheets = sheets
        codes = ["A", source, "", "", "", "", "_T"].enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        self.cube = cube
    }

    mutating func take(_ sheet: OriginsSheet) throws(PublisherError) {
        let origins = try origins(of: sheet)
        let index = cube.sheets.firstIndex(of: sheet.sheet.name) ?? 0
        codes[5] = cube.intern(sheet.sex.rawValue, at: 5)
        for row in sheet.sheet.rows where row.number > sheet.headerRow {
            let year = row[sheet.year].integer ?? NumberText.int(row[sheet.year].stockCode)
            let figures = sheet.columns.filter { PrintedFigure(row[$0.column]) != .blank }
            // The row of names below the header, and footnotes.
            if year == nil, row[sheet.code].stockCode.isEmpty { continue }
            log.report.rows += 1
            guard let year, FigureRule.years.contains(year), let period = Period(year: year) else {
                try fault(sheet, row, sheet.year, "year", "a year of 1800 to 2200")
                continue
            }
            let entry = destinations.entry(row[sheet.code].stockCode, in: &cube)
            guard let area = destinations[entry].area, let code = destinations[entry].code else {
                if let number = Int(destinations[entry].text), number >= 900 {
                    leaveOut(
                        sheet, row, figures.count,
                        "a group that the register does not know, as destination")
                } else {
                    try fault(
                        sheet, row, sheet.code, "location code", destinations[entry].explanation)
                }
                continue
            }
            guard !area.isAggregate else {
                leaveOut(
                    sheet, row, figures.count, "world, region or group as destination: a sum")
                continue
            }
            let line = Line(destination: area.id, year: year, sex: sheet.sex)
            if let earlier = seen[line] {
                try fault(
                    sheet, row, sheet.code, "the same destination and year twice",
                    "one row; the first is row \(earlier)")
                continue
            }
            guard let type = DataType(printed: row[sheet.type].description) else {
                try fault(sheet, row, sheet.type, "type of data", "letters of B, C, R and I")
                continue
            }
            seen[line] = row.number
            codes[Self.destinationPlace] = code
            codes[4] = cube.intern(type.criterion.rawValue, at: 4)
            let made = Made(period: period, year: year, area: area, type: type, sheet: index)
            try takeFigures(sheet, row, origins, made)
        }
    }

    /// What the figures of a row share.
    private struct Made {
        let period: Period
        let year: Int
        let area: Area
        let type: DataType
        let sheet: Int
    }

    /// The area of each column of an origin: that of the row with the same name.
    private mutating func origins(
        of sheet: OriginsSheet
    ) throws(PublisherError) -> [Int: Area] {
        var named: [String: Area] = [:]
        for row in sheet.sheet.rows where row.number > sheet.headerRow {
            let name = OriginsSheet.plain(row[sheet.destination])
            guard named[name] == nil,
                let area = try? areas.resolve(row[sheet.code].stockCode, in: .desa),
                !area.isAggregate
            else { continue }
            named[name] = area
        }
        var origins: [Int: Area] = [:]
        for (column, meaning) in sheet.columns {
            guard case .origin(let name) = meaning else { continue }
            guard let area = named[name] else {
                try log.fault(
                    "origin", at: sheet.place(sheet.headerRow + 1, column),
                    found: "\"\(name.prefix(60))\"",
                    expected: "the name of one of the \(named.count) destinations below")
                continue
            }
            origins[column] = area
        }
        return origins
    }

    private mutating func takeFigures(
        _ sheet: OriginsSheet, _ row: Sheet.Row, _ origins: [Int: Area], _ made: Made
    ) throws(PublisherError) {
        var sum = 0.0
        var total: Double?
        var others: [(word: String, column: Int, value: Double)] = []
        for (column, meaning) in sheet.columns {
            let figure = PrintedFigure(row[column])
            if figure == .blank { continue }
            let word: String
            switch meaning {
            case .total:
                total = figure.number
                log.leaveOut("the total of all origins: a sum", at: sheet.place(row.number, column))
                continue
            case .otherNorth: word = "Other North"
            case .otherSouth: word = "Other South"
            case .origin(let name): word = name
            }
            let isOther = meaning == .otherNorth || meaning == .otherSouth
            if case .number(let value) = figure, FigureRule.persons.allows(value) {
                sum += value
                if isOther {
                    others.append((word, column, value))
                    continue
                }
            } else if case .missing = figure {
                if isOther {
                    log.leaveOut(
                        "Other North or Other South, not available",
                        at: sheet.place(row.number, column))
                    continue
                }
            } else if figure != .belowHalf || isOther {
                try fault(
                    sheet, row, column, "figure",
                    StockMarks.expected)
                continue
            }
            guard let origin = origins[column], origin != made.area else {
                log.leaveOut(
                    origins[column] == nil
                        ? "an origin whose heading is not known"
                        : "an area as its own origin: not a migrant stock",
                    at: sheet.place(row.number, column))
                continue
            }
            append(figure, origin.id, sheet, row, column, nil, made)
        }
        if let first = others.first {
            let words = others.map { "\($0.word) \(Int($0.value))" }.joined(separator: ", ")
            if others.count > 1 {
                log.leaveOut(
                    "the second of Other North and Other South, added to the first",
                    at: sheet.place(row.number, others[1].column))
            }
            append(
                .number(others.reduce(0) { $0 + $1.value }), "OOO", sheet, row, first.column, words,
                made)
        }
        if let total { compare(sum, total, sheet, row) }
    }

    private mutating func append(
        _ figure: PrintedFigure, _ origin: String, _ sheet: OriginsSheet, _ row: Sheet.Row,
        _ column: Int, _ comment: String?, _ made: Made
    ) {
        let part = Part(destination: made.area.id, origin: origin, year: made.year)
        if let value = figure.number {
            if sheet.sex != .total {
                let before = parts[part] ?? (0, 0)
                parts[part] = (before.sum + value, before.count + 1)
            } else if let known = parts[part], known.count == 2, known.sum == value {
                log.leaveOut(
                    "both sexes where they are the sum of men and women",
                    at: sheet.place(row.number, column))
                return
            }
        }
        var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
        if !made.type.text.isEmpty { attributes[.dataType] = made.type.text }
        attributes[.comment] = comment
        var value = ObservedValue.missing(.notReported)
        var status = made.type.status
        switch figure {
        case .number(let number): value = .number(number)
        case .belowHalf:
            value = .number(0)
            attributes[.comment] = PrintedFigure.belowHalfComment
        case .missing(let reason):
            value = .missing(reason)
            status = reason.status
        case .blank, .other: return
        }
        codes[2] = cube.intern(origin, at: 2)
        cube.append(
            codes: codes,
            Observation(
                period: made.period, value: value, status: status,
                attributes: AttributeSet(attributes), row: row.number, column: column,
                sheet: made.sheet))
    }

    private mutating func compare(
        _ sum: Double, _ total: Double, _ sheet: OriginsSheet, _ row: Sheet.Row
    ) {
        var known = totals[sheet.sex] ?? (0, 0, "")
        if sum == total {
            known.equal += 1
        } else {
            if known.unequal == 0 {
                known.first = "row \(row.number): \(exact(sum)) of \(exact(total))"
            }
            known.unequal += 1
        }
        totals[sheet.sex] = known
    }

    private func exact(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    private mutating func leaveOut(
        _ sheet: OriginsSheet, _ row: Sheet.Row, _ count: Int, _ reason: String
    ) {
        guard count > 0 else { return }
        log.leaveOut(reason, at: sheet.place(row.number, sheet.code), count: count)
    }

    private mutating func fault(
        _ sheet: OriginsSheet, _ row: Sheet.Row, _ column: Int, _ what: String,
        _ expected: String
    ) throws(PublisherError) {
        try log.fault(what, in: sheet.sheet, row, column, expected: expected)
    }

    mutating func finish() -> ReadingReport {
        log.report.figures = cube.count
        for sex in [Sex.total, .male, .female] {
            guard let known = totals[sex] else { continue }
            log.check(
                "origins sum to the total of their destination, \(sex.name)", known.unequal == 0,
                found: "\(known.equal) of \(known.equal + known.unequal) totals"
                    + (known.first.isEmpty ? "" : ", the first \(known.first)"),
                expected: "\(known.equal + known.unequal) totals")
        }
        return log.report
    }
}
