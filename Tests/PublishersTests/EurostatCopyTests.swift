import Cubes
import Publishers
import Testing
import Vocabulary

/// The labelled copy and the mirror flows; the figures are made up.
struct EurostatCopyTests {
    private static func copy(_ rows: String...) throws -> TableReading {
        try EurostatCopy().read(
            .lines(["Country of citizenship,geo,year,Migrants number"] + rows), areas: .standard)
    }

    @Test(
        arguments: [
            ("\"Gambia, The\"", "GMB"), ("Myanmar/Burma", "MMR"), ("Kosovo*", "XKX"),
            ("C\u{F4}te d\u{2019}Ivoire", "CIV"), ("T\u{FC}rkiye", "TUR"), ("Total", "W"),
            ("Soviet Union", "SUN"), ("Stateless", "XXA"), ("Reporting country", "DEU"),
            ("Micronesia", nil), ("Asia", nil), ("Foreign country and stateless", nil),
            ("EU28 countries (2013-2020) except reporting country", nil),
            ("Federated States of Micronesia", "FSM"), ("South Africa", "ZAF"),
        ] as [(String, String?)])
    func `labels are countries or are left out as aggregates`(label: String, code: String?) throws {
        let reading = try Self.copy("\(label),Germany,2010,12.0")
        #expect(reading.faults.isEmpty)
        guard let code else {
            #expect(reading.report.figures == 0 && reading.accounted == 1)
            return
        }
        let found = reading.observation(
            .flow, "A.ESTAT_COPY.\(code).DEU.C._T._T.DESTINATION._Z", 2010)
        #expect(found?.value == .number(12))
        #expect(reading.dataSet.source == "ESTAT_COPY")
    }

    @Test func `an unknown label and a broken figure are findings`() throws {
        let reading = try Self.copy(
            "Atlantis,Germany,2010,12.0", "Chad,Atlantis,2010,1.0", "Chad,Germany,2010,1.5",
            "Chad,Germany,2011,-1.0", "Chad,Germany,x,1.0", "Chad,Germany,2012,3.0")
        #expect(reading.report.findings.map(\.cell.column) == [4, 4, 4, 4, 3])
        #expect(
            reading.report.findings.map(\.what) == [
                "citizenship", "geo", "persons", "persons", "year",
            ])
        #expect(reading.accounted + reading.report.findings.count == reading.report.rows)
    }

    static let mirrorHeader =
        "SEX,Year,Sending,Receiving,Sending_iso2,Receiving_iso2,Sending_iso3,Receiving_iso3,"
        + "Corridor,Emig,Immi,UI,AI,UE,AE,dist"

    private static func mirror(_ rows: String...) throws -> TableReading {
        try EurostatMirror().read(.lines([mirrorHeader] + rows), areas: .standard)
    }

    @Test func `each row gives the sender's and the receiver's report with their grades`() throws {
        let reading = try Self.mirror(
            "Total,2010,Greece,Belgium,GR,BE,GRC,BEL,GRC_BEL,30,50,low,Medium,high,,1699.6")
        let receiver = reading.observation(
            .flow, "A.ESTAT_MIRROR.GRC.BEL.P._T._T.DESTINATION._Z", 2010)
        #expect(receiver?.value == .number(50))
        #expect(receiver?.attributes[.comment] == "undercount low; accuracy medium")
        #expect(receiver?.column == 11)
        let sender = reading.observation(.flow, "A.ESTAT_MIRROR.GRC.BEL.P._T._T.ORIGIN._Z", 2010)
        #expect(sender?.value == .number(30))
        #expect(sender?.attributes[.comment] == "undercount high")
        #expect(reading.faults.isEmpty && reading.leftOut == [] && reading.failedChecks == [])
    }

    @Test func `a report not made is missing where the series has another`() throws {
        let reading = try Self.mirror(
            "Total,2010,x,x,EL,BE,GRC,BEL,x,,50,low,Medium,high,,1",
            "Total,2011,x,x,EL,BE,GRC,BEL,x,,,low,Medium,high,,1")
        let missing = reading.observation(
            .flow, "A.ESTAT_MIRROR.GRC.BEL.P._T._T.DESTINATION._Z", 2011)
        #expect(missing?.value == .missing(.notReported) && missing?.status == .missing)
        #expect(missing?.attributes[.comment] == "undercount low; accuracy medium")
        #expect(reading.leftOut == ["2 nothing in a series without any figure"])
        #expect(reading.accounted == 4)
    }

    @Test(
        arguments: [
            ("Both,2010,x,x,DE,BE,DEU,BEL,x,1,2,low,low,low,low,1", 1, "sex"),
            (
                "Total,2010,x,x,FR,BE,DEU,BEL,x,1,2,low,low,low,low,1", 5,
                "code contradicts the other"
            ),
            ("Total,2010,x,x,DE,BE,QQQ,BEL,x,1,2,low,low,low,low,1", 7, "sending country"),
            ("Total,2010,x,x,BE,BE,BEL,BEL,x,1,2,low,low,low,low,1", 8, "receiving country"),
            ("Total,2010,x,x,DE,BE,DEU,BEL,x,1.5,2,low,low,low,low,1", 10, "persons"),
            ("Total,2010,x,x,DE,BE,DEU,BEL,x,1,2,none,low,low,low,1", 12, "grade"),
            ("Total,MMX,x,x,DE,BE,DEU,BEL,x,1,2,low,low,low,low,1", 2, "year"),
        ])
    func `a fault in a mirror flow is a finding with its cell`(
        row: String, column: Int, what: String
    ) throws {
        let reading = try Self.mirror(
            row, "Total,2010,x,x,FR,BE,FRA,BEL,x,1,2,low,low,low,low,1")
        #expect(reading.report.findings.map(\.what) == [what])
        #expect(reading.report.findings.map(\.cell.column) == [column])
    }

    @Test func `the same corridor and year twice names both rows, and grades are held together`()
        throws
    {
        let row = "Total,2010,x,x,DE,BE,DEU,BEL,x,1,2,low,low,low,low,1"
        let reading = try Self.mirror(row, row)
        #expect(reading.report.findings.map(\.cell.row) == [3])
        let uneven = try Self.mirror(
            row, "Total,2010,x,x,FR,BE,FRA,BEL,x,1,2,high,low,low,low,1")
        #expect(uneven.failedChecks == ["grades are the same in all rows of a reporter and year"])
    }

    @Test func `both copies are recognised by their columns`() throws {
        let mirror = InputFile.lines([Self.mirrorHeader, "x"])
        #expect(try Publishers.recognise(mirror).id == "eurostat-mirror-flows")
        let copy = InputFile.lines(["geo,Country of citizenship,Migrants number,year", "x"])
        #expect(try Publishers.recognise(copy).id == "eurostat-immigration-copy")
    }
}
