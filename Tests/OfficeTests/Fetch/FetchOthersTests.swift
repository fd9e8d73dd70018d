import Cubes
import Fetching
import Foundation
import Office
import Publishers
import Tables
import TestKit
import Testing
import Vocabulary
import Warehouse

/// The other services as they behave.
struct FetchOthersTests {
    private static let heading =
        "DATAFLOW,LAST UPDATE,freq,citizen,agedef,age,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"

    private static func rows(_ years: ClosedRange<Int>) -> String {
        heading + "\r\n"
            + years.map {
                "ESTAT:MIGR_IMM1CTZ(1.0),15/03/26 11:00:00,A,FR,COMPLET,TOTAL,NR,T,DE,\($0),\($0 * 2),"
                    + "\r\n"
            }.joined()
    }

    private static let tooLarge = """
        {"warning":{"status":413,"label":"ASYNCHRONOUS_RESPONSE. Your request will be treated \
        asynchronously. Please try again later."}}
        """
    private static let fault = """
        <?xml version="1.0"?><S:Envelope xmlns:S="x"><S:Body><S:Fault><faultcode>413</faultcode>\
        <faultstring>EXTRACTION_TOO_BIG: the requested extraction is too big</faultstring></S:Fault>\
        </S:Body></S:Envelope>
        """

    /// Eurostat with more than eight years refused, and nothing before 2000.
    private static func eurostat(
        _ request: ReplayServer.Request, _ refusal: ReplayServer.Reply
    ) -> ReplayServer.Reply {
        let first = request.parameter("startPeriod").flatMap { Int($0) }
        let last = request.parameter("endPeriod").flatMap { Int($0) }
        guard let first, let last, last - first < 8 else { return refusal }
        guard last >= 2000 else { return .init(404, "<error>NoResultsFound</error>") }
        let text = rows(max(first, 2000)...last)
        return .init(200, Gzip.compress(Array(text.utf8)))
    }

    @Test(arguments: [(200, tooLarge), (200, fault), (413, fault), (413, "")])
    func `too large an answer is asked for in halves of its years`(
        _ status: Int, _ text: String
    ) throws {
        let site = try FetchSite { request, _ in
            Self.eurostat(request, .init(status, text))
        }
        let account = try site.account(try site.order("eurostat", "migr_imm1ctz"))
        #expect(site.server.requests.first?.parameter("startPeriod") == nil)
        #expect(account.rows == 26)
        let office = try Office(workspace: site.scratch.workspace, create: true)
        let file = try #require(try FetchedFile.all(in: site.folder)?.first)
        let result = try office.importFile(file.path, fetched: file)
        #expect(result.report?.figures == 26)
        let shown = try office.show(
            KeyPattern(.flow, "A.ESTAT.FRA.DEU.C._T._T.DESTINATION._Z"))
        let figures = try #require(shown.first).series.observations.compactMap(\.value.number)
        #expect(figures == (2000...2025).map { Double($0 * 2) })
    }

    @Test func `too large even for one year is told`() throws {
        let site = try FetchSite { _, _ in .init(200, Self.tooLarge) }
        let error = try site.failure(try site.order("eurostat", "migr_imm1ctz", since: 2020))
        #expect(error.kind == .tooLarge)
        #expect(error.found.hasSuffix("even for 2020"))
    }

