import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Tables
import Testing

/// Marks and times, short answers where nothing changed, HEAD, gzip and what other sites may read.
@Suite struct CachingTests {
    /// One of each resource of both versions.
    static let paths = [
        "v1/data/DF_STOCK", "v1/availableconstraint/DF_STOCK", "v1/codelist/SDMX/CL_SEX",
        "v1/metadata/MDF_ESMS", "v1/schema/dataflow/CORRIDOR/DF_STOCK",
        "v2/data/dataflow/CORRIDOR/DF_STOCK", "v2/availability/dataflow/CORRIDOR/DF_STOCK",
        "v2/structure/codelist/SDMX/CL_SEX", "v2/metadata/metadataset",
        "v2/schema/dataflow/CORRIDOR/DF_STOCK",
    ]

    @Test(arguments: [TestingSetup.router, .live])
    func `what a client holds still is not sent again, by mark or by time`(
        _ setup: TestingSetup
    ) async throws {
        try await Rest.ask(over: setup) { rest in
            for path in Self.paths {
                let whole = try await rest.get(path)
                let tag = try #require(whole.headers[.eTag], "\(path)")
                let time = try #require(whole.headers[.lastModified], "\(path)")
                #expect(whole.headers[.cacheControl] == "public, no-cache")
                for (fields, wanted) in [
                    ([.ifNoneMatch: tag], 304), ([.ifNoneMatch: "\"x\", \(tag)"], 304),
                    ([.ifNoneMatch: "\"x\""], 200), ([.ifModifiedSince: time], 304),
                    ([.ifModifiedSince: "Fri, 01 Jan 2100 00:00:00 GMT"], 304),
                    ([.ifModifiedSince: "Thu, 01 Jan 2015 00:00:00 GMT"], 200),
                    ([.ifModifiedSince: "yesterday"], 200),
                    // A mark goes before a time.
                    ([.ifNoneMatch: "\"x\"", .ifModifiedSince: time], 200),
                ] as [(HTTPFields, Int)] {
                    let reply = try await rest.get(path, headers: fields)
                    #expect(reply.status.code == wanted, "\(path) \(fields)")
                    #expect(
                        reply.body.readableBytes == (wanted == 304 ? 0 : whole.body.readableBytes))
                    #expect(reply.headers[.eTag] == tag, "\(path)")
                    #expect(reply.headers[.vary]?.contains("Accept-Language") == true)
                    #expect(reply.headers[.lastModified] == time)
                }
            }
        }
    }

    @Test func `a mark is of one form, language and sight`() async throws {
        try await Rest.ask { rest in
            let path = "v2/data/dataflow/CORRIDOR/DF_STOCK"
            var marks: [String] = []
            for (query, accept, token) in [
                ("", nil, nil), ("?format=csv", nil, nil), ("?format=csv&lang=fr", nil, nil),
                ("", "application/xml", nil), ("", nil, Rest.token), ("?limit=3", nil, nil),
            ] as [(String, String?, String?)] {
                let reply = try await rest.get(path + query, accept: accept, token: token)
                marks.append(try #require(reply.headers[.eTag]))
            }
            #expect(Set(marks).count == marks.count)
            let own = try await rest.get(path, token: Rest.token)
            #expect(own.headers[.cacheControl] == "private, no-cache")
            let held = try await rest.get(
                path, token: Rest.token, headers: [.ifNoneMatch: marks[4]])
            #expect(held.status == .notModified)
            #expect(held.headers[.vary]?.contains("Authorization") == true)
            let other = try await rest.get(path, headers: [.ifNoneMatch: marks[4]])
            #expect(other.status == .ok)
        }
    }

    @Test func `a new release changes marks and times`() async throws {
        let world = try RecordedWorld()
        defer { world.remove() }
        try await Rest.ask(world) { rest in
            let path = "v2/data/dataflow/CORRIDOR/DF_STOCK"
            let before = try await rest.get(path)
            let tag = try #require(before.headers[.eTag])
            var facts = RecordedWorld.stocks
            facts[0].value = 451
            try world.write(facts, "TEST_2025", "stocks", at: "2026-05-02T08:00:00Z")
            world.setTime("2026-05-03T08:00:00Z")
            // What was written by another is looked for now and then.
            try await Task.sleep(for: .milliseconds(150))
            let after = try await rest.get(path, headers: [.ifNoneMatch: tag])
            #expect(after.status == .ok && after.headers[.eTag] != tag)
            #expect(after.headers[.lastModified] == "Sat, 02 May 2026 08:00:00 GMT")
            let time = try #require(before.headers[.lastModified])
            let since = try await rest.get(path, headers: [.ifModifiedSince: time])
            #expect(since.status == .ok)
        }
    }

    @Test func `what is not there has no mark, whatever a client holds`() async throws {
        try await Rest.ask { rest in
            for (path, status) in [
                ("v1/data/DF_STOCK/A.*.NOWHERE", 404), ("v1/codelist/SDMX/CL_NONE", 404),
                ("v2/structure/codelist/SDMX/CL_NONE", 404),
                ("v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.*.NOWHERE", 204),
                ("v2/data/dataflow/CORRIDOR/DF_STOCK?limit=0", 400),
            ] {
                for fields in [
                    [:], [.ifNoneMatch: "*"],
                    [.ifModifiedSince: "Fri, 01 Jan 2100 00:00:00 GMT"],
                ] as [HTTPFields] {
                    let reply = try await rest.get(path, headers: fields)
                    #expect(reply.status.code == status, "\(path) \(fields)")
                    #expect(status == 204 || reply.headers[.eTag] == nil)
                }
            }
        }
    }

    @Test(arguments: [TestingSetup.router, .live])
    func `HEAD has the status and headers of GET, and no body`(
        _ setup: TestingSetup
    ) async throws {
        @Sendable func fields(_ reply: TestResponse) -> [String: String] {
            let passing = ["x-request-id", "date", "content-length", "transfer-encoding"]
            return Dictionary(
                reply.headers.map { ($0.name.canonicalName, $0.value) },
                uniquingKeysWith: { $0 + "," + $1 }
            ).filter { !passing.contains($0.key) }
        }
        try await Rest.ask(over: setup) { rest in
            for path in Self.paths + [
                "v1/data/DF_NONE", "v2/structure/process", "v2/data?limit=0",
                "v2/data/dataflow/CORRIDOR/DF_STOCK?c[SEX]=Q",
            ] {
                let whole = try await rest.get(path)
                let head = try await rest.get(path, method: .head)
                #expect(head.status == whole.status, "\(path)")
                #expect(head.body.readableBytes == 0, "\(path)")
                #expect(fields(head) == fields(whole), "\(path)")
            }
        }
    }

    @Test func `long answers are packed for those who take gzip`() async throws {
        try await Rest.ask { rest in
            for path in Self.paths {
                let plain = try await rest.get(path)
                #expect(plain.headers[.contentEncoding] == nil)
                let packed = try await rest.get(path, headers: [.acceptEncoding: "br, gzip;q=0.5"])
                #expect(packed.headers[.vary]?.contains("Accept-Encoding") == true)
                if packed.headers[.contentEncoding] == "gzip" {
                    let bytes = try Gzip.inflate(Array(buffer: packed.body))
                    #expect(String(decoding: bytes, as: UTF8.self) == plain.text, "\(path)")
                    #expect(packed.body.readableBytes < plain.body.readableBytes)
                } else {
                    #expect(plain.body.readableBytes <= 1024, "\(path)")
                }
                for refusal in ["gzip;q=0", "identity", "br"] {
                    let reply = try await rest.get(path, headers: [.acceptEncoding: refusal])
                    #expect(reply.headers[.contentEncoding] == nil && reply.text == plain.text)
                }
            }
        }
    }

    @Test func `pages elsewhere may ask, read the headers, and are told so beforehand`()
        async throws
    {
        let origin: HTTPFields = [.origin: "https://example.org"]
        try await Rest.ask { rest in
            for path in Self.paths + ["v1/data/DF_NONE", "v2/data?limit=0"] {
                let reply = try await rest.get(path, headers: origin)
                #expect(reply.headers[.accessControlAllowOrigin] == "*", "\(path)")
                let exposed = reply.headers[.accessControlExposeHeaders] ?? ""
                for name in ["ETag", "Last-Modified", "Content-Range", "Content-Disposition"] {
                    #expect(exposed.contains(name), "\(path)")
                }
                var asking = origin
                asking[.accessControlRequestMethod] = "GET"
                asking[.accessControlRequestHeaders] = "authorization, if-none-match, range"
                let ahead = try await rest.get(path, headers: asking, method: .options)
                #expect(ahead.status == .noContent, "\(path)")
                #expect(ahead.headers[.accessControlAllowMethods]?.contains("GET, HEAD") == true)
                let allowed = ahead.headers[.accessControlAllowHeaders] ?? ""
                for name in ["Accept", "Authorization", "If-None-Match", "Range"] {
                    #expect(allowed.contains(name), "\(path)")
                }
            }
        }
    }
}
