import Cubes
import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Figures that were imported, looked through.
@Suite struct ReviewTests {
    private let scratch: Scratch
    private let office: Office

    private static let header =
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,ORIGIN,DESTINATION,CRITERION,SEX,AGE,"
        + "TIME_PERIOD,OBS_VALUE,UNIT_MEASURE\n"
    private static let origins = Array(AreaRegister.standard.countries.prefix(60).map(\.id))
        .filter { $0 != "FRA" && $0 != "DEU" }

    init() throws {
        scratch = try Scratch()
        office = try Office(workspace: scratch.workspace, create: true)
    }

    /// Stocks of France and Germany that grow evenly; a value is replaced where one is given.
    private func file(
        _ source: String, _ other: [String: Double] = [:], factor: Double = 1
    ) throws -> String {
        var text = Self.header
        for destination in ["DEU", "FRA"] {
            for (place, origin) in Self.origins.enumerated() {
                for (step, year) in [1990, 1995, 2000, 2005, 2010, 2015, 2020].enumerated() {
                    let even = (20_000 + 1_000 * Double(place)) * (1 + 0.05 * Double(step))
                    let value =
                        other["\(origin) \(destination) \(year)"] ?? (even * factor).rounded()
                    text +=
                        "dataflow,CORRIDOR:DF_STOCK(1.0),I,A,\(source),\(origin),\(destination),B,"
                        + "_T,_T,\(year),\(Int(value)),PS\n"
                }
            }
        }
        return try scratch.file("\(source)-\(other.count).csv", text)
    }

    private func request(_ change: (inout ReviewRequest) -> Void = { _ in }) -> ReviewRequest {
        var request = ReviewRequest()
        change(&request)
        return request
    }

