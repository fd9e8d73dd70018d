import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// Paths of data queries: which figures they select, told by a naive selection.
@Suite struct KeyTests {
    /// A query, and whether a fact is meant.
    typealias Case = (path: String, isMeant: @Sendable (Fact) -> Bool)

    /// Asks each query, and compares what comes with what is meant.
    private func check(_ prefix: String, _ cases: [Case]) async throws {
        let cases = cases.map {
            (path: $0.path, wanted: RecordedWorld.facts.filter($0.isMeant).figures)
        }
        try await Rest.ask { rest in
            for (path, wanted) in cases {
                let answer = try await rest.data(prefix + path)
                #expect(answer.set == wanted, "\(prefix + path)")
                #expect(
                    answer.figures.count == wanted.count, "\(prefix + path) says a figure twice")
            }
        }
    }

    private static func isStock(_ fact: Fact) -> Bool { fact.dataflow == "DF_STOCK" }

    private static let keys: [Case] = [
        (
            "A.TEST_2025.MEX.USA.B.F._T",
            { isStock($0) && $0.key["ORIGIN"] == "MEX" && $0.key["SEX"] == "F" }
        ),
        (
            "A.*.MEX.USA.B.F._T",
            { isStock($0) && $0.key["ORIGIN"] == "MEX" && $0.key["SEX"] == "F" }
        ),
        ("A..MEX...F", { isStock($0) && $0.key["ORIGIN"] == "MEX" && $0.key["SEX"] == "F" }),
        ("...USA...", { isStock($0) && $0.key["DESTINATION"] == "USA" }),
        ("*.*.*.USA", { isStock($0) && $0.key["DESTINATION"] == "USA" }),
        ("A", { isStock($0) }), ("A......", { isStock($0) }), ("all", { isStock($0) }),
        ("*", { isStock($0) }), ("", { isStock($0) }),
        ("..MEX+DEU", { isStock($0) && ["MEX", "DEU"].contains($0.key["ORIGIN"]) }),
        (
            "..MEX+DEU.USA+FRA..M",
            {
                isStock($0) && ["MEX", "DEU"].contains($0.key["ORIGIN"])
                    && ["USA", "FRA"].contains($0.key["DESTINATION"]) && $0.key["SEX"] == "M"
            }
        ),
        ("..MEX%2BDEU", { isStock($0) && ["MEX", "DEU"].contains($0.key["ORIGIN"]) }),
        ("..MEX+NOWHERE", { isStock($0) && $0.key["ORIGIN"] == "MEX" }),
        ("..OOO", { isStock($0) && $0.key["ORIGIN"] == "OOO" }),
    ]

    @Test func `keys of 1.5 select with blanks, stars, plus and fewer codes`() async throws {
        try await check("v1/data/DF_STOCK/", Self.keys)
        try await check("v1/data/CORRIDOR,DF_STOCK/", Self.keys)
    }

    @Test func `keys of 2.2 select with stars, blanks, plus and fewer codes`() async throws {
        try await check("v2/data/dataflow/CORRIDOR/DF_STOCK/~/", Self.keys)
        try await check("v2/data/*/*/DF_STOCK/*/", Self.keys)
    }

    @Test func `several keys of 2.2 select what any of them does, and nothing twice`() async throws
    {
        try await check(
            "v2/data/dataflow/CORRIDOR/DF_STOCK/*/",
            [
                (
                    "*.*.MEX.*.*.F,*.*.DEU",
                    {
                        Self.isStock($0)
                            && ($0.key["ORIGIN"] == "MEX" && $0.key["SEX"] == "F"
                                || $0.key["ORIGIN"] == "DEU")
                    }
                ),
                (
                    "*.*.MEX,*.*.*.USA",
                    {
                        Self.isStock($0)
                            && ($0.key["ORIGIN"] == "MEX" || $0.key["DESTINATION"] == "USA")
                    }
                ),
                ("A,A,A", Self.isStock),
                ("*.*.GTM,*.*.NOWHERE", { Self.isStock($0) && $0.key["ORIGIN"] == "GTM" }),
            ])
    }

    @Test func `a flow of 1.5 may be named in one, two or three parts`() async throws {
        try await check(
            "v1/data/",
            [
                ("DF_FLOW", { $0.dataflow == "DF_FLOW" }),
                ("CORRIDOR,DF_FLOW", { $0.dataflow == "DF_FLOW" }),
                ("CORRIDOR,DF_FLOW,latest", { $0.dataflow == "DF_FLOW" }),
                ("CORRIDOR,DF_FLOW,1.0.0", { $0.dataflow == "DF_FLOW" }),
                ("all,DF_FLOW", { $0.dataflow == "DF_FLOW" }),
                ("DF_FLOW/all/CORRIDOR", { $0.dataflow == "DF_FLOW" }),
                ("DF_FLOW/all/CORRIDOR,CORRIDOR", { $0.dataflow == "DF_FLOW" }),
                ("DF_FLOW/all/OTHER+CORRIDOR", { $0.dataflow == "DF_FLOW" }),
                ("DF_FLOW/all/all", { $0.dataflow == "DF_FLOW" }),
                ("all", { _ in true }),
            ])
    }

    @Test func `data of 2.2 are found by dataflow, data structure, version and all at once`()
        async throws
    {
        try await check(
            "v2/data",
            [
                ("", { _ in true }), ("/*", { _ in true }), ("/dataflow", { _ in true }),
                ("/dataflow/CORRIDOR", { _ in true }), ("/*/*/*/*/*", { _ in true }),
                (
                    "/dataflow,datastructure/*/DF_FLOW,DSD_STOCK",
                    {
                        ["DF_FLOW", "DF_STOCK"].contains($0.dataflow)
                    }
                ),
                (
                    "/dataflow/CORRIDOR/DF_FLOW,DF_POPULATION",
                    {
                        ["DF_FLOW", "DF_POPULATION"].contains($0.dataflow)
                    }
                ),
                ("/datastructure/CORRIDOR/DSD_FLOW", { $0.dataflow == "DF_FLOW" }),
                ("/dataflow/OTHER,CORRIDOR/DF_FLOW", { $0.dataflow == "DF_FLOW" }),
                ("/dataflow/CORRIDOR/DF_FLOW/+", { $0.dataflow == "DF_FLOW" }),
                ("/dataflow/CORRIDOR/DF_FLOW/1.0.0", { $0.dataflow == "DF_FLOW" }),
                ("/dataflow/CORRIDOR/DF_FLOW/1.0+.0", { $0.dataflow == "DF_FLOW" }),
                ("/dataflow/CORRIDOR/DF_FLOW/9.9.9,1.0.0", { $0.dataflow == "DF_FLOW" }),
                ("/dataflow/CORRIDOR/DF_DISPLACED/*", { $0.dataflow == "DF_DISPLACED" }),
                // Dataflows without the component have nothing to say.
                ("?c[POP_TYPE]=REF", { $0.dataflow == "DF_DISPLACED" }),
                ("?c[ORIGIN]=MEX", { $0.key["ORIGIN"] == "MEX" }),
            ])
    }

    @Test func `what is not there is 404 with code 100 in 1.5, and says what is wrong`()
        async throws
    {
        try await Rest.ask { rest in
            for (path, words) in [
                ("v1/data/DF_STOCK/A..NOWHERE", "ORIGIN: no figures for NOWHERE"),
                (
                    "v1/data/DF_STOCK/A..MEX+NOWHERE.ELSEWHERE",
                    "DESTINATION: no figures for ELSEWHERE"
                ),
                ("v1/data/DF_STOCK/A..GTM.FRA", "not together"),
                ("v1/data/DF_STOCK?startPeriod=2050", "periods"),
                ("v1/data/DF_STOCK/all/OTHER", "provider"),
                ("v1/data/DF_NONE", "DF_STOCK"), ("v1/data/OTHER,DF_STOCK", "CORRIDOR:DF_STOCK"),
                ("v1/data/CORRIDOR,DF_STOCK,9.0", "CORRIDOR:DF_STOCK"),
            ] {
                let error = try await rest.error(path)
                #expect(error.status == 404 && error.code == "100", "\(path)")
                #expect(error.text.contains(words), "\(path): \(error.text)")
            }
        }
    }

    @Test func `no figures are 204 in 2.2, and an unknown dataflow is 404`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.*.NOWHERE",
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.*.GTM.FRA",
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*?c[TIME_PERIOD]=ge:2050",
                "v2/data/dataflow/CORRIDOR/DF_REMITTANCE",
            ] {
                let reply = try await rest.get(path)
                #expect(reply.status == .noContent, "\(path)")
                #expect(reply.body.readableBytes == 0)
                #expect(reply.headers[.contentType] == nil)
            }
            for path in [
                "v2/data/dataflow/CORRIDOR/DF_NONE", "v2/data/dataflow/OTHER/DF_STOCK",
                "v2/data/dataflow/CORRIDOR/DF_STOCK/9.0.0", "v2/data/provisionagreement",
            ] {
                let error = try await rest.error(path)
                #expect(error.status == 404 && error.code == "100", "\(path)")
                #expect(error.text.contains("CORRIDOR:DF_STOCK(1."), "\(path)")
            }
        }
    }

    @Test func `a key that is too long is told from one that finds nothing`() async throws {
        try await Rest.ask { rest in
            let old = try await rest.error("v1/data/DF_STOCK/A.B.C.D.E.F.G.H")
            #expect(old.status == 403 && old.code == "150")
            let new = try await rest.error("v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.B.C.D.E.F.G.H")
            #expect(new.status == 422 && new.code == "150")
            for text in [old.text, new.text] {
                #expect(text.contains("8 positions") && text.contains("FREQ.SOURCE.ORIGIN"))
            }
            let many = (0...1000).map { "A.X\($0)" }.joined(separator: ",")
            let error = try await rest.error("v2/data/dataflow/CORRIDOR/DF_STOCK/*/\(many)")
            #expect([422, 400].contains(error.status))
        }
    }

    @Test func `totals that nobody printed are computed where a key asks for them`() async throws {
        try await Rest.ask { rest in
            let both = try await rest.data("v1/data/DF_STOCK/A.TEST_2025.MEX.USA.B._T._T")
            #expect(
                both.figures.map(\.value) == [890.5, 1000, 1425.25]
                    && both.figures.map(\.period) == ["2010", "2015", "2020"])
            let world = try await rest.data(
                "v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.TEST_2025.W.MEX.B.F._T")
            #expect(world.figures.map(\.value) == [60])
            #expect(world.rows.allSatisfy { $0["RELEASE"] == nil })
            // A wildcard asks for what is held.
            let all = try await rest.data("v1/data/DF_STOCK")
            #expect(all.set == RecordedWorld.stocks.figures)
        }
    }
}
