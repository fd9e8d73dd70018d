import Cubes
import Tables
import Vocabulary

/// The figures as they are taken into a cube.
struct IndicatorRows {
    private typealias Source = WorldBankIndicators

    /// A figure of net migration, until it is known what its period is.
    private struct Pending {
        let area: UInt32
        let year: Int
        let observation: Observation
    }

    /// A series of the API.
    private struct Cell: Hashable {
        let area: UInt32
        let indicator: String
    }

    /// A blank of the API.
    private struct Blank {
        let series: Cell
        let indicator: WorldBankIndicators.Indicator
        let observation: Observation
        let year: Int
    }

    var log: ReadingLog
    private var cube = Cube(.population)
    private var areas: AreaColumn
    private var codes: [UInt32]
    private var seen: [String: Int] = [:]
    private var net: [Pending] = []
    /// Blanks of the API, until it is known whether they stand between figures.
    private var blanks: [Blank] = []
    private var spans: [Cell: ClosedRange<Int>] = [:]
    private var years: Set<Int> = []
    private var others = WorldBankIndicators.Others()
    private var balance = WorldBankIndicators.Balance()

    private static let area = 2

    init(file: String, source: String, areas register: AreaRegister) {
        log = ReadingLog(file: file)
        areas = AreaColumn(register, .worldBank, at: Self.area)
        var cube = Cube(.population)
        codes = ["A", source, "", "", "", "_T"].enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        self.cube = cube
    }

    /// Says which years the file has columns or rows of.
    mutating func cover(_ years: [Int]) { self.years.formUnion(years) }

    mutating func takeLong(_ table: ColumnTable, isCopy: Bool) throws(PublisherError) {
        guard let year = table.year(2), let period = Period(year: year) else {
            return try fault(table, 2, "year", "a year of 1800 to 2200")
        }
        years.insert(year)
        let name = ColumnTable.trimmed(table.reader.text(table.places[1]))
        if isCopy, name == Source.copyPopulation {
            return log.leaveOut(
                "pop of the copy: UN DESA's population, not the World Bank's", at: table.cell(3))
        }
        let known = isCopy ? Source.copyNames[name.lowercased()] ?? name : name
        guard let indicator = Source.indicators[known.uppercased()] else {
            return others.add(name, at: table.cell(3), count: 1)
        }
        guard let (area, code) = try longArea(table) else { return }
        guard try isNew("\(area.id) \(indicator.code) \(year)", table, 0) else { return }
        let figure = table.figure(3)
        let series = Cell(area: code, indicator: indicator.code)
        // The API has a row for every year, the copy for those that it kept.
        if figure == .blank, !isCopy {
            blanks.append(
                Blank(
                    series: series, indicator: indicator,
                    observation: missing(indicator, period, table, 3), year: year))
            return
        }
        let span = spans[series] ?? year...year
        spans[series] = min(span.lowerBound, year)...max(span.upperBound, year)
        try take(indicator, area, code, year, period, figure, table, 3)
    }

    /// The area of a row of the long forms; nil after a finding, or where it was left out.
    private mutating func longArea(_ table: ColumnTable) throws(PublisherError) -> (Area, UInt32)? {
        guard table.reader.isEmpty(table.places[0]), table.places[4] >= 0 else {
            return try area(table, 0, cells: 1, first: 3)
        }
        let letters = ColumnTable.trimmed(table.reader.text(table.places[4]))
        guard let group = Source.incomeGroups[letters] else {
            log.leaveOut(
                "region or group of the World Bank that is none of ours", at: table.cell(3))
            return nil
        }
        return try area(table, 0, entry: areas.entry(group, in: &cube), cells: 1, first: 3)
    }

    /// Keeps the blanks between figures of a series; counts the others.
    private mutating func settleBlanks() {
        for blank in blanks {
            guard spans[blank.series]?.contains(blank.year) == true else {
                log.leaveOut(
                    Self.outerBlank,
                    at: log.cell(blank.observation.row, blank.observation.column))
                continue
            }
            append(blank.observation, blank.series.area, blank.year, of: blank.indicator)
        }
    }

    private static let outerBlank = "blank before the first or after the last figure of the series"

    mutating func takeWide(_ table: ColumnTable, _ columns: [Int]) throws(PublisherError) {
        let name = ColumnTable.trimmed(table.reader.text(table.places[1]))
        guard let indicator = Source.indicators[name.uppercased()] else {
            return others.add(name, at: table.cell(1), count: columns.count)
        }
        guard let (area, code) = try area(table, 0, cells: columns.count, first: 1) else { return }
        guard try isNew("\(area.id) \(indicator.code)", table, 0) else { return }
        let figures = columns.indices.map { table.figure(2 + $0) }
        // By year, as columns may stand in any order.
        let filled = columns.indices.filter { figures[$0] != .blank }.map { columns[$0] }
        let span = filled.min().flatMap { least in filled.max().map { least...$0 } }
        for (index, year) in columns.enumerated() {
            guard span?.contains(year) == true, let period = Period(year: year) else {
                log.leaveOut(Self.outerBlank, at: table.cell(2 + index))
                continue
            }
            try take(indicator, area, code, year, period, figures[index], table, 2 + index)
        }
    }

