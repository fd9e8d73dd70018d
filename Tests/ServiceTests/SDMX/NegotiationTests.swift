import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// Which form an answer has: by `Accept`, by `format`, by version and language.
@Suite struct NegotiationTests {
    private static let old = "v1/data/DF_STOCK"
    private static let new = "v2/data/dataflow/CORRIDOR/DF_STOCK"
    private static let sdmx = "application/vnd.sdmx."

    private func check(_ path: String, _ cases: [(String?, String)]) async throws {
        try await Rest.ask { rest in
            for (accept, wanted) in cases {
                let reply = try await rest.get(path, accept: accept)
                let type = reply.headers[.contentType] ?? ""
                #expect(reply.status == .ok, "\(path) \(accept ?? "")")
                #expect(
                    type == (wanted.contains("/") ? wanted : Self.sdmx + wanted), "\(accept ?? "")")
            }
        }
    }

    @Test func `data of 1.5 are in the form that Accept asks for`() async throws {
        try await check(
            Self.old,
            [
                (nil, "genericdata+xml;version=2.1"), ("", "genericdata+xml;version=2.1"),
                ("*/*", "genericdata+xml;version=2.1"),
                ("application/*", "genericdata+xml;version=2.1"),
                ("application/xml", "genericdata+xml;version=2.1"),
                ("text/xml", "genericdata+xml;version=2.1"),
                ("application/json", "data+json;version=1.0.0"),
                ("application/vnd.sdmx.genericdata+xml;version=2.1", "genericdata+xml;version=2.1"),
                (
                    "application/vnd.sdmx.generictimeseriesdata+xml;version=2.1",
                    "genericdata+xml;version=2.1"
                ),
                (
                    "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
                    "structurespecificdata+xml;version=2.1"
                ),
                (
                    "application/vnd.sdmx.structurespecifictimeseriesdata+xml",
                    "structurespecificdata+xml;version=2.1"
                ),
                ("application/vnd.sdmx.data+json", "data+json;version=1.0.0"),
                ("application/vnd.sdmx.data+json;version=2.0.0", "data+json;version=2.0.0"),
                ("application/vnd.sdmx.data+csv", "data+csv;version=1.0.0"),
                ("text/csv", "text/csv; charset=utf-8"), ("text/*", "text/csv; charset=utf-8"),
            ])
    }

    @Test func `data of 2.2 are in the form that Accept asks for`() async throws {
        try await check(
            Self.new,
            [
                (nil, "data+json;version=2.0.0"), ("*/*", "data+json;version=2.0.0"),
                ("application/xml", "data+xml;version=3.0.0"),
                ("application/json", "data+json;version=2.0.0"),
                ("application/vnd.sdmx.data+xml;version=3.0.0", "data+xml;version=3.0.0"),
                ("application/vnd.sdmx.data+csv;version=2.0.0", "data+csv;version=2.0.0"),
                ("application/vnd.sdmx.data+csv;version=1.0.0", "data+csv;version=1.0.0"),
                ("application/vnd.sdmx.data+json;version=1.0.0", "data+json;version=1.0.0"),
                ("application/vnd.sdmx.data+json;version=1.0", "data+json;version=1.0.0"),
                ("application/vnd.sdmx.data+json; version=\"2.0.0\"", "data+json;version=2.0.0"),
                ("APPLICATION/VND.SDMX.DATA+JSON;VERSION=2.0.0", "data+json;version=2.0.0"),
                // Versions as ranges, of the standard's page on content negotiation.
                ("application/vnd.sdmx.data+json;version=2.0+.0", "data+json;version=2.0.0"),
                ("application/vnd.sdmx.data+csv;version=2+.0.0", "data+csv;version=2.0.0"),
                ("application/vnd.sdmx.data+xml;version=3.0.0+", "data+xml;version=3.0.0"),
                (
                    "application/vnd.json-stat+json;version=2.0",
                    "application/vnd.json-stat+json;version=2.0"
                ),
            ])
    }

    @Test func `weights decide, then what says more, then the order`() async throws {
        try await check(
            Self.new,
            [
                (
                    "application/vnd.sdmx.data+csv;q=0.5, application/vnd.sdmx.data+json;q=0.9",
                    "data+json;version=2.0.0"
                ),
                (
                    "application/vnd.sdmx.data+json;q=0.1, application/vnd.sdmx.data+csv;q=0.2",
                    "data+csv;version=2.0.0"
                ),
                ("*/*;q=0.1, application/xml;q=0.2", "data+xml;version=3.0.0"),
                ("*/*, application/vnd.sdmx.data+csv", "data+csv;version=2.0.0"),
                (
                    "application/vnd.sdmx.data+csv, application/vnd.sdmx.data+csv;version=1.0.0",
                    "data+csv;version=1.0.0"
                ),
                ("application/xml, application/json", "data+xml;version=3.0.0"),
                ("image/png, application/json", "data+json;version=2.0.0"),
                ("application/vnd.sdmx.data+json;q=0, */*", "data+xml;version=3.0.0"),
                (
                    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                    "data+xml;version=3.0.0"
                ),
                ("nonsense", "data+json;version=2.0.0"), (";;,,", "data+json;version=2.0.0"),
            ])
    }

    @Test func `structures, metadata and schemas have forms of their own`() async throws {
        let list = "structure/codelist/SDMX/CL_SEX"
        for (path, cases) in [
            (
                "v1/codelist/SDMX/CL_SEX",
                [
                    (nil, "structure+xml;version=2.1"),
                    ("application/json", "structure+json;version=1.0.0"),
                    (
                        "application/vnd.sdmx.structure+xml;version=3.0.0",
                        "structure+xml;version=3.0.0"
                    ),
                ]
            ),
            (
                "v2/" + list,
                [
                    (nil, "structure+json;version=2.0.0"),
                    ("application/xml", "structure+xml;version=3.0.0"),
                    ("application/vnd.sdmx.structure+xml;version=2.1", "structure+xml;version=2.1"),
                    (
                        "application/vnd.sdmx.structure+json;version=1.0.0",
                        "structure+json;version=1.0.0"
                    ),
                ]
            ),
            (
                "v2/availability/dataflow/CORRIDOR/DF_STOCK",
                [
                    (nil, "structure+json;version=2.0.0"),
                    ("application/vnd.sdmx.structure+xml", "structure+xml;version=3.0.0"),
                ]
            ),
            (
                "v1/metadata/MDF_ESMS",
                [
                    (nil, "genericmetadata+xml;version=2.1"),
                    ("application/json", "metadata+json;version=2.0.0"),
                ]
            ),
            (
                "v2/metadata/metadataset",
                [
                    (nil, "metadata+json;version=2.0.0"),
                    ("application/xml", "metadata+xml;version=3.0.0"),
                    (
                        "application/vnd.sdmx.metadata+csv;version=2.0.0",
                        "metadata+csv;version=2.0.0"
                    ),
                    ("text/csv", "metadata+csv;version=2.0.0"),
                ]
            ),
            (
                "v1/schema/dataflow/CORRIDOR/DF_STOCK",
                [
                    (nil, "schema+xml;version=2.1"),
                    ("application/vnd.sdmx.structure+xml;version=2.1", "structure+xml;version=2.1"),
                ]
            ),
            (
                "v2/schema/dataflow/CORRIDOR/DF_STOCK",
                [
                    (nil, "schema+xml;version=3.0.0"),
                    ("application/vnd.sdmx.schema+xml;version=2.1", "schema+xml;version=2.1"),
                    (
                        "application/vnd.sdmx.structure+json;version=2.0.0",
                        "structure+json;version=2.0.0"
                    ),
                ]
            ),
        ] as [(String, [(String?, String)])] {
            try await check(path, cases)
        }
    }

    @Test func `what is not given is 406 with the list of what is`() async throws {
        try await Rest.ask { rest in
            for path in [Self.old, Self.new] {
                for accept in [
                    "application/pdf", "text/html", "*/*;q=0", "application/vnd.sdmx.data+json;q=0",
                    "application/vnd.sdmx.data+json;version=2.1.0",
                    "application/vnd.sdmx.data+json;version=9.0.0",
                    "application/vnd.sdmx.structure+json",
                ] {
                    let reply = try await rest.get(path, accept: accept)
                    #expect(reply.status == .notAcceptable, "\(accept)")
                    for form in ["genericdata+xml;version=2.1", "data+csv;version=2.0.0"] {
                        #expect(reply.text.contains(Self.sdmx + form), "\(accept)")
                    }
                }
                for (accept, known) in [
                    ("application/vnd.sdmx.data+csv;timeFormat=normalized", "original"),
                    ("application/vnd.sdmx.data+csv;keys=obs", "none"),
                ] {
                    let reply = try await rest.get(path, accept: accept)
                    #expect(reply.status == .notAcceptable && reply.text.contains(known))
                }
            }
            for (path, accept) in [
                ("v2/availability", "application/vnd.sdmx.structure+json;version=2.1.0"),
                ("v2/availability", "application/vnd.sdmx.structure+xml;version=3.1.0"),
                ("v2/structure/codelist", "application/vnd.sdmx.data+json;version=2.0.0"),
                ("v2/schema/dataflow/CORRIDOR/DF_STOCK", "application/vnd.sdmx.schema+json"),
                (
                    "v1/metadata/MDF_ESMS",
                    "application/vnd.sdmx.structurespecificmetadata+xml;version=2.1"
                ),
            ] {
                let error = try await rest.error(path, accept: accept)
                #expect(error.status == 406 && error.text.contains("+xml;version="), "\(path)")
            }
        }
    }

    @Test func `format goes before Accept, and formatVersion chooses among its versions`()
        async throws
    {
        try await Rest.ask { rest in
            for (query, wanted) in [
                ("format=sdmx-json-2", "data+json;version=2.0.0"),
                ("format=sdmx-json-1", "data+json;version=1.0.0"),
                ("format=sdmx-ml-3.0", "data+xml;version=3.0.0"),
                ("format=sdmx-ml-2.1", "structurespecificdata+xml;version=2.1"),
                ("format=sdmx-ml-2.1-generic", "genericdata+xml;version=2.1"),
                ("format=genericdata", "genericdata+xml;version=2.1"),
                (
                    "format=structurespecificdata&formatVersion=2.1",
                    "structurespecificdata+xml;version=2.1"
                ),
                ("format=jsondata&formatVersion=1.0.0", "data+json;version=1.0.0"),
                ("format=csvdata&formatVersion=2.0", "data+csv;version=2.0.0"),
                ("format=sdmx-csv-1", "data+csv;version=1.0.0"),
                ("format=SDMX-JSON-2", "data+json;version=2.0.0"),
                (
                    "format=application/vnd.sdmx.data%2Bjson;version=2.0.0",
                    "data+json;version=2.0.0"
                ),
            ] {
                for path in [Self.old, Self.new] {
                    let reply = try await rest.get(path + "?" + query, accept: "text/csv")
                    #expect(reply.status == .ok, "\(path) \(query)")
                    #expect(reply.headers[.contentType] == Self.sdmx + wanted, "\(path) \(query)")
                }
            }
            for (query, words) in [
                ("format=parquet", "sdmx-json-2"), ("format=sdmx-json&formatVersion=7", "2.0.0"),
                ("lang=tlh", "fr"), ("labels=long&format=sdmx-json-2", "both"),
            ] {
                let error = try await rest.error(Self.new + "?" + query)
                #expect([400, 406].contains(error.status), "\(query)")
                #expect(error.text.contains(words), "\(query): \(error.text)")
            }
        }
    }
}
