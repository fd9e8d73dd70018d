import Cubes
import Tables
public import Vocabulary

extension EurostatMirror {
    /// Reads the whole table.
    ///
    /// Shape: DF_FLOW, up to two observations a row. Units: persons. Missing: empty is not
    /// reported, where the series has a figure in another year.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        var table = try ColumnTable(
            file, columns: Self.needed + Self.optional, optional: Self.optional,
            labels: Self.labels)
        var rows = MirrorRows(file: file.name, source: dataSet.source, areas: areas)
        while try table.advance(&rows.log) { try rows.take(table) }
        let report = rows.finish()
        return TableReading(dataSet: dataSet, cubes: [rows.cube], report: report)
    }
}

/// The rows as they are taken into a cube.
private struct MirrorRows {
    /// Columns by their place among those asked for.
    private enum Column {
        static let sex = 0
        static let year = 1
        static let sending = 2
        static let receiving = 3
        static let sendingAlpha2 = 10
        static let receivingAlpha2 = 11
    }

    /// The two reports of a row.
    private enum Report: Int, CaseIterable {
        case sender, receiver

        /// Columns of the figure and of its grades of undercount and accuracy.
        var columns: (figure: Int, undercount: Int, accuracy: Int) {
            switch self {
            case .sender: (4, 8, 9)
            case .receiver: (5, 6, 7)
            }
        }

        var reporter: String { self == .sender ? "ORIGIN" : "DESTINATION" }
    }

    private struct Blank {
        let series: UInt64
        let codes: [UInt32]
        let observation: Observation
    }

    /// What the file says of one reporter in one year.
    private struct Graded: Hashable {
        let report: Int
        let area: UInt32
        let year: Int
    }

    var log: ReadingLog
    private(set) var cube = Cube(.flow)
    private var origins: AreaColumn
    private var destinations: AreaColumn
    private var codes: [UInt32] = []
    private var reporters: [UInt32] = []
    private var seen: [UInt64: Int] = [:]
    private var alive: Set<UInt64> = []
    private var blanks: [Blank] = []
    private var attributes: [String: AttributeSet] = [:]
    private var grades: [Graded: String] = [:]
    private var uneven = 0

    private static let grades: Set<String> = ["low", "medium", "high"]

