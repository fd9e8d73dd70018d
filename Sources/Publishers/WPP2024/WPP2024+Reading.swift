import Cubes
import Tables
public import Vocabulary

extension WPP2024 {
    /// Reads the whole table.
    ///
    /// Shape: DF_POPULATION, nine printed observations a row and the derived POP.
    /// Missing: a blank field is not reported. Cost: some 4 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(file, columns: Self.columns)
        var rows = ComponentRows(file: file.name, source: dataSet.source, areas: areas)
        while try table.advance(&rows.log) {
            try rows.take(table)
        }
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.finish())
    }
}

/// The rows as they are taken into a cube.
private struct ComponentRows {
    var log: ReadingLog
    var cube = Cube(.population)
    private var areas: AreaColumn
    private var codes: [UInt32]
    private let indicatorCodes: [UInt32]
    private let attributes: [AttributeSet]
    private let populationCode: UInt32
    private let populationAttributes: AttributeSet
    private var seen: [UInt64: (row: Int, values: [Double?])] = [:]
    private var balance = WPP2024.Balance()

    private static let area = 2
    private static let indicator = 3
    private static let births = 0
    private static let birthRate = 1

    init(file: String, source: String, areas register: AreaRegister) {
        log = ReadingLog(file: file)
        areas = AreaColumn(register, .desa, at: Self.area)
        var cube = Cube(.population)
        codes = ["A", source, "", "", "_T", "_T"].enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        indicatorCodes = WPP2024.indicators.map { cube.intern($0.code, at: Self.indicator) }
        attributes = WPP2024.indicators.map { AttributeSet($0.unit.attributes) }
        populationCode = cube.intern("POP", at: Self.indicator)
        var derived = WPP2024.Indicator.Unit.thousands.attributes
        derived[.comment] = "derived: births / crude birth rate x 1000"
        populationAttributes = AttributeSet(derived)
        self.cube = cube
    }

    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        guard let year = table.year(1), let period = Period(year: year) else {
            return try fault(table, 1, "year", "a year of 1800 to 2200")
        }
        let entry = areas.entry(table.reader, table.places[0], in: &cube)
        guard let area = areas[entry].area, let code = areas[entry].code else {
            return try fault(table, 0, "area", areas[entry].explanation)
        }
        guard let values = try values(table) else { return }
        let row = table.reader.row
        let key = UInt64(code) << 16 | UInt64(year)
        if let earlier = seen[key] {
            guard area.isAggregate, earlier.values == values else {
                return try fault(
                    table, 0, "the same area and year twice",
                    "one row; the first, with other figures or a country, is row \(earlier.row)")
            }
            log.leaveOut(
                "the same region and figures again under another location number",
                at: table.cell(0), count: values.count)
            return
        }
        seen[key] = (row, values)
        codes[Self.area] = code
        for (index, value) in values.enumerated() {
            codes[Self.indicator] = indicatorCodes[index]
            cube.append(
                codes: codes,
                Observation(
                    period: period, value: value.map { .number($0) } ?? .missing(.notReported),
                    status: value == nil ? .missing : .normal, attributes: attributes[index],
                    row: row, column: table.places[2 + index] + 1))
        }
        derivePopulation(values, period, table)
        balance.add(values, area, year)
    }

    mutating func finish() -> ReadingReport {
        log.report.figures = cube.count
        balance.check(&log)
        return log.report
    }

    /// Births over the crude birth rate, where both are printed and the rate is not zero.
    private mutating func derivePopulation(
        _ values: [Double?], _ period: Period, _ table: ColumnTable
    ) {
        let cell = table.cell(2 + Self.births)
        guard let births = values[Self.births], let rate = values[Self.birthRate], rate > 0 else {
            log.leaveOut("POP: not derivable without births and a birth rate above 0", at: cell)
            return
        }
        codes[Self.indicator] = populationCode
        cube.append(
            codes: codes,
            Observation(
                period: period, value: .number(births / rate * 1000), status: .estimated,
                attributes: populationAttributes, row: cell.row, column: cell.column))
    }

    /// The nine figures of a row, nil where blank; nil as a whole after a finding.
    private mutating func values(_ table: ColumnTable) throws(PublisherError) -> [Double?]? {
        var values: [Double?] = []
        values.reserveCapacity(WPP2024.indicators.count)
        for (index, indicator) in WPP2024.indicators.enumerated() {
            let column = 2 + index
            if table.reader.isEmpty(table.places[column]) {
                values.append(nil)
                continue
            }
            guard let value = table.double(column), indicator.rule.allows(value) else {
                try fault(table, column, indicator.code, indicator.rule.words)
                return nil
            }
            values.append(value)
        }
        return values
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}

extension WPP2024.Indicator.Unit {
    fileprivate var attributes: [AttributeID: String] {
        switch self {
        case .thousands: [.unitMeasure: "PS", .unitMult: "3"]
        case .perThousand: [.unitMeasure: "PER_1000"]
        case .percent: [.unitMeasure: "PT"]
        }
    }
}
