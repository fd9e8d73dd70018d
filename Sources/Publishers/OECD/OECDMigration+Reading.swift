import Cubes
import SDMX
public import Vocabulary

extension OECDMigration {
    /// Reads the whole message.
    ///
    /// Shape: DF_FLOW, DF_STOCK, DF_EMIGRATION, DF_ACQUISITION and DF_ASYLUM, one observation a row.
    /// Units: persons, by UNIT_MULT. Missing: as OBS_STATUS says, else not reported. Cost: some 5
    /// microseconds a row.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        try MessageRows.reading(file, layout) {
            var rows = try OECDRows(file, source: dataSet.source, areas: areas)
            let report = try rows.run()
            return TableReading(dataSet: dataSet, cubes: rows.cubes, report: report)
        }
    }
}

/// One pass over a message.
private struct OECDRows {
    private typealias Source = OECDMigration

    private var message: MessageRows
    private let areas: AreaRegister
    private var flow = Cube(.flow)
    private var stock = Cube(.stock)
    private var emigration = Cube(.emigration)
    private var acquisition = Cube(.acquisition)
    private var asylum = Cube(.asylum)
    private let source: String
    private var known: [String: Area?] = [:]
    private var seen: [String: Int] = [:]

    private static let rule = FigureRule(
        least: 0, most: 1e9, isWhole: false, words: "persons, 0 to 1,000,000,000")
    private static let commentOnOutflow =
        "foreign citizens only: nationals who left are not counted"

    init(_ file: InputFile, source: String, areas: AreaRegister) throws {
        message = try MessageRows(file)
        self.areas = areas
        self.source = source
    }

    var cubes: [Cube] { [flow, stock, emigration, acquisition, asylum].filter { $0.count > 0 } }

    mutating func run() throws -> ReadingReport {
        while let row = try message.next(of: Source.agency, expected: "data of \(Source.agency)") {
            try take(row)
        }
        message.log.report.figures = cubes.reduce(0) { $0 + $1.count }
        if cubes.isEmpty, message.log.report.findings.isEmpty {
            let reasons = message.log.report.leftOut.sorted { $0.count > $1.count }.prefix(3)
            throw PublisherError(
                kind: .layout, place: message.log.file,
                found: "no figure that is taken; left out: "
                    + reasons.map { "\($0.count) \($0.reason)" }.joined(separator: ", "),
                expected: "measures B11 to B16 by year, in persons")
        }
        checkTotals()
        return message.log.report
    }

    private mutating func take(_ row: DataRow) throws {
        func text(_ id: String) -> String { row[id] ?? "" }
        let code = text("MEASURE")
        guard let measure = OECDMigration.Measure(code) else {
            return leaveOut(
                Source.notTaken[code].map { "\(code), \($0): known and not taken" }
                    ?? "\(code.isEmpty ? "no MEASURE" : code): a measure that is not taken")
        }
        guard text("FREQ") == "A" || text("FREQ").isEmpty else {
            return leaveOut("frequency \(text("FREQ")), not yearly")
        }
        guard Source.totals.contains(text("EDUCATION_LEV")) else {
            return leaveOut("by level of education")
        }
        let unit = text("UNIT_MEASURE")
        guard unit == "PS" || unit.isEmpty else { return leaveOut("unit \(unit), not persons") }
        guard let sex = Sex(rawValue: text("SEX")) else {
            return try fault("SEX", text("SEX"), "_T, F, M or _U")
        }
        guard let home = try area(text("REF_AREA"), "REF_AREA") else { return }
        guard !home.isAggregate else { return leaveOut("a group of areas as reporting area") }
        guard let period = message.year(text("TIME_PERIOD")) else {
            return try fault("TIME_PERIOD", text("TIME_PERIOD"), "a year of 1800 to 2200")
        }
        guard let other = try other(text("CITIZENSHIP"), text("BIRTH_PLACE"), measure) else {
            return
        }
        guard other != home else {
            return leaveOut("origin and destination are one: nationals or the native-born")
        }
        let key = "\(code) \(home.id) \(other.id) \(sex.rawValue) \(period)"
        if let earlier = seen[key] {
            return try fault(
                "the same key and year twice", key, "one figure; the first is in row \(earlier)")
        }
        let isTotalOutflow = measure == .outflow && other.id == "W"
        guard
            let observation = try message.observation(
                row, period, Self.rule, comments: isTotalOutflow ? [Self.commentOnOutflow] : [])
        else { return }
        seen[key] = message.line
        append(observation, measure, home, other, sex)
    }

