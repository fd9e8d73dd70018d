import Cubes
import Foundation
import Harmonisation
import Office
import TestKit
import Testing
import Vocabulary

/// The checks on published figures: what they find, and what they find of faults planted in them.
@Suite(.enabled(if: OfficeShared.folder != nil), .serialized)
struct ReviewSharedTests {
    private static let files = [
        "undesa/ims2024_bilateral_by_sex.csv.gz",
        "undesa/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
        "unhcr/population.csv.gz", "unhcr/idmc.csv", "unhcr/unrwa.csv",
        "wpp/wpp2024_components_1950_2023.csv.gz", "worldbank/gbmd_1960_2000_by_sex.csv.gz",
        "worldbank/wdi_subset.csv.gz", "oecd/imd_B11_world_sdmxcsv2.csv",
    ]

    private func path(_ file: String) throws -> String {
        try #require(OfficeShared.folder) + "/data/" + file
    }

    @Test func `oddities of the published figures are among what is found`() throws {
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        for file in Self.files { _ = try office.importFile(try path(file)) }
        let began = ContinuousClock.now
        let report = try office.review(ReviewRequest())
        #expect(began.duration(to: .now) < .seconds(30), "seconds, not minutes")
        func has(_ kind: String, _ source: String, _ area: String, _ words: String) -> Bool {
            report.groups.contains { group in
                group.kind == kind && group.source == source && group.area == area
                    && group.findings.contains { $0.why.contains(words) }
            }
        }
        // China and Macao stand in each other's row for Hong Kong.
        #expect(has("neighbouring rows exchanged", "WB_GBMD", "HKG", "In 1970 China"))
        // Irish men in the United Kingdom, and Americans on Guam, in thousands.
        #expect(has("over 1000", "WB_GBMD", "GUM", "is 11 in 1970"))
        #expect(has("two rows exchanged", "WB_GBMD", "SYR", "Yemen to Syrian Arab Rep."))
        // The two editions of the United Nations.
        #expect(has("apart", "UNDESA_2024", "SRB", "1990: UNDESA_2020 has 99,269"))
        #expect(has("apart", "UNDESA_2024", "ETH", "2005: UNDESA_2020 has 514,451"))
        // Refugees whom the stock does not have.
        #expect(has("refugees above stock", "UNDESA_2024", "THA", "Myanmar to Thailand"))
        #expect(has("refugees above stock", "UNDESA_2024", "CHN", "Viet Nam to China"))
        let high = report.tally.reduce(0) { $0 + $1.high }
        #expect(high < report.findingCount / 8, "a desk must not drown: \(high)")
    }

    /// A slip of the pen in one cell, or in two.
    private enum Slip: String, CaseIterable {
        case timesTen, overTen, timesHundred, timesThousand, digits, neighbours, ends
    }

