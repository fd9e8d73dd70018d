import Cubes
import Publishers
import Testing
import Vocabulary

struct WPP2024Tests {
    @Test func `a row becomes nine printed figures and a derived population`() throws {
        let reading = try Components.read("250,2020,700,10,9.5,665,85,0.12,0.7,0.5,50")
        func figure(_ indicator: String) -> Observation? {
            reading.observation(.population, "A.WPP_2024.FRA.\(indicator)._T._T", 2020)
        }
        let births = try #require(figure("BIRTHS"))
        #expect(births.value == .number(700))
        #expect(births.scaled == 700_000)
        #expect((births.row, births.column) == (2, 3))
        #expect(figure("NETMIG")?.value == .number(50))
        #expect(figure("CBR")?.attributes[.unitMeasure] == "PER_1000")
        #expect(figure("GROWTHRATE")?.attributes[.unitMeasure] == "PT")
        #expect(figure("NATCHANGERATE")?.value == .number(0.5))
        let population = try #require(figure("POP"))
        #expect(population.value == .number(70_000))
        #expect(population.status == .estimated)
        #expect(
            population.attributes[.comment] == "derived: births / crude birth rate x 1000")
        #expect((population.row, population.column) == (2, 3))
        #expect(reading.report.figures == 10)
    }

    @Test func `a birth rate of zero derives no population and is counted`() throws {
        let reading = try Components.read("336,2020,0,0,9,0.005,-0.005,-0.6,0,-6,0")
        #expect(reading.observation(.population, "A.WPP_2024.VAT.POP._T._T", 2020) == nil)
        #expect(
            reading.leftOut == ["1 POP: not derivable without births and a birth rate above 0"])
        #expect(reading.report.figures == 9)
    }

    @Test func `a blank is missing, not reported`() throws {
        let reading = try Components.read("250,2020,700,10,9.5,,85,0.12,0.7,0.5,50")
        let found = reading.observation(.population, "A.WPP_2024.FRA.DEATHS._T._T", 2020)
        #expect(found?.value == .missing(.notReported))
        #expect(found?.status == .missing)
    }

    @Test func `a region repeated under another number is left out if it says the same`() throws {
        let row = ",2020,700,10,9.5,665,85,0.12,0.7,0.5,50"
        let same = try Components.read("904" + row, "1830" + row)
        #expect(same.faults.isEmpty)
        #expect(
            same.leftOut == ["9 the same region and figures again under another location number"])
        let other = try Components.read(
            "904" + row, "1830,2020,701,10,9.5,665,85,0.12,0.7,0.5,50")
        #expect(other.report.findings.map(\.cell.row) == [3])
        let country = try Components.read("250" + row, "250" + row)
        #expect(country.report.findings.map(\.cell.row) == [3])
    }

    @Test func `regions are kept as printed and do not enter the sum of countries`() throws {
        let reading = try Components.read(
            "900,2020,1000,10,9,900,100,0.1,0,1,0", "250,2020,600,10,9,540,60,0.1,0,1,0",
            "276,2020,400,10,9,360,40,0.1,0,1,0", "908,2020,1000,10,9,900,100,0.1,0,1,0")
        #expect(
            reading.observation(.population, "A.WPP_2024.W.BIRTHS._T._T", 2020)?.value
                == .number(1000))
        #expect(
            reading.observation(.population, "A.WPP_2024.150.BIRTHS._T._T", 2020)?.value
                == .number(1000))
        #expect(
            reading.check("births and deaths of countries sum to the world's")?.passed == true)
        #expect(
            reading.check("births - deaths + net migration is the change")?.passed == true)
    }

    @Test func `a world that is not the sum of its countries fails the check`() throws {
        let reading = try Components.read(
            "900,2020,1000,10,9,900,100,0.1,0,1,0", "250,2020,600,10,9,540,160,0.1,0,1,0")
        #expect(
            reading.check("births and deaths of countries sum to the world's")?.passed == false)
        #expect(
            reading.check("births - deaths + net migration is the change")?.passed == false)
    }

    @Test(
        arguments: [
            ("999,2020,1,10,9,1,0,0,0,0,0", 1), ("250,1700,1,10,9,1,0,0,0,0,0", 2),
            ("250,2020,-1,10,9,1,0,0,0,0,0", 3), ("250,2020,1,10,9,1,0,x,0,0,0", 8),
            ("250,2020,1,10,9,20000000,0,0,0,0,0", 6),
        ])
    func `a field at fault is a finding with its cell`(row: String, column: Int) throws {
        let reading = try Components.read(row, "276,2020,400,10,9,360,40,0.1,0,1,0")
        #expect(reading.report.findings.map(\.cell.column) == [column])
        #expect(reading.report.findings.map(\.cell.row) == [2])
        #expect(reading.report.figures == 10)
    }

    @Test func `negative change and migration are figures`() throws {
        let reading = try Components.read("250,2020,1,10,9,2,-3,-0.1,-2,-1,-2")
        #expect(reading.faults.isEmpty)
    }
}
