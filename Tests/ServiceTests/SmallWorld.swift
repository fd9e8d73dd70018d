import Cubes
import Foundation
import Office
import Vocabulary
import Warehouse

/// A made-up world of four areas at two dates in a temporary workspace, with flows estimated
/// from it. Mexico lost people to the United States; Germany and France exchanged some.
struct SmallWorld {
    let folder: String
    let office: Office

    static let areas = ["DEU", "FRA", "MEX", "USA"]

    /// People from one area in another, women as many as men, at both dates.
    static let stocks: [(origin: String, destination: String, start: Double, end: Double)] = [
        ("MEX", "USA", 1000, 1400), ("USA", "MEX", 100, 120), ("DEU", "FRA", 200, 180),
        ("FRA", "DEU", 300, 340), ("DEU", "USA", 50, 60), ("FRA", "USA", 40, 50),
        ("MEX", "FRA", 10, 10), ("OOO", "USA", 30, 36),
    ]

    init(flows: Bool = true) throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-service-"
            + UUID().uuidString
        office = try Office(workspace: folder, create: true)
        try writeStocks()
        try writePopulation()
        try writeRefugees()
        if flows {
            _ = try office.estimateFlows(
                FlowRequest(intervals: try office.neighbouringIntervals()))
        }
    }

    /// Removes the workspace.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    private func draft(_ source: String, _ table: String, _ title: String) -> ReleaseDraft {
        ReleaseDraft(
            source: source, table: table, kind: .imported, publisher: "Office of <Tests> & Co",
            title: title, citation: "Made up for tests.", licence: .ccBy4,
            url: "https://example.org/\(table)",
            files: [
                ReleaseFile(name: "\(table).csv", sha256: "00ff", size: 1, sheets: [])
            ])
    }

    /// Writes the stocks; a factor other than 1 makes another release.
    func writeStocks(factor: Double = 1) throws {
        var series: [Series] = []
        for (row, stock) in Self.stocks.enumerated() {
            for (column, sex) in ["F", "M"].enumerated() {
                series.append(
                    Series(
                        key: try SeriesKey(
                            .stock,
                            ["A", "TEST_1", stock.origin, stock.destination, "B", sex, "_T"]),
                        observations: [(2015, stock.start), (2020, stock.end)].compactMap {
                            year, value in
                            Period(year: year).map {
                                Observation(
                                    period: $0, value: .number(value * factor / 2), row: row + 2,
                                    column: column + 3)
                            }
                        }))
            }
        }
        var draft = draft("TEST_1", "stocks", "Stocks <b>of</b> tests")
        draft.files = [
            ReleaseFile(name: "stocks.csv", sha256: "00ff\(factor)", size: 1, sheets: [])
        ]
        _ = try office.warehouse.write(draft, series: series)
    }

    private func writePopulation() throws {
        let figures: [(String, Double)] = [
            ("POP", 10_000), ("BIRTHS", 100), ("DEATHS", 80), ("NETMIG", -20), ("POPCHANGE", 0),
        ]
        let series = try Self.areas.flatMap { area in
            try figures.map { indicator, value in
                Series(
                    key: try SeriesKey(
                        .population, ["A", "TEST_2", area, indicator, "_T", "_T"]),
                    observations: (2015...2020).compactMap { year in
                        Period(year: year).map {
                            Observation(period: $0, value: .number(value), row: 2, column: 2)
                        }
                    })
            }
        }
        _ = try office.warehouse.write(
            draft("TEST_2", "population", "Population of tests"), series: series)
    }

    private func writeRefugees() throws {
        guard let year = Period(year: 2019), let next = Period(year: 2020) else { return }
        let series = Series(
            key: try SeriesKey(.displaced, ["A", "TEST_3", "DEU", "FRA", "REF"]),
            observations: [
                Observation(period: year, value: .number(77), row: 2, column: 2),
                Observation(
                    period: next, value: .missing(.suppressed),
                    status: .suppressed, row: 3, column: 2),
            ])
        _ = try office.warehouse.write(
            draft("TEST_3", "refugees", "Refugees of tests"), series: [series])
    }
}
