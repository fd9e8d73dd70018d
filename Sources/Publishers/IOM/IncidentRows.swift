import Cubes
import Tables
import Vocabulary

/// One pass over incidents, added up as they come.
struct IncidentRows {
    private struct Key: Hashable {
        let month: Int
        let region: String
        let route: String
        let cause: String
    }

    private struct Sum {
        let row: Int
        var people: [Int]
        /// Incidents with a number in each column.
        var incidents: [Int]
    }

    var log: ReadingLog
    private let source: String
    private var sums: [Key: Sum] = [:]
    private var order: [Key] = []
    private var seen: [String: Int] = [:]
    private var months = EurostatTimes(.monthly)
    /// Rows whose dead and missing are not their total.
    private var unequal = (count: 0, compared: 0, row: 0)

    private static let places = MissingMigrants.measures.map { measure in
        MissingMigrants.columns.firstIndex(of: measure.column) ?? 0
    }
    private static let (region, year, month, date, route, cause, incident) = (0, 1, 4, 5, 6, 7, 8)

    init(_ source: String, file: String) {
        self.source = source
        log = ReadingLog(file: file)
    }

    /// Takes the current row, or collects what is wrong with it.
    mutating func take(_ table: ColumnTable) throws(PublisherError) {
        guard let month = month(table) else {
            let column = table.places[Self.year] >= 0 ? Self.year : Self.date
            return try log.fault(
                "month", at: table.cell(column),
                found: [Self.year, Self.month, Self.date].filter { table.places[$0] >= 0 }
                    .map(table.shown).joined(separator: ", "),
                expected: "a year with a month, by number or in English, or a date as 2021-11-30")
        }
        var people: [Int?] = []
        for place in Self.places {
            let text = ColumnTable.trimmed(table.reader.text(table.places[place]))
            guard !text.isEmpty else {
                people.append(nil)
                continue
            }
            guard let number = table.double(place), FigureRule.persons.allows(number) else {
                return try log.fault(
                    "persons", at: table.cell(place), found: table.shown(place),
                    expected: FigureRule.persons.words + ", or nothing")
            }
            people.append(Int(number))
        }
        let id = ColumnTable.trimmed(table.reader.text(table.places[Self.incident]))
        if !id.isEmpty, let first = seen.updateValue(table.reader.row, forKey: id) {
            seen[id] = first
            return try log.fault(
                "the same incident twice", at: table.cell(Self.incident),
                found: table.shown(Self.incident), expected: "one row; the first is row \(first)")
        }
        compare(people, row: table.reader.row)
        func text(_ column: Int) -> String { table.reader.text(table.places[column]) }
        let key = Key(
            month: month, region: Self.code(text(Self.region)), route: Self.code(text(Self.route)),
            cause: Self.causeCode(text(Self.cause)))
        add(people, to: key, row: table.reader.row)
        for (index, place) in Self.places.enumerated()
        where people[index] == nil && table.places[place] >= 0 {
            log.leaveOut("a blank: nobody knows how many", at: table.cell(place))
        }
    }

    private mutating func add(_ people: [Int?], to key: Key, row: Int) {
        if sums[key] == nil {
            let none = Array(repeating: 0, count: people.count)
            sums[key] = Sum(row: row, people: none, incidents: none)
            order.append(key)
        }
        for (index, number) in people.enumerated() {
            guard let number else { continue }
            sums[key]?.people[index] += number
            sums[key]?.incidents[index] += 1
        }
    }

    /// Dead and missing against the total beside them; a blank is none of those that are known.
    private mutating func compare(_ people: [Int?], row: Int) {
        guard let total = people[2] else { return }
        unequal.compared += 1
        if (people[0] ?? 0) + (people[1] ?? 0) != total {
            if unequal.count == 0 { unequal.row = row }
            unequal.count += 1
        }
    }

    /// The number of the row's month.
    private mutating func month(_ table: ColumnTable) -> Int? {
        let date = ColumnTable.trimmed(table.reader.text(table.places[Self.date]))
        let dated = months.number(String(date.prefix(7)))
        let name = ColumnTable.trimmed(table.reader.text(table.places[Self.month])).lowercased()
        guard !name.isEmpty else { return dated }
        let number =
            NumberText.int(name)
            ?? Self.months.firstIndex { $0 == name || $0.prefix(3) == name }.map { $0 + 1 }
        guard let number, (1...12).contains(number) else { return nil }
        let year = table.places[Self.year] >= 0 ? table.year(Self.year) : dated.map { $0 / 12 }
        return year.map { $0 * 12 + number - 1 }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// A code made of words: capital letters and digits, others an underline. `_U` for none.
    static func code(_ text: String) -> String {
        var code = ""
        for character in text.lowercased() {
            let plain = plain[character] ?? character
            if plain.isASCII, plain.isLetter || plain.isNumber {
                code += plain.uppercased()
            } else if !code.isEmpty, code.last != "_" {
                code += "_"
            }
            if code.utf8.count >= 80 { break }
        }
        while code.last == "_" { code.removeLast() }
        return ["", "UNKNOWN", "NA", "N_A"].contains(code) ? "_U" : code
    }

    private static let plain: [Character: Character] = [
        "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e",
        "í": "i", "ï": "i", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ú": "u", "ü": "u", "ñ": "n",
        "ç": "c",
    ]

    /// One of the publisher's groups of causes since 2021, else a code made of its words.
    static func causeCode(_ text: String) -> String {
        let code = code(text)
        return causes.first { code.hasPrefix($0.start) }?.code ?? code
    }

    private static let causes: [(start: String, code: String)] = [
        ("VEHICLE_ACCIDENT_DEATH_LINKED", "VEHICLE"), ("HARSH_ENVIRONMENTAL", "ENVIRONMENT"),
        ("SICKNESS_LACK_OF_ACCESS", "SICKNESS"), ("ACCIDENTAL_DEATH", "ACCIDENT"),
        ("MIXED_OR_UNKNOWN", "MIXED_UNKNOWN"),
    ]

    /// The cube of all sums.
    mutating func finish(_ table: ColumnTable) -> Cube {
        var cube = Cube(.deaths)
        for key in order {
            guard let sum = sums[key], let period = EurostatFrequency.monthly.period(key.month)
            else { continue }
            for (index, measure) in MissingMigrants.measures.enumerated()
            where sum.incidents[index] > 0 {
                let codes = ["M", source, key.region, key.route, key.cause, measure.code]
                var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
                if sum.incidents[index] > 1 {
                    attributes[.comment] = "sum of \(sum.incidents[index]) incidents"
                }
                cube.append(
                    codes: codes.enumerated().map { cube.intern($0.element, at: $0.offset) },
                    Observation(
                        period: period, value: .number(Double(sum.people[index])),
                        attributes: AttributeSet(attributes), row: sum.row,
                        column: table.places[Self.places[index]] + 1))
            }
        }
        log.report.figures = cube.count
        if unequal.compared > 0 {
            log.check(
                "dead and missing make the total", unequal.count == 0,
                found: unequal.count == 0
                    ? "in all rows"
                    : "\(unequal.count) rows differ; the first is row \(unequal.row)",
                expected: "in all of \(unequal.compared) rows")
        }
        return cube
    }
}
