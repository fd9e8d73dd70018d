import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// `startPeriod` and `endPeriod` of SDMX REST 1.5, and how many observations of each series.
@Suite struct PeriodTests {
    private static let all = [
        "2019-Q1", "2019-Q4", "2020-Q3", "2019-S2", "2020-01", "2020-12", "2020-02-29",
    ]

    @Test(arguments: [
        ("startPeriod=2020", ["2020-Q3", "2020-01", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-02", ["2020-Q3", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-02-29", ["2020-Q3", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-Q2", ["2020-Q3", "2020-12"]),
        ("startPeriod=2020-M12", ["2020-12"]), ("startPeriod=2020-S2", ["2020-Q3", "2020-12"]),
        ("startPeriod=2020-T2", ["2020-Q3", "2020-12"]),
        ("startPeriod=2020-W09", ["2020-Q3", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-D060", ["2020-Q3", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-A1", ["2020-Q3", "2020-01", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-02-29T00:00:00", ["2020-Q3", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-02-29T00%3A00%3A00%2B01%3A00", ["2020-Q3", "2020-12", "2020-02-29"]),
        ("startPeriod=2020-07-01/P1Y", ["2020-Q3", "2020-12"]),
        ("endPeriod=2019", ["2019-Q1", "2019-Q4", "2019-S2"]),
        ("endPeriod=2019-Q4", ["2019-Q1", "2019-Q4", "2019-S2"]),
        ("endPeriod=2019-09", ["2019-Q1"]), ("endPeriod=2019-01-01/P3M", ["2019-Q1"]),
        ("endPeriod=2020-02-29", ["2019-Q1", "2019-Q4", "2019-S2", "2020-01", "2020-02-29"]),
        ("startPeriod=2020-01&endPeriod=2020-06", ["2020-01", "2020-02-29"]),
        ("startPeriod=2021", []), ("startPeriod=2020-06&endPeriod=2020-01", []),
    ])
    func `a period of any form begins or ends what is selected`(
        _ query: String, _ wanted: [String]
    ) async throws {
        try await Rest.ask { rest in
            let path = "v1/data/DF_POPULATION/..DEU?" + query
            if wanted.isEmpty {
                let error = try await rest.error(path)
                #expect(error.status == 404 && error.code == "100", "\(query)")
                return
            }
            let answer = try await rest.data(path)
            #expect(Set(answer.figures.map(\.period)) == Set(wanted), "\(query)")
        }
    }

    @Test func `ranges in the data are within what covers them`() async throws {
        try await Rest.ask { rest in
            for (query, wanted) in [
                ("startPeriod=2010&endPeriod=2015-06-30", ["2010-07-01/P5Y"]),
                ("startPeriod=2011", ["2015-07-01/P5Y"]),
                ("endPeriod=2020", ["2010-07-01/P5Y", "2015-07-01/P5Y"]),
            ] {
                let answer = try await rest.data("v1/data/DF_FLOW/A5..MEX?" + query)
                #expect(Set(answer.figures.map(\.period)) == Set(wanted), "\(query)")
            }
        }
    }

    @Test(arguments: [
        "firstNObservations=1", "lastNObservations=1", "lastNObservations=2",
        "firstNObservations=1&lastNObservations=1", "firstNObservations=9", "lastNObservations=9",
    ])
    func `so many observations of each series come, from the first or back from the last`(
        _ query: String
    ) async throws {
        let counts = Dictionary(
            uniqueKeysWithValues: query.split(separator: "&").map { piece in
                let pair = piece.split(separator: "=")
                return (String(pair[0]), Int(pair[1]) ?? 0)
            })
        let series = Dictionary(grouping: RecordedWorld.stocks) { $0.codes }
        let wanted = series.values.flatMap { facts in
            let sorted = facts.sorted { $0.period < $1.period }
            let first = sorted.prefix(counts["firstNObservations"] ?? 0)
            return Set(first + sorted.suffix(counts["lastNObservations"] ?? 0))
        }.figures
        try await Rest.ask { rest in
            for path in ["v1/data/DF_STOCK?", "v2/data/dataflow/CORRIDOR/DF_STOCK?"] {
                let answer = try await rest.data(path + query)
                #expect(answer.set == wanted && answer.figures.count == wanted.count)
            }
        }
    }

    @Test func `the last observations are those within the periods asked for`() async throws {
        try await Rest.ask { rest in
            let old = try await rest.data(
                "v1/data/DF_STOCK/..MEX.USA..F?lastNObservations=1&endPeriod=2016")
            #expect(old.figures.map(\.period) == ["2015"])
            let new = try await rest.data(
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*.*.MEX.USA.*.F?firstNObservations=1"
                    + "&c[OBS_VALUE]=gt:600")
            #expect(new.figures.map(\.period) == ["2020"])
        }
    }
}
