import Cubes
import Foundation
import Office
import SDMX
import Testing
import Vocabulary
import Warehouse

/// Huge and odd queries, and the order and pages of figures.
struct HostileQueryTests {
    private func office() throws -> (office: Office, folder: String) {
        let folder = FileManager.default.temporaryDirectory.path + "/corridor-\(UUID().uuidString)"
        let warehouse = try Warehouse(folder: folder, create: true)
        var series: [Series] = []
        for (place, origin) in ["GTM", "MEX", "SLV"].enumerated() {
            let items = try (2010...2014).map { year in
                Observation(
                    period: try #require(Period(year: year)),
                    value: .number(Double((year * 7 + place * 3) % 11)))
            }
            series.append(
                Series(
                    key: try SeriesKey(.displaced, ["A", "S", origin, "USA", "REF"]),
                    observations: items))
        }
        let draft = ReleaseDraft(
            source: "S", table: "t", kind: .imported, publisher: "P", title: "T", citation: "C",
            licence: .ccBy4, url: "u")
        _ = try warehouse.write(draft, series: series)
        return (Office(warehouse: warehouse), folder)
    }

    /// Origin, period and value of each row, in order.
    private func rows(_ office: Office, _ text: String) throws -> [[String]] {
        let path = "/data/dataflow/CORRIDOR/DF_DISPLACED/1.0.0/" + text
        guard case .data(let query) = try QueryReader(.v2).read(path).query else { return [] }
        let output = try FigureOutput(
            [try FigureRequest(try office.state(), .displaced, query)], .message(.csv2),
            FigureOutput.Frame(header: MessageHeader()))
        var bytes: [UInt8] = []
        while let more = try output.next() { bytes += more }
        let reader = try DataMessageReader(.bytes(bytes))
        var rows: [[String]] = []
        while let row = try reader.nextObservation() {
            rows.append(["ORIGIN", "TIME_PERIOD", "OBS_VALUE"].map { row[$0] ?? "" })
        }
        return rows
    }

    @Test func `pages put together are the whole, and none lies beyond it`() throws {
        let (office, folder) = try office()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let all = try rows(office, "*")
        #expect(all.count == 15)
        for limit in 1...16 {
            var pages: [[String]] = []
            for offset in stride(from: 0, to: 15, by: limit) {
                pages += try rows(office, "*?offset=\(offset)&limit=\(limit)")
            }
            #expect(pages == all)
        }
        #expect(try rows(office, "*?offset=\(Int.max)&limit=\(Int.max)").isEmpty)
        #expect(try rows(office, "*?lastNObservations=\(Int.max)") == all)
    }

    @Test func `time first is an order of its own, and the value's is that of numbers`() throws {
        let (office, folder) = try office()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let all = try rows(office, "*")
        let byTime = all.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) }
        #expect(try rows(office, "*?sort=TIME_PERIOD") == byTime)
        let byValue = all.sorted {
            (-(Double($0[2]) ?? 0), $0[0], $0[1]) < (-(Double($1[2]) ?? 0), $1[0], $1[1])
        }
        #expect(try rows(office, "*?sort=OBS_VALUE:desc") == byValue)
    }

    @Test func `a thousand keys are answered, more are refused, and so are endless filters`() throws
    {
        let (office, folder) = try office()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let all = try rows(office, "*")
        let keys = Array(repeating: "*.*.MEX", count: 1_000).joined(separator: ",")
        #expect(try rows(office, keys) == all.filter { $0[0] == "MEX" })
        #expect(throws: SDMXError.self) { try rows(office, keys + ",*.*.GTM") }
        let codes = (0..<12_000).map { "C\($0)" }.joined(separator: ",")
        #expect(
            try rows(office, "*?c[ORIGIN]=MEX," + codes.prefix(60_000).dropLast(8))
                == all.filter { $0[0] == "MEX" })
        let texts = (0..<2_000).map { "co:\($0)" }.joined(separator: ",")
        #expect(throws: SDMXError.self) { try rows(office, "*?c[COMMENT]=" + texts) }
        #expect(throws: SDMXError.self) { try rows(office, "*?c[OBS_VALUE]=" + texts) }
    }
}
