import SDMX
import Testing

@Suite struct CSVDataWriterTests {
    private func columns(_ ids: String...) -> [CSVComponent] { ids.map { CSVComponent($0) } }

    @Test func `version 2 is written to the letter`() throws {
        var writer = try CSVDataWriter(
            .v2, structure: flow(),
            columns: [
                CSVComponent("AREA"), CSVComponent("V"),
                CSVComponent("NOTE", .languages(["en", "fr"])),
            ],
            subfieldSeparator: UInt8(ascii: ";"))
        try writer.beginRow(action: .merge)
        try writer.add("FRA")
        try writer.add(12.40)
        try writer.add("en:a \"b\"")
        try writer.endRow()
        try writer.beginRow(action: .delete)
        try writer.add("x,y")
        try writer.add(-7)
        try writer.addEmpty()
        try writer.endRow()
        let text = String(decoding: try writer.finish(), as: UTF8.self)
        #expect(
            text == "STRUCTURE[;],STRUCTURE_ID,ACTION,AREA,V,NOTE[en;fr]\r\n"
                + "dataflow,TEST:DF_FLOW(1.0),M,FRA,12.4,\"en:a \"\"b\"\"\"\r\n"
                + "dataflow,TEST:DF_FLOW(1.0),D,\"x,y\",-7,\r\n")
    }

    @Test func `version 1 is written to the letter`() throws {
        var writer = try CSVDataWriter(
            .v1, structure: flow(), columns: columns("AREA", "TIME_PERIOD"),
            separator: UInt8(ascii: ";"))
        try writer.beginRow()
        try writer.add("a;b")
        try writer.add(try #require(TimePeriod("2015-07-01/P5Y")))
        try writer.endRow()
        #expect(
            String(decoding: try writer.finish(), as: UTF8.self)
                == "DATAFLOW;AREA;TIME_PERIOD\r\nTEST:DF_FLOW(1.0);\"a;b\";2015-07-01/P5Y\r\n")
    }

    @Test func `a refused row leaves nothing behind`() throws {
        var writer = try CSVDataWriter(.v2, structure: flow(), columns: columns("A", "B"))
        try writer.write(["1", "2"])
        do {
            try writer.beginRow()
            try writer.add("left")
            try writer.add(Double.nan)
            Issue.record("NaN was written")
        } catch {
            #expect(error.kind == .value && error.line == 3 && error.column == 5)
            #expect(error.columnID == "B")
        }
        do {
            try writer.write(["left", "a\0b"])
            Issue.record("NUL was written")
        } catch { #expect(error.kind == .nul && error.columnID == "B") }
        do {
            try writer.write(["left"])
            Issue.record("a short row was written")
        } catch { #expect(error.kind == .columnCount) }
        do {
            try writer.write(["a", "b", "left"])
            Issue.record("a long row was written")
        } catch { #expect(error.kind == .columnCount) }
        do {
            try writer.add("left")
            Issue.record("a cell was written outside a row")
        } catch { #expect(error.kind == .columnCount) }
        do {
            try writer.beginRow()
            try [UInt8]([0x41, 0xFF]).withUnsafeBufferPointer { bytes throws(SDMXError) in
                try writer.add(bytes: bytes)
            }
            Issue.record("bytes that are not UTF-8 were written")
        } catch { #expect(error.kind == .encoding && error.columnID == "A") }
        try writer.beginRow()
        try writer.add("begun and not ended")
        try writer.write(["3", "4"])
        let table = try Table(try writer.finish())
        #expect(table.cells("A") == ["1", "3"] && table.cells("B") == ["2", "4"])
    }

    @Test func `not a number is written where that is asked for, infinity never`() throws {
        var writer = try CSVDataWriter(
            .v2, structure: flow(), columns: columns("A"), notANumber: .written)
        try writer.beginRow()
        try writer.add(Double.nan)
        try writer.endRow()
        try writer.beginRow()
        do {
            try writer.add(-Double.infinity)
            Issue.record("infinity was written")
        } catch { #expect(error.kind == .value) }
        #expect(try Table(try writer.finish()).cells("A") == ["NaN"])
    }

    @Test func `headers that would be read back as something else are refused`() throws {
        func kind(
            _ version: CSVVersion, _ columns: [CSVComponent], reference: String = "T:D(1.0)",
            structure: StructureReference.Kind = .dataflow, separator: UInt8 = 44
        ) throws -> SDMXError.Kind? {
            let reference = try #require(StructureReference(structure, reference))
            do {
                _ = try CSVDataWriter(
                    version, structure: reference, columns: columns, separator: separator)
                return nil
            } catch { return error.kind }
        }
        #expect(try kind(.v2, columns("A", "A")) == .duplicateColumn)
        #expect(try kind(.v2, columns("ACTION")) == .duplicateColumn)
        #expect(try kind(.v2, columns("")) == .header)
        #expect(try kind(.v2, columns("A: b")) == .header)
        #expect(try kind(.v2, columns("A[]")) == .header)
        #expect(try kind(.v2, [CSVComponent("A", .many)]) == .header)
        #expect(try kind(.v1, columns("A"), structure: .dataStructure) == .structureReference)
        #expect(try kind(.v2, columns("A"), separator: 65) == .header)
        #expect(try kind(.v2, columns("SERIES_KEY", "LAST UPDATE", "A,B")) == nil)
        #expect(try kind(.v1, []) == nil)
    }

    @Test func `version 1 cannot say an action`() throws {
        var writer = try CSVDataWriter(.v1, structure: flow(), columns: columns("A"))
        do {
            try writer.beginRow(action: .delete)
            Issue.record("a deletion was written")
        } catch { #expect(error.kind == .action) }
        #expect(try Table(try writer.finish()).rows.isEmpty)
    }

    @Test func `a sink gets the same bytes in chunks of whole rows`() throws {
        var chunks: [[UInt8]] = []
        var writer = try CSVDataWriter(.v2, structure: flow(), columns: columns("A")) { chunk in
            chunks.append(Array(chunk))
        }
        var whole = try CSVDataWriter(.v2, structure: flow(), columns: columns("A"))
        for index in 0..<10_000 {
            try writer.write(["\(index)"])
            try whole.write(["\(index)"])
        }
        try writer.finish()
        #expect(chunks.count > 3 && chunks.allSatisfy { $0.last == 10 })
        #expect(try whole.finish() == chunks.flatMap { $0 })
    }

    @Test func `a sink that fails fails the writer`() throws {
        struct Full: Error {}
        let writer = try CSVDataWriter(.v2, structure: flow(), columns: columns("A")) { _ in
            throw Full()
        }
        do {
            try writer.finish()
            Issue.record("nothing was thrown")
        } catch { #expect(error.kind == .output && error.found.contains("Full")) }
    }
}
