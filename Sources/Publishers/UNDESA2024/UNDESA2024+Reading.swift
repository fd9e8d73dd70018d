import Cubes
import Tables
public import Vocabulary

extension UNDESA2024 {
    /// Reads the whole table.
    ///
    /// Shape: one DF_STOCK observation a row. Units: persons. Missing: rows the file lacks.
    /// Cost: some 0.4 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(file, columns: Self.columns)
        var rows = StockRows(file: file.name, source: dataSet.source, areas: areas)
        while try table.advance(&rows.log) {
            try rows.take(table)
        }
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: rows.finish())
    }
}

/// The rows as they are taken into a cube.
private struct StockRows {
    /// The columns of the layout, by their place among those asked for.
    private enum Column {
        static let geo = 0
        static let year = 1
        static let from = 2
        static let sex = 3
        static let count = 4
        static let flags = 5...8
    }

    var log: ReadingLog
    var cube = Cube(.stock)
    private var totals = UNDESA2024.Totals()
    private var origins: AreaColumn
    private var destinations: AreaColumn
    private let sexes: [UInt64: (sex: Sex, code: UInt32)]
    private let criteria: [(set: AttributeSet, code: UInt32, status: ObservationStatus)]
    private let flags: [DataType] = [.foreignBorn, .foreignCitizens, .refugeesAdded, .imputed]
    /// The key being appended; only area, criterion and sex change.
    private var codes: [UInt32]
    /// The row of each corridor, sex and year, whatever its criterion.
    private var seen: [UInt64: UInt32] = [:]

    private static let origin = 2
    private static let destination = 3
    private static let criterion = 4
    private static let sex = 5

    init(file: String, source: String, areas: AreaRegister) {
        log = ReadingLog(file: file)
        origins = AreaColumn(areas, .undesaCopy, at: Self.origin)
        destinations = AreaColumn(areas, .undesaCopy, at: Self.destination)
        var cube = Cube(.stock)
        codes = ["A", source, "", "", "", "", "_T"].enumerated().map { place, code in
            code.isEmpty ? 0 : cube.intern(code, at: place)
        }
        var sexes: [UInt64: (Sex, UInt32)] = [:]
        for (word, sex) in [("female", Sex.female), ("male", .male), ("f", .female), ("m", .male)] {
            for form in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
                guard let bytes = DelimitedReader.code(of: form) else { continue }
                sexes[bytes] = (sex, cube.intern(sex.rawValue, at: Self.sex))
            }
        }
        self.sexes = sexes
        criteria = (0..<16).map { bits in
            let type = DataType(rawValue: UInt8(bits))
            var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
            if !type.text.isEmpty { attributes[.dataType] = type.text }
            let code = cube.intern(type.criterion.rawValue, at: Self.criterion)
            return (AttributeSet(attributes), code, type.status)
        }
        self.cube = cube
        seen.reserveCapacity(160_000)
    }

    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        guard let year = table.year(Column.year), let period = Period(year: year) else {
            return try fault(table, Column.year, "year", "a year of 1800 to 2200")
        }
        let geo = destinations.entry(table.reader, table.places[Column.geo], in: &cube)
        guard let destination = destinations[geo].code else {
            let why = destinations[geo].explanation
            return try fault(table, Column.geo, "area of destination", why)
        }
        let from = origins.entry(table.reader, table.places[Column.from], in: &cube)
        guard let origin = origins[from].code else {
            let why = origins[from].explanation
            return try fault(table, Column.from, "area of origin", why)
        }
        let reader = table.reader
        guard
            reader.code(table.places[Column.from]) != reader.code(table.places[Column.geo])
        else {
            return try fault(
                table, Column.from, "area of origin", "another area than the destination")
        }
        guard let bytes = table.reader.code(table.places[Column.sex]), let sex = sexes[bytes]
        else { return try fault(table, Column.sex, "sex", "female or male") }
        guard let type = try dataType(table) else { return }
        guard let count = table.int(Column.count), FigureRule.persons.allows(Double(count)) else {
            return try fault(table, Column.count, "persons", FigureRule.persons.words)
        }
        let row = UInt32(clamping: table.reader.row)
        let key =
            UInt64(origin) << 40 | UInt64(destination) << 16 | UInt64(year) << 1
            | (sex.sex == .male ? 1 : 0)
        if let earlier = seen.updateValue(row, forKey: key) {
            seen[key] = earlier
            return try fault(
                table, Column.count, "the same corridor, sex and year twice",
                "one row; the first is row \(earlier)")
        }
        codes[Self.origin] = origin
        codes[Self.destination] = destination
        codes[Self.criterion] = criteria[Int(type.rawValue)].code
        codes[Self.sex] = sex.code
        cube.append(
            codes: codes,
            Observation(
                period: period, value: .number(Double(count)),
                status: criteria[Int(type.rawValue)].status,
                attributes: criteria[Int(type.rawValue)].set, row: Int(row),
                column: table.places[Column.count] + 1))
        totals.add(count, sex.sex, year)
    }

    mutating func finish() -> ReadingReport {
        log.report.figures = cube.count
        totals.check(&log)
        return log.report
    }

    /// The four flag columns; nil after a finding.
    private mutating func dataType(_ table: ColumnTable) throws(PublisherError) -> DataType? {
        var type: DataType = []
        for (flag, column) in zip(flags, Column.flags) {
            switch table.reader.code(table.places[column]) {
            case UInt64(UInt8(ascii: "1")): type.insert(flag)
            case UInt64(UInt8(ascii: "0")): continue
            default:
                try fault(table, column, "data-type flag", "1 or 0")
                return nil
            }
        }
        return type
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
