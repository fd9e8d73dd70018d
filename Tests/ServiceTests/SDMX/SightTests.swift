import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// What is under embargo is seen by the right token, in every resource, and by nobody else.
@Suite struct SightTests {
    /// Those who may not see it: nobody known, one without the right, and a token that is none.
    private static let others: [String?] = [nil, Rest.other]

    @Test func `data under embargo are there for the right token alone`() async throws {
        let all = (RecordedWorld.stocks + RecordedWorld.hushed).figures
        try await Rest.ask { rest in
            for path in [
                "v1/data/DF_STOCK", "v2/data/dataflow/CORRIDOR/DF_STOCK",
                "v2/data/datastructure/CORRIDOR/DSD_STOCK",
                "v2/data/dataflow/CORRIDOR/DF_STOCK?asOf=2026-04-30T00:00:00Z",
            ] {
                for form in ["sdmx-json-2", "sdmx-ml-3.0", "sdmx-csv-2", "json-stat", "csv"] {
                    let asked = path + (path.contains("?") ? "&" : "?") + "format=\(form)"
                    let desk = try await rest.data(asked, token: Rest.token)
                    #expect(desk.set == all, "\(asked)")
                    for token in Self.others {
                        let answer = try await rest.data(asked, token: token)
                        #expect(answer.set == RecordedWorld.stocks.figures, "\(asked)")
                    }
                }
            }
        }
    }

    @Test func `a query for what is hidden is answered as one for what is not there`()
        async throws
    {
        try await Rest.ask { rest in
            for (path, status) in [
                ("v1/data/DF_STOCK/A.*.KIR", 404),
                ("v1/data/DF_STOCK/A.HUSH_2026", 404),
                ("v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.*.KIR", 204),
                ("v2/data/dataflow/CORRIDOR/DF_STOCK?c[AGE]=Y7T9", 204),
                ("v1/availableconstraint/DF_STOCK/A.*.KIR", 404),
                ("v2/availability/dataflow/CORRIDOR/DF_STOCK/*/A.HUSH_2026", 204),
                ("v1/codelist/CORRIDOR/CL_SOURCE/all/HUSH_2026", 404),
                ("v2/structure/codelist/CORRIDOR/CL_SOURCE/~/HUSH_2026", 404),
            ] {
                for token in Self.others {
                    let reply = try await rest.get(path, token: token)
                    #expect(reply.status.code == status, "\(path)")
                    let never = path.replacing("HUSH_2026", with: "NEVER_WAS")
                        .replacing("KIR", with: "NRU").replacing("Y7T9", with: "Y8T9")
                    let other = try await rest.get(never, token: token)
                    #expect(other.status == reply.status, "\(never)")
                }
                let desk = try await rest.get(path, token: Rest.token)
                #expect(desk.status == .ok, "\(path)")
            }
        }
    }

    @Test func `availability counts it for the right token alone`() async throws {
        @Sendable func origins(_ found: Structures) -> Set<String> {
            Set(
                found.constraints.flatMap(\.cubeRegions).flatMap(\.keys)
                    .filter { $0.component == "ORIGIN" }.flatMap(\.values).map(\.value))
        }
        let known = Set(RecordedWorld.stocks.compactMap { $0.key["ORIGIN"] })
        try await Rest.ask { rest in
            for path in [
                "v1/availableconstraint/DF_STOCK", "v2/availability/dataflow/CORRIDOR/DF_STOCK",
                "v2/availability/dataflow/CORRIDOR/DF_STOCK?mode=available",
            ] {
                let desk = try await rest.structures(path, token: Rest.token)
                #expect(origins(desk) == known.union(["KIR"]))
                for token in Self.others {
                    let found = try await rest.structures(path, token: token)
                    #expect(origins(found) == known, "\(path)")
                }
            }
        }
    }

