import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// Each refusal: its status by the version, the standard's number, the form that was asked for, the
/// part that is wrong and what is allowed there.
@Suite struct StatusTests {
    private struct Case {
        let path: String
        let status: Int
        let code: String
        let words: [String]

        init(_ path: String, _ status: Int, _ code: String, _ words: String...) {
            (self.path, self.status, self.code, self.words) = (path, status, code, words)
        }
    }

    private func check(_ cases: [Case]) async throws {
        try await Rest.ask { rest in
            for item in cases {
                let error = try await rest.error(item.path)
                #expect(error.status == item.status, "\(item.path): \(error)")
                #expect(error.code == item.code, "\(item.path): \(error)")
                for word in item.words {
                    #expect(error.text.contains(word), "\(item.path) of \(word): \(error.text)")
                }
            }
        }
    }

    @Test func `refusals of 1.5 are 400, 403, 404, 406 and 501 by the standard's table`()
        async throws
    {
        let flow = "v1/data/DF_STOCK"
        try await check([
            Case("v1/", 400, "140", "resource", "availableconstraint"),
            Case("v1/nothing", 400, "140", "resource", "codelist"),
            Case("v1/data", 400, "140", "flowRef", "AGENCY,ID"),
            Case("v1/data/A,B,C,D", 400, "140", "flowRef", "AGENCY,ID,VERSION"),
            Case(flow + "/A+", 400, "140", "key", "empty"),
            Case(flow + "/%zz", 400, "140", "part 3 of the path", "hexadecimal"),
            Case(flow + "?startPeriod=soon", 400, "140", "startPeriod", "2024-Q2"),
            Case(flow + "?detail=some", 400, "140", "detail", "serieskeysonly"),
            Case(flow + "?limit=1", 400, "140", "limit", "lastNObservations"),
            Case(flow + "?detail=full&detail=full", 400, "140", "detail", "once"),
            Case("v1/codelist/SDMX/CL_SEX/~", 400, "140", "version", "latest"),
            Case("v1/codelist?references=some", 400, "140", "references", "children"),
            Case("v1/schema/codelist/SDMX/CL_SEX", 400, "140", "context", "dataflow"),
            Case("v1/availableconstraint/DF_STOCK?mode=x", 400, "140", "mode", "available"),
            Case(flow + "/A.B.C.D.E.F.G.H", 403, "150", "key", "FREQ.SOURCE.ORIGIN"),
            Case(flow + "?dimensionAtObservation=X", 403, "150", "X", "AllDimensions"),
            Case("v1/availableconstraint/DF_STOCK/all/all/X", 403, "150", "X", "SEX"),
            Case(flow + "/A..NOWHERE", 404, "100", "ORIGIN", "NOWHERE"),
            Case("v1/data/DF_NONE", 404, "100", "CORRIDOR:DF_STOCK"),
            Case("v1/codelist/SDMX/CL_NONE", 404, "100", "latest or all"),
            Case("v1/schema/dataflow/X/Y", 404, "100", "X:Y"),
            Case("v1/metadata/NONE", 404, "100", "metadata/all"),
            Case(flow + "?format=pdf", 406, "140", "pdf", "sdmx-ml-2.1"),
            Case("v1/metadata/MDF_ESMS/A", 501, "501", "key"),
            Case("v1/schema/metadataflow/CORRIDOR/MDF_ESMS", 501, "501", "metadataflow"),
        ])
    }

