import Cubes
import Glibc
import Publishers
import Tables
import Testing
import Vocabulary

private enum UNHCRFolder {
    static let path = getenv("CORRIDOR_SHARED").map { String(cString: $0) }
}

/// UNHCR's other tables under the folder that CORRIDOR_SHARED names, and sums got from them
/// without the readers under test.
@Suite(.enabled(if: UNHCRFolder.path != nil))
struct UNHCRSharedTests {
    private func file(_ name: String) throws -> InputFile {
        let source = try ByteSource(path: "\(UNHCRFolder.path ?? "")/data/unhcr/\(name)").inflated()
        return InputFile(name: source.name, bytes: source.bytes)
    }

    private func read(_ name: String, as id: String) throws -> TableReading {
        let file = try file(name)
        let publisher = try Publishers.recognise(file)
        #expect(publisher.id == id)
        let reading = try publisher.read(file, areas: .standard)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.report.checks.filter { !$0.passed }.map(\.name) == [])
        return reading
    }

    /// The last columns of each row; names of areas may hold commas.
    private func rows(_ name: String, last count: Int) throws -> [[String]] {
        String(decoding: try file(name).bytes, as: UTF8.self).split(separator: "\n").dropFirst()
            .map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).suffix(count)
                    .map(String.init)
            }
    }

    /// Sums of a cube by the codes of some dimensions.
    private func sums(_ cube: Cube, _ dimensions: [DimensionID]) throws -> [String: Int] {
        var sums: [String: Int] = [:]
        for row in 0..<cube.count {
            let codes = try dimensions.map { try #require(cube.code(row, $0)) }
            sums[codes.joined(separator: " "), default: 0] +=
                Int(cube.observations.values[row].number ?? 0)
        }
        return sums
    }

    @Test func `applications sum to the file's by authority, type, level and unit`() throws {
        let reading = try read("asylum_applications.csv.gz", as: "unhcr-asylum-applications")
        #expect(reading.report.rows == 120_597 && reading.report.figures == 120_597)
        #expect(reading.report.leftOut.isEmpty)
        var expected: [String: Int] = [:]
        for row in try rows("asylum_applications.csv.gz", last: 5) {
            let key = row[0...3].joined(separator: " ")
            expected[key, default: 0] += try #require(Int(row[4]))
        }
        let cube = try #require(reading.cubes.first)
        #expect(
            try sums(cube, [.procedure, .applicationType, .decisionLevel, .countUnit]) == expected)
        #expect(expected.values.reduce(0, +) == 40_727_399)
        #expect(throws: Never.self) { try cube.series() }
    }

    @Test func `decisions sum to the file's by outcome and unit`() throws {
        let reading = try read("asylum_decisions.csv.gz", as: "unhcr-asylum-decisions")
        #expect(reading.report.rows == 113_929 && reading.report.figures == 113_929 * 5)
        #expect(reading.report.leftOut.isEmpty)
        let measures = ["RECOGNISED", "OTHER_PROTECTION", "REJECTED", "CLOSED", "DECISIONS"]
        var expected: [String: Int] = [:]
        for row in try rows("asylum_decisions.csv.gz", last: 6) {
            for (measure, text) in zip(measures, row.dropFirst()) {
                expected["\(measure) \(row[0])", default: 0] += try #require(Int(text))
            }
        }
        let cube = try #require(reading.cubes.first)
        #expect(try sums(cube, [.asylumMeasure, .countUnit]) == expected)
        let noted = (0..<cube.count).count { cube.observations[$0].attributes[.comment] != nil }
        #expect((100...444).contains(noted))
        #expect(throws: Never.self) { try cube.series() }
    }

    @Test func `solutions sum to the file's, and returns are the population table's`() throws {
        let reading = try read("solutions.csv.gz", as: "unhcr-solutions")
        let cube = try #require(reading.cubes.first)
        #expect(try sums(cube, [.popType]) == ["RST": 5_708_274, "NAT": 2_799_379])
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(reading.report.figures + left == 21_258 * 4)
        // What is left out is the same there, so that nothing is lost.
        let population = try read("population.csv.gz", as: "unhcr-population")
        let held = try sums(try #require(population.cubes.first), [.popType])
        #expect(held["RET"] == 53_976_271 && held["RDP"] == 83_575_541)
    }

    @Test func `third parties' figures are all kept under their own sources`() throws {
        for (name, id, type, rows, total) in [
            ("idmc.csv", "idmc-idps", "IDP", 934, 1_188_706_247),
            ("unrwa.csv", "unrwa-refugees", "REF", 296, 218_058_268),
        ] {
            let reading = try read(name, as: id)
            #expect(reading.report.rows == rows && reading.report.figures == rows)
            let cube = try #require(reading.cubes.first)
            #expect(
                try sums(cube, [.source, .popType]) == ["\(reading.dataSet.source) \(type)": total])
        }
    }
}
