import Cubes
import Harmonisation
import TestKit
import Vocabulary

/// Made-up figures for checks: smooth ones, which tell what is usual, and a few that a test adds.
struct ReviewWorld {
    typealias Points = [(year: Int, value: Double)]

    private var rows:
        [(key: SeriesKey, points: Points, marks: [Int: ReviewMarks], release: UInt32)] =
            []
    /// What publishers say, by source.
    var definitions: [String: [DefinitionStatement]] = [
        "UN": [
            DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01"),
            DefinitionStatement(.refugees, "IN"),
        ],
        "CENSUS": [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "07-01")],
        "HCR": [DefinitionStatement(.measure, "STOCK"), DefinitionStatement(.time, "12-31")],
    ]
    var least = 1000.0

    static let years = [1990, 1995, 2000, 2005, 2010, 2015, 2020]
    static let codes = AreaRegister.standard.countries.prefix(40).map(\.id)

    /// Stocks of the source UN that grow evenly with a little noise, between the first areas.
    init(smooth destinations: Int = 8, seed: UInt64 = 1) {
        var random = SeededGenerator(seed: seed)
        for destination in Self.codes.prefix(destinations) {
            for origin in Self.codes where origin != destination {
                let start = Double.random(in: 3_000...300_000, using: &random)
                let growth = Double.random(in: 0.95...1.15, using: &random)
                var value = start
                stock(
                    "UN", origin, destination,
                    Self.years.map { year in
                        value *= growth * Double.random(in: 0.97...1.03, using: &random)
                        return (year, value.rounded())
                    })
            }
        }
    }

    static func key(_ flow: Dataflow, _ codes: String) throws -> SeriesKey {
        try SeriesKey(flow, codes.split(separator: ".").map(String.init))
    }

    /// Adds a series; replaces one of the same key.
    mutating func add(
        _ flow: Dataflow, _ codes: String, _ points: Points, marks: [Int: ReviewMarks] = [:],
        release: UInt32 = 1
    ) {
        guard let key = try? Self.key(flow, codes) else { return }
        rows.removeAll { $0.key == key }
        rows.append((key, points, marks, release))
    }

    mutating func stock(
        _ source: String, _ origin: String, _ destination: String, _ points: Points,
        criterion: String = "B", sex: String = "_T", marks: [Int: ReviewMarks] = [:]
    ) {
        add(
            .stock, "A.\(source).\(origin).\(destination).\(criterion).\(sex)._T", points,
            marks: marks)
    }

    /// The figures of a stock of UN.
    func points(_ origin: String, _ destination: String) -> Points {
        rows.first { $0.key.description == "A.UN.\(origin).\(destination).B._T._T" }?.points ?? []
    }

    /// The same with the figure of a year changed.
    mutating func change(
        _ origin: String, _ destination: String, _ year: Int, marks: [Int: ReviewMarks] = [:],
        _ to: (Double) -> Double
    ) {
        stock(
            "UN", origin, destination,
            points(origin, destination).map {
                ($0.year, $0.year == year ? to($0.value) : $0.value)
            },
            marks: marks)
    }

    var data: ReviewData {
        let periods = (1950...2030).compactMap { Period(year: $0) }
        return ReviewData(
            Dataflow.allCases.compactMap { flow in
                let mine = rows.filter { $0.key.dataflow == flow }
                    .sorted { $0.key.description < $1.key.description }
                guard !mine.isEmpty else { return nil }
                let dictionaries = flow.dimensions.indices.map { place in
                    Set(mine.map { $0.key.codes[place] }).sorted()
                }
                var table = ReviewTable(
                    flow, periods: periods, dictionaries: dictionaries, areas: .standard)
                for row in mine {
                    table.begin(
                        zip(row.key.codes, dictionaries).map {
                            UInt32($1.firstIndex(of: $0) ?? 0)
                        })
                    for point in row.points {
                        let marks = row.marks[point.year] ?? []
                        table.add(
                            period: UInt32(point.year - 1950), value: point.value, marks: marks,
                            type: marks.contains(.refugeesAdded) ? "B R" : "B",
                            release: row.release)
                    }
                }
                return table
            })
    }

    var context: ReviewContext {
        let definitions = definitions
        return ReviewContext(areas: .standard, least: least) { key in
            SeriesDefinition(definitions[key[.source] ?? ""] ?? [])
        }
    }

    func findings(_ checks: ReviewCheck...) -> [ReviewFinding] {
        Review(data, context).findings(checks.isEmpty ? Set(ReviewCheck.allCases) : Set(checks))
    }
}

extension ReviewFinding {
    /// The key and year of the figure in question.
    var place: String {
        evidence.first.map { "\($0.key) \($0.period)" } ?? ""
    }
}
