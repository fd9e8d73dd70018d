import Fetching
import Foundation
import Office
import Publishers
import Synchronization
import TestKit
import Testing

/// A publisher's service replayed on this machine, and a fetch from it in which no time passes.
final class FetchSite: Sendable {
    let server: ReplayServer
    let scratch: Scratch
    private let time = Mutex<Double>(1_764_000_000)

    init(_ answer: @escaping @Sendable (ReplayServer.Request, Int) -> ReplayServer.Reply) throws {
        server = try ReplayServer(answer)
        scratch = try Scratch()
    }

    var folder: String { scratch.path + "/snapshot" }

    func order(
        _ publisher: String, _ tables: String..., since: Int? = nil, until: Int? = nil,
        anew: Bool = false
    ) throws -> FetchOrder {
        var order = try FetchOrder(
            publisher: publisher, tables: tables, since: since, until: until, into: folder,
            base: server.address, agent: "Corridor/test", year: 2025)
        order.isAnew = anew
        return order
    }

    func run(_ order: FetchOrder, limits: WebLimits = WebLimits()) throws -> FetchReport {
        let clock = Clock(
            now: { self.time.withLock { $0 } },
            sleep: { seconds, _ in self.time.withLock { $0 += seconds } }, chance: { 0.5 })
        return try Fetch(order, clock: clock, limits: limits, interruption: Interruption()).run()
    }

    /// The only table's account, after a fetch that must succeed.
    func account(_ order: FetchOrder) throws -> TableAccount {
        let report = try run(order)
        for failure in report.failures { Issue.record("\(failure.table): \(failure.error)") }
        return try #require(report.tables.first)
    }

    /// The only failure, of a fetch that must fail.
    func failure(_ order: FetchOrder, limits: WebLimits = WebLimits()) throws -> FetchError {
        let report = try run(order, limits: limits)
        #expect(report.tables.isEmpty)
        return try #require(report.failures.first).error
    }

    /// The text of the file to import.
    func text(_ account: TableAccount) throws -> String {
        try String(contentsOfFile: folder + "/" + account.file, encoding: .utf8)
    }
}

/// UNHCR's API with made-up figures: a corridor a page, a row a year.
enum ReplayedUNHCR {
    static let corridors = [("SYR", "ARE", "EGY"), ("AFG", "AUS", "AUT"), ("ERT", "SUD", "SDN")]
    static let origins = ["SYR": "SYR", "AFG": "AFG", "ERT": "ERI"]

    /// A figure that tells its place: 1000 times the page and the year's last digits.
    static func figure(page: Int, year: Int) -> Int { page * 1000 + year % 100 }

    static func page(_ request: ReplayServer.Request, pages: Int? = nil) -> ReplayServer.Reply {
        guard request.place == "/population/", request.parameter("cf_type") == "ISO",
            let first = request.parameter("yearFrom").flatMap({ Int($0) }),
            let last = request.parameter("yearTo").flatMap({ Int($0) }),
            let page = request.parameter("page").flatMap({ Int($0) }),
            request.parameter("coo_all") == "true", request.parameter("coa_all") == "true"
        else {
            return .init(200, #"{"page":1,"maxPages":1,"total":[],"items":[]}"#)
        }
        let items = (max(first, 2020)...max(last, 2020)).filter { $0 <= min(last, 2024) }.map {
            item(page, $0)
        }
        let text =
            #"{"page":\#(page),"short-url":"x","maxPages":\#(pages ?? corridors.count),"total":[],"#
            + "\"items\":[" + items.joined(separator: ",") + "]}"
        return .init(200, text, fields: [("Content-Type", "application/json")])
    }

    private static func item(_ page: Int, _ year: Int) -> String {
        let (origin, asylum, iso) = corridors[(page - 1) % corridors.count]
        return """
            {"year":\(year),"coo_id":1,"coo_name":"A","coo":"\(origin)",\
            "coo_iso":"\(origins[origin] ?? "")","coa_id":2,"coa_name":"B","coa":"\(asylum)",\
            "coa_iso":"\(iso)","refugees":\(figure(page: page, year: year)),"asylum_seekers":"0",\
            "returned_refugees":0,"idps":0,"returned_idps":0,"stateless":0,"ooc":0,"oip":"-","hst":0}
            """
    }
}
