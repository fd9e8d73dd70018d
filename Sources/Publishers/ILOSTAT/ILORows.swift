import Cubes
import Tables
import Vocabulary

/// The rows of a table of ILOSTAT as they are taken into a cube.
struct ILORows {
    /// A series by its codes, and a year.
    private struct Cell: Hashable {
        let codes: [UInt32]
        let year: Int
    }

    /// What a series and year was read from.
    private struct Taken {
        let row: Int
        let survey: String
        let value: ObservedValue
    }

    /// Places among the columns asked for.
    private enum Column {
        static let area = 0
        static let survey = 1
        static let indicator = 2
        static let sex = 3
        static let first = 4
        static let time = 5
        static let value = 6
        static let second = 7
        static let status = 8
        static let notes = 9...11
        static let best = 12
        static let surveyLabel = 13
    }

    var log: ReadingLog
    private let register: AreaRegister
    private var indicator: ILOIndicator?
    private var cube = Cube(.stock)
    /// The first indicator that is not taken.
    private var other: String?
    private var areas: [String: ILOCode.Other] = [:]
    private var others: [String: ILOCode.Other] = [:]
    private var source = ""
    private var seen: [Cell: Taken] = [:]
    private var sums = ILOSums()

    private static let rule = FigureRule.thousands

    init(file: String, areas: AreaRegister) {
        log = ReadingLog(file: file)
        register = areas
    }

    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        guard let indicator = try indicator(table) else { return }
        let time = text(table, Column.time)
        guard let year = NumberText.int(time), FigureRule.years.contains(year),
            let period = Period(year: year)
        else {
            // 2015Q3, 2015M07.
            let rest = time.utf8.dropFirst(4)
            if let first = rest.first, !(0x30...0x39).contains(first),
                NumberText.int(time.prefix(4)) != nil
            {
                return leaveOut("figures of quarters or months", table)
            }
            return try fault(table, Column.time, "time", "a year of 1800 to 2200")
        }
        let best = text(table, Column.best)
        guard best.isEmpty || best == "1" else {
            return leaveOut("not the publisher's best source of the area and year", table)
        }
        guard let sex = ILOCode.sex(text(table, Column.sex)) else {
            return leaveOut("\(text(table, Column.sex).prefix(40)): a sex that is not taken", table)
        }
        guard let home = try area(table), let end = try end(table, indicator) else { return }
        guard home != end else {
            return leaveOut("origin and destination are one: no migrants", table)
        }
        var age = ILOCode.workingAge
        if indicator.hasAges {
            guard let band = ILOCode.age(text(table, Column.first)) else {
                return leaveOut(
                    "\(text(table, Column.first).prefix(40)): an age that is not taken", table)
            }
            age = band
        }
        guard let observation = try observation(table, period) else { return }
        let key = indicator.key(source, reporting: home, other: end, sex: sex, age: age)
        let codes = key.enumerated().map { cube.intern($0.element, at: $0.offset) }
        let taken = Taken(
            row: table.reader.row, survey: text(table, Column.survey), value: observation.value)
        let cell = Cell(codes: codes, year: year)
        if let earlier = seen[cell] { return try takeRepeat(table, taken, of: earlier) }
        seen[cell] = taken
        cube.append(codes: codes, observation)
        if let value = observation.value.number {
            sums.add(value, of: end, in: home, sex, age, year)
        }
    }

    mutating func finish() throws(PublisherError) -> TableReading {
        guard let indicator else {
            let found = other.map { "ILOSTAT's \($0.prefix(60)), which no dataflow holds" }
            throw PublisherError(
                kind: .layout, place: log.file, found: found ?? "no indicator",
                expected: "one of " + ILOIndicator.all.map(\.code).joined(separator: ", "))
        }
        log.report.figures = cube.count
        sums.check(&log)
        return TableReading(
            dataSet: indicator.dataSet, cubes: cube.count > 0 ? [cube] : [], report: log.report)
    }

    /// The row's indicator; nil where it was left out.
    private mutating func indicator(_ table: ColumnTable) throws(PublisherError) -> ILOIndicator? {
        let code = text(table, Column.indicator)
        guard let found = ILOIndicator.named(code) else {
            if other == nil { other = code }
            leaveOut("\(code.prefix(40)): an indicator that no dataflow holds", table)
            return nil
        }
        guard let indicator else {
            indicator = found
            source = found.source
            cube = Cube(found.dataflow)
            return found
        }
        guard indicator.code == found.code else {
            throw PublisherError(
                kind: .layout, place: table.cell(Column.indicator).description,
                found: "\(found.code) after \(indicator.code)",
                expected: "one indicator a file, as each is a table of its own")
        }
        return indicator
    }

    /// The reporting area; nil after a finding or where the row was left out.
    private mutating func area(_ table: ColumnTable) throws(PublisherError) -> Area? {
        let code = text(table, Column.area)
        let found = areas[code] ?? ILOCode.area(code, in: register)
        areas[code] = found
        return try settle(found, table, Column.area)
    }

    /// The other area; nil after a finding or where the row was left out.
    private mutating func end(
        _ table: ColumnTable, _ indicator: ILOIndicator
    ) throws(PublisherError) -> Area? {
        let column = indicator.hasAges ? Column.second : Column.first
        guard table.places[column] >= 0 else {
            throw PublisherError(
                kind: .layout, place: log.file, found: "no column classif2",
                expected: "ages in classif1 and \(indicator.classification) in classif2")
        }
        let code = text(table, column)
        let found = others[code] ?? ILOCode.other(code, of: indicator, in: register)
        others[code] = found
        return try settle(found, table, column)
    }

    private mutating func settle(
        _ found: ILOCode.Other, _ table: ColumnTable, _ column: Int
    ) throws(PublisherError) -> Area? {
        switch found {
        case .area(let area): return area
        case .leftOut(let reason): leaveOut(reason, table)
        case .unknown(let why): try fault(table, column, "area", why)
        }
        return nil
    }

    /// The figure of a row; nil after a finding.
    private mutating func observation(
        _ table: ColumnTable, _ period: Period
    ) throws(PublisherError) -> Observation? {
        let (given, remark) = ILOCode.status(text(table, Column.status))
        var status = given
        let value: ObservedValue
        switch table.figure(Column.value) {
        case .blank:
            value = .missing(.notReported)
            if status == .normal { status = .missing }
        case .number(let number) where Self.rule.allows(number): value = .number(number)
        case .number, .other:
            try fault(table, Column.value, "obs_value", Self.rule.words)
            return nil
        }
        var comments: [String] = []
        let label = text(table, Column.surveyLabel)
        let survey = label.isEmpty ? text(table, Column.survey) : label
        if !survey.isEmpty { comments.append("source " + survey) }
        let notes = Column.notes.map { text(table, $0) }.filter { !$0.isEmpty }
        if !notes.isEmpty { comments.append("notes " + notes.joined(separator: " ")) }
        if let remark { comments.append(remark) }
        var attributes: [AttributeID: String] = [.unitMeasure: "PS", .unitMult: "3"]
        if !comments.isEmpty { attributes[.comment] = comments.joined(separator: "; ") }
        return Observation(
            period: period, value: value, status: status, attributes: AttributeSet(attributes),
            row: table.reader.row, column: table.places[Column.value] + 1)
    }

    /// A series and year a second time: of another survey, of another classification of ages, or a
    /// fault.
    private mutating func takeRepeat(
        _ table: ColumnTable, _ taken: Taken, of earlier: Taken
    ) throws(PublisherError) {
        if taken.survey != earlier.survey {
            return leaveOut("another source of the same area and year, after the first", table)
        }
        if taken.value == earlier.value {
            return leaveOut("the same figure again, under another classification of ages", table)
        }
        try fault(
            table, Column.value, "the same series and year twice",
            "one figure; the first is in row \(earlier.row)")
    }

    private func text(_ table: ColumnTable, _ column: Int) -> String {
        table.places[column] < 0
            ? "" : ColumnTable.trimmed(table.reader.text(table.places[column]))
    }

    private mutating func leaveOut(_ reason: String, _ table: ColumnTable) {
        log.leaveOut(reason, at: table.cell(Column.value))
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
