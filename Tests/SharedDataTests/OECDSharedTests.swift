import Cubes
import Glibc
import Publishers
import Tables
import Testing
import Vocabulary

/// The OECD's file under the folder that CORRIDOR_SHARED names.
private enum OECDFiles {
    static let folder = getenv("CORRIDOR_SHARED").map { String(cString: $0) }

    static func file() throws -> InputFile {
        let path = "\(folder ?? "")/data/oecd/imd_B11_world_sdmxcsv2.csv"
        let source = try ByteSource(path: path)
        return InputFile(name: source.name, bytes: source.bytes)
    }
}

@Suite(.enabled(if: OECDFiles.folder != nil))
struct OECDSharedTests {
    @Test func `the inflows of foreigners are read whole and lead back to their lines`() throws {
        let file = try OECDFiles.file()
        let publisher = try Publishers.recognise(file)
        #expect(publisher.id == "oecd-migration")
        let reading = try publisher.read(file, areas: .standard)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.report.leftOut.isEmpty)
        #expect(reading.report.checks.allSatisfy { $0.passed })
        #expect(reading.report.rows == 393)
        #expect(reading.report.figures == 393)
        let lines = String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let cube = try #require(reading.cubes.first)
        var sum = 0.0
        for row in 0..<cube.count {
            let item = cube.observations[row]
            #expect(Double(lines[item.row - 1][item.column - 1]) == item.value.number)
            #expect(cube.code(row, .destination) == String(lines[item.row - 1][4]))
            #expect(cube.code(row, .origin) == "W")
            sum += item.value.number ?? .nan
        }
        let printed = lines.dropFirst().compactMap { Double($0[22]) }
        #expect(sum == printed.reduce(0, +))
        #expect(try cube.series().count == 37)
    }
}