    @Test func `refusals of 2.2 are 400, 404, 406, 422 and 501 by the standard's table`()
        async throws
    {
        let flow = "v2/data/dataflow/CORRIDOR/DF_STOCK"
        try await check([
            Case("v2/", 400, "140", "resource", "availability"),
            Case("v2/codelist", 400, "140", "resource", "structure/codelist"),
            Case("v2/data/flow", 400, "140", "context", "provisionagreement"),
            Case(flow + "/1.x", 400, "140", "version", "1.2+.0"),
            Case(flow + "/1.0+2.0", 400, "140", "version", "1.2+.0"),
            Case(flow + "/*/A,", 400, "140", "key", "empty"),
            Case(flow + "?c[SEX]=", 400, "140", "c[SEX]"),
            Case(flow + "?c[SEX=F", 400, "140", "c[SEX", "c[COMPONENT]"),
            Case(flow + "?startPeriod=2020", 400, "140", "startPeriod", "c[TIME_PERIOD]=ge:"),
            Case(flow + "?limit=0", 400, "140", "limit", "from 1"),
            Case(flow + "?sort=SEX:up", 400, "140", "sort", "desc"),
            Case(flow + "?asOf=2020", 400, "140", "asOf", "2024-05-15T14:15:00Z"),
            Case(
                flow + "?updatedAfter=2026-02-01T00:00:00Z&asOf=2026-01-01T00:00:00Z", 400, "140",
                "asOf", "updatedAfter"),
            Case(flow + "?reportingYearStartDay=7", 400, "140", "--07-01"),
            Case("v2/structure/codes", 400, "140", "artefactType", "codelist"),
            Case("v2/metadata/codelist", 400, "140", "resource", "structure/codelist"),
            Case("v2/schema/dataflow/A/B/*", 400, "140", "version", "one version"),
            Case(flow + "/*/A.B.C.D.E.F.G.H", 422, "150", "key", "FREQ.SOURCE.ORIGIN"),
            Case(flow + "?c[COLOUR]=red", 422, "150", "COLOUR", "ORIGIN"),
            Case(flow + "?c[OBS_VALUE]=ge:many", 422, "150", "c[OBS_VALUE]", "number"),
            Case(flow + "?measures=SHARE", 422, "150", "SHARE", "OBS_VALUE"),
            Case(flow + "?attributes=COLOUR", 422, "150", "COLOUR", "OBS_STATUS"),
            Case(flow + "?sort=COLOUR", 422, "150", "COLOUR", "ORIGIN"),
            Case("v2/availability/dataflow/CORRIDOR/DF_STOCK/*/*/X", 422, "150", "X", "SEX"),
            Case("v2/data/dataflow/CORRIDOR/DF_NONE", 404, "100", "CORRIDOR:DF_STOCK"),
            Case("v2/data/provisionagreement", 404, "100", "CORRIDOR:DF_STOCK"),
            Case("v2/structure/codelist/SDMX/CL_NONE", 404, "100", "1.0+.0"),
            Case("v2/schema/dataflow/X/Y", 404, "100", "X:Y"),
            Case(flow + "?format=pdf", 406, "140", "pdf", "sdmx-json-2"),
            Case("v2/schema/metadataflow/CORRIDOR/MDF_ESMS", 501, "501", "metadataflow"),
        ])
    }

    @Test func `registrations are 501, in each of their three forms`() async throws {
        try await check([
            Case("v2/registration/id/abc", 501, "501", "data and availability"),
            Case("v2/registration/provider/CORRIDOR/X", 501, "501", "Registrations"),
            Case(
                "v2/registration/dataflow/CORRIDOR/DF_STOCK/~?updatedAfter=2026-01-01T00:00:00Z",
                501, "501", "Registrations"),
            Case("v2/registration", 501, "501", "Registrations"),
        ])
    }

    @Test func `what is too much is 413 and 414, with the limit`() async throws {
        let long = String(repeating: "A+", count: 40_000) + "A"
        try await Rest.ask(targetBytes: 1 << 20) { rest in
            for path in ["v1/data/DF_STOCK/", "v2/data/dataflow/CORRIDOR/DF_STOCK/*/"] {
                let error = try await rest.error(path + long)
                #expect(error.status == 413 && error.code == "510")
                #expect(error.text.contains("65536"))
            }
        }
        try await Rest.ask { rest in
            for path in ["v1/data/DF_STOCK/", "v2/data/dataflow/CORRIDOR/DF_STOCK/*/"] {
                let error = try await rest.error(path + long)
                #expect(error.status == 414, "\(error)")
                #expect(error.text.contains("8192"))
            }
        }
    }

    @Test func `other methods are 405 and 401, as messages of the standard`() async throws {
        try await Rest.ask { rest in
            for path in ["v1/data/DF_STOCK", "v2/availability", "v1/codelist"] {
                for method in [HTTPRequest.Method.post, .put, .delete, .patch] {
                    let reply = try await rest.get(path, method: method)
                    #expect(reply.status == .methodNotAllowed, "\(path) \(method)")
                    #expect(reply.headers[.allow]?.hasPrefix("GET, HEAD") == true)
                    let message = try Message.open(.bytes(Array(buffer: reply.body)))
                    guard case .notes = message else {
                        Issue.record("\(path) \(method): no message")
                        continue
                    }
                }
            }
            for path in ["v2/data", "v2/structure"] {
                let reply = try await rest.get(path, method: .post)
                #expect(reply.status == .unauthorized && reply.text.contains("110"))
            }
        }
    }

