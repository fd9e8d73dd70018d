import Cubes
import Foundation
import Office
import SDMX
import Testing
import Vocabulary

/// Corridors named in one way or another: the same figures, estimated zeros among them.
@Suite struct CorridorSpellingTests {
    private static let columns = ["ORIGIN", "DESTINATION", "METHOD", "TIME_PERIOD", "OBS_VALUE"]

    /// The rows of a query, each with its release last.
    private func rows(_ text: String) throws -> [[String]] {
        let office = try #require(StarterWorkspace.shared).office
        let path = "/data/dataflow/CORRIDOR/DF_FLOW/~/" + text
        guard case .data(let query) = try QueryReader(.v2).read(path).query else { return [] }
        let output = try FigureOutput(
            [try FigureRequest(try office.state(), .flow, query)], .message(.csv2),
            FigureOutput.Frame(header: MessageHeader()))
        var bytes: [UInt8] = []
        while let more = try output.next() { bytes += more }
        let reader = try DataMessageReader(.bytes(bytes))
        var rows: [[String]] = []
        while let row = try reader.nextObservation() {
            rows.append((Self.columns + ["RELEASE"]).map { row[$0] ?? "" })
        }
        return rows
    }

    @Test func `corridors give the same figures however they are named`() throws {
        let colombia = try rows("A5.*.VEN.COL")
        let spain = try rows("A5.*.VEN.ESP")
        let both = Set(colombia + spain)
        #expect(both.count == colombia.count + spain.count)
        #expect(both.contains { $0[4] == "0" }, "there are estimated zeros among them")
        #expect(both.contains { $0[4] != "0" })
        let spellings = [
            "A5.*.VEN.COL+ESP", "A5.*.VEN.ESP+COL", "A5.*.VEN.COL,A5.*.VEN.ESP",
            "A5.*.VEN.COL+ESP,A5.*.VEN.COL", "A5.*.VEN?c[DESTINATION]=COL,ESP",
            "A5.*.VEN.COL+ESP+NOWHERE", "*?c[FREQ]=A5&c[ORIGIN]=VEN&c[DESTINATION]=COL,ESP",
            "A5.*.VEN.COL+ESP+USA?c[DESTINATION]=ne:USA",
        ]
        for spelling in spellings {
            let rows = try rows(spelling)
            #expect(Set(rows) == both, "\(spelling)")
            #expect(rows.count == both.count, "\(spelling) says a figure twice")
        }
    }

    @Test func `figures of corridors that are named tell the release that figures of all do`()
        throws
    {
        let named = try rows("A5.*.VEN.COL+ESP")
        #expect(!named.contains { $0[5].isEmpty })
        let all = Set(try rows("A5.*.VEN.*").filter { ["COL", "ESP"].contains($0[1]) })
        #expect(!all.isEmpty)
        // What is held is the same in both; what is added is zero.
        let added = Set(named).subtracting(all)
        #expect(added.count == named.count - all.count)
        #expect(added.allSatisfy { $0[4] == "0" })
    }

    @Test func `more corridors by name than are filled up are refused with what to do`() throws {
        let office = try #require(StarterWorkspace.shared).office
        let areas = office.areas.countries.map(\.id).joined(separator: "+")
        let error = #expect(throws: OfficeError.self) { try rows("A5.*.\(areas).\(areas)") }
        #expect(error?.kind == .tooLarge)
        #expect(error?.expected.contains("*") == true)
    }
}
