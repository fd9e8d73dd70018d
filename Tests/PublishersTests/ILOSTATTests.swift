import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the described layout of ILOSTAT's bulk files; the figures are made up.
private enum Labour {
    static let header =
        "\"ref_area\",\"source\",\"indicator\",\"sex\",\"classif1\",\"classif2\",\"time\",\"obs_value\","
        + "\"obs_status\",\"note_classif\",\"note_indicator\",\"note_source\""
    static let short =
        "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status,note_classif,"
        + "note_indicator,note_source"

    static func read(_ header: String, _ rows: [String]) throws -> TableReading {
        let file = InputFile.lines([header] + rows)
        #expect(try Publishers.recognise(file).id == "ilostat")
        let reading = try ILOSTAT().read(file, areas: .standard)
        let left = reading.report.leftOut.reduce(0) { $0 + $1.count }
        #expect(
            reading.report.figures + left + reading.report.findings.count == reading.report.rows)
        return reading
    }
}

struct ILOSTATTests {
    @Test func `people of working age are never taken for all ages`() throws {
        let reading = try Labour.read(
            Labour.header,
            [
                "\"FRA\",\"BA:141\",\"MST_XWAP_SEX_AGE_CBR_NB\",\"SEX_T\",\"AGE_AGGREGATE_TOTAL\","
                    + "\"CBR_BIR_FOREIGN\",\"2020\",12.5,,,,\"R1:3513_T2:85\"",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_T,AGE_5YRBANDS_TOTAL,CBR_BIR_FOREIGN,2020,12.5,,,,",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_T,AGE_YTHADULT_YGE15,CBR_BIR_FOREIGN,2020,12.5,,,,",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_F,AGE_AGGREGATE_Y15-24,CBR_BIR_FOREIGN,2020,1.5,U,,,",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_T,AGE_AGGREGATE_TOTAL,CBR_BIR_TOTAL,2020,90,,,,",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_T,AGE_AGGREGATE_TOTAL,CBR_BIR_NATIVE,2020,77,,,,",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_T,AGE_AGGREGATE_TOTAL,CBR_BIR_X,2020,0.5,,,,",
                "FRA,BA:141,MST_XWAP_SEX_AGE_CBR_NB,SEX_O,AGE_AGGREGATE_TOTAL,CBR_BIR_FOREIGN,2020,1,,,,",
            ])
        #expect(reading.faults.isEmpty)
        #expect(reading.dataSet.source == "ILOSTAT_XWAP")
        #expect(reading.dataSet.table == "mst_xwap_sex_age_cbr_nb")
        let all = try #require(
            reading.observation(.stock, "A.ILOSTAT_XWAP.W.FRA.B._T.Y_GE15", 2020))
        #expect(all.value == .number(12.5) && all.scaled == 12_500)
        #expect(all.attributes[.comment] == "source BA:141; notes R1:3513_T2:85")
        #expect((all.row, all.column) == (2, 8))
        let young = reading.observation(.stock, "A.ILOSTAT_XWAP.W.FRA.B.F.Y15T24", 2020)
        #expect(young?.status == .lowReliability)
        #expect(reading.report.figures == 2)
        let cube = try #require(reading.cubes.first)
        #expect(!cube.dictionaries[6].codes.contains("_T"))
        #expect(
            reading.leftOut == [
                "2 the same figure again, under another classification of ages",
                "1 natives or citizens and migrants together",
                "1 natives or citizens: no migrants",
                "1 people not known to be migrants or not",
                "1 SEX_O: a sex that is not taken",
            ])
    }

    @Test func `flows by birthplace keep origins, unknown ones and the total apart`() throws {
        let start = ",BX:1,MFL_FPOP_SEX_CBR_NB,SEX_T,"
        let reading = try Labour.read(
            Labour.short,
            [
                "RUS" + start + "CBR_BRT_TOTAL,2011,10,,,,", "RUS" + start + "CBR_UKR,2011,6,B,,,",
                "RUS" + start + "CBR_KOS,2011,1,A,,,", "RUS" + start + "CBR_BRT_X,2011,2,,,,",
                "RUS" + start + "CBR_X06,2011,9,,,,", "RUS" + start + "CBR_EU28,2011,9,,,,",
                "RUS" + start + "CBR_RUS,2011,9,,,,", "X01" + start + "CBR_UKR,2011,9,,,,",
                "RUS" + start + "CBR_UKR,2012,,,,,", "RUS" + start + "CBR_UKR,2012Q1,5,,,,",
            ])
        #expect(reading.faults.isEmpty && reading.failedChecks.isEmpty)
        func found(_ origin: String, _ year: Int = 2011) -> Observation? {
            reading.observation(
                .flow, "A.ILOSTAT_FPOP.\(origin).RUS.B._T.Y_GE15.DESTINATION._Z", year)
        }
        #expect(found("W")?.value == .number(10))
        #expect(found("UKR")?.status == .breakInSeries)
        #expect(found("XKX")?.attributes[.comment]?.contains("adjusted") == true)
        #expect(found("UNK")?.value == .number(2))
        #expect(found("UKR", 2012)?.value == .missing(.notReported))
        #expect(reading.report.figures == 5)
        #expect(
            reading.leftOut == [
                "2 X01 to X99: the world, a region or a group, modelled",
                "1 CBR_EU28: a group or another code that is no area",
                "1 origin and destination are one: no migrants",
                "1 figures of quarters or months",
            ])
    }

    @Test func `nationals abroad live at the other end, and are a source of their own`() throws {
        let reading = try Labour.read(
            Labour.short, ["PHL,BA:9,MNA_TPOP_SEX_CRS_NB,SEX_F,CRS_SAU,2015,300.5,,,,"])
        let abroad = reading.observation(.stock, "A.ILOSTAT_TPOP.PHL.SAU.C.F.Y_GE15", 2015)
        #expect(abroad?.value == .number(300.5))
        let back = try Labour.read(
            Labour.short, ["PHL,BA:9,MNA_XRET_SEX_CPR_NB_A,SEX_M,CPR_SAU,2015,3,,,,"])
        #expect(
            back.observation(.flow, "A.ILOSTAT_XRET.SAU.PHL.P.M.Y_GE15.DESTINATION._Z", 2015)?.value
                == .number(3))
        for source in ["ILOSTAT_TPOP", "ILOSTAT_XRET"] { #expect(ILOSTAT().isReader(of: source)) }
        #expect(!Publishers.definitions(of: "ILOSTAT_TPOP").isEmpty)
    }

    @Test func `one survey of an area and year is kept, the publisher's best if it says so`() throws
    {
        let rows = [
            "FRA,BA:1,MST_NCTP_SEX_CCT_NB,SEX_T,CCT_DZA,2020,5,,,,",
            "FRA,BB:2,MST_NCTP_SEX_CCT_NB,SEX_T,CCT_DZA,2020,6,,,,",
        ]
        let reading = try Labour.read(Labour.short, rows)
        let first = reading.observation(.stock, "A.ILOSTAT_NCTP.DZA.FRA.C._T.Y_GE15", 2020)
        #expect(first?.value == .number(5))
        #expect(reading.leftOut == ["1 another source of the same area and year, after the first"])
        let best = try Labour.read(
            Labour.short + ",best_source,source.label",
            [rows[0] + ",0,Census", rows[1] + ",1,Labour Force Survey"])
        let kept = best.observation(.stock, "A.ILOSTAT_NCTP.DZA.FRA.C._T.Y_GE15", 2020)
        #expect(kept?.value == .number(6))
        #expect(kept?.attributes[.comment] == "source Labour Force Survey")
    }

    @Test func `codes with labels beside them are read, labels alone are refused`() throws {
        let reading = try Labour.read(
            "ref_area,ref_area.label,source,source.label,indicator,indicator.label,sex,sex.label,"
                + "classif1,classif1.label,time,obs_value,obs_status,obs_status.label",
            [
                "FRA,France,BA:1,LFS,MST_FORP_SEX_CBR_NB,x,SEX_T,Total,CBR_DZA,Algeria,2020,5,I,"
                    + "Imputation"
            ])
        #expect(reading.report.figures == 1 && reading.report.leftOut.isEmpty)
        let alone = InputFile.lines([
            "ref_area.label,source.label,indicator.label,sex.label,classif1.label,time,obs_value",
            "France,LFS,x,Total,Algeria,2020,5",
        ])
        #expect(try Publishers.recognise(alone).id == "ilostat")
        let error = #expect(throws: PublisherError.self) {
            try ILOSTAT().read(alone, areas: .standard)
        }
        #expect(error?.found.contains("labels without its codes") == true)
    }

    @Test func `another indicator is refused by name, as are two in one file`() {
        let rows = [
            "FRA,BA:1,MST_TEMP_SEX_AGE_CBR_NB,SEX_T,AGE_AGGREGATE_TOTAL,2020,5,,,,",
            "FRA,BA:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_DZA,2020,5,,,,",
            "FRA,BA:1,MST_NCTP_SEX_CCT_NB,SEX_T,CCT_DZA,2020,5,,,,",
        ]
        for (lines, words) in [
            ([rows[0]], "MST_TEMP_SEX_AGE_CBR_NB"),
            ([rows[1], rows[2]], "MST_NCTP_SEX_CCT_NB after MST_FORP_SEX_CBR_NB"),
        ] {
            let error = #expect(throws: PublisherError.self) {
                try ILOSTAT().read(.lines([Labour.short] + lines), areas: .standard)
            }
            #expect(error?.kind == .layout)
            #expect(error?.found.contains(words) == true)
        }
    }

    @Test func `a wrong area, year or figure is a finding with its cell`() throws {
        let start = "FRA,BA:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_DZA,"
        let reading = try Labour.read(
            Labour.short,
            [
                "FRA,BA:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_QQQ,2020,5,,,,",
                "QQQ,BA:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_DZA,2020,5,,,,", start + "20,5,,,,",
                start + "2020,-1,,,,", start + "2021,1e12,,,,", start + "2022,many,,,,",
                start + "2023,5,,,,", start + "2023,6,,,,",
            ])
        #expect(
            reading.report.findings.map(\.what) == [
                "area", "area", "time", "obs_value", "obs_value", "obs_value",
                "the same series and year twice",
            ])
        #expect(reading.report.findings[6].expected == "one figure; the first is in row 8")
        #expect(reading.report.figures == 1)
    }

    @Test func `a damaged table never crashes and errors say where`() {
        let text =
            Labour.short + "\nFRA,BA:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_DZA,2020,5.5,U,,,R1:1\n"
            + "FRA,BA:1,MST_FORP_SEX_CBR_NB,SEX_F,CBR_BRT_TOTAL,2021,,B,,,\n"
        #expect(Damage.read(text, as: ILOSTAT(), times: 600) > 20)
    }

    @Test func `a year of five digits is a fault, a quarter is left out`() throws {
        let row = "AUT,BX:1,MST_FORP_SEX_CBR_NB,SEX_T,CBR_DEU,"
        let reading = try Labour.read(
            Labour.short, [row + "2020,60.5,,,,", row + "20200,1,,,,", row + "2020Q3,1,,,,"])
        #expect(reading.faults.count == 1)
        #expect(reading.faults.first?.contains("20200") == true)
        #expect(reading.leftOut == ["1 figures of quarters or months"])
    }
}
