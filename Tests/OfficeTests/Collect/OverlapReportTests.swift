import Collection
import Foundation
import Office
import Registers
import Testing

/// What the collections that ship ask of the same countries.
struct OverlapReportTests {
    private static func withOffice(
        _ test: (Office) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-overlaps-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try Office(workspace: folder, create: true)
        _ = try office.loadStarter()
        _ = try office.loadStarterRegisters()
        try test(office)
    }

    private func find(
        _ report: OverlapReport, _ first: String, _ second: String
    ) -> OverlapReport.Overlap? {
        func name(_ name: OverlapReport.Name) -> String { name.collection + "/" + name.table }
        return report.overlaps.first {
            Set([name($0.first), name($0.second)]) == Set([first, second])
        }
    }

    @Test func `the collections of the record overlap as their tables say`() throws {
        try Self.withOffice { office in
            var question = OverlapQuestion()
            question.years = 2000...2004
            let book = try office.requestBook(question)
            #expect(book.collections.count == 8)
            let mexico = try office.overlaps(of: "MEX", book)
            // Two census questionnaires for one census.
            let census = find(mexico, "demographic-yearbook/births", "imila/births")
            #expect(census?.verdict == "twice")
            #expect(census?.cells == mexico.tables.first { $0.name.table == "births" }?.cells)
            let france = try office.overlaps(of: "FRA", book)
            let moves = try #require(
                find(
                    france, "demographic-yearbook/immigrants",
                    "joint-questionnaire/immigrants-previous"))
            #expect(moves.verdict == "unclear" && moves.extent == "same")
            #expect(moves.conversions.contains { $0.contains("Nobody can tell") })
            let stocks = try #require(
                find(france, "demographic-yearbook/citizens", "joint-questionnaire/citizens"))
            #expect(stocks.verdict == "definition" && stocks.years == [2000])
            let births = find(france, "demographic-yearbook/births", "sopemi/births")
            #expect(births?.verdict == "partly" && births?.years == [2000])
            #expect(find(france, "imila/births", "sopemi/births") == nil)
            // France is no country of the investigation in Latin America.
            #expect(!france.collections.contains { $0.id == "imila" })
        }
    }

    @Test func `today's questionnaires overlap with the joint one`() throws {
        try Self.withOffice { office in
            var question = OverlapQuestion()
            question.years = 2024...2024
            let report = try office.overlaps(of: "FRA", try office.requestBook(question))
            let moves = try #require(
                find(
                    report, "joint-migration-questionnaire/immigrants-previous",
                    "yearbook-migration/immigrants"))
            #expect(moves.verdict == "contained")
            let births = try #require(
                find(
                    report, "joint-migration-questionnaire/population-birth",
                    "yearbook-migration/births"))
            #expect(births.verdict == "definition")
            #expect(births.conversions.contains { $0.contains("Half a year apart") })
            // The starter set has stocks of 2024 by country of birth, women and men.
            let held = report.tables.first {
                $0.name.collection == "yearbook-migration" && $0.name.table == "births"
            }?.held.first
            #expect(held?.source == "STARTER_2024" && (held?.cells ?? 0) > 50)
            #expect(held?.years == [2024])
            for proposal in [report.asStated, report.agreed] {
                #expect(proposal.isExact && proposal.atLeast <= proposal.cost.cells)
                let served = Set(proposal.tables.flatMap { $0.serves.map(\.name) })
                #expect(served == Set(report.tables.map(\.name)))
            }
            #expect(report.agreed.cost.cells < report.asStated.cost.cells)
            #expect(report.asStated.cost.cells < report.asked.cells)
        }
    }

    @Test func `the burden of a country is the same alone and among all`() throws {
        try Self.withOffice { office in
            let book = try office.requestBook(OverlapQuestion())
            let summary = try office.overlapSummary(book)
            for code in ["FRA", "MEX", "USA", "KEN"] {
                let alone = try office.overlaps(of: code, book)
                let among = summary.rows.first { $0.area == code }
                #expect(among?.asked == alone.asked && among?.asStated == alone.asStated.cost)
                #expect(among?.agreed == alone.agreed.cost)
            }
            // What collections ask in common is the sum over countries.
            let pair = summary.pairs.first {
                $0.first == "demographic-yearbook" && $0.second == "imila"
            }
            let sum = try summary.rows.reduce(0) { sum, row in
                try sum
                    + office.overlaps(of: row.area, book).overlaps.filter {
                        $0.first.collection == "demographic-yearbook"
                            && $0.second.collection == "imila"
                            && ["twice", "contained", "partly"].contains($0.verdict)
                    }.reduce(0) { $0 + $1.cells }
            }
            #expect(pair?.cells == sum && sum > 0)
        }
    }

    @Test func `what nobody can be asked is refused, with what there is`() throws {
        try Self.withOffice { office in
            let book = try office.requestBook(OverlapQuestion())
            #expect(throws: OfficeError.self) { try office.overlaps(of: "150", book) }
            var question = OverlapQuestion()
            question.collections = ["sopemy"]
            let error = #expect(throws: OfficeError.self) { try office.requestBook(question) }
            #expect(error?.kind == .notFound && error?.expected.contains("sopemi") == true)
        }
    }
}