    @Test func `a slip is found with its question and the command that explains it`() throws {
        _ = try office.importFile(try file("ONE", ["AND FRA 2005": 300_000]))
        let report = try office.review(request())
        #expect(report.figures == 2 * Self.origins.count * 7)
        #expect(report.findingCount == 1 && report.groups.count == 1)
        let group = try #require(report.groups.first)
        #expect(group.check == "typos" && group.kind == "times 10" && group.area == "FRA")
        #expect(group.areaName == "France" && group.publisher == "ONE")
        let finding = try #require(group.findings.first)
        let evidence = try #require(finding.evidence.first)
        #expect(evidence.explain == "corridor explain DF_STOCK A.ONE.AND.FRA.B._T._T 2005")
        #expect(evidence.release == 1 && finding.number == 1)
        let explained = try office.explain(
            try office.pattern("DF_STOCK", evidence.key), period: try #require(Period(year: 2005)))
        #expect(explained.value == evidence.value)
    }

    @Test func `figures without a fault have no findings`() throws {
        _ = try office.importFile(try file("ONE"))
        let report = try office.review(request())
        #expect(report.groups.isEmpty && report.tally.isEmpty && report.figures > 0)
    }

    @Test func `an empty workspace has nothing to look through`() throws {
        let report = try office.review(request())
        #expect(report.figures == 0 && report.groups.isEmpty && report.release == 0)
    }

    @Test func `what is shown can be narrowed, and what is usual is told by all`() throws {
        _ = try office.importFile(
            try file("ONE", ["AND FRA 2005": 300_000, "AGO DEU 2000": 2_300_000]))
        func count(_ change: (inout ReviewRequest) -> Void) throws -> Int {
            try office.review(request(change)).findingCount
        }
        #expect(try count { _ in } == 2)
        #expect(try count { $0.areas = ["FRA"] } == 1)
        #expect(try count { $0.areas = ["AGO"] } == 1)
        #expect(try count { $0.sources = ["ONE"] } == 2)
        #expect(try count { $0.least = 500_000 } == 1)
        #expect(try count { $0.checks = [.totals] } == 0)
        let pattern = try office.pattern("DF_STOCK", "ORIGIN=AND")
        #expect(try count { $0.patterns = [pattern] } == 1)
        let other = try office.pattern("DF_FLOW", "")
        #expect(try count { $0.patterns = [other] } == 0)
    }

    @Test func `since a release only what it brought is shown, and what it revised oddly`() throws {
        _ = try office.importFile(try file("ONE", ["AND FRA 2005": 300_000]))
        _ = try office.importFile(
            try file("ONE", ["AND FRA 2005": 300_000, "AGO FRA 2020": 3_000]))
        let all = try office.review(request())
        #expect(all.groups.contains { $0.check == "typos" })
        let new = try office.review(request { $0.since = 1 })
        let keys = new.groups.flatMap(\.findings).flatMap(\.evidence).map(\.key)
        #expect(!keys.isEmpty && keys.allSatisfy { $0.hasPrefix("A.ONE.AGO.") })
        let revision = try #require(new.groups.first { $0.check == "revisions" }?.findings.first)
        #expect(revision.evidence.map(\.release) == [2, 1])
        #expect(revision.evidence.first?.key == "A.ONE.AGO.FRA.B._T._T")
        let earlier = try office.review(request { $0.asOf = 1 })
        #expect(earlier.release == 1 && earlier.findingCount == 1)
    }

    @Test func `two sources are compared, and the total that was added up can be explained`() throws
    {
        _ = try office.importFile(try file("ONE"))
        var total = Self.header
        for destination in ["DEU", "FRA"] {
            for year in [1990, 1995, 2000, 2005, 2010, 2015, 2020] {
                let held = try office.show(
                    try KeyPattern(.stock, "A.ONE.W.\(destination).B._T._T"))
                let sum = held.first?.series[try #require(Period(year: year))]?.scaled ?? 0
                let isOdd = destination == "FRA" && year == 2010
                total +=
                    "dataflow,CORRIDOR:DF_STOCK(1.0),I,A,TWO,W,\(destination),B,_T,_T,\(year),"
                    + "\(Int(isOdd ? sum * 6 : sum)),PS\n"
            }
        }
        _ = try office.importFile(try scratch.file("total.csv", total))
        let report = try office.review(request { $0.checks = [.sources] })
        let finding = try #require(report.groups.first?.findings.first)
        #expect(report.findingCount == 1 && finding.evidence.count == 2)
        let added = try #require(finding.evidence.first { $0.key.contains("ONE") })
        let words = added.explain.split(separator: " ").map(String.init)
        let explained = try office.explain(
            try office.pattern(words[2], words[3]), period: try #require(Period(words[4])))
        #expect(explained.value == added.value)
    }

    @Test func `an area, source or release that is not held is refused`() throws {
        _ = try office.importFile(try file("ONE"))
        let changes: [(inout ReviewRequest) -> Void] = [
            { $0.areas = ["FRANCE"] }, { $0.sources = ["NONE"] }, { $0.since = 9 },
            { $0.least = .nan }, { $0.checks = [.revisions] },
        ]
        for change in changes {
            let error = #expect(throws: OfficeError.self) { try office.review(request(change)) }
            #expect(error?.kind == .request)
        }
    }

    @Test func `the table has a row a finding with room for the answer`() throws {
        _ = try office.importFile(try file("ONE", ["AND FRA 2005": 300_000, "AGO FRA 2000": 1]))
        let report = try office.review(request())
        let lines = String(decoding: ReviewOutput(report).csv, as: UTF8.self)
            .components(separatedBy: "\r\n")
        #expect(lines[0].hasPrefix("Number,Status,Answer of the publisher,Done by,Severity"))
        #expect(lines.count == report.findingCount + 2)
        #expect(lines[1].hasPrefix("1,,,,"))
        #expect(ReviewOutput(report, top: 0).csv.split(separator: 10).count == 1)
    }

    @Test func `the page stands alone and takes no words for markup`() throws {
        _ = try office.importFile(try file("ONE", ["AND FRA 2005": 300_000]))
        let page = ReviewOutput(try office.review(request())).html
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</body></html>\n"))
        #expect(page.contains("corridor explain DF_STOCK") && !page.contains("<script"))
        #expect(page.contains("Ask:") && page.contains("Answer:"))
    }

    @Test func `the workbook is written whole`() throws {
        _ = try office.importFile(try file("ONE", ["AND FRA 2005": 300_000]))
        let path = scratch.path + "/review.xlsx"
        try ReviewOutput(try office.review(request())).writeWorkbook(to: path, made: 1)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(bytes.starts(with: [0x50, 0x4B]) && bytes.count > 4_000)
    }
}
