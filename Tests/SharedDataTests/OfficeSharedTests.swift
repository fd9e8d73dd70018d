import Cubes
import Estimation
import Foundation
import Office
import Publishers
import Testing
import Vocabulary
import Warehouse

/// The main job on the published files: import, estimate, explain, build the starter set.
@Suite(.enabled(if: OfficeShared.folder != nil), .serialized)
struct OfficeSharedTests {
    @Test func `published files import whole and twice changes nothing`() throws {
        let office = try OfficeShared.office()
        for file in OfficeShared.files {
            let again = try office.importFile(try OfficeShared.path(file))
            guard case .unchanged = again.outcome else {
                Issue.record("\(file): imported again as release \(again.outcome.release.id)")
                continue
            }
        }
        let book = try StockBook(office, source: "UNDESA_2024")
        let world = book.destinations.compactMap { book.immigrants($0, 2024) }.reduce(0, +)
        #expect(world == 304_021_813)
        #expect(book.destinations.count == 233)
        let printed = try office.show(try KeyPattern(.stock, "A.UNDESA_2020.W.W._U._T._T"))
        let year = try #require(Period(year: 2020))
        #expect(printed.first?.series[year]?.scaled == 280_598_105)
    }

    @Test func `flows from the whole 2024 file have the world totals expected`() throws {
        let office = try OfficeShared.office()
        let interval = try #require(FlowInterval(start: 2015, end: 2020))
        let run = try office.estimateFlows(
            FlowRequest(
                intervals: [interval], stocks: "UNDESA_2024", population: "WPP_2024"))
        let closed = try #require(run.reports.first { $0.method == "DA_CLOSED" })
        #expect(closed.converged)
        #expect(abs(closed.worldFlow - 55_700_000) < 100_000, "with other origins as a birthplace")
        #expect(closed.inputs.extraBirthplaces.contains("OOO"))
        #expect(run.reports.allSatisfy { $0.converged })
        let keys = try office.warehouse.index().keys(KeyPattern(.flow))
        let period = try #require(interval.period)
        for place in stride(from: 0, to: keys.count, by: max(1, keys.count / 12)) {
            let key = keys[place]
            let explained = try office.explain(
                try KeyPattern(.flow, key.description), period: period)
            #expect(explained.value != nil, "\(key)")
        }
    }

    @Test func `flows over 34 years take areas as one that were one at the first date`() throws {
        let office = try OfficeShared.office()
        let interval = try #require(FlowInterval(start: 1990, end: 2024))
        let run = try office.estimateFlows(
            FlowRequest(
                intervals: [interval], methods: [.accountingClosed], stocks: "UNDESA_2024",
                population: "WPP_2024"))
        let report = try #require(run.reports.first)
        #expect(report.converged)
        // Apart, more of South Sudan's people would have died than there were: they were in Sudan.
        let joined = try #require(report.inputs.joined)
        #expect(joined.contains { $0.area == "SDN736" && $0.codes == ["SDN", "SSD"] })
        #expect(report.inputs.carriedEvents == 2024)
    }

    @Test func `the starter set that ships is what the editions give`() throws {
        let office = try OfficeShared.office()
        let folder = OfficeShared.folderFor("starter")
        let built = try office.buildStarter(into: folder)
        let shipped = try #require(Office.starterFolder)
        for file in built {
            let mine = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file.name))
            let there = try Data(contentsOf: URL(fileURLWithPath: shipped + "/" + file.name))
            #expect(mine == there, "\(file.name): run `corridor starter build`")
        }
        #expect(built.map(\.size).reduce(0, +) < 1_000_000)
    }
}

/// One workspace with the published files for all tests here.
enum OfficeShared {
    static let folder = ProcessInfo.processInfo.environment["CORRIDOR_SHARED"]
    static let files = [
        "data/undesa/ims2024_bilateral_by_sex.csv.gz",
        "data/wpp/wpp2024_components_1950_2023.csv.gz",
        "data/undesa/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
        "data/unhcr/population.csv.gz",
    ]

    static let base = FileManager.default.temporaryDirectory
        .appendingPathComponent("corridor-shared-\(ProcessInfo.processInfo.processIdentifier)").path

    private static let opened = Result {
        let office = try Office(workspace: base + "/workspace", create: true)
        for file in files {
            let report = try #require(try office.importFile(try path(file)).report)
            #expect(report.findings.isEmpty)
            #expect(report.checks.allSatisfy { $0.passed })
        }
        return office
    }

    static func office() throws -> Office { try opened.get() }

    static func path(_ file: String) throws -> String { try #require(folder) + "/" + file }

    static func folderFor(_ name: String) -> String { base + "/" + name }
}