    init(file: String, source: String, areas: AreaRegister) {
        log = ReadingLog(file: file)
        origins = AreaColumn(areas, .alpha3, at: 2)
        destinations = AreaColumn(areas, .alpha3, at: 3)
        let key = ["A", source, "", "", Criterion.previousResidence.rawValue, "", "_T", "", "_Z"]
        for (place, code) in key.enumerated() {
            codes.append(code.isEmpty ? 0 : cube.intern(code, at: place))
        }
        for report in Report.allCases { reporters.append(cube.intern(report.reporter, at: 7)) }
    }

    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        guard let year = table.year(Column.year), let period = Period(year: year) else {
            return try fault(table, Column.year, "year", "a year of 1800 to 2200")
        }
        guard let sex = Self.sex(table.reader.text(table.places[Column.sex])) else {
            return try fault(table, Column.sex, "sex", "Total, Male or Female")
        }
        let from = origins.entry(table.reader, table.places[Column.sending], in: &cube)
        let to = destinations.entry(table.reader, table.places[Column.receiving], in: &cube)
        guard let origin = origins[from].code else {
            return try fault(table, Column.sending, "sending country", origins[from].explanation)
        }
        guard let destination = destinations[to].code else {
            return try fault(
                table, Column.receiving, "receiving country", destinations[to].explanation)
        }
        guard origins[from].area != destinations[to].area else {
            return try fault(table, Column.receiving, "receiving country", "another than sends")
        }
        guard try agrees(table, Column.sendingAlpha2, origins[from].area),
            try agrees(table, Column.receivingAlpha2, destinations[to].area)
        else { return }
        (codes[2], codes[3], codes[5]) = (origin, destination, cube.intern(sex.rawValue, at: 5))
        let corridor =
            UInt64(origin) << 40 | UInt64(destination) << 24 | UInt64(codes[5]) << 20
        if let earlier = seen[corridor | UInt64(year)] {
            return try fault(
                table, Column.year, "the same corridor, sex and year twice",
                "one row; the first is row \(earlier)")
        }
        seen[corridor | UInt64(year)] = table.reader.row
        for report in Report.allCases {
            try take(report, table, period, corridor | UInt64(report.rawValue) << 16)
        }
    }

    private mutating func take(
        _ report: Report, _ table: ColumnTable, _ period: Period, _ series: UInt64
    ) throws(PublisherError) {
        let columns = report.columns
        guard let undercount = try grade(table, columns.undercount),
            let accuracy = try grade(table, columns.accuracy)
        else { return }
        let parts = [("undercount ", undercount), ("accuracy ", accuracy)]
        let comment = parts.filter { !$0.1.isEmpty }.map { $0.0 + $0.1 }.joined(separator: "; ")
        let graded = Graded(
            report: report.rawValue, area: codes[report == .sender ? 2 : 3],
            year: period.start.year)
        if let earlier = grades.updateValue(comment, forKey: graded), earlier != comment {
            uneven += 1
        }
        codes[7] = reporters[report.rawValue]
        var observation = Observation(
            period: period, value: .missing(.notReported), status: .missing,
            attributes: set(comment), row: table.reader.row,
            column: table.places[columns.figure] + 1)
        if ColumnTable.trimmed(table.reader.text(table.places[columns.figure])).isEmpty {
            blanks.append(Blank(series: series, codes: codes, observation: observation))
            return
        }
        guard let count = table.double(columns.figure), FigureRule.persons.allows(count) else {
            return try fault(
                table, columns.figure, "persons", FigureRule.persons.words + ", or nothing")
        }
        (observation.value, observation.status) = (.number(count), .normal)
        alive.insert(series)
        cube.append(codes: codes, observation)
    }

    mutating func finish() -> ReadingReport {
        for blank in blanks {
            if alive.contains(blank.series) {
                cube.append(codes: blank.codes, blank.observation)
            } else {
                log.leaveOut(
                    "nothing in a series without any figure",
                    at: log.cell(blank.observation.row, blank.observation.column))
            }
        }
        log.report.figures = cube.count
        log.check(
            "grades are the same in all rows of a reporter and year", uneven == 0,
            found: uneven == 0 ? "\(grades.count) graded" : "\(uneven) rows differ",
            expected: "the same")
        return log.report
    }

    private mutating func set(_ comment: String) -> AttributeSet {
        if let known = attributes[comment] { return known }
        var values: [AttributeID: String] = [.unitMeasure: "PS"]
        if !comment.isEmpty { values[.comment] = comment }
        let set = AttributeSet(values)
        attributes[comment] = set
        return set
    }

    /// A grade in small letters, empty for none; nil after a finding.
    private mutating func grade(
        _ table: ColumnTable, _ column: Int
    ) throws(PublisherError) -> String? {
        let text = ColumnTable.trimmed(table.reader.text(table.places[column])).lowercased()
        if text.isEmpty || Self.grades.contains(text) { return text }
        try fault(table, column, "grade", "low, medium, high or nothing")
        return nil
    }

    private static func sex(_ text: String) -> Sex? {
        switch ColumnTable.trimmed(text).lowercased() {
        case "total", "t": .total
        case "male", "males", "m": .male
        case "female", "females", "f": .female
        default: nil
        }
    }

    /// Whether the code of two letters is the area's; an empty one says nothing.
    private mutating func agrees(
        _ table: ColumnTable, _ column: Int, _ area: Area?
    ) throws(PublisherError) -> Bool {
        let text = ColumnTable.trimmed(table.reader.text(table.places[column])).uppercased()
        guard let area, !text.isEmpty, text != area.alpha2, text != area.eurostat else {
            return true
        }
        try fault(table, column, "code contradicts the other", area.alpha2 ?? area.id)
        return false
    }

    private mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}
