import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@Suite struct HeaderTests {
    @Test func `every reply says what a page may load`() async throws {
        try await Answers.of { answers, _ in
            for path in ["/", "/area/USA", "/area/NOWHERE", "/atlas.css", "/health", "/area/us"] {
                let headers = try await answers.get(path).headers
                #expect(
                    headers[.contentSecurityPolicy]
                        == "default-src 'none'; style-src 'self'; img-src 'self' data:; "
                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'", "\(path)")
                #expect(headers[.xContentTypeOptions] == "nosniff")
                let referrer = try #require(HTTPField.Name("Referrer-Policy"))
                #expect(headers[referrer] == "strict-origin-when-cross-origin")
                #expect(headers[.cacheControl] != nil || path == "/area/us")
            }
        }
    }

    @Test(arguments: [TestingSetup.router, .live])
    func `a page that is still right is not sent again`(_ setup: TestingSetup) async throws {
        try await Answers.of(setup) { answers, world in
            let first = try await answers.get("/area/USA")
            let tag = try #require(first.headers[.eTag])
            let again = try await answers.get("/area/USA", headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
            let weak = try await answers.get(
                "/area/USA", headers: [.ifNoneMatch: "\"x\", W/\(tag)"])
            #expect(weak.status == .notModified)
            let other = try await answers.get("/area/MEX", headers: [.ifNoneMatch: tag])
            #expect(other.status == .ok)
            try world.writeStocks(factor: 3)
            let changed = try await answers.get("/area/USA", headers: [.ifNoneMatch: tag])
            #expect(changed.status == .ok)
            #expect(changed.headers[.eTag] != tag)
        }
    }

    @Test func `a mark does not turn a missing page into an unchanged one`() async throws {
        try await Answers.of { answers, _ in
            for path in ["/area/W", "/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T?period=1850"] {
                let reply = try await answers.get(path, headers: [.ifNoneMatch: "*"])
                #expect(reply.status == .notFound, "\(path)")
            }
        }
    }

    @Test(arguments: [TestingSetup.router, .live])
    func `HEAD has the headers of GET and no body`(_ setup: TestingSetup) async throws {
        try await Answers.of(setup) { answers, _ in
            for path in ["/", "/area/USA", "/area/NOWHERE"] {
                let whole = try await answers.get(path)
                let head = try await answers.get(path, .head)
                #expect(head.status == whole.status)
                #expect(head.body.readableBytes == 0)
                #expect(head.headers[.contentType] == whole.headers[.contentType])
                #expect(head.headers[.contentLength] == "\(whole.body.readableBytes)")
            }
        }
    }

    @Test func `explanations and errors are JSON for who asks for it`() async throws {
        try await Answers.of { answers, _ in
            let path = "/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T?period=2020"
            let reply = try await answers.get(path, headers: [.accept: "application/json"])
            #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
            #expect(reply.text.contains("\"value\":700"))
            let page = try await answers.get(path)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.eTag] != reply.headers[.eTag])
            let browser = try await answers.get(
                path, headers: [.accept: "text/html,application/json;q=0.9,*/*;q=0.8"])
            #expect(browser.headers[.contentType] == "text/html; charset=utf-8")
            let error = try await answers.get(
                "/area/NOWHERE", headers: [.accept: "application/json"])
            #expect(error.status == .notFound)
            #expect(error.text.contains("\"status\":404"))
        }
    }
}
