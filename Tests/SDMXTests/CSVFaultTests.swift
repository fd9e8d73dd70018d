import SDMX
import Testing

@Suite struct CSVFaultTests {
    private let head = "STRUCTURE,STRUCTURE_ID,ACTION,AREA,OBS_VALUE\n"
    private let good = "dataflow,T:D(1.0),I,FRA,1\n"

    @Test(arguments: [
        ("", SDMXError.Kind.empty), ("\r\n\n", .empty), ("\u{FEFF}", .empty),
        ("AREA,OBS_VALUE\n", .unrecognised), ("<?xml version=\"1.0\"?>", .unrecognised),
        ("STRUCTURE_ID,STRUCTURE\n", .unrecognised), ("STRUCTURE ID,STRUCTURE\n", .unrecognised),
        ("structure,structure_id\n", .unrecognised), ("STRUCTURE\n", .header),
        ("STRUCTURE,ACTION,AREA\n", .header), ("STRUCTURE[,],STRUCTURE_ID\n", .header),
        ("STRUCTURE,STRUCTURE_ID,ACTION,,AREA\n", .header),
        ("STRUCTURE,STRUCTURE_ID,AREA,AREA\n", .duplicateColumn),
        ("STRUCTURE,STRUCTURE_ID,ACTION,AREA,ACTION\n", .duplicateColumn),
        ("STRUCTURE,STRUCTURE_ID,AREA: a,AREA: b\n", .duplicateColumn),
        ("STRUCTURE,STRUCTURE_ID,\"AREA\n", .unterminatedQuote),
    ])
    func `a header that cannot be understood is refused`(_ text: String, _ kind: SDMXError.Kind) {
        #expect(fault(text)?.kind == kind)
    }

    @Test func `a fault of one row says where, and reading goes on behind it`() throws {
        let rows = [
            good, "dataflow,T:D(1.0),I,FRA\n", "dataflow,T:D(1.0),X,FRA,2\n",
            "dataflow,TD,I,FRA,3\n", "codelist,T:D(1.0),I,FRA,4\n", "\n",
            "dataflow,T:D(1.0),,FRA,5\n", "dataflow,T:D(1.0),I,FRA,6,7\n",
            "dataflow,T:D(1.0),I,\"FRA\n\",8\n", "dataflow,T:D(),I,FRA,9\n",
        ]
        let table = try Table(head + rows.joined() + good)
        #expect(table.cells("OBS_VALUE") == ["1", "8", "1"])
        #expect(
            table.faults.map(\.kind) == [
                .columnCount, .action, .structureReference, .structureReference, .action,
                .columnCount, .structureReference,
            ])
        #expect(table.faults.map(\.line) == [3, 4, 5, 6, 8, 9, 12])
        #expect(table.faults[1].column == 3 && table.faults[1].columnID == "ACTION")
        #expect(table.faults[2].found == "\"TD\"" && table.faults[3].column == 1)
        #expect(
            table.faults[1].description
                == "line 4, column 3 (ACTION), byte 113: found \"X\"; expected one of I A M R D")
    }

    @Test func `quotes that do not fit end the reading at their place`() throws {
        let open = try #require(fault(head + good + "dataflow,T:D(1.0),I,\"FRA,1\n" + good))
        #expect(open.kind == .unterminatedQuote && open.line == 3 && open.column == 4)
        #expect(open.columnID == "AREA" && open.byte == 91)
        let after = try #require(fault(head + "dataflow,T:D(1.0),I,\"a\nb\"c,1\n"))
        #expect(after.kind == .quoting && after.line == 3 && after.column == 4)
        #expect(fault(head + "dataflow,T:D(1.0),I,5\" pipe,1\n")?.kind == .quoting)
    }

    @Test func `nothing is read after a fault that ends the reading`() throws {
        let reader = try CSVDataReader(Array((head + "a\"b\n" + good).utf8))
        #expect(throws: SDMXError.self) { _ = try reader.next() }
        #expect(try reader.next() == nil)
    }

    @Test func `a last row that is cut is told from one with too few columns`() {
        #expect(fault(head + good + "dataflow,T:D(1.0),I")?.kind == .truncated)
        #expect(fault(head + good + "dataflow,T:D(1.0),I\n")?.kind == .columnCount)
        #expect(fault(head + good + "dataflow,T:D(1.0),I,FRA,1,2")?.kind == .columnCount)
        #expect(fault(head + good.dropLast()) == nil)
    }

    @Test func `a row that is used after the next step stops the program`() async {
        await #expect(processExitsWith: .failure) {
            let text = "DATAFLOW,A\nT:D(1.0),1\nT:D(1.0),2\n"
            let reader = try CSVDataReader(Array(text.utf8))
            let first = try #require(try reader.next())
            _ = try reader.next()
            _ = first.text(1)
        }
    }

    @Test func `limits are kept to the byte and the column`() throws {
        let limits = CSVLimits(fieldBytes: 20, columns: 5)
        let long = String(repeating: "x", count: 20)
        #expect(fault(head + "dataflow,T:D(1.0),I,\(long),1\n", limits: limits) == nil)
        let plain = try #require(fault(head + "dataflow,T:D(1.0),I,\(long)x,1\n", limits: limits))
        #expect(plain.kind == .limit && plain.column == 4 && plain.line == 2)
        let quoted = fault(head + "dataflow,T:D(1.0),I,\"\(long)x\",1\n", limits: limits)
        #expect(quoted?.kind == .limit)
        #expect(fault("STRUCTURE,STRUCTURE_ID,A,B,C,D\n", limits: limits)?.kind == .limit)
    }

    @Test func `other encodings and NUL are refused at their byte`() throws {
        let bytes = Array((head + good).utf8)
        let latin = try #require(
            fault(bytes + Array("dataflow,T:D(1.0),I,Per".utf8) + [0xFA, 0x0A]))
        #expect(latin.kind == .encoding && latin.line == 3 && latin.byte == bytes.count + 23)
        #expect(latin.found.contains("FA"))
        let nul = try #require(fault(bytes + Array("dataflow,\0".utf8)))
        #expect(nul.kind == .nul && nul.line == 3 && nul.byte == bytes.count + 9)
        let wide = (head + good).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(fault([0xFF, 0xFE] + wide)?.found == "UTF-16")
        #expect(fault(wide)?.kind == .encoding)
        let cut = try #require(fault(bytes + [0xE2, 0x82]))
        #expect(cut.kind == .encoding && cut.found.contains("incomplete"))
    }
}
