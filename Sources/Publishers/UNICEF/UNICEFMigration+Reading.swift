import Cubes
import SDMX
public import Vocabulary

extension UNICEFMigration {
    /// Reads the whole message.
    ///
    /// Shape: DF_STOCK and DF_DISPLACED, one observation a row. Units: persons, by UNIT_MULT. Missing:
    /// as OBS_STATUS says, else not reported. Cost: some 5 microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try MessageRows.reading(file, layout) {
            var rows = try UNICEFRows(file, source: dataSet.source, areas: areas)
            let report = try rows.run()
            return TableReading(dataSet: dataSet, cubes: rows.cubes, report: report)
        }
    }
}

/// One pass over a message.
private struct UNICEFRows {
    private var message: MessageRows
    private let register: AreaRegister
    private let source: String
    private var stock = Cube(.stock)
    private var displaced = Cube(.displaced)
    private var areas: [String: Result<Area, AreaLookupError>] = [:]
    private var seen: [String: Int] = [:]
    private var children = ChildrenWithin()

    private static let rule = FigureRule(
        least: 0, most: 1e9, isWhole: false, words: "persons, 0 to 1,000,000,000, or <1")
    private static let totals: Set = ["", "_T", "_Z"]

    init(_ file: InputFile, source: String, areas: AreaRegister) throws {
        message = try MessageRows(file)
        register = areas
        self.source = source
    }

    var cubes: [Cube] { [stock, displaced].filter { $0.count > 0 } }

    mutating func run() throws -> ReadingReport {
        while let row = try message.next(of: "UNICEF", expected: "data of UNICEF:MG") {
            try take(row)
        }
        message.log.report.figures = stock.count + displaced.count
        children.check(&message.log)
        return message.log.report
    }

    private mutating func take(_ row: DataRow) throws {
        func text(_ id: String) -> String { row[id] ?? "" }
        let code = text("INDICATOR")
        guard let measure = UNICEFMigration.Measure(code) else {
            return message.leaveOut("\(code.prefix(40)): an indicator that no dataflow holds")
        }
        guard let (sex, age) = try breakdown(row, code, measure) else { return }
        guard let area = try area(text("REF_AREA")) else { return }
        guard let period = message.year(text("TIME_PERIOD")) else {
            return try message.fault(
                "TIME_PERIOD", text("TIME_PERIOD"), "a year of 1800 to 2200")
        }
        let key = measure.key(source, area, sex, age)
        let name = "\(key.joined(separator: ".")) \(period)"
        if let earlier = seen[name] {
            return try message.fault(
                "the same key and year twice", name, "one figure; the first is in row \(earlier)")
        }
        guard
            let observation = try message.observation(
                row, period, Self.rule, below: ["<1"],
                multiplier: row["UNIT_MULTIPLIER"] == nil ? "UNIT_MULT" : "UNIT_MULTIPLIER")
        else { return }
        seen[name] = message.line
        if measure == .migrants {
            children.add(observation, area, sex, age)
            Self.append(observation, key, to: &stock)
        } else {
            Self.append(observation, key, to: &displaced)
        }
    }

    /// Sex and age of a row that fits its dataflow; nil after a finding or where it was left out.
    private mutating func breakdown(
        _ row: DataRow, _ code: String, _ measure: UNICEFMigration.Measure
    ) throws -> (Sex, AgeGroup)? {
        let unit = row["UNIT_MEASURE"] ?? ""
        guard ["", "PS", "NUMBER"].contains(unit) else {
            message.leaveOut("unit \(unit.prefix(20)), not persons")
            return nil
        }
        let cause = row["STAT_POP"] ?? ""
        guard Self.totals.contains(cause) else {
            message.leaveOut("\(code): STAT_POP \(cause.prefix(40)), a part of the total")
            return nil
        }
        let frequency = row["FREQ"] ?? ""
        guard ["", "A"].contains(frequency) else {
            message.leaveOut("frequency \(frequency.prefix(20)), not yearly")
            return nil
        }
        let printed = row["SEX"] ?? ""
        guard let sex = printed.isEmpty ? .total : Sex(rawValue: printed) else {
            try message.fault("SEX", printed, "_T, F, M or _U")
            return nil
        }
        let band = row["AGE"] ?? ""
        guard let age = band.isEmpty ? .total : AgeGroup(code: band) else {
            try message.fault("AGE", band, "a code such as _T or Y0T17")
            return nil
        }
        guard measure == .migrants || sex == .total && age == .total else {
            message.leaveOut(
                "\(code): AGE \(band.prefix(20)), SEX \(printed.prefix(20)): DF_DISPLACED has all ages "
                    + "and both sexes only")
            return nil
        }
        return (sex, age)
    }

    /// The area of a code; nil after a finding or where a group was left out.
    private mutating func area(_ code: String) throws -> Area? {
        let found =
            areas[code]
            ?? Result { () throws(AreaLookupError) in try register.resolve(code, in: .alpha3) }
        areas[code] = found
        switch found {
        case .success(let area) where !area.isAggregate: return area
        case .failure(let error) where code.utf8.count == 3:
            try message.fault("REF_AREA", code, error.description)
        case .success, .failure: message.leaveOut("the world, a region or a group of areas")
        }
        return nil
    }

    private static func append(
        _ observation: Observation, _ codes: [String], to cube: inout Cube
    ) {
        let key = codes.enumerated().map { cube.intern($0.element, at: $0.offset) }
        cube.append(codes: key, observation)
    }
}

/// Migrants under 18 beside those of all ages.
private struct ChildrenWithin {
    private struct Cell: Hashable {
        let area: String
        let sex: Sex
        let period: Vocabulary.Period
    }

    private var all: [Cell: Double] = [:]
    private var parts: [Cell: Double] = [:]

    mutating func add(_ observation: Observation, _ area: Area, _ sex: Sex, _ age: AgeGroup) {
        guard let value = observation.scaled else { return }
        let cell = Cell(area: area.id, sex: sex, period: observation.period)
        if age == .total { all[cell] = value } else { parts[cell] = max(parts[cell] ?? 0, value) }
    }

    func check(_ log: inout ReadingLog) {
        let pairs = parts.compactMap { cell, part in all[cell].map { (part, $0) } }
        guard !pairs.isEmpty else { return }
        let beyond = pairs.count { $0.0 > $0.1 }
        log.check(
            "an age group of migrants is no more than all ages", beyond == 0,
            found: "\(beyond) beyond", expected: "none of \(pairs.count) beyond")
    }
}
