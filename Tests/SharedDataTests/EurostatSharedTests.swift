import Cubes
import Glibc
import Publishers
import Tables
import Testing
import Vocabulary

/// Eurostat's files under the folder that CORRIDOR_SHARED names.
private enum EurostatFiles {
    static let folder = getenv("CORRIDOR_SHARED").map { String(cString: $0) }

    static func file(_ path: String) throws -> InputFile {
        let source = try ByteSource(path: "\(folder ?? "")/\(path)").inflated()
        return InputFile(name: source.name, bytes: source.bytes)
    }

    static func lines(_ path: String) throws -> [[Substring]] {
        String(decoding: try file(path).bytes, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    static let mirror = "data/eurostat/mirror_flows_eu27_2010_2019.csv.gz"
    static let copy = "data/eurostat/immigration_by_citizenship.csv.gz"
}

@Suite(.enabled(if: EurostatFiles.folder != nil))
struct EurostatSharedTests {
    @Test func `the mirror flows give every report of both sides`() throws {
        let file = try EurostatFiles.file(EurostatFiles.mirror)
        let publisher = try Publishers.recognise(file)
        #expect(publisher.id == "eurostat-mirror-flows")
        let reading = try publisher.read(file, areas: .standard)
        #expect(reading.report.findings.isEmpty)
        #expect(!reading.report.checks.contains { !$0.passed })
        #expect(reading.report.rows == 7020)
        // 7,144 reports, 936 not made in series with others, 596 series without any.
        #expect(reading.report.figures == 7144 + 936)
        #expect(reading.report.leftOut.map(\.count) == [5960])
        let cube = try #require(reading.cubes.first)
        var sums: [String: Double] = [:]
        for row in 0..<cube.count {
            sums[cube.code(row, .reporter) ?? "", default: 0] +=
                cube.observations.values[row].number ?? 0
        }
        #expect(sums == ["DESTINATION": 5_695_142, "ORIGIN": 4_919_026])
    }

    @Test func `a mirror flow leads back to its line and bears its grades`() throws {
        let file = try EurostatFiles.file(EurostatFiles.mirror)
        let lines = try EurostatFiles.lines(EurostatFiles.mirror)
        let cube = try #require(
            EurostatMirror().read(file, areas: .standard).cubes.first)
        for row in stride(from: 0, to: cube.count, by: 53) {
            let item = cube.observations[row]
            let fields = lines[item.row - 1]
            #expect(Double(fields[item.column - 1]) == item.value.number)
            let grades = item.column == 10 ? (fields[13], fields[14]) : (fields[11], fields[12])
            let comment = [("undercount ", grades.0), ("accuracy ", grades.1)]
                .filter { !$0.1.isEmpty }.map { $0.0 + $0.1.lowercased() }.joined(separator: "; ")
            #expect(item.attributes[.comment] == comment)
            #expect(cube.code(row, .origin) == String(fields[6]))
            #expect(cube.code(row, .destination) == String(fields[7]))
        }
    }

    @Test func `the labelled copy is read whole and every row is in the account`() throws {
        let file = try EurostatFiles.file(EurostatFiles.copy)
        let publisher = try Publishers.recognise(file)
        #expect(publisher.id == "eurostat-immigration-copy")
        let reading = try publisher.read(file, areas: .standard)
        #expect(reading.report.rows == 133_311)
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(
            reading.report.figures + left + reading.report.findings.count == reading.report.rows)
        // Belarus 2007 and the United Kingdom 2000 contradict themselves.
        #expect(reading.report.findings.count == 2)
        #expect(
            reading.report.findings.allSatisfy { $0.what.contains("its own code and as NAT") })
        // Among them that no sum of origins is above its total, which the former countries of
        // 1998 to 2001 would make it.
        #expect(!reading.report.checks.contains { !$0.passed })
        #expect(reading.report.checks.count == 3)
        let cube = try #require(reading.cubes.first)
        let lines = try EurostatFiles.lines(EurostatFiles.copy)
        // Every total that is printed of a country is a figure of the origin W.
        let printed = lines.filter { $0[0] == "Total" && !$0[1].hasPrefix("European Union") }
        var totals: [String: Double] = [:]
        for row in 0..<cube.count where cube.code(row, .origin) == "W" {
            let place = cube.code(row, .destination) ?? ""
            totals[place + " \(cube.observations.periods[row])"] =
                cube.observations.values[row].number
        }
        #expect(totals.count == printed.count)
        #expect(totals["GBR 2019"] == 680_906)
        #expect(totals.values.reduce(0, +) == printed.compactMap { Double($0[3]) }.reduce(0, +))
    }
    @Test func `groups that are kept as those of M49 are the sums of its countries`() throws {
        let areas = AreaRegister.standard
        let groups = ["005", "009", "011", "013", "029", "030", "034", "035", "143"]
        var containing: [String: [String]] = [:]
        for group in groups {
            for area in areas.members(of: group) { containing[area.id, default: []].append(group) }
        }
        let file = try EurostatFiles.file(EurostatFiles.copy)
        let cube = try #require(EurostatCopy().read(file, areas: areas).cubes.first)
        var printed: [String: Double] = [:]
        var summed: [String: Double] = [:]
        for row in 0..<cube.count {
            let origin = cube.code(row, .origin) ?? ""
            let place = cube.code(row, .destination) ?? ""
            let key = " \(place) \(cube.observations.periods[row])"
            let value = cube.observations.values[row].number ?? 0
            if groups.contains(origin) { printed[origin + key] = value }
            guard origin != place else { continue }
            for group in containing[origin] ?? [] { summed[group + key, default: 0] += value }
        }
        for group in groups {
            let compared = printed.filter {
                $0.key.hasPrefix(group) && summed[$0.key, default: 0] > 0
            }
            let equal = compared.count { abs($0.value - summed[$0.key, default: 0]) < 1 }
            #expect(compared.count > 40)
            // In the rest countries are not all shown.
            #expect(Double(equal) > 0.88 * Double(compared.count), "\(group): \(equal)")
        }
    }
}
