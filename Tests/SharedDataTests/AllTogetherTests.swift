import Cubes
import Foundation
import Office
import Publishers
import TestKit
import Testing
import Vocabulary
import Warehouse

/// The files of all publishers in one workspace.
@Suite(.serialized) struct AllTogetherTests {
    private static let files = [
        "undesa/ims2024_bilateral_by_sex.csv.gz",
        "undesa/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
        "unhcr/population.csv.gz", "unhcr/asylum_applications.csv.gz",
        "unhcr/asylum_decisions.csv.gz", "unhcr/solutions.csv.gz", "unhcr/idmc.csv",
        "unhcr/unrwa.csv", "wpp/wpp2024_components_1950_2023.csv.gz",
        "wpp/wpp2024_migproj1dt.csv.gz", "wpp/wpp2024_migprojAge5dt.csv.gz",
        "wpp/wpp2024_popproj1dt.csv.gz", "wpp/wpp2019_popM.txt.gz", "wpp/wpp2019_popF.txt.gz",
        "eurostat/mirror_flows_eu27_2010_2019.csv.gz",
        "eurostat/immigration_by_citizenship.csv.gz", "worldbank/gbmd_1960_2000_by_sex.csv.gz",
        "worldbank/bilateral_remittance_matrix_2018.csv", "worldbank/wdi_subset.csv.gz",
        "oecd/imd_B11_world_sdmxcsv2.csv",
    ]
    /// Files with rows at fault that the publisher's copy has: how many.
    private static let faults = ["eurostat/immigration_by_citizenship.csv.gz": 2]

    private struct Figure: Encodable {
        let path: String
        let sheet: String?
        let row: Int
        let column: Int
        let value: Double?

        private enum CodingKeys: String, CodingKey { case path, sheet, row, column, value }

        func encode(to encoder: any Encoder) throws {
            var members = encoder.container(keyedBy: CodingKeys.self)
            try members.encode(path, forKey: .path)
            try members.encode(sheet, forKey: .sheet)
            try members.encode(row, forKey: .row)
            try members.encode(column, forKey: .column)
            try members.encode(value, forKey: .value)
        }
    }

    private struct Outcome: Decodable {
        let checked: Int
        let faults: [String]
        let count: Int
    }

    @Test func `every file goes in beside the others, and its figures stand where they say`() throws
    {
        let shared = try #require(ProcessInfo.processInfo.environment["CORRIDOR_SHARED"])
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        var paths: [String: String] = [:]
        for file in Self.files {
            let path = "\(shared)/data/\(file)"
            paths[try #require(file.split(separator: "/").last.map(String.init))] = path
            let result = try office.importFile(path, acceptFindings: Self.faults[file] != nil)
            let report = try #require(result.report)
            #expect(report.findings.count == Self.faults[file] ?? 0, "\(file)")
            #expect(report.figures > 0, "\(file)")
            let failed = report.checks.filter { !$0.passed }
            #expect(failed.isEmpty, "\(file): \(failed.map(\.name))")
        }
        #expect(try office.warehouse.releases().count == Self.files.count)

        let lines = try lookups(office, paths)
        #expect(lines.count >= 1_000)
        let python = try #require(
            ProcessInfo.processInfo.environment["CORRIDOR_ORACLES"],
            "CORRIDOR_ORACLES does not name the Python of scripts/oracles/setup")
        let input = try scratch.file("figures.jsonl", lines.joined(separator: "\n") + "\n")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["scripts/oracles/check_lineage.py"]
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let outcome = try JSONDecoder().decode(Outcome.self, from: bytes)
        #expect(outcome.checked == lines.count)
        #expect(outcome.count == 0, "\(outcome.faults.joined(separator: "\n"))")
        try comparableView(office)
    }

    /// The comparable view of all of them: the world's published total, accounts that close, and
    /// random figures that are led back to figures of their sources.
    private func comparableView(_ office: Office) throws {
        let reports = try office.harmonise().reports
        for source in reports.flatMap(\.sources) {
            let refused = source.refused.reduce(0) { $0 + $1.figures }
            #expect(source.read == source.taken + source.passedOver + refused)
        }
        let year = try #require(Period(year: 2024))
        let world = try office.held(KeyPattern(.stock, "A.CORRIDOR.*.*.*._T._T"))
            .compactMap { $0.series[year]?.scaled }.reduce(0, +)
        #expect(world == 304_021_813, "all corridors of the United Nations' edition, each once")

        var random = SeededGenerator(seed: 29)
        for dataflow in [Cubes.Dataflow.stock, .flow] {
            let keys = try office.index().keys(
                KeyPattern(dataflow).with(.source, "CORRIDOR"))
            for _ in 0..<150 {
                let key = keys[Int.random(in: 0..<keys.count, using: &random)]
                let series = try #require(
                    try office.held(KeyPattern(dataflow, key.description)).first?.series)
                let place = Int.random(in: 0..<series.observations.count, using: &random)
                let held = series.observations[place]
                let found = try office.explain(
                    KeyPattern(dataflow, key.description), period: held.period)
                #expect(found.value == held.scaled)
                let cells = try #require(found.sections.first { $0.title == "Source cells" })
                #expect(cells.rows.compactMap(\.number).reduce(0, +) == held.scaled ?? 0)
                for row in cells.rows {
                    let words = row.label.split(separator: " ").map(String.init)
                    let source = try #require(
                        try office.held(KeyPattern(dataflow, words[1])).first?.series)
                    #expect(source[held.period]?.scaled == row.number, "\(row.label)")
                }
            }
        }
    }

    /// Figures of each dataflow drawn at random, but for those derived from several cells.
    private func lookups(_ office: Office, _ paths: [String: String]) throws -> [String] {
        var random = SeededGenerator(seed: 20_261_121)
        let encoder = JSONEncoder()
        var lines: [String] = []
        var files: [Int: ReleaseFile] = [:]
        for release in try office.warehouse.releases() { files[release.id] = release.files.first }
        for dataflow in Dataflow.allCases {
            let keys = try office.warehouse.index().keys(KeyPattern(dataflow))
            for _ in 0..<220 where !keys.isEmpty {
                let key = keys[Int.random(in: 0..<keys.count, using: &random)]
                let held = try #require(
                    try office.warehouse.series(KeyPattern(dataflow, key.description)).first)
                let place = Int.random(in: 0..<held.releases.count, using: &random)
                let observation = held.series.observations[place]
                let file = try #require(files[held.releases[place]])
                guard observation.attributes[.comment]?.hasPrefix("derived") != true else {
                    continue
                }
                let figure = Figure(
                    path: try #require(paths[file.name]),
                    sheet: file.sheets.indices.contains(observation.sheet)
                        ? file.sheets[observation.sheet] : nil,
                    row: observation.row, column: observation.column,
                    value: observation.value.number)
                lines.append(String(decoding: try encoder.encode(figure), as: UTF8.self))
            }
        }
        return lines
    }
}
