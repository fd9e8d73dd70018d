import Cubes
import Glibc
import Publishers
import Tables
import Testing
import Vocabulary

/// The World Bank's files under the folder that CORRIDOR_SHARED names.
private enum BankFiles {
    static let folder = getenv("CORRIDOR_SHARED").map { String(cString: $0) }

    static func file(_ path: String) throws -> InputFile {
        let source = try ByteSource(path: "\(folder ?? "")/data/worldbank/\(path)").inflated()
        return InputFile(name: source.name, bytes: source.bytes)
    }

    static func read(_ path: String) throws -> TableReading {
        let file = try file(path)
        return try Publishers.recognise(file).read(file, areas: .standard)
    }

    static let migration = "gbmd_1960_2000_by_sex.csv.gz"
    static let remittances = "bilateral_remittance_matrix_2018.csv"
    static let indicators = "wdi_subset.csv.gz"
}

extension TableReading {
    fileprivate var failedChecks: [String] { report.checks.filter { !$0.passed }.map(\.name) }

    fileprivate var left: Int { report.leftOut.reduce(0) { $0 + $1.count } }
}

@Suite(.enabled(if: BankFiles.folder != nil))
struct WorldBankSharedTests {
    @Test func `the stocks of 1960 to 2000 are read whole and sum to the authors' world`() throws {
        let reading = try BankFiles.read(BankFiles.migration)
        #expect(reading.dataSet.source == "WB_GBMD")
        #expect(reading.report.findings.isEmpty)
        #expect(reading.failedChecks == [])
        #expect(reading.report.checks.count == 3)
        #expect(reading.report.rows == 107_184)
        #expect(reading.report.figures + reading.left == 107_184 * 5)
        let cube = try #require(reading.cubes.first)
        var sums: [Int: Double] = [:]
        for row in 0..<cube.count {
            sums[cube.observations.periods[row].start.year, default: 0] +=
                cube.observations.values[row].number ?? .nan
        }
        // Summed from the file's columns by other means.
        #expect(
            sums == [
                1960: 93_067_709, 1970: 105_785_865, 1980: 120_174_332, 1990: 141_854_107,
                2000: 167_063_706,
            ])
        #expect(try cube.series().count == cube.count / 5)
    }

    @Test func `Algerians in France stand in each census round`() throws {
        let reading = try BankFiles.read(BankFiles.migration)
        let cube = try #require(reading.cubes.first)
        let series = try cube.series().first {
            $0.key.description == "A.WB_GBMD.DZA.FRA._U.M._T"
        }
        #expect(
            series?.observations.map(\.value)
                == [425_229, 861_691, 794_288, 723_746, 521_679].map {
                    .number($0)
                })
        #expect(series?.observations.map(\.period.calendarYear) == [1960, 1970, 1980, 1990, 2000])
    }

    @Test func `the remittances of 2018 are read whole and known by their total`() throws {
        let reading = try BankFiles.read(BankFiles.remittances)
        #expect(reading.dataSet.source == "WB_BRM_2018")
        #expect(reading.report.findings.isEmpty)
        #expect(reading.failedChecks == [])
        #expect(reading.report.figures + reading.left == 214 * 214)
        #expect(reading.report.figures == 214 * 213)
        let cube = try #require(reading.cubes.first)
        var sent: [String: Double] = [:]
        var received: [String: Double] = [:]
        var missing: [String] = []
        for row in 0..<cube.count {
            let sender = try #require(cube.code(row, .sendingArea))
            let receiver = try #require(cube.code(row, .receivingArea))
            guard let value = cube.observations.values[row].number else {
                missing.append(sender + receiver)
                continue
            }
            sent[sender, default: 0] += value
            received[receiver, default: 0] += value
        }
        #expect(sent.values.reduce(0, +) == 682_222)
        #expect(sent["USA"] == 158_846)
        #expect(received["IND"] == 78_603)
        #expect(received["MEX"] == 35_557)
        #expect(missing.sorted() == ["INDPAK", "ISRLBN", "LBNISR", "PAKIND"])
    }

    @Test func `the indicators are read whole and net migration is of the year`() throws {
        let reading = try BankFiles.read(BankFiles.indicators)
        #expect(reading.dataSet.source == "WB_WDI")
        #expect(reading.report.findings.isEmpty)
        #expect(reading.failedChecks == [])
        #expect(reading.report.rows == 92_435)
        #expect(reading.report.figures + reading.left == 92_435)
        let cube = try #require(reading.cubes.first)
        var counts: [String: Int] = [:]
        var figures: [String: Double] = [:]
        for row in 0..<cube.count {
            let indicator = try #require(cube.code(row, .indicator))
            let area = try #require(cube.code(row, .refArea))
            #expect(cube.code(row, .freq) == "A")
            counts[indicator, default: 0] += 1
            figures["\(area) \(indicator) \(cube.observations.periods[row])"] =
                cube.observations.values[row].number
        }
        #expect(
            counts == [
                "CBR": 7050, "DEPENDENCY": 7378, "GDP": 6995, "GDP_PC_PPP": 6587, "NETMIG": 7378,
                "REMIT_IN": 5918, "REMIT_OUT": 5406, "UNEMPLOYMENT": 6167,
            ])
        #expect(figures["USA NETMIG 2023"] == 1_322_668)
        #expect(figures["USA REMIT_OUT 2023"] == 93_031_000_000)
        #expect(figures["XKX NETMIG 2023"] == -28_754)
    }
}
