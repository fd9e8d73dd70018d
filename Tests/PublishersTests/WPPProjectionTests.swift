import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the layouts of World Population Prospects' projections; the figures are made up.
private enum Projections {
    static let population =
        "country_code,year,popM,popF,pop_80l,pop_80u,pop_95l,pop_95u,pop_low,pop_high"
    static let migration = "country_code,year,mig,mig_80l,mig_80u,mig_95l,mig_95u"
    static let age = "country_code,period,age,migM,migF,year"

    static func population(_ rows: String...) throws -> TableReading {
        try WPP2024Projection(.population).read(.lines([population] + rows), areas: .standard)
    }

    static func migration(_ rows: String...) throws -> TableReading {
        try WPP2024Projection(.migration).read(.lines([migration] + rows), areas: .standard)
    }

    static func age(_ rows: String...) throws -> TableReading {
        try WPP2024MigrationAge().read(.lines([age] + rows), areas: .standard)
    }
}

struct WPPProjectionTests {
    @Test func `population is of the end of the year, a forecast with its bounds`() throws {
        let reading = try Projections.population("250,2030,33.5,35.5,68,70,67,71,66,72")
        func figure(_ key: String) -> Observation? {
            reading.observation(.population, "A.WPP_2024_PROJECTION.FRA.\(key)._T", 2030)
        }
        let men = try #require(figure("POP_END.M"))
        #expect(men.value == .number(33.5))
        #expect(men.scaled == 33_500)
        #expect(men.status == .forecast)
        #expect((men.row, men.column) == (2, 3))
        #expect(figure("POP_END.F")?.value == .number(35.5))
        #expect(figure("POP_END_U95._T")?.value == .number(71))
        #expect(figure("POP_END_LOW._T")?.value == .number(66))
        #expect(figure("POP.M") == nil)
        #expect(reading.report.figures == 8)
        #expect(reading.failedChecks == [])
    }

    @Test func `net migration may be negative and a blank is missing`() throws {
        let reading = try Projections.migration("250,2030,-5,-9,,-12,3")
        #expect(
            reading.observation(.population, "A.WPP_2024_PROJECTION.FRA.NETMIG._T._T", 2030)?.value
                == .number(-5))
        let blank = reading.observation(
            .population, "A.WPP_2024_PROJECTION.FRA.NETMIG_U80._T._T", 2030)
        #expect(blank?.value == .missing(.notReported))
        #expect(blank?.status == .missing)
    }

    @Test func `a median outside its bounds fails the check`() throws {
        let reading = try Projections.migration("250,2030,5,6,9,4,10")
        #expect(
            reading.failedChecks == ["medians lie within 80 percent and those within 95"])
    }

    @Test func `a region under two numbers is left out if it says the same`() throws {
        let same = try Projections.migration("904,2030,1,1,1,1,1", "1830,2030,1,1,1,1,1")
        #expect(
            same.leftOut == ["5 the same region and figures again under another location number"])
        let other = try Projections.migration("904,2030,1,1,1,1,1", "1830,2030,2,1,1,1,1")
        #expect(other.report.findings.map(\.cell.row) == [3])
        let country = try Projections.migration("250,2030,1,1,1,1,1", "250,2030,1,1,1,1,1")
        #expect(country.report.findings.map(\.cell.row) == [3])
    }

    @Test func `migration by age is of five years from mid-year to mid-year`() throws {
        let reading = try Projections.age(
            "250,2025-2030,0-4,1.5,-2,2028", "250,2025-2030,100+,0,0,2028")
        let cube = try #require(reading.cubes.first)
        #expect(cube.code(0, .freq) == "A5")
        #expect(cube.code(0, .age) == "Y0T4")
        #expect(cube.code(2, .age) == "Y_GE100")
        #expect(cube.observations.periods.first?.description == "2025-07-01/P5Y")
        #expect(cube.observations.values == [1.5, -2, 0, 0].map { .number($0) })
        #expect(cube.observations.statuses.allSatisfy { $0 == .forecast })
        #expect(reading.report.figures == 4)
    }

    @Test(
        arguments: [
            ("250,2025-2031,0-4,1,1,2028", 2), ("250,2025,0-4,1,1,2028", 2),
            ("250,2025-2030,0-4,1,1,2027", 6), ("250,2025-2030,4-0,1,1,2028", 3),
            ("999,2025-2030,0-4,1,1,2028", 1), ("250,2025-2030,0-4,x,1,2028", 4),
        ])
    func `a field at fault is a finding with its cell`(row: String, column: Int) throws {
        let reading = try Projections.age(row, "276,2025-2030,0-4,1,1,2028")
        #expect(reading.report.findings.map(\.cell.column) == [column])
        #expect(reading.report.figures == 2)
    }

    @Test func `each layout is recognised as its own`() throws {
        for (header, id) in [
            (Projections.population, "wpp-population-projection-2024"),
            (Projections.migration, "wpp-migration-projection-2024"),
            (Projections.age, "wpp-migration-age-2024"),
            ("country_code\tname\tage\t1950\t1955", "wpp-population-2019"),
        ] {
            #expect(try Publishers.recognise(.lines([header, "x"])).id == id)
        }
    }
}

