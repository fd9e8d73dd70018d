import Cubes
import Office
import Vocabulary
import Warehouse

/// Made-up flows between four areas that both ends report for three years: arrivals are half as many
/// again as departures. The same divided by ten stand under an embargo.
enum MirroredFlows {
    static let areas = ["DEU", "ESP", "FRA", "POL"]

    /// Writes both releases. One figure is a slip: ten times its neighbours.
    static func write(to office: Office) throws {
        try write(to: office, "ESTAT_MIRROR", factor: 1, embargo: nil)
        try write(to: office, "HUSH", factor: 0.1, embargo: UTCTime("2199-01-01T00:00:00Z"))
    }

    private static func write(
        to office: Office, _ source: String, factor: Double, embargo: UTCTime?
    ) throws {
        var series: [Series] = []
        for origin in areas {
            for destination in areas where origin != destination {
                for (end, share) in [("ORIGIN", 1.0), ("DESTINATION", 1.5)] {
                    let codes = [
                        "A", source, origin, destination, "P", "_T", "_T", end, "_Z",
                    ]
                    series.append(
                        Series(
                            key: try SeriesKey(.flow, codes),
                            observations: (2017...2019).compactMap { year in
                                let value = moves(origin, destination, year) * share * factor
                                return Period(year: year).map {
                                    Observation(
                                        period: $0, value: .number(value), row: 2, column: 2)
                                }
                            }))
                }
            }
        }
        let draft = ReleaseDraft(
            source: source, table: "mirrors", kind: .imported, publisher: "Tests",
            title: "Flows of \(source)", citation: "Made up for tests.", licence: .ccBy4,
            url: "https://example.org/mirrors",
            files: [ReleaseFile(name: "mirrors.csv", sha256: "00aa", size: 1, sheets: [])],
            embargo: embargo)
        _ = try office.warehouse.write(draft, series: series)
    }

    private static func moves(_ origin: String, _ destination: String, _ year: Int) -> Double {
        if origin == "FRA", destination == "DEU" { return 100 }
        let size = Double((areas.firstIndex(of: origin) ?? 0) + 1) * 1_000
        let isSlip = origin == "POL" && destination == "ESP" && year == 2018
        return size * Double((areas.firstIndex(of: destination) ?? 0) + 2) * (isSlip ? 10 : 1)
    }
}
