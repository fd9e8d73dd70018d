import Cubes
import Publishers
import Testing
import Vocabulary

/// Messages in the described form of UNICEF's dataflow MG; the figures are made up.
private enum Children {
    static let header =
        "DATAFLOW,REF_AREA,INDICATOR,AGE,STAT_POP,TIME_PERIOD,OBS_VALUE,UNIT_MULTIPLIER,UNIT_MEASURE,"
        + "OBS_STATUS,DATA_SOURCE"

    static func row(
        _ area: String, _ indicator: String, _ age: String, _ value: String, _ year: Int = 2020,
        cause: String = "_T", multiplier: String = "0", unit: String = "PS"
    ) -> String {
        "UNICEF:MG(1.0),\(area),\(indicator),\(age),\(cause),\(year),\(value),\(multiplier),\(unit),A,x"
    }

    static func read(_ rows: [String], header: String = header) throws -> TableReading {
        let file = InputFile.lines([header] + rows)
        #expect(try Publishers.recognise(file).id == "unicef-migration")
        let reading = try UNICEFMigration().read(file, areas: .standard)
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(
            reading.report.figures + left + reading.report.findings.count == reading.report.rows)
        return reading
    }
}

struct UNICEFMigrationTests {
    @Test func `migrants keep their age, refugees and displaced people are of all ages`() throws {
        let reading = try Children.read([
            Children.row("FRA", "MG_INTNL_MG_CNTRY_DEST", "_T", "8500", multiplier: "3"),
            Children.row("FRA", "MG_INTNL_MG_CNTRY_DEST", "Y0T17", "900", multiplier: "3"),
            Children.row("FRA", "MG_RFGS_CNTRY_ASYLM", "_T", "400"),
            Children.row("FRA", "MG_RFGS_CNTRY_ASYLM", "Y0T17", "100"),
            Children.row("SYR", "MG_RFGS_CNTRY_ORIGIN", "_T", "700"),
            Children.row("SYR", "MG_INTERNAL_DISP_PERS", "_T", "600"),
            Children.row(
                "SYR", "MG_INTERNAL_DISP_PERS", "_T", "500", cause: "POP_CONF_VIOLENCE"),
            Children.row("SYR", "MG_NEW_INTERNAL_DISP", "_T", "50"),
            Children.row("JOR", "MG_UNRWA_RFGS_CNTRY_ASYLM", "_T", "2000"),
            Children.row("FRA", "MG_RFGS_CNTRY_ASYLM_PER1000", "_T", "6"),
            Children.row("WORLD", "MG_INTNL_MG_CNTRY_DEST", "_T", "280000"),
            Children.row("UNICEF_ECA", "MG_INTNL_MG_CNTRY_DEST", "_T", "28000"),
        ])
        #expect(reading.faults.isEmpty && reading.failedChecks.isEmpty)
        let migrants = reading.observation(.stock, "A.UNICEF.W.FRA._U._T._T", 2020)
        #expect(migrants?.scaled == 8_500_000)
        #expect(
            reading.observation(.stock, "A.UNICEF.W.FRA._U._T.Y0T17", 2020)?.scaled == 900_000)
        func displaced(_ key: String) -> ObservedValue? {
            reading.observation(.displaced, "A.UNICEF." + key, 2020)?.value
        }
        #expect(displaced("W.FRA.REF") == .number(400))
        #expect(displaced("SYR.W.REF") == .number(700))
        #expect(displaced("SYR.SYR.IDP") == .number(600))
        #expect(reading.report.figures == 5)
        #expect(
            reading.leftOut == [
                "1 MG_RFGS_CNTRY_ASYLM: AGE Y0T17, SEX : DF_DISPLACED has all ages and both sexes only",
                "1 MG_INTERNAL_DISP_PERS: STAT_POP POP_CONF_VIOLENCE, a part of the total",
                "1 MG_NEW_INTERNAL_DISP: an indicator that no dataflow holds",
                "1 MG_UNRWA_RFGS_CNTRY_ASYLM: an indicator that no dataflow holds",
                "1 MG_RFGS_CNTRY_ASYLM_PER1000: an indicator that no dataflow holds",
                "2 the world, a region or a group of areas",
            ])
    }

    @Test func `less than one of a thousand is missing, not zero`() throws {
        let reading = try Children.read([
            Children.row("NRU", "MG_INTNL_MG_CNTRY_DEST", "Y0T17", "<1", multiplier: "3"),
            Children.row("FRA", "MG_INTNL_MG_CNTRY_DEST", "Y0T17", "", multiplier: "3"),
        ])
        let small = reading.observation(.stock, "A.UNICEF.W.NRU._U._T.Y0T17", 2020)
        #expect(small?.value == .missing(.notReported))
        #expect(small?.attributes[.comment] == "printed as <1, not zero")
        #expect(
            reading.observation(.stock, "A.UNICEF.W.FRA._U._T.Y0T17", 2020)?.value
                == .missing(.notReported))
    }

    @Test func `codes with labels, SDMX-CSV 2 and SDMX-ML give the same`() throws {
        let labelled = try Children.read(
            [
                "UNICEF:MG(1.0): Migration,FRA: France,MG_RFGS_CNTRY_ASYLM: Refugees,_T: Total,"
                    + "_T: Total,2020,400,0: Units,PS: Persons,A: Normal,x"
            ],
            header: "DATAFLOW,REF_AREA:Geographic area,INDICATOR:Indicator,AGE:Age,"
                + "STAT_POP:Population,TIME_PERIOD:Time,OBS_VALUE,UNIT_MULTIPLIER:Multiplier,"
                + "UNIT_MEASURE:Unit,OBS_STATUS:Status,DATA_SOURCE")
        #expect(
            labelled.observation(.displaced, "A.UNICEF.W.FRA.REF", 2020)?.value == .number(400))
        let second = try Children.read(
            ["dataflow,UNICEF:MG(1.0),I,FRA,MG_RFGS_CNTRY_ASYLM,_T,_T,2020,400"],
            header: "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,AGE,STAT_POP,TIME_PERIOD,"
                + "OBS_VALUE")
        #expect(second.observation(.displaced, "A.UNICEF.W.FRA.REF", 2020)?.value == .number(400))
        let ml = InputFile.text(Self.ml, name: "mg.xml")
        let reading = try UNICEFMigration().read(ml, areas: .standard)
        #expect(reading.observation(.displaced, "A.UNICEF.W.FRA.REF", 2020)?.value == .number(400))
    }

    private static let ml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <message:StructureSpecificData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
        xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" \
        xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" \
        xmlns:ns="urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=UNICEF:MG(1.0):ObsLevelDim:TIME_PERIOD">
        <message:Header><message:ID>x</message:ID><message:Test>false</message:Test>\
        <message:Prepared>2026-01-01T00:00:00</message:Prepared><message:Sender id="UNICEF"/>\
        <message:Structure structureID="MG" namespace="urn:sdmx:org.sdmx.infomodel.datastructure.\
        Dataflow=UNICEF:MG(1.0):ObsLevelDim:TIME_PERIOD" dimensionAtObservation="TIME_PERIOD">\
        <common:StructureUsage><Ref agencyID="UNICEF" id="MG" version="1.0"/></common:StructureUsage>\
        </message:Structure></message:Header>
        <message:DataSet ss:structureRef="MG" action="Information"><Series REF_AREA="FRA" \
        INDICATOR="MG_RFGS_CNTRY_ASYLM" AGE="_T" STAT_POP="_T" UNIT_MEASURE="PS"><Obs \
        TIME_PERIOD="2020" OBS_VALUE="400"/></Series></message:DataSet>
        </message:StructureSpecificData>
        """

    @Test func `other dataflows of the layout are not taken for it`() throws {
        let file = InputFile.lines([
            Children.header,
            Children.row("FRA", "CME_MRY0T4", "_T", "4").replacing("MG(", with: "CME("),
        ])
        #expect(throws: PublisherError.self) { try Publishers.recognise(file) }
    }

    @Test func `a wrong area, age, year or figure, and a key twice, are findings`() throws {
        let code = "MG_INTNL_MG_CNTRY_DEST"
        let reading = try Children.read([
            Children.row("FRA", code, "_T", "4"), Children.row("FRA", code, "_T", "4"),
            Children.row("QQQ", code, "_T", "4"), Children.row("DEU", code, "young", "4"),
            Children.row("DEU", code, "_T", "-4"), Children.row("DEU", code, "_T", "4", 20),
            Children.row("DEU", code, "_T", "5", multiplier: "99"),
        ])
        #expect(
            reading.report.findings.map(\.what) == [
                "the same key and year twice", "REF_AREA", "AGE", "OBS_VALUE", "TIME_PERIOD",
                "UNIT_MULTIPLIER",
            ])
        #expect(reading.report.figures == 1)
    }

    @Test func `a damaged message never crashes and errors say where`() {
        let text =
            [
                Children.header, Children.row("FRA", "MG_INTNL_MG_CNTRY_DEST", "Y0T17", "900"),
                Children.row("SYR", "MG_RFGS_CNTRY_ORIGIN", "_T", "<1", multiplier: "3"),
            ].joined(separator: "\n") + "\n"
        #expect(Damage.read(text, as: UNICEFMigration(), times: 600) > 20)
    }
}
