import Cubes
import Tables
public import Vocabulary

extension WPP2019 {
    /// Reads the whole table.
    ///
    /// Shape: DF_POPULATION, one observation a row and year. Units: thousands of persons. Missing:
    /// a blank field is not reported. Cost: some 10 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        let years = try YearColumns(of: FileContent(of: file), file: file.name)
        var table = try ColumnTable(
            file, columns: Self.columns + years.names, labels: ["name", "country", "location"])
        guard !years.years.isEmpty else {
            throw PublisherError(
                kind: .layout, place: file.name,
                found: "columns " + table.names.joined(separator: ", "),
                expected: "columns of years, such as 1950")
        }
        let sums = try Self.worldSums(table, years.years, areas)
        let sex: Sex
        if let stated = self.sex {
            sex = stated
        } else {
            sex = try Self.tell(sums, file: file.name)
        }
        var rows = WPPRows(
            file: file.name, source: dataSet.source, status: .normal, areas: areas)
        var world = WPPWorld(ages: 21)
        let figures = years.names.map { WPPFigure($0, "POP", sex: sex) }
        let periods = years.years.map { Period(year: $0) }
        while try table.advance(&rows.log) {
            guard let area = try rows.area(table, 0), let age = try rows.age(table, 1),
                let values = try Self.values(table, figures, &rows)
            else { continue }
            guard let first = periods.first ?? nil,
                try rows.isNew(values, area, .init(period: first, age: age), table)
            else { continue }
            for (index, value) in values.enumerated() {
                guard let period = periods[index] else { continue }
                rows.append(
                    value, figures[index], area.code, .init(period: period, age: age), table,
                    2 + index)
                if let value { world.add(value, area.area, String(years.years[index])) }
            }
        }
        rows.log.report.figures = rows.cube.count
        Self.check(sums, sex, &rows.log)
        world.check("countries sum to the world", each: 0.01, share: 0.0005, &rows.log)
        return TableReading(
            dataSet: Self.dataSet(sex), cubes: [rows.cube], report: rows.log.report)
    }

    /// A row's figures, nil where blank; nil as a whole after a finding.
    private static func values(
        _ table: ColumnTable, _ figures: [WPPFigure], _ rows: inout WPPRows
    ) throws(PublisherError) -> [Double?]? {
        var values: [Double?] = []
        for (index, figure) in figures.enumerated() {
            switch table.figure(2 + index) {
            case .blank: values.append(nil)
            case .number(let value) where figure.rule.allows(value): values.append(value)
            case .number, .other:
                try rows.fault(table, 2 + index, "population", figure.rule.words)
                return nil
            }
        }
        return values
    }

    /// The world's sum over ages in each year, where the world is among the areas.
    private static func worldSums(
        _ table: ColumnTable, _ years: [Int], _ areas: AreaRegister
    ) throws(PublisherError) -> [Int: Double] {
        var table = table
        var log = ReadingLog(file: table.file)
        var column = AreaColumn(areas, .desa, at: 0)
        var unused = Cube(.population)
        var sums: [Int: Double] = [:]
        while try table.advance(&log) {
            let entry = column.entry(table.reader, table.places[0], in: &unused)
            guard column[entry].area?.kind == .world,
                WPPRows.age(ColumnTable.trimmed(table.reader.text(table.places[1]))) != .total
            else { continue }
            for (index, year) in years.enumerated() {
                if case .number(let value) = table.figure(2 + index) {
                    sums[year, default: 0] += value
                }
            }
        }
        return sums
    }

    /// Whose figures they are, by the world's sums of every year that the edition has.
    private static func tell(
        _ sums: [Int: Double], file: String
    ) throws(PublisherError) -> Sex {
        for sex in [Sex.female, .male] where differing(sums, sex)?.isEmpty == true { return sex }
        let shown = sums.sorted { $0.key < $1.key }.suffix(1)
            .map { "a world of \($0.value) thousand in \($0.key)" }.first
        throw PublisherError(
            kind: .layout, place: file, found: shown ?? "no row of the world (900)",
            expected:
                "the world's women or men of World Population Prospects 2019 (2020: 3,864,825 "
                + "or 3,929,974 thousand); of a selection say whose it is with --publisher "
                + "\(id(.female)) or \(id(.male))")
    }

    /// The years whose sums are not the edition's; nil where none can be compared.
    private static func differing(_ sums: [Int: Double], _ sex: Sex) -> [Int]? {
        let known = sums.keys.filter { world[$0] != nil }
        guard !known.isEmpty else { return nil }
        return known.filter { year in
            guard let sum = sums[year], let whole = world[year] else { return true }
            return abs(sum - (sex == .female ? whole.women : whole.men)) > 1
        }.sorted()
    }

    private static func check(_ sums: [Int: Double], _ sex: Sex, _ log: inout ReadingLog) {
        guard let years = differing(sums, sex) else { return }
        log.check(
            "the world's \(sex.name) are the edition's", years.isEmpty,
            found: years.isEmpty
                ? "equal" : "unequal in " + years.map(String.init).joined(separator: ", "),
            expected: "equal within a thousand in every year")
    }
}
