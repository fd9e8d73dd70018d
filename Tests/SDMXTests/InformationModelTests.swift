import SDMX
import Testing

@Suite struct InformationModelTests {
    @Test(arguments: [
        "A:B(1.0)", "OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)", "SDMX:CL_AREA(2.0.0-draft.1)", "A:B",
        "E1:x-y_z$(1.0+)", "A:B(*)", "A:B(~)",
    ])
    func `a reference is written as it was read`(_ text: String) {
        #expect(StructureReference(.dataflow, text)?.description == text)
    }

    @Test(arguments: [
        "", ":", "A", "A:", ":B", "A:B()", "A:B(1.0", "A:B(1)0", "A:B(1.0) ", " A:B(1.0)",
        "A..C:B(1)",
        "A:B:C(1)", "A,B:C", "A:B(1 0)", "Ä:B(1)", "A:(1)",
    ])
    func `what is not a reference is refused`(_ text: String) {
        #expect(StructureReference(.dataflow, text) == nil)
    }

    @Test func `kinds of structure are read in any case, actions are not`() {
        #expect(StructureReference.Kind(name: "DATAFLOW") == .dataflow)
        #expect(StructureReference.Kind(name: "DataStructure") == .dataStructure)
        #expect(StructureReference.Kind(name: "codelist") == nil)
        #expect(Action(byte: UInt8(ascii: "M")) == .merge && Action(byte: UInt8(ascii: "m")) == nil)
        for action in Action.allCases {
            #expect(action.rawValue.utf8.first.flatMap { Action(byte: $0) } == action)
        }
    }

    @Test func `a period keeps its bytes and is not interpreted`() {
        for text in ["2020", "2020-Q1", "2015-07-01/P5Y", "2020-01-01T00:00:00+01:00", "-0044"] {
            #expect(TimePeriod(text)?.description == text)
        }
        #expect(TimePeriod("2020") != TimePeriod("2020-A1"))
        for text in ["", "Q1 2020", " 2020", "2020,5", String(repeating: "1", count: 65)] {
            #expect(TimePeriod(text) == nil)
        }
    }

    @Test(arguments: [
        ("STRUCTURE,STRUCTURE_ID,ACTION\n", MessageFormat.csv2), ("DATAFLOW,FREQ\n", .csv1),
        ("\u{FEFF}\"STRUCTURE[;]\";\"STRUCTURE_ID\"", .csv2), ("STRUCTURE[|]\tSTRUCTURE_ID", .csv2),
        ("DATAFLOW", .csv1), ("", .unknown), ("DATAFLOWS,A", .unknown), ("STRUCTURE,A", .unknown),
        ("STRUCTURE_ID,STRUCTURE", .unknown), ("{\"meta\":1}", .unknown), ("<?xml?>", .unknown),
        ("KEY,FREQ,OBS_VALUE\n", .csv1), ("KEY,VALUE\n", .unknown), ("STRUCTURE[", .unknown),
        ("STRUCTURE[;", .unknown),
    ])
    func `a format is told from the first bytes`(_ text: String, _ format: MessageFormat) {
        #expect(MessageFormat.recognise(text.utf8) == format)
    }
}