    @Test func `faults planted in a published table are found at the rates that are stated`() throws
    {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", try path(Self.files[0])]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        var rates: [Slip: (planted: Int, found: Int, named: Int)] = [:]
        var others = 0
        for seed in UInt64(1)...2 {
            let (table, planted) = try plant(text, seed)
            let office = try Office(workspace: scratch.workspace + "\(seed)", create: true)
            _ = try office.importFile(try scratch.file("planted\(seed).csv", table))
            var request = ReviewRequest()
            request.checks = [.typos, .jumps]
            let report = try office.review(request)
            var found: [String: Bool] = [:]
            for group in report.groups {
                for finding in group.findings {
                    let places = finding.evidence.map { place($0) }
                    let asked = zip(finding.evidence, places).filter {
                        ["found", "exchanged with"].contains($0.0.role)
                    }.map(\.1)
                    for place in asked where planted[place] != nil {
                        found[place] = found[place] == true || group.check == "typos"
                    }
                    if group.check == "typos", !places.contains(where: { planted[$0] != nil }) {
                        others += 1
                    }
                }
            }
            for (place, slip) in planted {
                rates[slip, default: (0, 0, 0)].planted += 1
                if let isNamed = found[place] {
                    rates[slip]?.found += 1
                    if isNamed { rates[slip]?.named += 1 }
                }
            }
        }
        for (slip, rate) in rates.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            print("\(slip): planted \(rate.planted), found \(rate.found), named \(rate.named)")
        }
        print("slips named that were not planted: \(others)")
        func share(_ slip: Slip) throws -> Double {
            let rate = try #require(rates[slip])
            return Double(rate.found) / Double(rate.planted)
        }
        #expect(try share(.timesThousand) >= 0.9)
        #expect(try share(.timesHundred) >= 0.8)
        #expect(try share(.timesTen) >= 0.65)
        #expect(try share(.overTen) >= 0.65)
        #expect(try share(.neighbours) >= 0.5)
        #expect(try share(.ends) >= 0.5)
        #expect(others <= 40, "in two tables of 153,296 figures")
    }

    private func place(_ evidence: ReviewReport.Evidence) -> String {
        let codes = evidence.key.split(separator: ".").map(String.init)
        return "\(codes[3]) \(evidence.period) \(codes[2]) \(codes[5])"
    }

    /// The table with 60 slips of each kind among figures of 5,000 people and more, and where.
    private func plant(_ text: String, _ seed: UInt64) throws -> (String, [String: Slip]) {
        let lines = text.split(separator: "\n")
        let names = lines[0].split(separator: ",").map { String($0.filter { $0 != "\"" }) }
        let columns = try ["geo", "t", "from", "sex", "n"].map {
            try #require(names.firstIndex(of: $0))
        }
        var rows = lines.dropFirst().map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        func plain(_ text: String) -> String { text.filter { $0 != "\"" } }
        let places = rows.map { row in
            let cells = columns.map { plain(row[$0]) }
            return [
                cells[0], cells[1], cells[2],
                cells[3].lowercased().hasPrefix("f") ? "F" : "M",
            ]
        }
        func name(_ place: [String]) -> String { place.joined(separator: " ") }
        var index: [String: Int] = [:]
        for (row, place) in places.enumerated() { index[name(place)] = row }
        let origins = Set(places.map { $0[2] }).sorted()
        let number = columns[4]
        func value(_ row: Int) -> Double { Double(plain(rows[row][number])) ?? 0 }
        func set(_ row: Int, _ value: Double) { rows[row][number] = "\(Int(value.rounded()))" }
        let large = rows.indices.filter { value($0) >= 5_000 && places[$0][2] != "OOO" }
        var random = SeededGenerator(seed: seed)
        var planted: [String: Slip] = [:]
        for slip in Slip.allCases {
            var count = 0
            while count < 60 {
                let row = large[Int.random(in: large.indices, using: &random)]
                guard planted[name(places[row])] == nil else { continue }
                let before = value(row)
                var other: Int?
                switch slip {
                case .timesTen: set(row, before * 10)
                case .overTen: set(row, before / 10)
                case .timesHundred: set(row, before * 100)
                case .timesThousand: set(row, before * 1_000)
                case .digits:
                    var digits = Array("\(Int(before))")
                    digits.swapAt(0, 1)
                    let after = Double(String(digits)) ?? before
                    // Less than a half is within what happens.
                    guard digits[0] != "0", abs(after / before - 1) >= 0.5 || after / before < 0.67
                    else { continue }
                    set(row, after)
                case .neighbours:
                    let rank = origins.firstIndex(of: places[row][2]) ?? 0
                    other =
                        origins[(rank + 1)...].prefix(5).lazy.compactMap { origin in
                            index[name([places[row][0], places[row][1], origin, places[row][3]])]
                        }.first
                case .ends:
                    other =
                        index[
                            name([places[row][2], places[row][1], places[row][0], places[row][3]])]
                }
                if slip == .neighbours || slip == .ends {
                    guard let other, planted[name(places[other])] == nil,
                        max(value(other), 1) / before < 0.67 || value(other) / before > 1.5
                    else { continue }
                    set(row, value(other))
                    set(other, before)
                    planted[name(places[other])] = slip
                }
                planted[name(places[row])] = slip
                count += 1
            }
        }
        let body = rows.map { $0.joined(separator: ",") }
        return (([String(lines[0])] + body).joined(separator: "\n") + "\n", planted)
    }
}