    mutating func finish() -> Cube {
        settleBlanks()
        settleNetMigration()
        others.account(&log)
        log.report.figures = cube.count
        balance.check(&log)
        return cube
    }

    private mutating func take(
        _ indicator: WorldBankIndicators.Indicator, _ area: Area, _ code: UInt32, _ year: Int,
        _ period: Period, _ figure: FieldFigure, _ table: ColumnTable, _ column: Int
    ) throws(PublisherError) {
        var observation = missing(indicator, period, table, column)
        switch figure {
        case .blank: break
        case .number(let value) where indicator.rule.allows(value):
            observation.value = .number(value)
            observation.status = .normal
            if indicator.house == "POP" { balance.add(value, area, indicator.sex, year) }
        case .number, .other:
            return try fault(table, column, indicator.house, indicator.rule.words)
        }
        append(observation, code, year, of: indicator)
    }

    private func missing(
        _ indicator: WorldBankIndicators.Indicator, _ period: Period, _ table: ColumnTable,
        _ column: Int
    ) -> Observation {
        Observation(
            period: period, value: .missing(.notReported), status: .missing,
            attributes: AttributeSet([.unitMeasure: indicator.unit]), row: table.reader.row,
            column: table.places[column] + 1)
    }

    private mutating func append(
        _ observation: Observation, _ area: UInt32, _ year: Int,
        of indicator: WorldBankIndicators.Indicator
    ) {
        if indicator.code == Source.netMigration {
            net.append(Pending(area: area, year: year, observation: observation))
        } else {
            append(observation, area, indicator.house, indicator.sex, frequency: codes[0])
        }
    }

    private mutating func append(
        _ observation: Observation, _ area: UInt32, _ indicator: String, _ sex: Sex,
        frequency: UInt32
    ) {
        var key = codes
        key[0] = frequency
        key[Self.area] = area
        key[3] = cube.intern(indicator, at: 3)
        key[4] = cube.intern(sex.rawValue, at: 4)
        cube.append(codes: key, observation)
    }

    /// Tells figures of a year from sums of five, which stand in 1962, 1967 ... only.
    private mutating func settleNetMigration() {
        let filled = Set(net.filter { $0.observation.value.number != nil }.map(\.year))
        guard !filled.isEmpty else {
            for item in net {
                append(item.observation, item.area, "NETMIG", .total, frequency: codes[0])
            }
            return
        }
        let isYearly = filled.contains { $0 % 5 != 2 }
        let isFiveYearly =
            !isYearly
            && filled.contains { years.contains($0 - 1) || years.contains($0 + 1) }
        for item in net {
            let cell = log.cell(item.observation.row, item.observation.column)
            if isYearly {
                append(item.observation, item.area, "NETMIG", .total, frequency: codes[0])
            } else if !isFiveYearly {
                log.leaveOut(
                    "NETMIG: only years such as 2012 and 2017 were selected, so that sums of five "
                        + "years cannot be told from years; download all years", at: cell)
            } else if item.year % 5 == 2,
                let period = Period(midYear: item.year - 2, to: item.year + 3)
            {
                var observation = item.observation
                observation.period = period
                append(
                    observation, item.area, "NETMIG", .total, frequency: cube.intern("A5", at: 0))
            } else {
                log.leaveOut("NETMIG: blank between sums of five years", at: cell)
            }
        }
    }

    /// The area of a row; nil after a finding, or after an aggregate was counted.
    private mutating func area(
        _ table: ColumnTable, _ column: Int, cells: Int, first: Int
    ) throws(PublisherError) -> (Area, UInt32)? {
        try area(
            table, column, entry: areas.entry(table.reader, table.places[column], in: &cube),
            cells: cells, first: first)
    }

    private mutating func area(
        _ table: ColumnTable, _ column: Int, entry place: Int, cells: Int, first: Int
    ) throws(PublisherError) -> (Area, UInt32)? {
        let entry = areas[place]
        if let area = entry.area, let code = entry.code { return (area, code) }
        guard Source.aggregates.contains(ColumnTable.trimmed(entry.text).uppercased()) else {
            try fault(table, column, "area", entry.explanation)
            return nil
        }
        log.leaveOut(
            "region or group of the World Bank that is none of ours", at: table.cell(first),
            count: cells)
        return nil
    }

    private mutating func isNew(
        _ key: String, _ table: ColumnTable, _ column: Int
    ) throws(PublisherError) -> Bool {
        if let earlier = seen[key] {
            try fault(
                table, column, "the same area and indicator twice",
                "one row; the first is row \(earlier)")
            return false
        }
        seen[key] = table.reader.row
        return true
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
