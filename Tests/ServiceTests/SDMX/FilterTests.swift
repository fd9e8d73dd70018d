import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import TestKit
import Testing

/// `c[...]` of SDMX REST 2.2 on every kind of component, beside a naive reading of the standard.
@Suite struct FilterTests {
    static let flow = "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*"

    /// Whether a condition holds for what a fact says of a component.
    static func holds(_ comparison: String, _ wanted: String, _ fact: Fact, _ component: String)
        -> Bool
    {
        let isNumber = component == "OBS_VALUE"
        guard let value = fact[component] else { return ["ne", "nc"].contains(comparison) }
        switch comparison {
        case "co": return value.contains(wanted)
        case "nc": return !value.contains(wanted)
        case "sw": return value.hasPrefix(wanted)
        case "ew": return value.hasSuffix(wanted)
        default: break
        }
        let order: Int
        if isNumber, let a = Double(value), let b = Double(wanted) {
            order = a < b ? -1 : a > b ? 1 : 0
        } else {
            order =
                value == wanted
                ? 0 : Array(value.utf8).lexicographicallyPrecedes(Array(wanted.utf8)) ? -1 : 1
        }
        return switch comparison {
        case "ne": order != 0
        case "lt": order < 0
        case "le": order <= 0
        case "gt": order > 0
        case "ge": order >= 0
        default: order == 0
        }
    }

    static let operators = ["eq", "ne", "lt", "le", "gt", "ge", "co", "nc", "sw", "ew"]

    /// Components of each kind with values that some facts have, and one that none has.
    static let components: [(id: String, values: [String])] = [
        ("ORIGIN", ["MEX", "DEU", "M", "NOWHERE"]), ("SEX", ["F", "M"]),
        ("TIME_PERIOD", ["2010", "2015", "2020", "2019"]),
        ("OBS_VALUE", ["500", "0", "0.00005", "705.25", "1e3"]),
        ("OBS_STATUS", ["A", "E", "Q"]), ("DATA_TYPE", ["B", "B R", "R"]),
        ("COMMENT", ["census", "100% & more", "x"]),
    ]

    static func encoded(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing(" ", with: "%20").replacing("&", with: "%26")
    }

    @Test(arguments: operators)
    func `each operator selects by dimensions, time, values, statuses and attributes`(
        _ comparison: String
    ) async throws {
        try await Rest.ask { rest in
            for (component, values) in Self.components {
                for value in values {
                    let path = "\(Self.flow)?c[\(component)]=\(comparison):\(Self.encoded(value))"
                    let wanted = RecordedWorld.stocks.filter {
                        Self.holds(comparison, value, $0, component)
                    }.figures
                    let answer = try await rest.data(path)
                    #expect(answer.set == wanted, "\(path)")
                }
            }
        }
    }

    @Test(arguments: [
        ("MEX", [["eq:MEX"]]), ("MEX,DEU", [["eq:MEX"], ["eq:DEU"]]),
        ("ge:FRA+le:MEX", [["ge:FRA", "le:MEX"]]),
        ("DEU,co:E+sw:M", [["eq:DEU"], ["co:E", "sw:M"]]),
        ("ge:A+le:D,ge:M+le:N", [["ge:A", "le:D"], ["ge:M", "le:N"]]),
        ("ne:MEX,MEX", [["ne:MEX"], ["eq:MEX"]]), ("ne:MEX+DEU", [["ne:MEX", "eq:DEU"]]),
        ("ne:MEX,ne:DEU", [["ne:MEX"], ["ne:DEU"]]), ("ne:MEX+ne:DEU", [["ne:MEX", "ne:DEU"]]),
        ("MEX+DEU", [["eq:MEX", "eq:DEU"]]),
    ])
    func `comma is or and plus is and, as in the standard's table`(
        _ text: String, _ alternatives: [[String]]
    ) async throws {
        let wanted = RecordedWorld.stocks.filter { fact in
            alternatives.contains { conditions in
                conditions.allSatisfy { condition in
                    let parts = condition.split(separator: ":").map(String.init)
                    return Self.holds(parts[0], parts[1], fact, "ORIGIN")
                }
            }
        }.figures
        try await Rest.ask { rest in
            for form in [text, text.replacing("+", with: "%2B").replacing(",", with: "%2C")] {
                for name in ["c[ORIGIN]", "c%5BORIGIN%5D"] {
                    let answer = try await rest.data("\(Self.flow)?\(name)=\(form)")
                    #expect(answer.set == wanted, "\(name)=\(form)")
                }
            }
        }
    }

