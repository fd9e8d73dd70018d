import Hummingbird
import HummingbirdTesting
import Service
import Testing

@Suite struct RefusalTests {
    @Test func `an unknown area is 404 with the nearest ones`() async throws {
        try await Answers.of { answers, _ in
            let reply = try await answers.get("/area/mexco")
            #expect(reply.status == .notFound)
            let near = try await answers.get("/area/germ")
            #expect(near.status == .notFound)
            #expect(near.text.contains("/area/DEU"))
            let code = try await answers.get("/area/USQ")
            #expect(code.text.contains("/area/USA"))
            let group = try await answers.get("/area/150")
            #expect(group.status == .notFound)
            #expect(group.text.contains("/area/DEU"))
        }
    }

    @Test func `other codes of an area lead to its page`() async throws {
        try await Answers.of { answers, _ in
            for (path, target) in [
                ("/area/usa", "/area/USA"), ("/area/us", "/area/USA"), ("/area/840", "/area/USA"),
                ("/corridor/mex/us", "/corridor/MEX/USA"), ("/about/", "/about"),
                (
                    "/explain/DF_FLOW/A5.X.MEX.USA/2015-07-01/P5Y",
                    "/explain/DF_FLOW/A5.X.MEX.USA?period=2015-07-01%2FP5Y"
                ),
            ] {
                let reply = try await answers.get(path)
                #expect(reply.status == .movedPermanently, "\(path)")
                #expect(reply.headers[.location] == target)
            }
        }
    }

    @Test func `a year of another indicator leads to the nearest`() async throws {
        try await Answers.of { answers, _ in
            let reply = try await answers.get("/?indicator=immigrants&year=2018")
            #expect(reply.status == .found)
            #expect(reply.headers[.location] == "/?indicator=immigrants&year=2020")
        }
    }

    @Test func `a malformed query is 400 and says what is allowed`() async throws {
        try await Answers.of { answers, _ in
            for (path, hint) in [
                ("/?indicator=weather", "net-rate"), ("/?year=soon", "four digits"),
                ("/?year=1066", "2020"), ("/?year=2015&year=2020", "once"),
                ("/corridor/USA/usa", "two"),
                ("/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T", "period"),
                ("/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T?period=yes", "2020"),
                ("/explain/DF_NONE/A?period=2020", "DF_STOCK"),
                ("/explain/DF_STOCK/A.TEST_1...._T._T?period=2020", "ORIGIN"),
                ("/explain/DF_STOCK/*?period=2020", "SOURCE"),
                ("/explain/DF_STOCK/A.B.C.D.E.F.G.H.I?period=2020", "at most 7"),
                ("/area/%zz", "%"), ("/area/%00", "control"), ("/area/%FF%FE", "UTF-8"),
                ("/areas?q=" + String(repeating: "a", count: 101), "100"),
                ("/" + String(repeating: "a", count: 3000), "too long"),
            ] {
                let reply = try await answers.get(path)
                #expect(reply.status == .badRequest, "\(path)")
                #expect(reply.text.contains(hint), "\(path)")
                #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
            }
        }
    }

    @Test func `an unknown figure is 404`() async throws {
        try await Answers.of { answers, _ in
            for path in [
                "/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T?period=1999",
                "/explain/DF_STOCK/A.TEST_1.ATA.USA.B.F._T?period=2020", "/corridor/USA/ZZZ",
                "/corridor/USA/SUN", "/nothing", "/area", "/area/USA/MEX", "/explain/a/b/c/d/e",
            ] {
                let status = try await answers.get(path).status
                #expect(status == .notFound, "\(path)")
            }
        }
    }

    @Test func `other methods are 405 and name those there are`() async throws {
        try await Answers.of { answers, _ in
            for method in [HTTPRequest.Method.post, .put, .delete, .options, .patch] {
                let reply = try await answers.get("/area/USA", method)
                #expect(reply.status == .methodNotAllowed)
                #expect(reply.headers[.allow] == "GET, HEAD")
            }
        }
    }

    @Test(arguments: [TestingSetup.router, .live])
    func `hostile paths never reach 500`(_ setup: TestingSetup) async throws {
        try await Answers.of(setup) { answers, _ in
            for path in [
                "//", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/area/..%2f..%2fetc",
                "/area/%E2%80%AEUSA", "/?", "/?&&&===", "/?year=%", "/area/'%20OR%201=1--",
                "/explain/DF_STOCK/%2B.%2B.%2B.%2B.%2B.%2B.%2B?period=2020",
                "/explain/DF_STOCK/ORIGIN=MEX,DESTINATION=USA?period=2020",
                "/explain/DF_FLOW/A5.CORRIDOR.W.W.P._T._T._Z.SD_DROP?period=2015-07-01/P5Y",
                "/explain/DF_POPULATION/A.TEST_2.W.POP._T._T?period=2020",
                "/explain/DF_STOCK/A.TEST_1.150.USA.B._T._T?period=9999-12-31%2FP9999Y",
                "/area/" + String(repeating: "%41", count: 600), "/corridor/USA/USA%00",
                "/areas?q=%F0%9F%98%80",
            ] {
                let status = try await answers.get(path).status.code
                #expect(status < 500, "\(path)")
            }
        }
    }

    @Test func `an empty workspace has pages too`() async throws {
        let world = try EmptyWorld()
        defer { world.remove() }
        try await world.server.application().test(.router) { client in
            let answers = Answers(client: client)
            for path in ["/", "/areas", "/area/USA", "/corridor/MEX/USA", "/about", "/data"] {
                let status = try await answers.get(path).status
                #expect(status == .ok, "\(path)")
            }
        }
    }
}
