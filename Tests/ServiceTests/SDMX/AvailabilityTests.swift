import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import TestKit
import Testing

/// Which data there are, beside a naive look at each fact.
@Suite struct AvailabilityTests {
    private static let dimensions = Cubes.Dataflow.stock.dimensions.map(\.rawValue)

    /// What a query says: codes of some dimensions, years and values.
    private struct Asked {
        var codes: [String: Set<String>] = [:]
        var years: ClosedRange<Int> = 0...9999
        var least: Double?

        func takes(_ fact: Fact, but dimension: String? = nil) -> Bool {
            let isWithin = codes.allSatisfy { id, codes in
                id == dimension || codes.contains(fact.key[id] ?? "")
            }
            let isLarge = least.map { least in fact.value.map { $0 >= least } ?? false } ?? true
            return isWithin && isLarge && years.contains(fact.year)
        }

        var key: String {
            AvailabilityTests.dimensions.map { id in
                codes[id].map { $0.sorted().joined(separator: "+") } ?? "*"
            }.joined(separator: ".")
        }

        var old: String {
            "v1/availableconstraint/DF_STOCK/\(key)?startPeriod=\(max(1000, years.lowerBound))"
                + "&endPeriod=\(years.upperBound)"
        }

        /// With the codes in the key.
        var new: String {
            "v2/availability/dataflow/CORRIDOR/DF_STOCK/*/\(key)?c[TIME_PERIOD]="
                + "ge:\(max(1000, years.lowerBound))+le:\(years.upperBound)"
                + (least.map { "&c[OBS_VALUE]=ge:\($0)" } ?? "")
        }

        /// With the codes in filters.
        var filtered: String {
            new.replacing(key, with: "*")
                + codes.sorted { $0.key < $1.key }.map {
                    "&c[\($0.key)]=\($0.value.sorted().joined(separator: ","))"
                }.joined()
        }

        func codes(_ facts: [Fact], isExact: Bool) -> [String: Set<String>] {
            Dictionary(
                uniqueKeysWithValues: AvailabilityTests.dimensions.compactMap { id in
                    let found = facts.filter { takes($0, but: isExact ? nil : id) }
                        .compactMap { $0.key[id] }
                    return found.isEmpty ? nil : (id, Set(found))
                })
        }
    }

    /// What an answer says.
    private struct Found {
        var codes: [String: Set<String>] = [:]
        var periods: [String] = []
        var counts: [String: Int] = [:]

        init(_ structures: Structures) throws {
            let constraint = try #require(structures.constraints.first)
            for member in constraint.cubeRegions.flatMap({ $0.keys + $0.components }) {
                if let range = member.timeRange {
                    periods = [range.start?.period, range.end?.period].compactMap { $0 }
                } else {
                    codes[member.component] = Set(member.values.map(\.value))
                }
            }
            for note in constraint.identity.annotations {
                counts[note.id ?? ""] = note.title.flatMap { Int($0) }
            }
        }
    }

    private static func queries() -> [Asked] {
        var random = SeededGenerator(seed: 20_261_121)
        let facts = RecordedWorld.stocks
        return (0..<40).map { _ in
            var asked = Asked()
            for id in ["ORIGIN", "DESTINATION", "SEX"] where Bool.random(using: &random) {
                let known = Set(facts.compactMap { $0.key[id] }).sorted() + ["NOWHERE"]
                asked.codes[id] = Set(known.shuffled(using: &random).prefix(2))
            }
            if Bool.random(using: &random) {
                let first = Int.random(in: 2009...2022, using: &random)
                asked.years = first...Int.random(in: first...2023, using: &random)
            }
            return asked
        }
    }

    @Test func `the codes, periods and counts are those of the facts that a query takes`()
        async throws
    {
        try await Rest.ask { rest in
            for asked in Self.queries() {
                let facts = RecordedWorld.stocks.filter { asked.takes($0) }
                for path in [asked.old, asked.new, asked.filtered] {
                    guard !facts.isEmpty else {
                        let reply = try await rest.get(path)
                        let wanted = path == asked.old ? 404 : 204
                        #expect(reply.status.code == wanted, "\(path)")
                        continue
                    }
                    let found = try Found(try await rest.structures(path))
                    #expect(found.codes == asked.codes(facts, isExact: true), "\(path)")
                    #expect(found.periods.first == facts.map(\.period).min(), "\(path)")
                    #expect(found.periods.last == facts.map(\.period).max(), "\(path)")
                    #expect(found.counts["obs_count"] == facts.count, "\(path)")
                    #expect(found.counts["series_count"] == Set(facts.map(\.codes)).count)
                }
            }
        }
    }

    @Test func `codes that would give data in their place are available`() async throws {
        try await Rest.ask { rest in
            for asked in Self.queries() {
                let wanted = asked.codes(RecordedWorld.stocks, isExact: false)
                for path in [asked.old, asked.new, asked.filtered] where !wanted.isEmpty {
                    let found = try Found(try await rest.structures(path + "&mode=available"))
                    #expect(found.codes == wanted, "\(path)")
                }
                let exact = try await rest.get(asked.new + "&mode=exact")
                let plain = try await rest.get(asked.new)
                #expect(exact.status == plain.status && exact.text == plain.text)
            }
        }
    }

