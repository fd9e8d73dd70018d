import Cubes
import Foundation
import Office
import Tables
import TestKit
import Testing
import Vocabulary
import Warehouse

/// Real figures, given out.
@Suite struct StarterDownloadTests {
    /// What the office shows, as a result.
    private struct Shown: DownloadableResult {
        let office: Office
        let pattern: KeyPattern
        let series: [ShownSeries]
        let releases: [Release]
        let heading: DownloadHeading

        init(_ office: Office, _ pattern: KeyPattern) throws {
            self.office = office
            self.pattern = pattern
            series = try office.show(pattern)
            var ids: Set<Int> = []
            for item in series {
                ids.formUnion(item.releases)
                for part in item.parts { ids.formUnion(part.releases) }
            }
            releases = try office.releases(citedBy: ids)
            heading = DownloadHeading(
                title: pattern.dataflow.title, dataflow: pattern.dataflow,
                structureVersion: "1.0.0", key: "\(pattern)", query: "show \(pattern)",
                permanentLink: "https://example.org/\(pattern)?release=9", state: 9,
                made: "2025-11-21T00:00:00Z")
        }

        func name(of code: String, in dimension: DimensionID) -> String? {
            dimension.isArea ? office.areas.area(code)?.name : nil
        }

        func rows() -> any DownloadRows {
            let rows = series.flatMap { item in
                item.series.observations.enumerated().map { place, observation in
                    DownloadRow(
                        key: item.key, observation: observation,
                        release: item.isComputed ? nil : item.releases[place])
                }
            }
            return MadeUpResult.Listed(rest: rows[...])
        }
    }

    private func office() throws -> Office { try #require(StarterWorkspace.shared).office }

    @Test(arguments: [
        (Dataflow.stock, "A.STARTER_2024.MEX.USA"), (.stock, "A.STARTER_2024.SYR.TUR.*._T._T"),
        (.displaced, "A.STARTER_2024.SYR"), (.population, "A.STARTER_2024.MEX"),
        (.flow, "A5.CORRIDOR.MEX.USA"), (.flow, "A5.CORRIDOR.021.MEX.*._T._T.*.DA_CLOSED"),
    ])
    func `figures, sources and totals are those that the office shows`(
        _ dataflow: Dataflow, _ key: String
    ) throws {
        let result = try Shown(try office(), try KeyPattern(dataflow, key))
        #expect(!result.series.isEmpty)
        var bytes: [UInt8] = []
        let account = try Download(result).writeArchive { bytes += $0 }
        let zip = try ZipArchive(bytes)
        let table = try #require(try zip.read("data.csv"))
        var reader = try HeaderedReader(table)
        let value = try reader.index(of: "OBS_VALUE")
        let release = try reader.index(of: "RELEASE")
        let comment = try reader.index(of: "COMMENT")
        var rows = result.rows()
        var computed = 0
        while try reader.advance() {
            let row = try #require(try rows.next())
            #expect(Double(reader.text(value)) == row.observation.value.number)
            #expect(Int(reader.text(release)) == row.release)
            if row.release == nil {
                computed += 1
                #expect(reader.text(comment).hasPrefix("computed total of "))
            }
        }
        #expect(try rows.next() == nil)
        #expect(account.computed == computed)
        #expect(account.series == result.series.count)
        let citation = String(decoding: try zip.read("CITATION.txt") ?? [], as: UTF8.self)
        for item in result.releases { #expect(citation.contains(item.citation)) }
        if dataflow == .flow {
            // Estimates are under the terms of what they were made from.
            #expect(result.releases.contains { $0.kind == .imported })
            let terms = String(decoding: try zip.read("LICENCE.txt") ?? [], as: UTF8.self)
            #expect(terms.contains("CC BY 3.0 IGO"))
        }

        let scratch = try Scratch()
        try Download(result).writeWorkbook(to: scratch.path + "/a.xlsx")
        let sheet = try Workbook(ByteSource(path: scratch.path + "/a.xlsx")).sheet("Data")
        var again = result.rows()
        for row in 2...sheet.lastRow {
            let number = try again.next()?.observation.value.number
            let read = sheet[row, value + 1].number
            #expect((read == nil) == (number == nil))
            // A workbook keeps 16 digits.
            if let read, let number { #expect(abs(read - number) <= abs(number) * 7e-16) }
        }
        #expect(try again.next() == nil)
    }
}
