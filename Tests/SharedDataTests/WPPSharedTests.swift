import Cubes
import Glibc
import Publishers
import Tables
import Testing
import Vocabulary

/// The files of World Population Prospects under the folder that CORRIDOR_SHARED names.
private enum WPPFiles {
    static let folder = getenv("CORRIDOR_SHARED").map { String(cString: $0) }

    static func read(_ path: String) throws -> TableReading {
        let source = try ByteSource(path: "\(folder ?? "")/data/wpp/\(path)").inflated()
        let file = InputFile(name: source.name, bytes: source.bytes)
        return try Publishers.recognise(file).read(file, areas: .standard)
    }
}

extension TableReading {
    fileprivate var left: Int { report.leftOut.reduce(0) { $0 + $1.count } }
    fileprivate var failed: [String] {
        report.checks.filter { !$0.passed }.map { "\($0.name): \($0.found)" }
    }

    /// Figures of an indicator for one area by period, summed over sex and age.
    fileprivate func sums(_ area: String, _ indicator: String) throws -> [String: Double] {
        let cube = try #require(cubes.first)
        var sums: [String: Double] = [:]
        for row in 0..<cube.count
        where cube.code(row, .refArea) == area && cube.code(row, .indicator) == indicator {
            sums[cube.observations.periods[row].description, default: 0] +=
                cube.observations.values[row].number ?? .nan
        }
        return sums
    }
}

@Suite(.enabled(if: WPPFiles.folder != nil))
struct WPPSharedTests {
    @Test func `the population of 2019 is read whole and each file's sex is told`() throws {
        for (path, sex, world) in [
            ("wpp2019_popF.txt.gz", "F", 3_864_824.776),
            ("wpp2019_popM.txt.gz", "M", 3_929_973.953),
        ] {
            let reading = try WPPFiles.read(path)
            #expect(reading.report.findings.count == 0)
            #expect(reading.failed == [])
            #expect(reading.report.checks.count == 2)
            #expect(reading.report.rows == 5229)
            #expect(reading.report.figures + reading.left == 5229 * 15)
            // Latin America and the Caribbean, repeated: 21 age groups and 15 years.
            #expect(reading.left == 315)
            let cube = try #require(reading.cubes.first)
            #expect(Set((0..<cube.count).map { cube.code($0, .sex) }) == [sex])
            let sums = try reading.sums("W", "POP")
            #expect(abs((sums["2020"] ?? 0) - world) < 0.001)
            #expect(throws: Never.self) { try cube.series() }
        }
    }

    @Test func `the projections are read whole and the world's population is known`() throws {
        let reading = try WPPFiles.read("wpp2024_popproj1dt.csv.gz")
        #expect(reading.report.findings.count == 0)
        #expect(reading.failed == [])
        #expect(reading.report.rows == 22_869)
        #expect(reading.report.figures + reading.left == 22_869 * 8)
        let world = try reading.sums("W", "POP_END")
        #expect(abs((world["2024"] ?? 0) - 8_196_980.849) < 0.001)
        #expect(try reading.sums("W", "POP_END_U95")["2024"] == 8_202_563.887)
    }

    @Test func `population grows by what the components say, hence stands at the end of a year`()
        throws
    {
        // Mid-2023 of the components, half the change of 2023, and one whole year, against the end
        // of 2024: within the change from one year to the next.
        let components = try WPPFiles.read("wpp2024_components_1950_2023.csv.gz")
        let projection = try WPPFiles.read("wpp2024_popproj1dt.csv.gz")
        for area in ["W", "IND", "NGA"] {
            let average = try #require(try components.sums(area, "POP")["2023"])
            let change = try #require(try components.sums(area, "POPCHANGE")["2023"])
            let end = try #require(try projection.sums(area, "POP_END")["2024"])
            #expect(abs(end - (average + 1.5 * change)) < abs(end - (average + change)), "\(area)")
        }
    }

    @Test func `net migration of five years runs from mid-year to mid-year`() throws {
        let yearly = try WPPFiles.read("wpp2024_migproj1dt.csv.gz")
        let periods = try WPPFiles.read("wpp2024_migprojAge5dt.csv.gz")
        #expect(yearly.report.findings.isEmpty && periods.report.findings.isEmpty)
        #expect(yearly.failed == [])
        #expect(periods.failed == [])
        #expect(yearly.report.figures + yearly.left == 22_869 * 5)
        #expect(periods.report.rows == 99_792)
        #expect(periods.report.figures + periods.left == 99_792 * 2)
        for area in ["USA", "FRA", "DEU", "CAN", "IND", "SYR"] {
            let years = try yearly.sums(area, "NETMIG")
            let found = try #require(try periods.sums(area, "NETMIG")["2025-07-01/P5Y"])
            let half = [2025, 2030].compactMap { years["\($0)"] }.reduce(0, +) / 2
            let sum = half + (2026...2029).compactMap { years["\($0)"] }.reduce(0, +)
            #expect(abs(found - sum) < 0.2, "\(area)")
        }
    }
}
