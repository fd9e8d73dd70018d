import Cubes
import Tables
public import Vocabulary

extension WorldBankMigration {
    /// Reads the whole table.
    ///
    /// Shape: DF_STOCK, one observation a row and year. Units: persons. Missing: a blank or `..`
    /// beside figures of other years is not reported. Cost: some 2 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        if case .workbook = FileContent(of: file),
            let sheet = try DataBankSheet(file, where: recognises)
        {
            return sheet.placed(try read(sheet.text, areas: areas))
        }
        let text = try DataBankText(file)
        let content = FileContent(of: text.file)
        let form = Form.allCases.first { content.hasColumns($0.columns) } ?? .copy
        let years = try YearColumns(of: content, file: file.name)
        var table = try ColumnTable(
            text.file, columns: form.columns + years.names, labels: Form.labels)
        guard !years.years.isEmpty else {
            throw PublisherError(
                kind: .layout, place: "\(file.name), row 1",
                found: "columns " + table.names.joined(separator: ", "),
                expected: "columns of years, such as Y1960 or 1960 [1960]")
        }
        var rows = MatrixRows(
            file: file.name, source: dataSet.source, years: years.years, areas: areas)
        while try table.advance(&rows.log) {
            try rows.take(table)
        }
        text.account(&rows.log)
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.finish())
    }
}

/// The rows as they are taken into a cube.
private struct MatrixRows {
    private enum Column {
        static let sex = 0
        static let destination = 1
        static let origin = 2
        static let firstYear = 3
    }

    var log: ReadingLog
    var cube = Cube(.stock)
    private let periods: [Period?]
    private let years: [Int]
    private var origins: AreaColumn
    private var destinations: AreaColumn
    private var codes: [UInt32]
    private var sexes: [String: (sex: Sex, code: UInt32)] = [:]
    private var seen: [UInt64: Int] = [:]
    private var sums = WorldBankMigration.Sums()
    private let persons = AttributeSet([.unitMeasure: "PS"])

    private static let origin = 2
    private static let destination = 3
    private static let sexPlace = 5

    private static let words: [String: Sex] = [
        "male": .male, "mal": .male, "m": .male, "men": .male, "males": .male,
        "female": .female, "fem": .female, "f": .female, "women": .female, "females": .female,
        "total": .total, "tot": .total, "t": .total, "_t": .total, "both": .total,
    ]

    init(file: String, source: String, years: [Int], areas: AreaRegister) {
        log = ReadingLog(file: file)
        self.years = years
        periods = years.map { Period(year: $0) }
        origins = AreaColumn(areas, .worldBank, at: Self.origin)
        destinations = AreaColumn(areas, .worldBank, at: Self.destination)
        var cube = Cube(.stock)
        codes = ["A", source, "", "", Criterion.unstated.rawValue, "", "_T"].enumerated()
            .map { place, code in code.isEmpty ? 0 : cube.intern(code, at: place) }
        self.cube = cube
        seen.reserveCapacity(110_000)
    }

    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        let figures = years.indices.map { table.figure(Column.firstYear + $0) }
        let isBlank = figures.allSatisfy { $0 == .blank }
        let from = origins.entry(table.reader, table.places[Column.origin], in: &cube)
        if isBlank, origins[from].text.lowercased() == "zzz" {
            return leaveOut("origin zzz, which is no area: blank in every year", table)
        }
        guard let sex = sex(table.reader.text(table.places[Column.sex])) else {
            return try fault(table, Column.sex, "sex", "male, female or total")
        }
        let to = destinations.entry(table.reader, table.places[Column.destination], in: &cube)
        guard let destination = destinations[to].code, let home = destinations[to].area else {
            return try fault(
                table, Column.destination, "area of destination", destinations[to].explanation)
        }
        guard let origin = origins[from].code, let area = origins[from].area else {
            return try fault(table, Column.origin, "area of origin", origins[from].explanation)
        }
        let row = table.reader.row
        let key = UInt64(origin) << 34 | UInt64(destination) << 4 | UInt64(sex.code)
        if let earlier = seen[key] {
            return try fault(
                table, Column.origin, "the same corridor and sex twice",
                "one row; the first is row \(earlier)")
        }
        seen[key] = row
        if home == area {
            let isEmpty = figures.allSatisfy { $0 == .blank || $0 == .number(0) }
            return leaveOut(
                isEmpty
                    ? "origin is the destination: zero or blank"
                    : "origin is the destination: a figure above zero among the years", table)
        }
        if isBlank { return leaveOut("blank in every year of the series", table) }
        codes[Self.origin] = origin
        codes[Self.destination] = destination
        codes[Self.sexPlace] = sex.code
        for (index, figure) in figures.enumerated() {
            try append(figure, index, table, sex.sex, key >> 4)
        }
    }

    mutating func finish() -> ReadingReport {
        log.report.figures = cube.count
        sums.check(&log)
        return log.report
    }

    private mutating func append(
        _ figure: FieldFigure, _ index: Int, _ table: ColumnTable, _ sex: Sex, _ corridor: UInt64
    ) throws(PublisherError) {
        let column = Column.firstYear + index
        guard let period = periods[index] else { return }
        var observation = Observation(
            period: period, value: .missing(.notReported), status: .missing, attributes: persons,
            row: table.reader.row, column: table.places[column] + 1)
        switch figure {
        case .blank: break
        case .number(let value) where FigureRule.persons.allows(value):
            observation.value = .number(value)
            observation.status = .normal
            sums.add(value, sex, years[index], corridor, to: codes[Self.destination])
        case .number, .other:
            return try fault(
                table, column, "persons", FigureRule.persons.words + ", nothing or ..")
        }
        cube.append(codes: codes, observation)
    }

    private mutating func sex(_ text: String) -> (sex: Sex, code: UInt32)? {
        if let known = sexes[text] { return known }
        guard let sex = Self.words[ColumnTable.trimmed(text).lowercased()] else { return nil }
        let entry = (sex, cube.intern(sex.rawValue, at: Self.sexPlace))
        sexes[text] = entry
        return entry
    }

    /// Counts every year of a row as left out.
    private mutating func leaveOut(_ reason: String, _ table: ColumnTable) {
        log.leaveOut(reason, at: table.cell(Column.firstYear), count: years.count)
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