    @Test func `nothing found is 404 with 100 in 1.5, and 204 without a word in 2.2`()
        async throws
    {
        try await Rest.ask { rest in
            for (old, new) in [
                (
                    "v1/data/DF_STOCK/A..NOWHERE",
                    "v2/data/dataflow/CORRIDOR/DF_STOCK/*/A.*.NOWHERE"
                ),
                (
                    "v1/availableconstraint/DF_STOCK/A..NOWHERE",
                    "v2/availability/dataflow/CORRIDOR/DF_STOCK/*/A.*.NOWHERE"
                ),
                ("v1/metadata/NONE", "v2/metadata/metadataflow/*/NONE"),
            ] {
                let error = try await rest.error(old)
                #expect(error.status == 404 && error.code == "100", "\(old)")
                let reply = try await rest.get(new)
                #expect(reply.status == .noContent && reply.body.readableBytes == 0, "\(new)")
                #expect(reply.headers[.contentType] == nil)
            }
        }
    }

    @Test func `an error is a message of the form that was asked for`() async throws {
        let ml21 = "application/vnd.sdmx.structure+xml;version=2.1"
        let ml30 = "application/vnd.sdmx.structure+xml;version=3.0.0"
        let json1 = "application/vnd.sdmx.structure+json;version=1.0.0"
        let json2 = "application/vnd.sdmx.structure+json;version=2.0.0"
        let plain = "text/plain; charset=utf-8"
        try await Rest.ask { rest in
            for (query, accept, old, new) in [
                ("", nil, ml21, json2), ("", "*/*", ml21, json2), ("", "image/png", ml21, json2),
                ("", "application/xml", ml21, ml30), ("", "application/json", json1, json2),
                ("", "application/vnd.sdmx.data+json;version=2.0.0", json2, json2),
                ("", "application/vnd.sdmx.data+json;version=1.0.0", json1, json1),
                ("", "application/vnd.sdmx.data+xml;version=3.0.0", ml30, ml30),
                ("", "application/vnd.sdmx.genericdata+xml;version=2.1", ml21, ml21),
                ("", "text/csv", plain, plain),
                ("", "application/vnd.sdmx.data+csv;version=2.0.0", plain, plain),
                ("", "text/csv;q=0.1, application/json", json1, json2),
                ("format=sdmx-ml-2.1", "application/json", ml21, ml21),
                ("format=sdmx-ml-3.0", nil, ml30, ml30), ("format=sdmx-json-1", nil, json1, json1),
                ("format=sdmx-json-2", nil, json2, json2), ("format=csv", nil, plain, plain),
                ("format=jsondata&formatVersion=1.0.0", nil, json1, json1),
            ] as [(String, String?, String, String)] {
                for (path, wanted) in [("v1/data/DF_NONE", old), ("v2/data/none", new)] {
                    let reply = try await rest.get(path + "?" + query, accept: accept)
                    #expect(reply.status.code >= 400)
                    let type = reply.headers[.contentType]
                    #expect(type == wanted, "\(path) \(query) \(accept ?? "")")
                    guard wanted != plain else {
                        #expect(reply.text.contains("DF_STOCK") || reply.text.contains("context"))
                        continue
                    }
                    let message = try Message.open(.bytes(Array(buffer: reply.body)))
                    guard case .notes(let notes) = message else {
                        Issue.record("\(path) \(query): \(reply.text.prefix(100))")
                        continue
                    }
                    #expect(notes.notes.map(\.severity) == [.error])
                }
            }
        }
    }

    @Test func `what a client sent is repeated as text, short and harmless`() async throws {
        try await Rest.ask { rest in
            for path in [
                "v1/data/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "v2/data/%22%7D%5D%2C%22x%22",
                "v1/data/DF_STOCK?%3Cb%3E=1", "v2/data?c[%3Cb%3E]=1",
            ] {
                let error = try await rest.error(path)
                #expect(error.status == 400, "\(path)")
                // In JSON, which no browser takes for a page, the signs stand for themselves.
                let reply = try await rest.get(path)
                let isMarkup = reply.headers[.contentType]?.contains("xml") == true
                #expect(isMarkup == path.hasPrefix("v1"))
                let isHarmless = !reply.text.contains("<script") && !reply.text.contains("<b>")
                #expect(isHarmless || !isMarkup, "\(path)")
                #expect(reply.headers[.xContentTypeOptions] == "nosniff")
            }
            let long = String(repeating: "X", count: 5_000)
            let error = try await rest.error("v1/data/DF_STOCK?detail=\(long)")
            #expect(error.status == 400 && error.text.utf8.count < 1_000)
        }
    }
}
