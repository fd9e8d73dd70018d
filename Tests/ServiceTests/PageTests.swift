import Cubes
import Hummingbird
import HummingbirdTesting
import Office
import Testing
import Warehouse

@Suite struct PageTests {
    @Test func `every page answers 200 in process`() async throws {
        try await Answers.of { answers, _ in
            for path in Self.paths {
                let reply = try await answers.get(path)
                #expect(reply.status == .ok, "\(path)")
                #expect(reply.headers[.contentType]?.hasPrefix("text/") == true)
            }
        }
    }

    @Test func `every page answers the same over a socket`() async throws {
        try await Answers.of(.live) { answers, _ in
            for path in Self.paths {
                let reply = try await answers.get(path)
                #expect(reply.status == .ok, "\(path)")
                #expect(reply.headers[.contentLength] == "\(reply.body.readableBytes)")
            }
        }
    }

    static let paths = [
        "/", "/?indicator=immigrants&year=2015", "/?indicator=refugees-hosted", "/areas",
        "/areas?q=mex", "/areas?q=nobody+there", "/area/USA", "/area/OOO", "/area/TWN",
        "/corridor/MEX/USA", "/corridor/DEU/MEX", "/about", "/validation", "/data", "/atlas.css",
        "/compare", "/compare?origin=MEX", "/compare?origin=MEX&destination=USA",
        "/compare?origin=USA&destination=DEU", "/review", "/review?area=MEX&check=jumps",
        "/health",
        "/robots.txt", "/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T?period=2020",
        "/explain/DF_FLOW/A5.CORRIDOR.MEX.USA.P._T._T._Z.SD_DROP?period=2015-07-01%2FP5Y",
    ]

    @Test func `the map shows shares and the largest corridor`() async throws {
        try await Answers.of { answers, _ in
            let page = try await answers.page("/")
            // 1,546 immigrants of 10,000 in the United States; 2,196 of 40,000 in the world.
            #expect(page.contains("15.5%"))
            #expect(page.contains("In 2020, "))
            #expect(page.contains("5.5%"))
            #expect(page.contains("Mexico → United States"))
            #expect(page.contains("1,400"))
            #expect(!page.contains("/area/OOO"))
        }
    }

    @Test func `an area page has totals, partners, flows and refugees`() async throws {
        try await Answers.of { answers, _ in
            let page = try await answers.page("/area/USA")
            #expect(page.contains("United States of America"))
            #expect(page.contains("1,546"))
            #expect(page.contains("Other and unknown origins"))
            #expect(page.contains("/corridor/MEX/USA"))
            #expect(page.contains("mid-2015 to mid-2020"))
            let france = try await answers.page("/area/FRA")
            #expect(france.contains(">77<"))
        }
    }

    @Test func `a corridor page has both directions and its splits`() async throws {
        try await Answers.of { answers, _ in
            let page = try await answers.page("/corridor/MEX/USA")
            #expect(page.contains("Mexico → United States"))
            #expect(page.contains("United States → Mexico"))
            #expect(page.contains("1,400"))
            #expect(page.contains("Who moved"))
            // The increase of a stock, which is the flow of the simplest method.
            #expect(page.contains(">400<"))
        }
    }

    @Test func `a missing stock is not zero`() async throws {
        try await Answers.of { answers, _ in
            let page = try await answers.page("/corridor/USA/DEU")
            #expect(page.contains("No stock is reported from United States to Germany."))
            let refugees = try await answers.page("/corridor/DEU/FRA")
            #expect(refugees.contains("suppressed"))
        }
    }

    @Test func `figures lead to their explanations and these exist`() async throws {
        try await Answers.of { answers, _ in
            for path in ["/", "/area/USA", "/area/FRA", "/corridor/MEX/USA"] {
                let page = try await answers.page(path)
                let links = Set(
                    page.matches(of: /href="(\/explain\/[^"]+)"/).map { String($0.1) })
                #expect(path == "/" || links.count > 5)
                for link in links {
                    let reply = try await answers.get(link)
                    #expect(reply.status == .ok, "\(path) leads to \(link)")
                }
            }
        }
    }

    @Test func `an explanation adds up to the figure`() async throws {
        try await Answers.of { answers, _ in
            let total = try await answers.page(
                "/explain/DF_STOCK/A.TEST_1.W.USA.._T._T?period=2020")
            #expect(total.contains("1,546"))
            #expect(total.contains("computed"))
            #expect(total.contains("Mexico → United States, women"))
            // All departures from Mexico, of which one stock grew by 400.
            let moves = try await answers.page(
                "/explain/DF_FLOW/A5.CORRIDOR.MEX.W.P._T._T._Z.SD_DROP?period=2015-07-01%2FP5Y")
            #expect(moves.contains("Mexico → United States"))
            #expect(moves.contains("400"))
            let cell = try await answers.page(
                "/explain/DF_STOCK/A.TEST_1.MEX.USA.B.F._T?period=2020")
            #expect(cell.contains("stocks.csv"))
            #expect(cell.contains("700"))
        }
    }

    @Test func `names from the data are escaped`() async throws {
        try await Answers.of { answers, _ in
            for path in ["/", "/data", "/about", "/area/USA"] {
                let page = try await answers.page(path)
                #expect(!page.contains("<Tests>"), "\(path)")
                #expect(!page.contains("<b>of</b>"), "\(path)")
                #expect(page.contains("&lt;Tests&gt; &amp; Co"), "\(path)")
            }
            let found = try await answers.page("/areas?q=%3Cscript%3Ealert(1)%3C/script%3E")
            #expect(!found.contains("<script"))
            #expect(found.contains("&lt;script&gt;"))
        }
    }

    @Test func `a new release shows at once`() async throws {
        try await Answers.of { answers, world in
            #expect(try await answers.page("/area/USA").contains("1,546"))
            try world.writeStocks(factor: 2)
            #expect(try await answers.page("/area/USA").contains("3,092"))
        }
    }

    @Test func `withdrawn inputs leave the pages of what was made from them, without arithmetic`()
        async throws
    {
        try await Answers.of { answers, world in
            let before = try await answers.page("/corridor/MEX/USA")
            let stocks = try #require(
                try world.office.releases().first { $0.source == "TEST_1" })
            _ = try world.office.warehouse.withdraw(
                stocks.id, reason: "typed over", by: "desk")
            for path in ["/", "/corridor/MEX/USA", "/area/MEX", "/data", "/areas"] {
                let reply = try await answers.get(path)
                #expect(reply.status == .ok, "\(path)")
            }
            let after = try await answers.page("/corridor/MEX/USA")
            #expect(after != before)
            let key = try #require(
                try world.office.show(try KeyPattern(.flow, "A5.CORRIDOR.MEX.USA")).first)
            let period = try #require(key.series.observations.first?.period)
            let error = #expect(throws: OfficeError.self) {
                try world.office.explain(
                    try KeyPattern(.flow, key.key.description), period: period)
            }
            #expect(error?.description.contains("withdrawn on") == true)
            #expect(error?.description.contains("typed over") == true)
        }
    }
}
