import SDMX
import Testing

/// Tables as agencies send them, where the standard is silent or is not kept.
@Suite struct CSVPublisherTests {
    @Test func `version 1 has custom columns before its dimensions`() throws {
        let message = try CSVNeutral(
            "DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\r\n"
                + "ESTAT:POP(1.0),07/08/23 11:00:00,A,MT,2020,514.5,p,\r\n"
                + "ESTAT:POP(1.0),07/08/23 11:00:00,A,CY,2020,:,,\r\n")
        let set = try #require(message.sets.first)
        #expect(message.format == .csv1 && set.ids(.dimension) == ["freq", "geo"])
        #expect(set.ids(.attribute) == ["LAST UPDATE", "OBS_FLAG", "CONF_STATUS"])
        #expect(set.rows[1]["OBS_VALUE"] == "514.5" && set.rows[2]["OBS_VALUE"] == ":")
    }

    @Test func `names may follow a colon alone, and the structure have none`() throws {
        let message = try CSVNeutral(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,FREQ:Frequency,REF_AREA:Area,TIME_PERIOD:Period,\
            OBS_VALUE:Value,TITLE:Title
            dataflow,BIS:RATES(1.0),I,M: Monthly,MT: Malta,2024-01,4.5,Rates: policy
            """)
        let row = message.rows[1]
        #expect(row["FREQ"] == "M" && row["REF_AREA"] == "MT" && row["TITLE"] == "Rates: policy")
        #expect(message.sets[0].info.columns[0].names.best("en") == "Frequency")
    }

    @Test(arguments: [
        ("X.Y:DF(1.0): A name", "Dataflow X.Y:DF(1.0)", "A name", 0),
        ("X:DF(1.0):A name", "Dataflow X:DF(1.0)", "A name", 0),
        ("\"X.Y,DSD@DF,4.1\"", "Dataflow X.Y:DSD@DF(4.1)", nil, 1),
        ("\"X,DF\"", "Dataflow X:DF(~)", nil, 1),
        (
            "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=X:DF(2.0)", "Dataflow X:DF(2.0)",
            nil, 1
        ),
        ("BBEX3", nil, nil, 1),
    ])
    func `a dataflow is written in several ways`(
        _ cell: String, _ structure: String?, _ name: String?, _ remarks: Int
    ) throws {
        let message = try CSVNeutral("DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\n\(cell),A,2020,1\n")
        let info = try #require(message.sets.first?.info)
        #expect(info.structure?.description == structure && info.names.best("en") == name)
        #expect(message.remarks.count == remarks && message.rows.count == 2)
        #expect(message.remarks.allSatisfy { $0.line == 2 && $0.column == 1 })
    }

    @Test func `the dataflow of a table with keys is the start of each key`() throws {
        let text = """
            KEY,FREQ,AREA,TIME_PERIOD,OBS_VALUE,TITLE
            DF.A.MT,A,MT,2020,1,
            DF.A.CY,A,CY,2020,2,x
            """
        let message = try CSVNeutral(text)
        #expect(message.format == .csv1 && message.sets.count == 1)
        #expect(message.sets[0].ids(.dimension) == ["FREQ", "AREA"])
        #expect(message.sets[0].info.structure == nil)
        let bound = try CSVNeutral(
            "KEY,AREA,SEX,TIME_PERIOD,OBS_VALUE\nDF.MT.F,MT,F,2020,1\n", csvStructures())
        #expect(bound.sets[0].info.structure?.text == "TEST:DF(1.0)")
        #expect(bound.sets[0].info.columns.allSatisfy { !$0.isGuessed })
        #expect(MessageFormat.recognise(Array(text.utf8)) == .csv1)
        #expect(MessageFormat.recognise(Array("KEY,VALUE\n1,2\n".utf8)) == .unknown)
    }

    @Test(arguments: [
        ("geo,time,value\nMT,2020,1\n", "table of 3 columns"),
        ("FREQ;TIME_PERIOD;OBS_VALUE\nA;2020;1\n", "does not name its dataflow"),
        ("freq,geo\\TIME_PERIOD\t2020 \nA,MT\t1 \n", "Eurostat's TSV"),
        ("UNA:+.? 'UNB+UNOC:3", "SDMX-EDI"), ("sep=;\nDATAFLOW;A\n", "sep="),
        ("structure,structure_id\n", "small letters"), ("Not found", "Not found"),
        ("KEY,VALUE\n1,2\n", "without TIME_PERIOD"), ("STRUCTURE ID,A\n", "after the first term"),
    ])
    func `what is not SDMX-CSV is refused with what it looks like`(
        _ text: String, _ part: String
    ) throws {
        do {
            _ = try Message.open(.text(text))
            Issue.record("\(text) was read")
        } catch {
            #expect(error.kind == .unrecognised && error.found.contains(part), "\(error)")
            #expect(error.line == 1 && error.column == 1)
        }
    }

    @Test func `names that are promised and left out do not swallow ids`() throws {
        let message = try CSVNeutral(
            """
            STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,AREA,Area,SEX,TIME_PERIOD,OBS_VALUE,Value
            DATAFLOW,T:D(1.0),Name,I,MT,Malta,F,2020,1,
            """)
        #expect(
            message.sets[0].info.columns.map(\.id) == ["AREA", "SEX", "TIME_PERIOD", "OBS_VALUE"])
        #expect(message.rows[1]["SEX"] == "F" && message.rows[1]["TIME_PERIOD"] == "2020")
    }

    @Test func `missing values stay the texts that they are`() throws {
        let message = try CSVNeutral(
            "DATAFLOW,A,TIME_PERIOD,OBS_VALUE,N\nT:D(1.0),x,2020,NaN,#N/A\nT:D(1.0),x,2021,,\n")
        #expect(message.rows[1]["OBS_VALUE"] == "NaN" && message.rows[1]["N"] == "#N/A")
        #expect(message.rows[2].level == .observation && message.rows[2].values.count == 2)
    }
}