    @Test func `the example of the standard tells the two modes apart`() async throws {
        // Where one pair is asked for, others of the same origin may be chosen beside it.
        let asked = Asked(
            codes: ["ORIGIN": ["DEU"], "DESTINATION": ["FRA"], "SEX": ["M"]], years: 2020...2020)
        try await Rest.ask { rest in
            let exact = try Found(try await rest.structures(asked.new))
            #expect(exact.codes["SEX"] == ["M"])
            let available = try Found(try await rest.structures(asked.new + "&mode=available"))
            #expect(available.codes["SEX"] == ["F", "M"])
            #expect(available.codes["DESTINATION"] == ["FRA"])
        }
    }

    @Test(arguments: [100.0, 700, 1e12, 1e15])
    func `filters on values take part`(_ least: Double) async throws {
        let wanted = Asked(least: least)
        try await Rest.ask { rest in
            let codes = wanted.codes(RecordedWorld.stocks, isExact: true)
            guard !codes.isEmpty else {
                let reply = try await rest.get(wanted.new)
                #expect(reply.status == .noContent)
                return
            }
            let found = try Found(try await rest.structures(wanted.new))
            #expect(found.codes == codes)
        }
    }

    @Test func `one dimension or some are told, and the others left out`() async throws {
        try await Rest.ask { rest in
            for (path, wanted) in [
                ("v1/availableconstraint/DF_STOCK/all/all/SEX", ["SEX"]),
                ("v1/availableconstraint/DF_STOCK/..MEX/CORRIDOR/DESTINATION", ["DESTINATION"]),
                ("v2/availability/dataflow/CORRIDOR/DF_STOCK/*/*/SEX,ORIGIN", ["ORIGIN", "SEX"]),
                ("v2/availability/dataflow/CORRIDOR/DF_STOCK/*/*/*", Self.dimensions.sorted()),
                ("v2/availability/dataflow/CORRIDOR/DF_STOCK/*/*/TIME_PERIOD", []),
            ] {
                let found = try Found(try await rest.structures(path))
                #expect(found.codes.keys.sorted() == wanted, "\(path)")
                let hasTime = path.hasSuffix("TIME_PERIOD") || path.hasSuffix("/*")
                #expect(found.periods.isEmpty == !hasTime, "\(path)")
            }
            for (path, status) in [
                ("v1/availableconstraint/DF_STOCK/all/all/COLOUR", 403),
                ("v2/availability/dataflow/CORRIDOR/DF_STOCK/*/*/SEX,COLOUR", 422),
            ] {
                let error = try await rest.error(path)
                #expect(error.status == status && error.code == "150", "\(path)")
                #expect(error.text.contains("COLOUR") && error.text.contains("DESTINATION"))
            }
        }
    }

    @Test func `references bring what the answer builds on, cut to what it names`() async throws {
        let paths = [
            "v1/availableconstraint/DF_STOCK/..MEX?references=",
            "v2/availability/dataflow/CORRIDOR/DF_STOCK/~/*.*.MEX?references=",
        ]
        try await Rest.ask { rest in
            for path in paths {
                for (asked, has) in [
                    ("none", []), ("codelist", ["lists"]), ("datastructure", ["structure"]),
                    ("conceptscheme", ["concepts"]), ("dataflow", ["flow"]),
                    ("dataproviderscheme", []),
                    ("all", ["lists", "structure", "concepts", "flow"]),
                ] as [(String, Set<String>)] {
                    let found = try await rest.structures(path + asked)
                    #expect(found.constraints.count == 1)
                    #expect(found.codelists.isEmpty == !has.contains("lists"), "\(path)\(asked)")
                    #expect(
                        found.dataStructures.map(\.id)
                            == (has.contains("structure") ? ["DSD_STOCK"] : []), "\(path)\(asked)")
                    #expect(
                        found.conceptSchemes.isEmpty == !has.contains("concepts"),
                        "\(path)\(asked)")
                    #expect(
                        found.dataflows.map(\.id) == (has.contains("flow") ? ["DF_STOCK"] : []),
                        "\(path)\(asked)")
                    #expect(found.organisationSchemes.isEmpty)
                }
                let all = try await rest.structures(path + "all")
                let concepts = all.conceptSchemes.flatMap(\.concepts).map(\.id)
                #expect(Set(concepts) == Set(Self.dimensions + ["TIME_PERIOD"]))
                let sexes = try #require(all.codelists.first { $0.id == "CL_SEX" })
                #expect(sexes.codes.map(\.id).sorted() == ["F", "M"])
                #expect(sexes.maintenance.isPartial)
            }
            let two = try await rest.structures(
                "v2/availability/dataflow/CORRIDOR/DF_STOCK?references=codelist,dataflow")
            #expect(!two.codelists.isEmpty && two.dataflows.count == 1)
            #expect(two.dataStructures.isEmpty && two.conceptSchemes.isEmpty)
        }
    }

    @Test func `each dataflow that is meant has a constraint of its own`() async throws {
        let flows = Set(RecordedWorld.facts.map(\.dataflow))
        try await Rest.ask { rest in
            for path in ["v1/availableconstraint/all", "v2/availability", "v2/availability/*"] {
                let found = try await rest.structures(path)
                let named = found.constraints.flatMap(\.attachments).map(\.id)
                #expect(Set(named) == flows && named.count == flows.count, "\(path)")
            }
            let structure = try await rest.structures(
                "v2/availability/datastructure/CORRIDOR/DSD_FLOW")
            #expect(structure.constraints.flatMap(\.attachments).map(\.id) == ["DSD_FLOW"])
        }
    }
}
