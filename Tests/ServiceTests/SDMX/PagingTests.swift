import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import TestKit
import Testing

/// `offset`, `limit`, `sort` and ranges of values.
@Suite struct PagingTests {
    private static let flow = "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*"

    /// In the order of keys and time.
    private static let ordered = RecordedWorld.stocks.sorted { a, b in
        let (x, y) = (a.codes + [a.period], b.codes + [b.period])
        return x.lexicographicallyPrecedes(y) {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
    }.map(\.figure)

    @Test func `pages together are the whole, in order`() async throws {
        try await Rest.ask { rest in
            for size in [1, 2, 3, 7, 100] {
                var all: [Figure] = []
                var offset = 0
                while offset < Self.ordered.count {
                    let page = try await rest.data("\(Self.flow)?limit=\(size)&offset=\(offset)")
                    #expect(page.figures.count == min(size, Self.ordered.count - offset))
                    all += page.figures
                    offset += size
                }
                #expect(all == Self.ordered, "pages of \(size)")
            }
            let behind = try await rest.get("\(Self.flow)?offset=\(Self.ordered.count)")
            #expect(behind.status == .noContent)
            let only = try await rest.data("\(Self.flow)?offset=\(Self.ordered.count - 1)")
            #expect(only.figures == [Self.ordered[Self.ordered.count - 1]])
        }
    }

    @Test func `pages go on over dataflows`() async throws {
        try await Rest.ask { rest in
            let whole = try await rest.data("v2/data/*")
            let size = 5
            var all: [Figure] = []
            for offset in stride(from: 0, to: whole.figures.count, by: size) {
                all += try await rest.data("v2/data/*?limit=\(size)&offset=\(offset)").figures
            }
            #expect(all == whole.figures)
            #expect(Set(all) == RecordedWorld.facts.figures)
        }
    }

    @Test func `pages of series count series`() async throws {
        let keys = Set(RecordedWorld.stocks.map { $0.codes.joined(separator: ".") }).count
        try await Rest.ask { rest in
            let query = "attributes=none&measures=none"
            let all = try await rest.data("\(Self.flow)?\(query)")
            #expect(all.emptySeries.count == keys && all.figures.isEmpty)
            let page = try await rest.data("\(Self.flow)?\(query)&offset=2&limit=3")
            #expect(page.emptySeries == Array(all.emptySeries[2..<5]))
        }
    }

    /// A component by which facts are compared, and whether the greatest comes first.
    private struct Term {
        let id: String
        let isDescending: Bool

        func compare(_ a: Fact, _ b: Fact) -> Int {
            let sign: Int
            switch id {
            case "OBS_VALUE":
                // Missing ones last either way.
                switch (a.value, b.value) {
                case (nil, nil): return 0
                case (nil, _): return 1
                case (_, nil): return -1
                case (let x?, let y?): sign = x < y ? -1 : x > y ? 1 : 0
                }
            default:
                let (x, y) = (Array((a[id] ?? "").utf8), Array((b[id] ?? "").utf8))
                sign = x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1
            }
            return isDescending ? -sign : sign
        }
    }

    @Test(arguments: [
        "TIME_PERIOD:desc", "OBS_VALUE", "OBS_VALUE:desc", "SEX+OBS_VALUE:desc", "DESTINATION:asc",
        "OBS_STATUS:desc+TIME_PERIOD", "COMMENT:desc", "series_key+TIME_PERIOD:desc", "*", "*:desc",
        "series_key:desc", "DATA_TYPE+*".replacing("+*", with: "+ORIGIN"),
    ])
    func `observations are sorted by components, up and down`(_ sort: String) async throws {
        let dimensions = ["FREQ", "SOURCE", "ORIGIN", "DESTINATION", "CRITERION", "SEX", "AGE"]
        var terms: [Term] = []
        for item in sort.split(separator: "+") {
            let isDescending = item.hasSuffix(":desc")
            let id = String(item.prefix { $0 != ":" })
            let ids =
                id == "*" ? dimensions + ["TIME_PERIOD"] : id == "series_key" ? dimensions : [id]
            terms += ids.map { Term(id: $0, isDescending: isDescending) }
        }
        terms += (dimensions + ["TIME_PERIOD"]).map { Term(id: $0, isDescending: false) }
        let wanted = RecordedWorld.stocks.sorted { a, b in
            for term in terms {
                let sign = term.compare(a, b)
                if sign != 0 { return sign < 0 }
            }
            return false
        }.map(\.figure)
        try await Rest.ask { rest in
            for form in ["sdmx-json-2", "sdmx-csv-2", "sdmx-ml-3.0", "sdmx-ml-2.1-generic", "csv"] {
                let path = "\(Self.flow)?format=\(form)&sort=\(sort)"
                let answer = try await rest.data(path)
                #expect(answer.figures.map(\.key) == wanted.map(\.key), "\(form) \(sort)")
                #expect(answer.figures.map(\.period) == wanted.map(\.period), "\(form) \(sort)")
            }
            let page = try await rest.data("\(Self.flow)?sort=\(sort)&limit=4&offset=3")
            #expect(page.figures == Array(wanted[3..<7]))
        }
    }

    @Test func `series that an order leaves whole stay series`() async throws {
        try await Rest.ask { rest in
            let whole = try await rest.data("\(Self.flow)?sort=series_key+TIME_PERIOD:desc")
            #expect(whole.dataSets.first?.dimensionAtObservation == "TIME_PERIOD")
            let apart = try await rest.data("\(Self.flow)?sort=TIME_PERIOD")
            #expect(apart.dataSets.first?.dimensionAtObservation == "AllDimensions")
        }
    }

    @Test func `series alone are sorted and come once`() async throws {
        try await Rest.ask { rest in
            let path = "\(Self.flow)?attributes=none&measures=none&sort=DESTINATION:desc"
            let answer = try await rest.data(path)
            let destinations = answer.emptySeries.map { $0.split(separator: ".")[3] }
            #expect(destinations == destinations.sorted(by: >))
            #expect(Set(answer.emptySeries).count == answer.emptySeries.count)
        }
    }

    @Test func `wrong paging says what is allowed`() async throws {
        try await Rest.ask { rest in
            for (query, status, words) in [
                ("limit=0", 400, "from 1"), ("offset=-1", 400, "from 0"), ("limit=x", 400, "whole"),
                ("sort=NOTHING", 422, "ORIGIN"), ("sort=*+SEX", 400, "alone"),
                ("sort=SEX+SEX", 400, "once"), ("sort=SEX:up", 400, "asc or desc"),
                ("limit=99999999999999999999", 400, "whole"),
            ] {
                let error = try await rest.error("\(Self.flow)?\(query)")
                #expect(error.status == status && error.text.contains(words), "\(query): \(error)")
            }
        }
    }

    @Test func `a range of values is part of the answer, and says of how many`() async throws {
        let count = Self.ordered.count
        try await Rest.ask { rest in
            for path in [Self.flow, "v1/data/DF_STOCK"] {
                for (range, wanted) in [
                    (0...4, 0..<5), (5...6, 5..<7), (count - 2...999, count - 2..<count),
                ] {
                    let reply = try await rest.get(
                        path, headers: [.range: "values=\(range.lowerBound)-\(range.upperBound)"])
                    #expect(reply.status == .partialContent)
                    #expect(
                        reply.headers[.contentRange]
                            == "values \(wanted.lowerBound)-\(wanted.upperBound - 1)/\(count)")
                    #expect(try DataAnswer(reply).figures == Array(Self.ordered[wanted]))
                }
            }
            let rest3 = try await rest.get(Self.flow, headers: [.range: "values=3-"])
            #expect(try DataAnswer(rest3).figures == Array(Self.ordered[3...]))
            let behind = try await rest.get(Self.flow, headers: [.range: "values=999-1000"])
            #expect(behind.status == .rangeNotSatisfiable)
            #expect(behind.headers[.contentRange] == "values */\(count)")
        }
    }

    @Test func `ranges that are none are passed over`() async throws {
        try await Rest.ask { rest in
            for range in [
                "bytes=0-10", "values=5-2", "values=a-b", "values=-5", "values=0-1,3-4", "",
            ] {
                let reply = try await rest.get(Self.flow, headers: [.range: range])
                #expect(reply.status == .ok, "\(range)")
            }
            let asked = try await rest.get("\(Self.flow)?limit=2", headers: [.range: "values=0-9"])
            #expect(try DataAnswer(asked).figures.count == 2 && asked.status == .ok)
        }
    }
}