    @Test func `another table of Eurostat, or a heading alone, is refused`() throws {
        let other = try FetchSite { _, _ in .init(200, Self.rows(2020...2021)) }
        let error = try other.failure(try other.order("eurostat", "migr_emi1ctz"))
        #expect(error.found.hasPrefix("another table"))
        let empty = try FetchSite { _, _ in .init(200, Self.heading + "\r\n") }
        #expect(
            try empty.failure(try empty.order("eurostat", "migr_imm1ctz")).found
                == "a heading without rows")
    }

    @Test func `a packed answer that would become enormous is refused`() throws {
        let bomb = Gzip.compress([UInt8](repeating: 48, count: 60 << 20))
        let site = try FetchSite { _, _ in .init(200, bomb) }
        let error = try site.failure(try site.order("eurostat", "migr_imm1ctz"))
        #expect(error.kind == .answer)
        #expect(error.found.hasPrefix("an answer that cannot be unpacked"))
        #expect(site.server.requests.count == 1)
    }

    @Test func `a packed answer that is damaged is asked for again`() throws {
        let whole = Gzip.compress(Array(Self.rows(2020...2024).utf8))
        let site = try FetchSite { _, count in
            .init(200, count == 1 ? Array(whole.dropLast(9)) : whole)
        }
        #expect(try site.account(try site.order("eurostat", "migr_imm1ctz")).rows == 5)
        #expect(site.server.requests.count == 2)
    }

    @Test func `a packed file that was packed for the way is unpacked twice`() throws {
        let once = Gzip.compress(Array(Self.rows(2020...2024).utf8))
        let site = try FetchSite { _, _ in
            .init(200, Gzip.compress(once), fields: [("Content-Encoding", "gzip")])
        }
        let account = try site.account(try site.order("eurostat", "migr_imm1ctz"))
        #expect(account.rows == 5)
        let office = try Office(workspace: site.scratch.workspace, create: true)
        let file = try #require(try FetchedFile.all(in: site.folder)?.first)
        #expect(try office.importFile(file.path, fetched: file).report?.figures == 5)
    }

    /// The World Bank: two pages an indicator, one indicator deleted.
    private static func worldBank(_ request: ReplayServer.Request) -> ReplayServer.Reply {
        let indicator = request.place.split(separator: "/").last.map(String.init) ?? ""
        guard indicator != "SM.POP.REFG" else {
            return .init(
                200,
                #"[{"message":[{"id":"175","key":"Invalid format","value":"The indicator was not found. "#
                    + #"It may have been deleted or archived."}]}]"#)
        }
        let page = request.parameter("page") ?? ""
        let area = page == "1" ? ("FR", "FRA") : ("DE", "DEU")
        let items = (2018...2022).map { year in
            """
            {"indicator":{"id":"\(indicator)","value":"x"},"country":{"id":"\(area.0)","value":"y"},\
            "countryiso3code":"\(area.1)","date":"\(year)","value":\(year == 2022 ? "null" : "\(year - 2000).5"),\
            "unit":"","obs_status":"","decimal":0}
            """
        }
        return .init(
            200,
            #"[{"page":\#(page),"pages":2,"per_page":20000,"total":10,"sourceid":"2","#
                + #""lastupdated":"2026-07-01"},["# + items.joined(separator: ",") + "]]")
    }

    @Test func `the World Bank's indicators make one table, without one that it withdrew`() throws {
        let site = try FetchSite { request, _ in Self.worldBank(request) }
        let account = try site.account(try site.order("worldbank"))
        #expect(account.notes.contains("last updated by the publisher: 2026-07-01"))
        #expect(
            account.notes.contains { $0.hasPrefix("SM.POP.REFG: withdrawn by the publisher: 175") })
        #expect(account.answers == 36)
        let office = try Office(workspace: site.scratch.workspace, create: true)
        let file = try #require(try FetchedFile.all(in: site.folder)?.first)
        let result = try office.importFile(file.path, fetched: file)
        #expect(result.report?.figures == 18 * 2 * 4)
        let shown = try office.show(KeyPattern(.population, "A.WB_WDI.DEU.GDP._T._T"))
        let figures = try #require(shown.first).series.observations.compactMap(\.value.number)
        #expect(figures == [18.5, 19.5, 20.5, 21.5])
    }

    @Test func `the World Bank's own words of refusal are told`() throws {
        let site = try FetchSite { _, _ in
            .init(
                200,
                #"[{"message":[{"id":"120","key":"Invalid value","value":"The provided parameter value is not valid"}]}]"#
            )
        }
        let error = try site.failure(try site.order("worldbank"))
        #expect(
            error.found
                == "the World Bank's words: 120 The provided parameter value is not valid")
    }

    @Test func `the site of UN DESA refuses programs, and that is said`() throws {
        let site = try FetchSite { _, _ in .init(403, "<html>Forbidden</html>") }
        let report = try site.run(try site.order("undesa"))
        #expect(report.failures.map(\.error.status) == Array(repeating: 403, count: 6))
        #expect(report.failures.first?.error.found == "status 403 (refused)")
    }

    @Test func `a page in place of a workbook is never kept`() throws {
        let site = try FetchSite { _, _ in .init(200, "<html><title>Sign in</title></html>") }
        let error = try site.failure(try site.order("undesa", "stock-2024"))
        #expect(error.found.hasPrefix("a web page in place of the table: Sign in"))
    }

    @Test func `OECD is asked once a minute at most, and for CSV`() throws {
        let order = try FetchOrder(publisher: "oecd", rate: 600, agent: "x", year: 2025)
        #expect(order.interval == 61)
        let site = try FetchSite { _, _ in .init(404, "NoResultsFound") }
        let error = try site.failure(try site.order("oecd", since: 2020))
        #expect(error.found == "no results for these years")
        #expect(
            site.server.requests.first?.fields["accept"] == "application/vnd.sdmx.data+csv")
        #expect(
            site.server.requests.first?.place == "/OECD.ELS.IMD,DSD_MIG@DF_MIG,1.0/all")
    }

    @Test func `what makes no sense is wrong use`() throws {
        func kind(_ make: () throws -> FetchOrder) -> OfficeError.Kind? {
            do {
                _ = try make()
                return nil
            } catch {
                return (error as? OfficeError)?.kind
            }
        }
        func order(
            _ publisher: String = "unhcr", _ tables: [String] = [], since: Int? = nil,
            until: Int? = nil, base: String? = nil, rate: Double? = nil
        ) throws -> FetchOrder {
            try FetchOrder(
                publisher: publisher, tables: tables, since: since, until: until, base: base,
                rate: rate, agent: "x", year: 2025)
        }
        #expect(kind { try order("unesco") } == .request)
        #expect(kind { try order("unhcr", ["populace"]) } == .request)
        #expect(kind { try order(since: 2020, until: 2010) } == .request)
        #expect(kind { try order(since: 12) } == .request)
        #expect(kind { try order("undesa", since: 2020) } == .request)
        #expect(kind { try order(base: "ftp://x") } == .request)
        #expect(kind { try order(rate: 0) } == .request)
        #expect(kind { try order(rate: .nan) } == .request)
        #expect(kind { try order("UNHCR", ["Population"], since: 2020) } == nil)
    }
}
