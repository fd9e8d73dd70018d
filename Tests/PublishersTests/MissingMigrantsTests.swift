import Cubes
import Publishers
import Testing
import Vocabulary

/// Incidents in the layouts that the Missing Migrants Project has had; all made up.
struct MissingMigrantsTests {
    private static let header =
        "Main ID,Incident ID,Incident Type,Region of Incident,Incident Date,Incident Year,Month,"
        + "Number of Dead,Minimum Estimated Number of Missing,Total Number of Dead and Missing,"
        + "Number of Survivors,Number of Females,Number of Males,Number of Children,"
        + "Country of Origin,Cause of Death,Migration Route,Location of Incident,Coordinates,URL"

    private static func row(
        _ id: String, _ month: String, _ people: String, cause: String = "Drowning",
        route: String = "Central Mediterranean"
    ) -> String {
        "M\(id),\(id),Incident,Mediterranean,2021-03-09,2021,\(month),\(people),Unknown,\(cause),"
            + "\(route),\"Off a coast, x\",\"35.1, 12.2\",https://example.org"
    }

    private func read(_ lines: String...) throws -> TableReading {
        let file = InputFile.lines(lines)
        #expect(try Publishers.recognise(file).id == "iom-missing-migrants")
        return try MissingMigrants().read(file, areas: .standard)
    }

    private func series(_ key: String, _ reading: TableReading) throws -> Series? {
        try reading.cubes.first?.series().first { $0.key.description == "M.IOM_MMP." + key }
    }

    @Test func `incidents of a month, region, route and cause are one figure`() throws {
        let reading = try read(
            Self.header, Self.row("1", "March", "2,5,7,10,1,,"),
            Self.row("2", "March", "3,,3,,,2,1"), Self.row("3", "April", ",4,4,,,,"),
            Self.row("4", "March", "1,0,1,,,,", cause: "Violence"))
        let start = "MEDITERRANEAN.CENTRAL_MEDITERRANEAN.DROWNING."
        let dead = try #require(try series(start + "DEAD", reading))
        #expect(dead.observations.map(\.period.description) == ["2021-03"])
        #expect(dead.observations.first?.value == .number(5))
        #expect(dead.observations.first?.attributes[.comment] == "sum of 2 incidents")
        #expect(dead.observations.first?.row == 2 && dead.observations.first?.column == 8)
        let missing = try #require(try series(start + "MISSING", reading))
        #expect(missing.observations.map(\.period.description) == ["2021-03", "2021-04"])
        #expect(missing.observations.map(\.value) == [.number(5), .number(4)])
        #expect(missing.observations.first?.attributes[.comment] == nil)
        let total = try #require(try series(start + "DEAD_MISSING", reading))
        #expect(total.observations.map(\.value) == [.number(10), .number(4)])
        #expect(try series(start + "MEN", reading)?.observations.map(\.value) == [.number(2)])
        #expect(try series(start + "WOMEN", reading)?.observations.map(\.value) == [.number(1)])
        let violent = "MEDITERRANEAN.CENTRAL_MEDITERRANEAN.VIOLENCE.MISSING"
        #expect(try series(violent, reading)?.observations.map(\.value) == [.number(0)])
        #expect(reading.faults.isEmpty && reading.failedChecks == [])
        #expect(reading.leftOut == ["14 a blank: nobody knows how many"])
    }

    @Test(arguments: [
        ("March", "2021-03"), ("mar", "2021-03"), ("12", "2021-12"), ("", "2021-03"),
    ])
    func `a month is a name, a number, or that of the date`(
        month: String, period: String
    ) throws {
        let reading = try read(Self.header, Self.row("1", month, "2,5,7,,,,"))
        let found = try reading.cubes.first?.series().first?.observations.first
        #expect(found?.period.description == period)
    }

    @Test func `headings of other years are the same columns`() throws {
        let reading = try read(
            "Web ID,Region of Incident,Reported Date,Reported Year,Reported Month,Number Dead,"
                + "Minimum Estimated Number of Missing,Total Dead and Missing,Migration Route",
            "7,Central America,\"March 9, 2019\",2019,Mar,1,,1,Darién",
            "8,US-Mexico Border,\"March 10, 2019\",2019,Mar,2.0,,2,")
        let key = "CENTRAL_AMERICA.DARIEN._U.DEAD"
        #expect(try series(key, reading)?.observations.first?.value == .number(1))
        let border = "US_MEXICO_BORDER._U._U.DEAD"
        #expect(try series(border, reading)?.observations.first?.value == .number(2))
    }

    @Test(arguments: [
        ("Vehicle accident / death linked to hazardous transport", "VEHICLE"),
        (
            "\"Harsh environmental conditions / lack of adequate shelter, food, water\"",
            "ENVIRONMENT"
        ),
        ("Sickness / lack of access to adequate healthcare", "SICKNESS"),
        ("Mixed or unknown", "MIXED_UNKNOWN"), ("Unknown", "_U"),
        ("Presumed drowning", "PRESUMED_DROWNING"), ("Accidental death", "ACCIDENT"),
    ])
    func `causes are the publisher's groups, or its words`(cause: String, code: String) throws {
        let reading = try read(Self.header, Self.row("1", "March", "2,5,7,,,,", cause: cause))
        let key = "MEDITERRANEAN.CENTRAL_MEDITERRANEAN.\(code).DEAD"
        #expect(try series(key, reading) != nil)
    }

    @Test(arguments: [
        ("March", "-2,5,3,,,,", "persons"), ("March", "1.5,5,6,,,,", "persons"),
        ("Sometime", "2,5,7,,,,", "month"), ("13", "2,5,7,,,,", "month"),
    ])
    func `what cannot be is a finding, and its row is not taken`(
        month: String, people: String, what: String
    ) throws {
        let reading = try read(
            Self.header, Self.row("1", month, people), Self.row("2", "March", "1,1,2,,,,"))
        #expect(reading.report.findings.map(\.what) == [what])
        #expect(reading.report.findings.first?.cell.row == 2)
        #expect(reading.report.figures == 3)
    }

    @Test func `an incident that comes twice and a total that is none are told`() throws {
        let reading = try read(
            Self.header, Self.row("1", "March", "2,5,9,,,,"), Self.row("1", "March", "2,5,7,,,,"))
        #expect(reading.report.findings.map(\.what) == ["the same incident twice"])
        #expect(reading.report.findings.first?.expected.contains("row 2") == true)
        #expect(reading.failedChecks == ["dead and missing make the total"])
    }

    @Test func `damaged text never crashes and errors say where`() {
        let text =
            [
                Self.header, Self.row("1", "March", "2,5,7,10,1,,"),
                Self.row("2", "4", "3,,3,,,2,1"),
            ].joined(separator: "\n") + "\n"
        #expect(Damage.read(text, as: MissingMigrants(), times: 500) > 20)
    }
}