/// Files in the layout of the population of 2019: the world's sums are the edition's, the figures
/// of countries are made up.
struct WPP2019Tests {
    private static let header = "country_code\tname\tage\t1950\t2020"
    private static let women = "900\tWorld\t0-4\t1270171.4\t3864824.8"
    private static let men = "900\tWorld\t0-4\t1266259.6\t3929974"

    private func read(
        _ rows: String..., publisher: WPP2019 = WPP2019()
    ) throws -> TableReading {
        try publisher.read(.lines([Self.header] + rows), areas: .standard)
    }

    @Test func `whose figures they are is told by the world's`() throws {
        let france = "250\tFrance\t100+\t1.5\t20"
        let women = try read(Self.women, france)
        let found = try #require(
            women.observation(.population, "A.WPP_2019.FRA.POP.F.Y_GE100", 1950))
        #expect(found.value == .number(1.5))
        #expect(found.scaled == 1500)
        #expect(found.status == .normal)
        #expect((found.row, found.column) == (3, 4))
        #expect(women.dataSet.table == "population_by_age_F")
        let men = try read(Self.men, france)
        #expect(
            men.observation(.population, "A.WPP_2019.FRA.POP.M.Y_GE100", 2020)?.value == .number(20)
        )
        #expect(men.dataSet.table == "population_by_age_M")
        #expect(men.failedChecks == [])
        #expect(men.report.figures == 4)
    }

    @Test func `another edition's world and none at all are refused with what to do`() {
        for row in ["900\tWorld\t0-4\t1270171\t9", "250\tFrance\t0-4\t1\t2"] {
            let error = #expect(throws: PublisherError.self) { try read(row) }
            #expect(error?.expected.contains("--publisher wpp-population-2019-women") == true)
        }
    }

    @Test func `a stated sex is taken and held against the world's`() throws {
        let reading = try read("250\tFrance\t0-4\t1\t2", publisher: WPP2019(women: false))
        #expect(
            reading.observation(.population, "A.WPP_2019.FRA.POP.M.Y0T4", 2020)?.value == .number(2)
        )
        #expect(reading.report.checks.isEmpty)
        let wrong = try read(Self.women, publisher: WPP2019(women: false))
        #expect(wrong.failedChecks == ["the world's men are the edition's"])
        let right = try read(Self.women, publisher: WPP2019(women: true))
        #expect(right.failedChecks == [])
        #expect(!WPP2019(women: true).recognises(.lines([Self.header, "x"])))
    }

    @Test func `faults and repeats are findings or counted`() throws {
        let reading = try read(
            Self.women, "904\tLatin America\t0-4\t5\t6", "1830\tLatin America\t0-4\t5\t6",
            "250\tFrance\t0-4\t1\t\t", "250\tFrance\t0-4\tx\t1", "250\tFrance\t0-4\t1\t",
            "250\tFrance\t0-4\t1\t", "250\tFrance\tyoung\t1\t1", "QQQ\tNowhere\t0-4\t1\t1")
        #expect(
            reading.leftOut == ["2 the same region and figures again under another location number"]
        )
        #expect(reading.report.findings.map(\.cell.row) == [5, 6, 8, 9, 10])
        #expect(
            reading.observation(.population, "A.WPP_2019.FRA.POP.F.Y0T4", 2020)?.value
                == .missing(.notReported))
    }
}