    /// The area other than the reporting one; nil after a finding or where the row was left out.
    private mutating func other(
        _ citizenship: String, _ birthplace: String, _ measure: OECDMigration.Measure
    ) throws -> Area? {
        let parts = [(citizenship, "CITIZENSHIP"), (birthplace, "BIRTH_PLACE")]
            .filter { !Source.totals.contains($0.0) }
        switch (measure, parts.count) {
        case (_, 0): return try area("W", "CITIZENSHIP")
        case (.inflow, 1), (.foreign, 1), (.outflow, 1), (.acquisition, 1), (.asylum, 1):
            if parts[0].1 == "CITIZENSHIP" { return try area(parts[0].0, "CITIZENSHIP") }
            leaveOut("by country of birth in a measure of citizens")
        case (.foreignBorn, 1): return try area(parts[0].0, parts[0].1)
        default: leaveOut("by citizenship and country of birth at once")
        }
        return nil
    }

    private mutating func append(
        _ observation: Observation, _ measure: OECDMigration.Measure, _ home: Area, _ other: Area,
        _ sex: Sex
    ) {
        let codes: [String]
        switch measure {
        case .inflow:
            codes = ["A", source, other.id, home.id, "C", sex.rawValue, "_T", "DESTINATION", "_Z"]
        case .outflow where other.id != "W":
            codes = ["A", source, home.id, other.id, "C", sex.rawValue, "_T"]
            return Self.append(observation, codes, to: &emigration)
        case .acquisition:
            codes = ["A", source, other.id, home.id, sex.rawValue, "_T"]
            return Self.append(observation, codes, to: &acquisition)
        case .asylum:
            codes = [
                "A", source, other.id, home.id, "_U", "APPLICATIONS", "_U", "_Z", "P",
                sex.rawValue, "_T",
            ]
            return Self.append(observation, codes, to: &asylum)
        case .outflow:
            codes = ["A", source, home.id, other.id, "P", sex.rawValue, "_T", "ORIGIN", "_Z"]
        case .foreignBorn: codes = ["A", source, other.id, home.id, "B", sex.rawValue, "_T"]
        case .foreign: codes = ["A", source, other.id, home.id, "C", sex.rawValue, "_T"]
        }
        switch measure {
        case .inflow, .outflow: Self.append(observation, codes, to: &flow)
        case .foreignBorn, .foreign, .acquisition, .asylum:
            Self.append(observation, codes, to: &stock)
        }
    }

    private static func append(_ observation: Observation, _ codes: [String], to cube: inout Cube) {
        let key = codes.enumerated().map { cube.intern($0.element, at: $0.offset) }
        cube.append(codes: key, observation)
    }

    /// The area of a code; nil after a finding or where a group was left out.
    private mutating func area(_ code: String, _ component: String) throws -> Area? {
        let area: Area?
        if let found = known[code] {
            area = found
        } else {
            let id = Source.special[code] ?? code
            area = areas.area(id) ?? (try? areas.resolve(id, in: .alpha3))
            known[code] = .some(area)
        }
        if let area { return area }
        guard !Source.groups.contains(code) else {
            leaveOut("a group of areas that is none of ours")
            return nil
        }
        let why: String
        do throws(AreaLookupError) {
            why = try areas.resolve(code, in: .alpha3).name
        } catch {
            why = error.description
        }
        try fault(component, code, why)
        return nil
    }

    private mutating func leaveOut(_ reason: String) { message.leaveOut(reason) }

    private mutating func fault(_ what: String, _ found: String, _ expected: String) throws {
        try message.fault(what, found, expected)
    }

    /// Women are no more than both sexes, and origins no more than the world.
    private mutating func checkTotals() {
        for cube in cubes {
            let totals = OECDMigration.Totals(cube)
            message.log.check(
                "\(cube.dataflow.rawValue): women are no more than both sexes",
                totals.womenBeyond == 0, found: "\(totals.womenBeyond) beyond",
                expected: "none of \(totals.women) beyond")
            guard totals.worlds > 0 else { continue }
            message.log.check(
                "\(cube.dataflow.rawValue): origins add up to no more than the world",
                totals.worldsBeyond == 0,
                found: "\(totals.worldsBeyond) beyond" + totals.example,
                expected: "none of \(totals.worlds) more than 1 percent beyond")
        }
    }
}
