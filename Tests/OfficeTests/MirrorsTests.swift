import Cubes
import Foundation
import Harmonisation
import Office
import Testing
import Vocabulary
import Warehouse

/// Flows as both of their ends report them, from a workspace.
@Suite struct MirrorsTests {
    private let folder =
        FileManager.default.temporaryDirectory.path + "/corridor-\(UUID().uuidString)"

    /// Each is source, origin, destination, reporter, value.
    private func office(
        _ reports: [(String, String, String, String, Double?)]
    ) throws -> Office {
        let warehouse = try Warehouse(folder: folder, create: true)
        let period = try #require(Period(year: 2015))
        for (source, reports) in Dictionary(grouping: reports, by: \.0) {
            let series = try reports.map { source, origin, destination, reporter, value in
                Series(
                    key: try SeriesKey(
                        .flow,
                        ["A", source, origin, destination, "P", "_T", "_T", reporter, "_Z"]),
                    observations: [
                        Observation(
                            period: period,
                            value: value.map { .number($0) } ?? .missing(.notReported))
                    ])
            }
            let draft = ReleaseDraft(
                source: source, table: "t", kind: .imported, publisher: "P", title: "T",
                citation: "C", licence: .ccBy4, url: "u")
            _ = try warehouse.write(draft, series: series)
        }
        return Office(warehouse: warehouse)
    }

    private func request() throws -> Office.MirrorRequest {
        .init(period: try #require(Period(year: 2015)))
    }

    private let reports: [(String, String, String, String, Double?)] = [
        ("S", "POL", "DEU", "ORIGIN", 100), ("S", "POL", "DEU", "DESTINATION", 400),
        ("S", "POL", "SWE", "ORIGIN", 50), ("S", "POL", "SWE", "DESTINATION", 100),
        ("S", "DEU", "SWE", "ORIGIN", 80), ("S", "DEU", "SWE", "DESTINATION", 80),
        ("S", "SWE", "DEU", "ORIGIN", 60), ("S", "SWE", "DEU", "DESTINATION", 120),
        ("S", "SWE", "POL", "ORIGIN", 7), ("S", "DEU", "POL", "DESTINATION", nil),
        ("S", "W", "DEU", "DESTINATION", 9_999), ("S", "POL", "W", "ORIGIN", 9_999),
    ]

    @Test func `both reports stand side by side, and totals are no corridors`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let report = try office(reports).mirrors(try request())
        #expect(report.coverage.both == 4)
        #expect(report.coverage.onlyOrigin == 1 && report.coverage.onlyDestination == 0)
        #expect(report.medianRatio == 2)
        #expect(report.sources == ["S"])
        let germany = try #require(report.destinations.first { $0.area == "DEU" })
        #expect(germany.own == 520 && germany.partners == 160 && germany.medianRatio == 3)
        #expect(abs((report.level ?? 0) - 1) < 1e-9, "the sum is kept")
        #expect(report.corridors.count == 4)
        for corridor in report.corridors {
            let side = report.destinations.first { $0.area == corridor.destination }
            #expect(
                corridor.correctedByDestination
                    == corridor.byDestination * (side?.factor ?? .nan))
        }
    }

    @Test func `an anchor that reports nothing is refused, with those that do`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var request = try request()
        request.form = .anchored("NOR")
        let office = try office(reports)
        let error = #expect(throws: OfficeError.self) { try office.mirrors(request) }
        #expect(error?.kind == .data && error?.place == "anchored:NOR")
        #expect(error?.found.contains("NOR, which reports no corridor") == true)
        #expect(error?.expected == "one of DEU, SWE")
    }

    @Test func `the better side says whose report is taken, by which rule and why`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let report = try office(reports).betterSides(try request())
        #expect(report.corridors.count == 5)
        let known = report.corridors.filter { $0.rule == .destination }
        #expect(known.count == 4 && known.allSatisfy { $0.side == .destination })
        let lone = try #require(report.corridors.first { $0.rule == .onlyReport })
        #expect(lone.origin == "SWE" && lone.destination == "POL" && lone.side == .origin)
        #expect(lone.value == 7 && lone.other == nil)
        #expect(report.rules.map(\.corridors) == [1, 0, 0, 0, 4])
    }

    @Test func `flows by grades say what they rest on, and their level`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try office(reports)
        let report = try office.gradedMirrors(try request())
        #expect(report.reports == 9 && report.years == [2015] && report.flows.count == 6)
        #expect(report.level.contains("the destination's reports whose undercount was not graded"))
        #expect(report.notes.contains { $0.hasPrefix("No report is graded") })
        #expect(report.notes.contains { $0.contains("not said by which least stay") })
        let lone = try #require(
            report.flows.first { $0.origin == "SWE" && $0.destination == "POL" })
        #expect(lone.basis == .originReport && lone.byDestination == nil)
        let opposite = try #require(
            report.flows.first { $0.origin == "POL" && $0.destination == "SWE" })
        #expect(opposite.basis == .bothReports)
        let unsaid = try #require(
            report.flows.first { $0.origin == "DEU" && $0.destination == "POL" })
        #expect(unsaid.basis == .oppositeDirection && unsaid.leverageOfOrigin == nil)
        let one = try office.gradedMirrors(try request(), corridor: ("POL", "DEU"))
        #expect(one.flows.map(\.year) == [2015])
        let error = #expect(throws: OfficeError.self) {
            try office.gradedMirrors(try request(), corridor: ("POL", "NOR"))
        }
        #expect(error?.kind == .notFound && error?.expected == "one of DEU, POL, SWE")
    }

    @Test func `two sources of one end are refused until one is named`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try office(reports + [("T", "POL", "DEU", "ORIGIN", 1)])
        let error = #expect(throws: OfficeError.self) { try office.mirrors(try request()) }
        #expect(error?.found.contains("from S and from T") == true)
        var named = try request()
        named.sources = ["S"]
        #expect(try office.mirrors(named).coverage.both == 4)
    }

    @Test func `a period without reports is said`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try office(reports)
        let other = Office.MirrorRequest(period: try #require(Period(year: 1999)))
        let error = #expect(throws: OfficeError.self) { try office.mirrors(other) }
        #expect(error?.kind == .notFound)
    }

    @Test func `forms are written and read alike`() {
        for name in ["sum-preserving", "logarithmic", "anchored:SWE"] {
            #expect(MirrorFit.Form(name)?.name == name)
        }
        for name in ["", "anchored:", "anchored", "mean"] { #expect(MirrorFit.Form(name) == nil) }
    }
}
