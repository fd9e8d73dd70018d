import Cubes
import Glibc
import Publishers
import Tables
import Testing
import Vocabulary

/// The publishers' files under the folder that CORRIDOR_SHARED names, and figures got from
/// them without the readers under test.
private enum PublishersFiles {
    static let folder = getenv("CORRIDOR_SHARED").map { String(cString: $0) }

    static func file(_ path: String) throws -> InputFile {
        let source = try ByteSource(path: "\(folder ?? "")/\(path)").inflated()
        return InputFile(name: source.name, bytes: source.bytes)
    }

    static func read(_ path: String) throws -> TableReading {
        let file = try file(path)
        return try Publishers.recognise(file).read(file, areas: .standard)
    }

    /// Lines split at commas, with the header's names first.
    static func split(_ path: String) throws -> [[Substring]] {
        String(decoding: try file(path).bytes, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    static let stocks2024 = "data/undesa/ims2024_bilateral_by_sex.csv.gz"
    static let workbook2020 =
        "data/undesa/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx"
    static let population = "data/unhcr/population.csv.gz"
    static let components = "data/wpp/wpp2024_components_1950_2023.csv.gz"
}

extension TableReading {
    /// Names of the checks that did not pass.
    fileprivate var failedChecks: [String] { report.checks.filter { !$0.passed }.map(\.name) }
}

@Suite(.enabled(if: PublishersFiles.folder != nil))
struct PublishersSharedTests {
    @Test func `the stocks of 2024 sum to the edition's totals in every year`() throws {
        let reading = try PublishersFiles.read(PublishersFiles.stocks2024)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.report.rows == 153_296)
        #expect(reading.report.figures == 153_296)
        #expect(reading.failedChecks == [])
        let cube = try #require(reading.cubes.first)
        var sums: [Int: Double] = [:]
        for row in 0..<cube.count {
            sums[cube.observations.periods[row].start.year, default: 0] +=
                cube.observations.values[row].number ?? .nan
        }
        #expect(
            sums == [
                1990: 153_916_063, 1995: 163_176_002, 2000: 174_566_152, 2005: 192_788_721,
                2010: 221_020_392, 2015: 250_042_020, 2020: 275_284_032, 2024: 304_021_813,
            ])
        #expect(try cube.series().count == 19_162)
    }

    @Test func `a stock of 2024 leads back to its line`() throws {
        let reading = try PublishersFiles.read(PublishersFiles.stocks2024)
        let cube = try #require(reading.cubes.first)
        let lines = try PublishersFiles.split(PublishersFiles.stocks2024)
        for row in stride(from: 0, to: cube.count, by: 97) {
            let item = cube.observations[row]
            #expect(Double(lines[item.row - 1][item.column - 1]) == item.value.number)
            #expect(Int(lines[item.row - 1][1]) == item.period.calendarYear)
        }
    }

