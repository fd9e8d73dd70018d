import Cubes
import Publishers
import Testing
import Vocabulary

/// Messages in the form of the OECD's migration database; the figures are made up.
private enum Messages {
    static let dataflow = "OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)"
    static let header =
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,CITIZENSHIP,FREQ,MEASURE,SEX,BIRTH_PLACE,"
        + "EDUCATION_LEV,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,DECIMALS"

    /// Rows of SDMX-CSV 2.0 from REF_AREA on.
    static func file(_ rows: [String]) -> InputFile {
        .lines([header] + rows.map { "DATAFLOW,\(dataflow),I,\($0)" })
    }

    static func read(_ rows: String...) throws -> TableReading {
        try OECDMigration().read(file(rows), areas: .standard)
    }

    /// SDMX-ML 2.1, structure-specific and flat.
    static func markup(_ observations: String) -> InputFile {
        let namespace =
            "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=\(dataflow):ObsLevelDim:AllDimensions"
        return .text(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <message:StructureSpecificData \
            xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" \
            xmlns:ns1="\(namespace)" \
            xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
            xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <message:Header><message:ID>x</message:ID><message:Test>false</message:Test>\
            <message:Prepared>2025-01-01T00:00:00</message:Prepared><message:Sender id="x"/>\
            <message:Structure structureID="DF_MIG" namespace="\(namespace)" \
            dimensionAtObservation="AllDimensions"><common:StructureUsage>\
            <Ref agencyID="OECD.ELS.IMD" id="DSD_MIG@DF_MIG" version="1.0"/>\
            </common:StructureUsage></message:Structure></message:Header>
            <message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" \
            ss:structureRef="DF_MIG">
            \(observations)
            </message:DataSet></message:StructureSpecificData>

            """, name: "m.xml")
    }
}

struct OECDMigrationTests {
    @Test func `inflows by citizenship become flows reported by the destination`() throws {
        let reading = try Messages.read(
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,12,A,0,0", "FRA,W,A,B11,F,_Z,_Z,PS,2020,7,B,0,0")
        let flow = try #require(
            reading.observation(.flow, "A.OECD_IMD.POL.FRA.C._T._T.DESTINATION._Z", 2020))
        #expect(flow.value == .number(12))
        #expect(flow.attributes[.unitMeasure] == "PS")
        #expect((flow.row, flow.column) == (2, 13))
        let world = reading.observation(.flow, "A.OECD_IMD.W.FRA.C.F._T.DESTINATION._Z", 2020)
        #expect(world?.status == .breakInSeries)
        #expect(reading.report.figures == 2)
    }

    @Test func `stocks are by birth or by citizenship`() throws {
        let reading = try Messages.read(
            "FRA,W,A,B14,_T,DZA,_T,PS,2020,12,A,3,0", "FRA,MAR,A,B14,_T,_Z,_Z,PS,2020,5,A,0,0",
            "FRA,POL,A,B15,_T,_Z,_Z,PS,2020,6,E,0,0")
        let born = reading.observation(.stock, "A.OECD_IMD.DZA.FRA.B._T._T", 2020)
        #expect(born?.scaled == 12_000)
        #expect(
            reading.observation(.stock, "A.OECD_IMD.MAR.FRA.B._T._T", 2020)?.value == .number(5))
        let foreign = reading.observation(.stock, "A.OECD_IMD.POL.FRA.C._T._T", 2020)
        #expect(foreign?.status == .estimated)
    }

    @Test func `outflows go to the world, or by citizenship to what is no corridor`() throws {
        let reading = try Messages.read(
            "FRA,W,A,B12,_T,_Z,_Z,PS,2020,9,A,0,0", "FRA,POL,A,B12,_T,_Z,_Z,PS,2020,2,A,0,0",
            "FRA,POL,A,B12,F,_Z,_Z,PS,2020,1,A,0,0")
        let out = reading.observation(.flow, "A.OECD_IMD.FRA.W.P._T._T.ORIGIN._Z", 2020)
        #expect(out?.value == .number(9))
        #expect(
            out?.attributes[.comment] == "foreign citizens only: nationals who left are not counted"
        )
        let poles = reading.observation(.emigration, "A.OECD_IMD.FRA.POL.C._T._T", 2020)
        #expect(poles?.value == .number(2) && poles?.attributes[.comment] == nil)
        let women = reading.observation(.emigration, "A.OECD_IMD.FRA.POL.C.F._T", 2020)
        #expect(women?.value == .number(1))
        #expect(reading.leftOut.isEmpty && reading.report.figures == 3)
        #expect(reading.failedChecks == [])
    }

    @Test func `acquisitions of nationality are by the citizenship before`() throws {
        let reading = try Messages.read(
            "FRA,POL,A,B16,_T,_Z,_Z,PS,2020,4,A,0,0", "FRA,W,A,B16,_T,_Z,_Z,PS,2020,2,A,0,0",
            "FRA,POL,A,B16,F,_Z,_Z,PS,2020,5,A,0,0")
        let poles = reading.observation(.acquisition, "A.OECD_IMD.POL.FRA._T._T", 2020)
        #expect(poles?.value == .number(4))
        #expect(
            reading.failedChecks == [
                "DF_ACQUISITION: women are no more than both sexes",
                "DF_ACQUISITION: origins add up to no more than the world",
            ])
    }

    @Test func `other measures, units, levels and groups are left out and counted`() throws {
        let reading = try Messages.read(
            "FRA,POL,A,B99,_T,_Z,_Z,PS,2020,1,A,0,0", "FRA,POL,A,B21,_T,_Z,_Z,PS,2020,1,A,0,0",
            "FRA,POL,Q,B11,_T,_Z,_Z,PS,2020-Q1,1,A,0,0",
            "FRA,POL,A,B11,_T,_Z,ISCED,PS,2020,1,A,0,0",
            "FRA,POL,A,B11,_T,_Z,_Z,PT,2020,1,A,0,0", "FRA,OECD,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0",
            "OECD,POL,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0", "FRA,FRA,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0",
            "FRA,POL,A,B14,_T,DZA,_Z,PS,2020,1,A,0,0", "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0")
        #expect(
            reading.leftOut == [
                "1 B99: a measure that is not taken",
                "1 B21, inflows of foreign workers: known and not taken",
                "1 frequency Q, not yearly", "1 by level of education", "1 unit PT, not persons",
                "2 a group of areas that is none of ours",
                "1 origin and destination are one: nationals or the native-born",
                "1 by citizenship and country of birth at once",
            ])
        #expect(reading.report.rows == 10)
        #expect(reading.report.figures == 1)
    }

    @Test func `inflows of asylum-seekers are applications, of types that are not stated`() throws {
        let reading = try Messages.read(
            "FRA,POL,A,B13,_T,_Z,_Z,PS,2020,12,A,0,0", "FRA,W,A,B13,_T,_Z,_Z,PS,2020,40,A,0,0")
        let start = "A.OECD_IMD."
        let end = ".FRA._U.APPLICATIONS._U._Z.P._T._T"
        #expect(
            reading.observation(.asylum, start + "POL" + end, 2020)?.value == .number(12))
        #expect(reading.observation(.asylum, start + "W" + end, 2020)?.value == .number(40))
        #expect(reading.failedChecks == [])
    }

    @Test func `a message without a figure that is taken is refused with what it holds`() {
        let error = #expect(throws: PublisherError.self) {
            try Messages.read(
                "FRA,POL,A,B21,_T,_Z,_Z,PS,2020,1,A,0,0", "FRA,DZA,A,B22,_T,_Z,_Z,PS,2020,1,A,0,0")
        }
        #expect(error?.kind == .layout)
        #expect(error?.found.contains("1 B21, inflows of foreign workers") == true)
    }

    @Test(arguments: [
        ("XQX", "_T", "2020", "CITIZENSHIP", 5), ("POL", "X", "2020", "SEX", 8),
        ("POL", "_T", "20200", "TIME_PERIOD", 12),
    ])
    func `a finding names the column at fault`(
        citizenship: String, sex: String, year: String, what: String, column: Int
    ) throws {
        let reading = try Messages.read(
            "FRA,\(citizenship),A,B11,\(sex),_Z,_Z,PS,\(year),1,A,0,0",
            "FRA,DZA,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0")
        let finding = try #require(reading.report.findings.first)
        #expect((finding.what, finding.cell.row, finding.cell.column) == (what, 2, column))
    }

    @Test func `a row of another agency's dataflow refuses the file`() {
        let file = Messages.file(["FRA,POL,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0"])
        let other =
            String(decoding: file.bytes, as: UTF8.self)
            + "DATAFLOW,OECD.SDD:DSD_X(1.0),I,FRA,DZA,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0\n"
        let error = #expect(throws: PublisherError.self) {
            try OECDMigration().read(.text(other), areas: .standard)
        }
        #expect(error?.place == "test.csv, row 3")
    }

    @Test func `a figure that is not there keeps the reason`() throws {
        let reading = try Messages.read(
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,,L,0,0", "FRA,POL,A,B11,_T,_Z,_Z,PS,2021,NaN,A,0,0",
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2022,3,G,0,0")
        let key = "A.OECD_IMD.POL.FRA.C._T._T.DESTINATION._Z"
        #expect(reading.observation(.flow, key, 2020)?.value == .missing(.notCollected))
        #expect(reading.observation(.flow, key, 2021)?.value == .missing(.notReported))
        #expect(reading.observation(.flow, key, 2021)?.status == .missing)
        #expect(
            reading.observation(.flow, key, 2022)?.attributes[.comment]
                == "OBS_STATUS G of the publisher")
    }

    @Test(
        arguments: [
            "QQQ,POL,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0", "FRA,QQQ,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0",
            "FRA,POL,A,B11,X,_Z,_Z,PS,2020,1,A,0,0", "FRA,POL,A,B11,_T,_Z,_Z,PS,20,1,A,0,0",
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,x,A,0,0", "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,-1,A,0,0",
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,1e9,A,3,0", "FRA,DEU,A,B11,_T,_Z,_Z,PS,2020,2,A,0,0",
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,1,A,x,0",
        ])
    func `a row at fault is a finding with its place`(row: String) throws {
        let reading = try Messages.read("FRA,DEU,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0", row)
        #expect(reading.report.findings.map(\.cell.row) == [3])
        #expect(reading.report.figures == 1)
        #expect(reading.report.rows == 2)
    }

    @Test func `the same figures come from each format`() throws {
        let key = "A.OECD_IMD.POL.FRA.C._T._T.DESTINATION._Z"
        let both = InputFile.lines([
            "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,CITIZENSHIP,"
                + "Citizenship,FREQ,Frequency,MEASURE,Measure,SEX,Sex,BIRTH_PLACE,Place of birth,"
                + "EDUCATION_LEV,Education level,UNIT_MEASURE,Unit,TIME_PERIOD,Time period,"
                + "OBS_VALUE,Observation value,OBS_STATUS,Observation status",
            "DATAFLOW,\(Messages.dataflow),Name,I,FRA,France,POL,Poland,A,Annual,B11,Inflows,_T,"
                + "Total,_Z,None,_Z,None,PS,Persons,2020,,12,,A,Normal value",
        ])
        let first = InputFile.lines([
            "DATAFLOW,REF_AREA: Reference area,CITIZENSHIP: Citizenship,FREQ: Frequency,"
                + "MEASURE: Measure,SEX: Sex,BIRTH_PLACE: Place of birth,"
                + "EDUCATION_LEV: Education level,UNIT_MEASURE: Unit,TIME_PERIOD: Time period,"
                + "OBS_VALUE: Value,OBS_STATUS: Status",
            "\(Messages.dataflow),FRA: France,POL: Poland,A: Annual,B11: Inflows,_T: Total,_Z: None,"
                + "_Z: None,PS: Persons,2020,12,A: Normal value",
        ])
        let markup = Messages.markup(
            "<Obs TIME_PERIOD=\"2020\" REF_AREA=\"FRA\" CITIZENSHIP=\"POL\" FREQ=\"A\" "
                + "MEASURE=\"B11\" SEX=\"_T\" BIRTH_PLACE=\"_Z\" EDUCATION_LEV=\"_Z\" "
                + "UNIT_MEASURE=\"PS\" OBS_VALUE=\"12\" OBS_STATUS=\"A\"/>")
        for file in [both, first, markup] {
            #expect(try Publishers.recognise(file).id == "oecd-migration")
            let reading = try OECDMigration().read(file, areas: .standard)
            #expect(reading.faults.isEmpty)
            #expect(reading.observation(.flow, key, 2020)?.value == .number(12))
        }
    }

    @Test func `a message cut short or of another agency is refused`() {
        let whole = Messages.markup("<Obs TIME_PERIOD=\"2020\" REF_AREA=\"FRA\"/>")
        let cut = InputFile(name: "m.xml", bytes: Array(whole.bytes.dropLast(60)))
        #expect(throws: PublisherError.self) { try OECDMigration().read(cut, areas: .standard) }
        let other = InputFile.lines([
            Messages.header, "DATAFLOW,X:DF(1.0),I,FRA,POL,A,B11,_T,_Z,_Z,PS,2020,1,A,0,0",
        ])
        #expect(throws: PublisherError.self) { try OECDMigration().read(other, areas: .standard) }
    }

    @Test func `origins that exceed the world fail the check`() throws {
        let reading = try Messages.read(
            "FRA,POL,A,B11,_T,_Z,_Z,PS,2020,120,A,0,0", "FRA,W,A,B11,_T,_Z,_Z,PS,2020,70,A,0,0",
            "FRA,W,A,B11,F,_Z,_Z,PS,2020,71,A,0,0")
        #expect(
            reading.failedChecks == [
                "DF_FLOW: women are no more than both sexes",
                "DF_FLOW: origins add up to no more than the world",
            ])
    }
}
