import Foundation
import SDMX
import Testing

private let shared = ProcessInfo.processInfo.environment["CORRIDOR_SHARED"]

@Suite(.enabled(if: shared != nil)) struct SDMXSamplesTests {
    private func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "\(shared ?? "")/data/\(path)")))
    }

    @Test func `every official sample of SDMX-CSV is read whole`() throws {
        let folder = "sdmx/v3/csv"
        let files = try FileManager.default.contentsOfDirectory(
            atPath: "\(shared ?? "")/data/\(folder)"
        ).filter { $0.hasSuffix(".csv") }.sorted()
        #expect(files.count == 21)
        // Rows and components of each sample, counted by hand.
        let expected: [String: (Int, Int)] = [
            "example-01": (2, 8), "example-02": (2, 7), "example-03": (2, 7), "example-04": (2, 7),
            "example-05": (2, 7), "example-06": (2, 7), "example-07": (2, 7), "example-08": (2, 5),
            "example-09A": (3, 5), "example-09B": (3, 10), "example-10": (2, 5),
            "example-11": (2, 5), "example-12": (2, 3), "example-13": (2, 6), "example-14": (2, 4),
            "example-15": (2, 5), "example-16": (2, 7), "example-17": (2, 7), "example-18": (2, 2),
            "example-19A": (1, 0), "example-19B": (1, 3),
        ]
        for file in files {
            let content = try bytes("\(folder)/\(file)")
            #expect(MessageFormat.recognise(content) == .csv2, "\(file)")
            let reader = try CSVDataReader(content)
            var rows = 0
            while try reader.next() != nil { rows += 1 }
            let counted = try #require(expected[String(file.dropLast(4))], "\(file)")
            #expect(rows == counted.0, "\(file)")
            #expect(reader.header.componentColumns.count == counted.1, "\(file)")
        }
    }

    @Test func `a publisher's download has its rows, names and figures`() throws {
        let reader = try CSVDataReader(try bytes("oecd/imd_B11_world_sdmxcsv2.csv"))
        #expect(reader.header.labels == .name)
        let area = try #require(reader.header.column("REF_AREA"))
        let period = try #require(reader.header.column("TIME_PERIOD"))
        let value = try #require(reader.header.column("OBS_VALUE"))
        var areas = CodeInterner()
        var rows = 0
        while let row = try reader.next() {
            rows += 1
            _ = row.intern(area, into: &areas)
            #expect(row.label(area)?.isEmpty == false && row.period(period) != nil)
            #expect(row.number(value) != nil || row.isEmpty(value))
            if row.code(area) == "NOR", row.text(period) == "2018" {
                #expect(row.number(value) == 44406 && row.label(area) == "Norway")
            }
        }
        #expect(rows == 393 && areas.count > 20)
        #expect(reader.structures.map(\.description) == ["OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)"])
    }
}