    @Test func `the workbook of 2020 gives every cell of its first table`() throws {
        let reading = try PublishersFiles.read(PublishersFiles.workbook2020)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.failedChecks == [])
        let file = try PublishersFiles.file(PublishersFiles.workbook2020)
        let sheet = try Workbook(bytes: file.bytes).sheet("Table 1")
        let cube = try #require(reading.cubes.first { $0.dataflow == .stock })
        var figures: [String: ObservedValue] = [:]
        for row in 0..<cube.count {
            let key = [DimensionID.destination, .sex].compactMap { cube.code(row, $0) }
            figures[(key + [cube.observations.periods[row].description]).joined(separator: " ")] =
                cube.observations.values[row]
        }
        var compared = 0
        for row in 12...294 {
            let code = try #require(sheet[row, 4].integer)
            let area = try AreaRegister.standard.resolve(String(code), in: .desa)
            for (block, sex) in ["_T", "M", "F"].enumerated() {
                for (index, year) in [1990, 1995, 2000, 2005, 2010, 2015, 2020].enumerated() {
                    let cell = sheet[row, 6 + 7 * block + index]
                    let expected: ObservedValue =
                        cell.number.map { .number($0) } ?? .missing(.notReported)
                    #expect(figures["\(area.id) \(sex) \(year)"] == expected, "row \(row)")
                    compared += 1
                }
            }
        }
        #expect(compared == 5943)
        #expect(figures["W _T 2020"] == .number(280_598_105))
        #expect(figures.count == 5901)
        #expect(figures.values.count { $0 == .missing(.notReported) } == 122)
    }

    @Test func `the workbook of 2020 keeps what is withheld and its notes`() throws {
        let reading = try PublishersFiles.read(PublishersFiles.workbook2020)
        let displaced = try #require(reading.cubes.first { $0.dataflow == .displaced })
        #expect(
            displaced.observations.values.count { $0 == .missing(.suppressed) } == 590)
        let stock = try #require(reading.cubes.first { $0.dataflow == .stock })
        let noted = Set(
            (0..<stock.count).filter { stock.observations[$0].attributes[.comment] != nil }
                .compactMap { stock.code($0, .destination) })
        #expect(noted.count == 40)
    }

    @Test func `UNHCR's yearly sums of each category are the file's`() throws {
        let reading = try PublishersFiles.read(PublishersFiles.population)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.failedChecks == [])
        let categories = ["REF", "ASY", "RET", "IDP", "RDP", "STA", "OOC", "OIP", "HST"]
        var expected: [String: Int] = [:]
        for fields in try PublishersFiles.split(PublishersFiles.population).dropFirst() {
            // Names of areas may hold commas: count from the end.
            let figures = fields.suffix(9)
            for (category, figure) in zip(categories, figures) {
                expected["\(category) \(fields[0])", default: 0] += Int(figure) ?? 0
            }
        }
        let cube = try #require(reading.cubes.first)
        var found: [String: Int] = [:]
        for row in 0..<cube.count {
            let type = try #require(cube.code(row, .popType))
            found["\(type) \(cube.observations.periods[row])", default: 0] +=
                Int(cube.observations.values[row].number ?? 0)
        }
        for (key, sum) in expected { #expect(found[key, default: 0] == sum, "\(key)") }
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(reading.report.figures + left == 138_893 * 9)
        #expect(try cube.series().count > 17_000)
    }

    @Test func `the components of 2024 are read whole and the world's births are printed`() throws {
        let reading = try PublishersFiles.read(PublishersFiles.components)
        #expect(reading.report.findings.isEmpty)
        #expect(reading.failedChecks == [])
        // 148 rows repeat a region; all others give nine printed figures and the derived POP.
        #expect(reading.report.figures == (21_978 - 148) * 10)
        let figures = try births(reading, "BIRTHS")
        #expect(figures["W"]?[2020] == 134_719.611)
    }

    @Test func `births and deaths between mid-2015 and mid-2020 are those of the reference`() throws
    {
        let reading = try PublishersFiles.read(PublishersFiles.components)
        let births = try births(reading, "BIRTHS")
        let deaths = try self.births(reading, "DEATHS")
        let lines = try PublishersFiles.split(
            "reference/world_2015_2020/births_deaths_2015_2020.csv")
        var compared = 0
        for fields in lines.dropFirst() {
            let iso = fields[0].filter { $0 != "\"" }
            let area = try AreaRegister.standard.resolve(iso, in: .alpha3, year: 2020)
            for (figures, text) in [(births, fields[1]), (deaths, fields[2])] {
                let years = try #require(figures[area.id], "\(area)")
                let half = [2015, 2020].compactMap { years[$0] }.reduce(0, +) / 2
                let sum = half + (2016...2019).compactMap { years[$0] }.reduce(0, +)
                let reference = try #require(Double(text))
                #expect(abs(sum * 1000 - reference) <= 1, "\(area)")
                compared += 1
            }
        }
        #expect(compared == 460)
    }

    /// One indicator in thousands, by area and year.
    private func births(
        _ reading: TableReading, _ indicator: String
    ) throws -> [String: [Int: Double]] {
        let cube = try #require(reading.cubes.first)
        var figures: [String: [Int: Double]] = [:]
        for row in 0..<cube.count where cube.code(row, .indicator) == indicator {
            let area = try #require(cube.code(row, .refArea))
            figures[area, default: [:]][cube.observations.periods[row].start.year] =
                cube.observations.values[row].number
        }
        return figures
    }

    @Test func `reading the stocks of 2024 stays under a quarter of a second`() throws {
        let file = try PublishersFiles.file(PublishersFiles.stocks2024)
        let clock = ContinuousClock()
        var best = Duration.seconds(60)
        for _ in 0..<3 {
            let start = clock.now
            let reading = try UNDESA2024().read(file, areas: .standard)
            best = min(best, clock.now - start)
            #expect(reading.report.figures == 153_296)
        }
        #if !DEBUG
            #expect(best < .milliseconds(250))
        #endif
    }

    @Test func `files of other kinds are refused in words`() throws {
        for path in ["data/codes/country-codes.csv", "data/sdmx/ESTAT/esms.xml"] {
            let error = #expect(throws: PublisherError.self) {
                try Publishers.recognise(PublishersFiles.file(path))
            }
            #expect(error?.kind == .unrecognised)
        }
    }
}