    @Test func `filters of several components and a key all hold`() async throws {
        var random = SeededGenerator(seed: 20_260_501)
        for _ in 0..<60 {
            let chosen = Self.components.shuffled(using: &random).prefix(2).map { component in
                (
                    component.id, Self.operators.randomElement(using: &random) ?? "eq",
                    component.values.randomElement(using: &random) ?? ""
                )
            }
            let sex = ["F", "M", "*"].randomElement(using: &random) ?? "*"
            let path =
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*.*.*.*.*.\(sex)?"
                + chosen.map { "c[\($0.0)]=\($0.1):\(Self.encoded($0.2))" }.joined(separator: "&")
            let wanted = RecordedWorld.stocks.filter { fact in
                (sex == "*" || fact.key["SEX"] == sex)
                    && chosen.allSatisfy { Self.holds($0.1, $0.2, fact, $0.0) }
            }.figures
            try await Rest.ask { rest in
                let answer = try await rest.data(path)
                #expect(answer.set == wanted, "\(path)")
            }
        }
    }

    @Test func `the release that brought a series can be asked for`() async throws {
        try await Rest.ask { rest in
            let all = try await rest.data(Self.flow)
            let releases = Set(all.rows.compactMap { $0["RELEASE"] })
            #expect(releases.count > 1)
            for release in releases {
                let answer = try await rest.data("\(Self.flow)?c[RELEASE]=\(release)")
                let wanted = zip(all.figures, all.rows).filter { $0.1["RELEASE"] == release }
                #expect(answer.set == Set(wanted.map(\.0)))
            }
            let first = try await rest.data("\(Self.flow)?c[RELEASE]=le:1")
            #expect(first.rows.allSatisfy { $0["RELEASE"] == "1" } && !first.rows.isEmpty)
        }
    }

    @Test func `periods are compared by the time they cover`() async throws {
        let path = "v2/data/dataflow/CORRIDOR/DF_POPULATION/*/*.*.DEU?c[TIME_PERIOD]="
        try await Rest.ask { rest in
            for (condition, wanted) in [
                ("2020", ["2020-01", "2020-02-29", "2020-Q3", "2020-12"]),
                ("eq:2019-S2", ["2019-S2", "2019-Q4"]),
                ("ge:2020-02", ["2020-02-29", "2020-Q3", "2020-12"]),
                ("gt:2020-Q3", ["2020-12"]), ("lt:2019-Q2", ["2019-Q1"]),
                ("le:2019", ["2019-Q1", "2019-S2", "2019-Q4"]),
                ("ge:2020-03+le:2020-09-30", ["2020-Q3"]),
                ("2020-02-29", ["2020-02-29"]), ("2020-W09", ["2020-02-29"]),
                ("2020-01-01/P1M", ["2020-01"]),
                ("ge:2020-02-29T00:00:00+le:2020-02-29T24:00:00", ["2020-02-29"]),
                ("gt:2020-02-28T23:59:59+lt:2020-03-01T00:00:00", ["2020-02-29"]),
                ("co:Q", ["2019-Q1", "2019-Q4", "2020-Q3"]), ("ew:-12", ["2020-12"]),
            ] {
                let answer = try await rest.data(path + condition)
                #expect(Set(answer.figures.map(\.period)) == Set(wanted), "\(condition)")
            }
        }
    }

    @Test func `a reporting year that begins in July moves reporting periods alone`() async throws {
        let path = "v2/data/dataflow/CORRIDOR/DF_POPULATION/*/*.*.DEU?c[TIME_PERIOD]="
        try await Rest.ask { rest in
            let later = ["2020-01", "2020-12", "2020-02-29", "2020-Q3"]
            for (query, wanted) in [
                ("ge:2019-Q3", later + ["2019-Q4", "2019-S2"]),
                // The third quarter of a year that begins in July 2019 begins in January 2020.
                ("ge:2019-Q3&reportingYearStartDay=--07-01", later),
                ("ge:2020&reportingYearStartDay=--07-01", later),
                ("2018-A1&reportingYearStartDay=--07-01", ["2019-Q1"]),
            ] {
                let answer = try await rest.data(path + query)
                #expect(Set(answer.figures.map(\.period)) == Set(wanted), "\(query)")
            }
            let error = try await rest.error(path + "2020&reportingYearStartDay=July")
            #expect(error.status == 400 && error.text.contains("--07-01"))
        }
    }

    @Test func `a filter that makes no sense says which part and what is allowed`() async throws {
        try await Rest.ask { rest in
            for (query, status, words) in [
                ("c[NOTHING]=A", 422, "ORIGIN"), ("c[OBS_VALUE]=ge:many", 422, "a number"),
                ("c[TIME_PERIOD]=ge:yesterday", 400, "2024-Q2"),
                ("c[ORIGIN]=", 400, "c[ORIGIN]"), ("c[ORIGIN]=MEX,,DEU", 400, "empty"),
                ("c[ORIGIN]=MEX&c[ORIGIN]=DEU", 400, "once"), ("c[OR IGIN]=MEX", 400, "id"),
                ("startPeriod=2020", 400, "c[TIME_PERIOD]=ge:"),
                ("c[ORIGIN=MEX", 400, "c[COMPONENT]"),
            ] {
                let error = try await rest.error(
                    "\(Self.flow)?" + query.replacing(" ", with: "%20"))
                #expect(error.status == status, "\(query): \(error)")
                #expect(error.text.contains(words), "\(query): \(error.text)")
            }
        }
    }
}
