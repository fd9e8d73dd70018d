import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// `asOf`, `updatedAfter` and `includeHistory` over releases that revise, add, delete, are
/// withdrawn and are under an embargo.
@Suite struct HistoryTests {
    private typealias Time = RecordedWorld.Time
    private static let flow = "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*"

    /// Forms that say what is to be done with figures.
    private static let forms = [
        "sdmx-ml-2.1-generic", "sdmx-ml-2.1", "sdmx-ml-3.0", "sdmx-json-1", "sdmx-json-2",
        "sdmx-csv-2",
    ]

    /// What is new or otherwise in one list than in another; keys and periods that are gone.
    private static func difference(
        _ before: [Fact], _ after: [Fact]
    ) -> (replaced: Set<Figure>, gone: Set<Figure>) {
        let there = Set(after.map { $0.codes + [$0.period] })
        let gone = before.filter { !there.contains($0.codes + [$0.period]) }.map { fact in
            Figure(
                dataflow: fact.dataflow, key: fact.codes.joined(separator: "."),
                period: fact.period, value: nil, status: nil)
        }
        let held = Set(before)
        return (after.filter { !held.contains($0) }.figures, Set(gone))
    }

    @Test(
        arguments: [
            ("2026-01-01T00:00:00Z", []), ("2026-01-10T07:59:59Z", []),
            (Time.first, RecordedWorld.firstStocks),
            ("2026-02-01T00:00:00Z", RecordedWorld.firstStocks),
            ("2026-02-10T09:00:00%2B02:00", RecordedWorld.firstStocks),
            ("2026-02-10T10:00:00%2B02:00", RecordedWorld.stocks),
            (Time.revised, RecordedWorld.stocks), ("2026-02-10T08:00:00.5", RecordedWorld.stocks),
            // The edition that was withdrawn since is left out of the past too.
            ("2026-04-02T00:00:00Z", RecordedWorld.stocks), (Time.now, RecordedWorld.stocks),
            ("2199-12-31T23:59:59Z", RecordedWorld.stocks),
        ] as [(String, [Fact])])
    func `any past state is what was held then`(_ time: String, _ wanted: [Fact]) async throws {
        try await Rest.ask { rest in
            let answer = try await rest.data("\(Self.flow)?asOf=\(time)")
            #expect(answer.set == wanted.figures)
            let filtered = try await rest.data(
                "\(Self.flow)?c[OBS_VALUE]=ge:700&asOf=\(time)")
            #expect(filtered.set == wanted.filter { ($0.value ?? 0) >= 700 }.figures)
        }
    }

    @Test func `what changed since is what was revised, added and deleted`() async throws {
        let wanted = Self.difference(RecordedWorld.firstStocks, RecordedWorld.stocks)
        #expect(wanted.replaced.count == 3 && wanted.gone.count == 2)
        try await Rest.ask { rest in
            for form in Self.forms {
                for path in ["v1/data/DF_STOCK?", Self.flow + "?"] {
                    let answer = try await rest.data(
                        path + "updatedAfter=2026-01-15T00:00:00Z&format=\(form)")
                    #expect(answer.dataSets.map(\.action) == [.replace, .delete], "\(form)")
                    #expect(answer.figures(in: 0) == wanted.replaced, "\(form)")
                    let gone = answer.figures(in: 1).map { figure in
                        var key = figure
                        key.status = nil
                        return key
                    }
                    #expect(Set(gone) == wanted.gone, "\(form)")
                    #expect(answer.figures(in: 1).allSatisfy { $0.value == nil }, "\(form)")
                }
            }
        }
    }

    @Test func `all is new to those who asked before there was anything`() async throws {
        try await Rest.ask { rest in
            let answer = try await rest.data("\(Self.flow)?updatedAfter=2025-12-31T00:00:00")
            #expect(answer.dataSets.map(\.action) == [.replace])
            #expect(answer.set == RecordedWorld.stocks.figures)
        }
    }