    @Test func `structures grow for the right token in a draft that nobody else is given`()
        async throws
    {
        @Sendable func sources(_ found: Structures) -> Set<String> {
            Set(found.codelists.flatMap(\.codes).map(\.id))
        }
        try await Rest.ask { rest in
            for path in [
                "v1/codelist/CORRIDOR/CL_SOURCE/all", "v2/structure/codelist/CORRIDOR/CL_SOURCE/~",
                "v2/structure/codelist/CORRIDOR/CL_SOURCE/*",
            ] {
                let desk = try await rest.structures(path, token: Rest.token)
                #expect(sources(desk).contains("HUSH_2026"), "\(path)")
                // SDMX 2.1 has no labels of versions.
                let hasDraft = desk.codelists.contains { $0.version.hasSuffix("-draft") }
                #expect(hasDraft == path.hasPrefix("v2"), "\(path)")
                for token in Self.others {
                    let found = try await rest.structures(path, token: token)
                    #expect(sources(found).contains("TEST_2025"), "\(path)")
                    #expect(!sources(found).contains("HUSH_2026"), "\(path)")
                    #expect(!found.codelists.contains { $0.version.hasSuffix("-draft") })
                }
            }
            // The latest stable version is the same for all.
            let stable = "v2/structure/codelist/CORRIDOR/CL_SOURCE/+"
            let desk = try await rest.structures(stable, token: Rest.token)
            let open = try await rest.structures(stable)
            #expect(sources(desk) == sources(open) && !sources(desk).contains("HUSH_2026"))
        }
    }

    @Test func `reports tell of a hidden release to the right token alone`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v1/metadata/all", "v2/metadata/metadataset", "v2/metadata/metadataflow/CORRIDOR",
                "v2/metadata/structure/*/*/*/*",
            ] {
                let desk = try await rest.get(path, token: Rest.token)
                #expect(desk.status == .ok && desk.text.contains("HUSH_2026"), "\(path)")
                for token in Self.others {
                    let reply = try await rest.get(path, token: token)
                    #expect(reply.status == .ok && reply.text.contains("TEST_2025"), "\(path)")
                    #expect(!reply.text.contains("HUSH_2026"), "\(path)")
                    #expect(reply.headers[.eTag] != desk.headers[.eTag], "\(path)")
                }
            }
        }
    }

    @Test func `nothing tells of what was refused or is hidden, whatever is asked`() async throws {
        let hidden = ["HUSH_2026", "Y7T9", "NEVER_2026", "Y3T5", "hushed"]
        try await Rest.ask { rest in
            for path in [
                "v1/data/all", "v1/data/all?includeHistory=true", "v1/structure/all/all/all",
                "v1/dataflow/CORRIDOR/DF_STOCK/all?references=all", "v1/availableconstraint/all",
                "v1/availableconstraint/all?references=all", "v1/metadata/all",
                "v1/schema/dataflow/CORRIDOR/DF_STOCK", "v2/data", "v2/data?includeHistory=true",
                "v2/data?updatedAfter=2026-01-01T00:00:00Z", "v2/structure/*/*/*/*",
                "v2/structure/dataflow/CORRIDOR/DF_STOCK/~?references=all", "v2/availability",
                "v2/availability?references=all&mode=available", "v2/metadata/metadataset",
                "v2/schema/dataflow/CORRIDOR/DF_STOCK/~?format=xsd",
                "v2/schema/dataflow/CORRIDOR/DF_STOCK/~?format=sdmx-json-2",
            ] {
                let reply = try await rest.get(path)
                #expect(reply.status == .ok, "\(path): \(reply.text.prefix(200))")
                for word in hidden {
                    #expect(!reply.text.contains(word), "\(path) tells of \(word)")
                }
                let desk = try await rest.get(path, token: Rest.token)
                #expect(desk.status == .ok && !desk.text.contains("Y3T5"), "\(path)")
            }
        }
    }

    @Test func `a token that is none is refused, and is not given what others are`() async throws {
        try await Rest.ask { rest in
            for (path, grammar) in [("v1/data/DF_STOCK", 1), ("v2/data", 2)] {
                let reply = try await rest.get(path, token: "no-such-token-was-ever-given")
                #expect(reply.status == .unauthorized, "\(grammar)")
                #expect(reply.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
                #expect(!reply.text.contains("TEST_2025") && reply.text.contains("110"))
            }
        }
    }
}
