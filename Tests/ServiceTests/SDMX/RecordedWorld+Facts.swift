import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX

extension RecordedWorld {
    /// What everybody sees at `Time.now`.
    static let facts = stocks + others

    /// Stocks as they are in the first edition.
    static let firstStocks: [Fact] = [
        stock("MEX", "USA", "F", "2010", 450), stock("MEX", "USA", "F", "2015", 500),
        stock("MEX", "USA", "F", "2020", 700, comment: "from a census, not a register"),
        stock("MEX", "USA", "M", "2010", 440.5), stock("MEX", "USA", "M", "2015", 500),
        stock("MEX", "USA", "M", "2020", 705.25, type: "B R"),
        stock("USA", "MEX", "F", "2015", 50), stock("USA", "MEX", "F", "2020", 60),
        stock("USA", "MEX", "M", "2020", 62, status: "P"),
        stock("DEU", "FRA", "F", "2015", 100, status: "E"),
        stock("DEU", "FRA", "F", "2020", 90, status: "E", comment: "100% & more"),
        stock("DEU", "FRA", "M", "2020", nil, status: "Q"),
        stock("FRA", "DEU", "M", "2015", 0), stock("FRA", "DEU", "M", "2020", 5e-05, status: "I"),
        stock("FRA", "USA", "F", "2020", 1_234_567_890_123, type: "C"),
        stock("DEU", "MEX", "F", "2015", 7), stock("OOO", "USA", "F", "2015", 15),
    ]

    /// Stocks as they are since the second edition.
    static let stocks: [Fact] = {
        var facts = firstStocks.filter { fact in
            // A series and an observation are gone.
            let isPair = fact.key["ORIGIN"] == "USA" && fact.key["SEX"] == "F"
            return fact.key["DESTINATION"] != "MEX" || fact.key["ORIGIN"] != "DEU"
                ? !(isPair && fact.period == "2015") : false
        }
        for (place, fact) in facts.enumerated()
        where fact.key["ORIGIN"] == "MEX" && fact.key["SEX"] == "F" && fact.period == "2020" {
            facts[place].value = 720
        }
        return facts + [
            stock("MEX", "USA", "F", "2022", 730, status: "P"),
            stock("GTM", "USA", "F", "2020", 33),
        ]
    }()

    /// An edition that was withdrawn.
    static let wrongStocks: [Fact] =
        stocks.map { fact in
            var wrong = fact
            wrong.value = fact.value.map { $0 * 1000 }
            return wrong
        } + [stock("BRA", "USA", "F", "2020", 99_999)]

    /// What is under an embargo, with a code that nothing else has.
    static let hushed: [Fact] = [
        stock("KIR", "NZL", "F", "2020", 11, source: "HUSH_2026"),
        stock("MEX", "USA", "F", "2020", 721, source: "HUSH_2026", age: "Y7T9"),
    ]

    /// What was never signed off, with a code that nothing else has.
    static let refused: [Fact] = [
        stock("TUV", "NZL", "F", "2020", 12, source: "NEVER_2026", age: "Y3T5")
    ]

    /// Other dataflows: years, quarters, months, days and ranges.
    static let others: [Fact] = {
        var facts: [Fact] = []
        for area in ["MEX", "USA", "FRA"] {
            for year in 2015...2020 {
                facts.append(
                    population(
                        area, "POP", "\(year)", Double(year * area.utf8.reduce(0) { $0 + Int($1) }))
                )
                facts.append(population(area, "NETMIG", "\(year)", Double(2017 - year) - 0.5))
            }
        }
        let periods = [
            "2019-Q1", "2019-Q4", "2020-Q3", "2019-S2", "2020-01", "2020-12", "2020-02-29",
        ]
        for (place, period) in periods.enumerated() {
            facts.append(
                population(
                    "DEU", "POP", period, Double(place), freq: period.contains("Q") ? "Q" : "M"))
        }
        facts += [
            flow("MEX", "USA", "2010-07-01/P5Y", 120), flow("MEX", "USA", "2015-07-01/P5Y", 130.5),
            flow("USA", "MEX", "2015-07-01/P5Y", 80, reporter: "ORIGIN"),
            flow("USA", "MEX", "2015-07-01/P5Y", 85),
        ]
        facts.append(
            Fact(
                dataflow: "DF_DISPLACED",
                key: [
                    "FREQ": "A", "SOURCE": "TEST_OTHER", "ORIGIN": "DEU", "DESTINATION": "FRA",
                    "POP_TYPE": "REF",
                ], period: "2019", value: 77))
        return facts
    }()

    static func stock(
        _ origin: String, _ destination: String, _ sex: String, _ period: String,
        _ value: Double?, status: String = "A", comment: String? = nil, type: String = "B",
        source: String = "TEST_2025", age: String = "_T"
    ) -> Fact {
        var fact = Fact(
            key: [
                "FREQ": "A", "SOURCE": source, "ORIGIN": origin, "DESTINATION": destination,
                "CRITERION": "B", "SEX": sex, "AGE": age,
            ], period: period, value: value, status: status,
            attributes: ["UNIT_MEASURE": "PS", "DATA_TYPE": type])
        fact.attributes["COMMENT"] = comment
        return fact
    }

    private static func population(
        _ area: String, _ indicator: String, _ period: String, _ value: Double,
        freq: String = "A"
    ) -> Fact {
        Fact(
            dataflow: "DF_POPULATION",
            key: [
                "FREQ": freq, "SOURCE": "TEST_OTHER", "REF_AREA": area, "INDICATOR": indicator,
                "SEX": "_T", "AGE": "_T",
            ], period: period, value: value,
            attributes: ["UNIT_MEASURE": "PS", "UNIT_MULT": indicator == "POP" ? "3" : "0"])
    }

    private static func flow(
        _ origin: String, _ destination: String, _ period: String, _ value: Double,
        reporter: String = "DESTINATION"
    ) -> Fact {
        Fact(
            dataflow: "DF_FLOW",
            key: [
                "FREQ": "A5", "SOURCE": "TEST_OTHER", "ORIGIN": origin, "DESTINATION": destination,
                "CRITERION": "P", "SEX": "_T", "AGE": "_T", "REPORTER": reporter, "METHOD": "_Z",
            ], period: period, value: value, attributes: ["UNIT_MEASURE": "PS"])
    }
}