    @Test func `nothing changed is no result`() async throws {
        try await Rest.ask { rest in
            let new = try await rest.get("\(Self.flow)?updatedAfter=2026-04-30T00:00:00Z")
            #expect(new.status == .noContent)
            let old = try await rest.error("v1/data/DF_STOCK?updatedAfter=2026-04-30T00:00:00Z")
            #expect(
                old.status == 404 && old.code == "100" && old.text.contains("has changed since"))
        }
    }

    @Test func `changes are selected by keys, filters, periods and numbers of observations`()
        async throws
    {
        let since = "updatedAfter=2026-01-15T00:00:00Z"
        try await Rest.ask { rest in
            let key = try await rest.data("v1/data/DF_STOCK/..MEX?\(since)")
            #expect(key.figures.map(\.value) == [720, 730])
            let period = try await rest.data("v1/data/DF_STOCK/..MEX?\(since)&startPeriod=2021")
            #expect(period.figures.map(\.value) == [730])
            let last = try await rest.data("v1/data/DF_STOCK/..MEX?\(since)&lastNObservations=1")
            #expect(last.figures.map(\.value) == [730])
            let first = try await rest.data("v1/data/DF_STOCK/..MEX?\(since)&firstNObservations=1")
            #expect(first.figures.map(\.value) == [720])
            // What had no such value and has one now is new to those who ask for such values.
            let filter = try await rest.data("\(Self.flow)?\(since)&c[OBS_VALUE]=ge:715")
            #expect(filter.figures(in: 0).compactMap(\.value).sorted() == [720, 730])
            let page = try await rest.data("\(Self.flow)?\(since)&offset=2&limit=2")
            #expect(page.figures.count == 2 && page.dataSets.map(\.action) == [.replace, .delete])
        }
    }

    @Test func `changes are those up to the time that is asked for as well`() async throws {
        let wanted = Self.difference(RecordedWorld.firstStocks, RecordedWorld.stocks)
        try await Rest.ask { rest in
            let both = try await rest.data(
                "\(Self.flow)?updatedAfter=2026-01-15T00:00:00Z&asOf=2026-03-01T00:00:00Z")
            #expect(both.figures(in: 0) == wanted.replaced)
            let early = try await rest.get(
                "\(Self.flow)?updatedAfter=2026-01-15T00:00:00Z&asOf=2026-01-20T00:00:00Z")
            #expect(early.status == .noContent)
            let error = try await rest.error(
                "\(Self.flow)?updatedAfter=2026-03-01T00:00:00Z&asOf=2026-01-20T00:00:00Z")
            #expect(error.status == 400 && error.text.contains("asOf"))
        }
    }

    @Test func `who fetched figures that were withdrawn is told to put them right`() async throws {
        try await Rest.ask { rest in
            let answer = try await rest.data("\(Self.flow)?updatedAfter=2026-04-02T00:00:00Z")
            let wanted = Self.difference(RecordedWorld.wrongStocks, RecordedWorld.stocks)
            #expect(answer.figures(in: 0) == wanted.replaced)
            #expect(answer.figures(in: 1).map(\.key) == wanted.gone.map(\.key))
            #expect(wanted.gone.count == 1)
            // Who had fetched before has the right ones still.
            let before = try await rest.get("\(Self.flow)?updatedAfter=2026-03-15T00:00:00Z")
            #expect(before.status == .noContent)
        }
    }

    @Test func `the history is a data set or two for each release`() async throws {
        let second = Self.difference(RecordedWorld.firstStocks, RecordedWorld.stocks)
        try await Rest.ask { rest in
            for path in ["v1/data/DF_STOCK?", Self.flow + "?"] {
                for form in Self.forms {
                    let answer = try await rest.data(path + "includeHistory=true&format=\(form)")
                    if form == "sdmx-csv-2" {
                        // Rows of the same action that follow each other are one data set.
                        #expect(answer.dataSets.map(\.action) == [.replace, .delete])
                        #expect(
                            answer.figures(in: 0)
                                == RecordedWorld.firstStocks.figures.union(second.replaced))
                        #expect(answer.figures(in: 1).count == second.gone.count)
                        continue
                    }
                    #expect(
                        answer.dataSets.map(\.action) == [.replace, .replace, .delete], "\(form)")
                    #expect(answer.figures(in: 0) == RecordedWorld.firstStocks.figures, "\(form)")
                    #expect(answer.figures(in: 1) == second.replaced, "\(form)")
                    #expect(answer.figures(in: 2).count == second.gone.count, "\(form)")
                    #expect(
                        answer.dataSets.map(\.validFrom) == [Time.first, Time.revised, nil],
                        "\(form)")
                    #expect(answer.dataSets.map(\.validTo) == [nil, nil, Time.revised], "\(form)")
                }
                let none = try await rest.data(path + "includeHistory=false")
                #expect(none.set == RecordedWorld.stocks.figures)
            }
        }
    }

    @Test func `the history after a time is that of later releases`() async throws {
        try await Rest.ask { rest in
            let answer = try await rest.data(
                "\(Self.flow)?includeHistory=true&updatedAfter=2026-01-15T00:00:00Z")
            #expect(answer.dataSets.map(\.action) == [.replace, .delete])
            let until = try await rest.data(
                "\(Self.flow)?includeHistory=true&asOf=2026-01-15T00:00:00Z")
            #expect(until.dataSets.map(\.action) == [.replace])
            #expect(until.set == RecordedWorld.firstStocks.figures)
            let first = try await rest.data("\(Self.flow)?includeHistory=1&limit=3")
            #expect(first.figures.count == 3)
        }
    }

    @Test func `forms that cannot say that figures are gone refuse to tell of changes`()
        async throws
    {
        try await Rest.ask { rest in
            for form in ["sdmx-csv-1", "json-stat", "csv"] {
                for query in ["includeHistory=true", "updatedAfter=2026-01-15T00:00:00Z"] {
                    let reply = try await rest.get("\(Self.flow)?\(query)&format=\(form)")
                    #expect(reply.status.code == 422, "\(form)")
                    #expect(reply.text.contains("SDMX-CSV 2"), "\(form)")
                }
            }
        }
    }

    @Test func `changes come in the order and layout that is asked for`() async throws {
        let since = "updatedAfter=2026-01-15T00:00:00Z"
        try await Rest.ask { rest in
            let sorted = try await rest.data("\(Self.flow)?\(since)&sort=OBS_VALUE:desc")
            #expect(sorted.figures.compactMap(\.value) == [730, 720, 33])
            for dimension in ["AllDimensions", "SEX"] {
                let answer = try await rest.data(
                    "\(Self.flow)?\(since)&dimensionAtObservation=\(dimension)&format=sdmx-ml-3.0")
                #expect(answer.figures.count == 5, "\(dimension)")
                #expect(answer.dataSets.first?.dimensionAtObservation == dimension)
            }
        }
    }

    @Test func `an embargo that ended shows as news to those who asked before`() async throws {
        let world = try RecordedWorld()
        defer { world.remove() }
        world.setTime("2026-06-02T00:00:00Z")
        try await Rest.ask(world) { rest in
            let since = "updatedAfter=2026-05-15T00:00:00Z"
            let answer = try await rest.data("\(Self.flow)?\(since)")
            #expect(answer.set == RecordedWorld.hushed.figures)
            let history = try await rest.data("\(Self.flow)?\(since)&includeHistory=true")
            #expect(history.set == RecordedWorld.hushed.figures)
            #expect(history.dataSets.first?.validFrom == Time.hushed)
            let later = try await rest.get("\(Self.flow)?updatedAfter=2026-06-01T00:00:00Z")
            #expect(later.status == .noContent)
            // Who may see everything had it before.
            let desk = try await rest.get("\(Self.flow)?\(since)", token: Rest.token)
            #expect(desk.status == .noContent)
        }
    }

    @Test func `availability is of what changed since, where that is asked for`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v1/availableconstraint/DF_STOCK?", "v2/availability/dataflow/CORRIDOR/DF_STOCK?",
            ] {
                let found = try await rest.structures(path + "updatedAfter=2026-01-15T00:00:00Z")
                let region = try #require(found.constraints.first?.cubeRegions.first)
                let origins = region.keys.first { $0.component == "ORIGIN" }?.values.map(\.value)
                #expect(origins == ["DEU", "GTM", "MEX", "USA"])
            }
            let none = try await rest.get(
                "v2/availability/dataflow/CORRIDOR/DF_STOCK?updatedAfter=2026-04-30T00:00:00Z")
            #expect(none.status == .noContent)
        }
    }
}
