import Cubes
import Tables
import Vocabulary

/// A column of figures of World Population Prospects, by area and period.
struct WPPFigure {
    let column: String
    /// The code of the INDICATOR dimension.
    let indicator: String
    let sex: Sex
    let rule: FigureRule

    init(_ column: String, _ indicator: String, sex: Sex = .total, _ rule: FigureRule = .thousands)
    {
        self.column = column
        self.indicator = indicator
        self.sex = sex
        self.rule = rule
    }
}

extension FigureRule {
    /// The world's upper bounds pass ten billion.
    static let projectedThousands = FigureRule(
        least: 0, most: 1e8, isWhole: false, words: "thousands of persons, 0 to 100,000,000")
}

/// Rows of World Population Prospects on their way to DF_POPULATION, in thousands: areas by
/// location number, a region's repeat under another number left out.
struct WPPRows {
    /// What a row's figures are about, beside the area.
    struct Place: Hashable {
        let period: Period
        let age: AgeGroup
    }

    private struct Key: Hashable {
        let area: UInt32
        let place: Place
    }

    var log: ReadingLog
    private(set) var cube = Cube(.population)
    private var areas: AreaColumn
    private var codes: [UInt32]
    private var seen: [Key: (row: Int, values: [Double?])] = [:]
    private let status: ObservationStatus
    private let thousands = AttributeSet([.unitMeasure: "PS", .unitMult: "3"])

    private static let area = 2

    init(
        file: String, source: String, frequency: String = "A", status: ObservationStatus,
        areas register: AreaRegister
    ) {
        log = ReadingLog(file: file)
        self.status = status
        areas = AreaColumn(register, .desa, at: Self.area)
        codes = [cube.intern(frequency, at: 0), cube.intern(source, at: 1), 0, 0, 0, 0]
    }

    /// The area of a row; nil after a finding.
    mutating func area(
        _ table: ColumnTable, _ column: Int
    ) throws(PublisherError) -> (area: Area, code: UInt32)? {
        let index = areas.entry(table.reader, table.places[column], in: &cube)
        let entry = areas[index]
        guard let area = entry.area, let code = entry.code else {
            try fault(table, column, "area", entry.explanation)
            return nil
        }
        return (area, code)
    }

    /// Takes the figures of a row, in consecutive columns of the layout; nil where the row is a
    /// finding or repeats a region.
    mutating func take(
        _ figures: [WPPFigure], from first: Int, of area: (area: Area, code: UInt32),
        _ place: Place,
        _ table: ColumnTable
    ) throws(PublisherError) -> [Double?]? {
        var values: [Double?] = []
        for (index, figure) in figures.enumerated() {
            switch table.figure(first + index) {
            case .blank: values.append(nil)
            case .number(let value) where figure.rule.allows(value): values.append(value)
            case .number, .other:
                try fault(table, first + index, figure.indicator, figure.rule.words)
                return nil
            }
        }
        guard try isNew(values, area, place, table) else { return nil }
        for (index, figure) in figures.enumerated() {
            append(values[index], figure, area.code, place, table, first + index)
        }
        return values
    }

    /// Whether a row's area and place come for the first time; a repeat is counted or a finding.
    mutating func isNew(
        _ values: [Double?], _ area: (area: Area, code: UInt32), _ place: Place,
        _ table: ColumnTable
    ) throws(PublisherError) -> Bool {
        let key = Key(area: area.code, place: place)
        guard let earlier = seen[key] else {
            seen[key] = (table.reader.row, values)
            return true
        }
        if area.area.isAggregate, earlier.values == values {
            log.leaveOut(
                "the same region and figures again under another location number",
                at: table.cell(0), count: values.count)
        } else {
            try fault(
                table, 0, "the same area, period and age twice",
                "one row; the first, with other figures or a country, is row \(earlier.row)")
        }
        return false
    }

    /// Appends one figure.
    mutating func append(
        _ value: Double?, _ figure: WPPFigure, _ area: UInt32, _ place: Place,
        _ table: ColumnTable, _ column: Int
    ) {
        codes[Self.area] = area
        codes[3] = cube.intern(figure.indicator, at: 3)
        codes[4] = cube.intern(figure.sex.rawValue, at: 4)
        codes[5] = cube.intern(place.age.code, at: 5)
        cube.append(
            codes: codes,
            Observation(
                period: place.period, value: value.map { .number($0) } ?? .missing(.notReported),
                status: value == nil ? .missing : status, attributes: thousands,
                row: table.reader.row, column: table.places[column] + 1))
    }

    /// The age group of a field such as `0-4`, `100+` or `Total`; nil after a finding.
    mutating func age(_ table: ColumnTable, _ column: Int) throws(PublisherError) -> AgeGroup? {
        let text = ColumnTable.trimmed(table.reader.text(table.places[column]))
        if let age = Self.age(text) { return age }
        try fault(table, column, "age", "a group such as 0-4, 100+ or Total")
        return nil
    }

    static func age(_ text: String) -> AgeGroup? {
        if ["total", "all"].contains(text.lowercased()) { return .total }
        func number(_ digits: Substring) -> Int? {
            guard digits.utf8.count <= 3, let value = NumberText.int(digits), value >= 0,
                value <= 150
            else { return nil }
            return value
        }
        if text.last == "+" { return number(text.dropLast()).map { .from($0) } }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first.flatMap(number), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return .years(first, first) }
        guard let last = number(parts[1]), last >= first else { return nil }
        return .years(first, last)
    }

    mutating func fault(
        _ table: ColumnTable, _ column: Int, _ what: String, _ expected: String
    ) throws(PublisherError) {
        try log.fault(
            what, at: table.cell(column), found: table.shown(column), expected: expected)
    }
}

/// Sums of countries against the world, by any label. Thousands.
struct WPPWorld {
    /// Fewer figures of countries than this do not make the world.
    private let least: Int
    private var world: [String: Double] = [:]
    private var countries: [String: (sum: Double, count: Int)] = [:]

    /// - Parameter ages: how many figures of a country bear one label.
    init(ages: Int = 1) { least = 190 * ages }

    mutating func add(_ value: Double, _ area: Area, _ label: String) {
        if area.kind == .world {
            world[label, default: 0] += value
        } else if !area.isAggregate {
            let known = countries[label] ?? (0, 0)
            countries[label] = (known.sum + value, known.count + 1)
        }
    }

    /// - Parameters:
    ///   - each: how far a sum may be off for each figure in it, thousands.
    ///   - share: and how far as a part of the world, for areas that are too small to be listed.
    func check(_ name: String, each: Double, share: Double = 0, _ log: inout ReadingLog) {
        let labels = world.keys.filter { countries[$0]?.count ?? 0 >= least }.sorted()
        guard !labels.isEmpty else { return }
        var worst = (gap: 0.0, label: "none")
        var beyond = 0
        for label in labels {
            guard let all = world[label], let sum = countries[label] else { continue }
            let gap = abs(sum.sum - all)
            if gap > each * Double(sum.count) + share * abs(all) { beyond += 1 }
            if gap > worst.gap { worst = (gap, label) }
        }
        log.check(
            name, beyond == 0,
            found: "\(beyond) of \(labels.count) beyond; largest gap "
                + "\((worst.gap * 1000).rounded() / 1000) thousand at \(worst.label)",
            expected: "each within \(each) thousand a figure"
                + (share > 0 ? " and \(share * 100) percent of the world" : ""))
    }
}
