import Tables
import Testing

@Suite struct WorkbookTests {
    private func sheet(_ rows: String) throws -> Sheet {
        var fixture = WorkbookFixture()
        fixture.sheet = "<sheetData>\(rows)</sheetData>"
        return try Workbook(bytes: fixture.bytes).sheet("Data")
    }

    private func error(_ rows: String) -> TableError? {
        #expect(throws: TableError.self) { try sheet(rows) }
    }

    @Test(arguments: [false, true])
    func `every type of cell is read as what it is`(isDeflated: Bool) throws {
        var fixture = WorkbookFixture.everyType
        fixture.isDeflated = isDeflated
        let workbook = try Workbook(bytes: fixture.bytes)
        #expect(workbook.sheetNames == ["Data"])
        let sheet = try workbook.sheet("Data")
        #expect(sheet["A2"] == .text("plain"))
        #expect(sheet["B2"] == .text("rich run"))
        #expect(sheet["C2"] == .number(280_598_105, raw: "280598105"))
        #expect(sheet["C2"].integer == 280_598_105)
        #expect(sheet["D2"] == .number(-0.0015, raw: "-1.5E-3"))
        #expect(sheet["E2"] == .bool(true))
        #expect(sheet["F2"] == .error("#N/A"))
        #expect(sheet["G2"] == .text("plain!"))
        #expect(sheet["H2"] == .text("in line"))
        #expect(sheet["I2"] == .text("2020-07-01"))
        #expect(sheet["L2"] == .number(43831, raw: "43831"))
        #expect(sheet["M2"] == .text("a\nb_x0041_"))
        #expect(sheet["O2"] == .bool(false))
    }

    @Test func `a blank is blank, never zero and never an empty text`() throws {
        let sheet = try Workbook(bytes: WorkbookFixture.everyType.bytes).sheet(at: 0)
        #expect(sheet["J2"] == .blank)
        #expect(sheet["K2"] == .blank)
        #expect(sheet["N2"] == .blank)
        #expect(sheet["ZZ2"] == .blank)
        #expect(sheet["A1"] == .blank)
        #expect(sheet[0, -1] == .blank)
        #expect(sheet["J2"].number == nil)
        #expect(sheet.row(2)?.cells.contains { $0.column == 10 } == false)
        let formula = sheet.row(2)?.cells.first { $0.column == 11 }
        #expect(formula == Sheet.Cell(column: 11, value: .blank, isFormula: true))
        let empty = try self.sheet(
            "<row r=\"1\"><c t=\"inlineStr\"><is><t></t></is></c><c><v></v></c></row>")
        #expect(empty["A1"] == .text(""))
        #expect(empty["B1"] == .blank)
    }

    @Test func `rows and columns without references follow the ones before`() throws {
        let sheet = try Workbook(bytes: WorkbookFixture.everyType.bytes).sheet("Data")
        #expect(sheet[3, 1] == .number(1, raw: "1"))
        #expect(sheet[3, 2] == .text("plain"))
        #expect(sheet[3, 28] == .number(28, raw: "28"))
        #expect(sheet[3, 29] == .number(29, raw: "29"))
        #expect(sheet.rows.map(\.number) == [2, 3])
        #expect(sheet.lastRow == 3)
        #expect(sheet.lastColumn == 29)
    }

    @Test func `merged ranges are listed in order`() throws {
        let sheet = try Workbook(bytes: WorkbookFixture.everyType.bytes).sheet("Data")
        #expect(sheet.merges.map(\.description) == ["A1:C1", "B5:B9"])
    }

    @Test func `cells and rows out of order are put in order`() throws {
        let sheet = try sheet(
            """
            <row r="5"><c r="B5"><v>2</v></c><c r="A5"><v>1</v></c></row>\
            <row r="1"><c r="C1"><v>3</v></c></row>
            """)
        #expect(sheet.rows.map(\.number) == [1, 5])
        #expect(sheet.rows[1].cells.map(\.column) == [1, 2])
        #expect(sheet["A5"].number == 1)
    }

    @Test func `hidden sheets and sheets under other prefixes are listed`() throws {
        var fixture = WorkbookFixture.everyType
        fixture.list = """
            <x:sheets xmlns:x="\(WorkbookFixture.main)"><x:sheet name="One &amp; all" r:id="rId1"/>\
            <x:sheet name="Two" r:id="rId2" state="hidden"/><x:sheet name="Chart" r:id="rId7"/>\
            </x:sheets>
            """
        let workbook = try Workbook(bytes: fixture.bytes)
        #expect(workbook.sheetNames == ["One & all", "Two"])
        #expect(workbook.entries.map(\.visibility) == [.visible, .hidden])
        #expect(try workbook.sheets().map(\.name) == ["One & all", "Two"])
    }

    @Test func `elements of other namespaces are passed over`() throws {
        let sheet = try sheet(
            """
            <row r="1"><c r="A1"><v>1</v><y:v xmlns:y="other">2</y:v></c></row>\
            <y:row xmlns:y="other" r="9"/>
            """)
        #expect(sheet["A1"].number == 1)
        #expect(sheet.lastRow == 1)
    }

    @Test func `a wrong cell is named by sheet and address`() throws {
        let found = error("<row r=\"12\"><c r=\"L12\"><v>1,000</v></c></row>")
        #expect(
            found?.description
                == "sheet \"Data\", cell L12: found \"1,000\" in a number cell; expected a number")
        #expect(error("<row r=\"1\"><c r=\"A2\"/></row>")?.place.row == 1)
        #expect(error("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>")?.kind == .corrupt)
        #expect(error("<row r=\"1\"><c t=\"b\"><v>yes</v></c></row>")?.place.column == 1)
        #expect(error("<row r=\"1\"><c t=\"zz\"/></row>")?.found == "cell type \"zz\"")
        #expect(error("<row r=\"0\"/>")?.found == "row number \"0\"")
        #expect(error("<row r=\"1048577\"/>")?.kind == .corrupt)
        #expect(error("<row r=\"1\"><row/></row>")?.kind == .corrupt)
        #expect(error("<c r=\"A1\"/>")?.kind == .corrupt)
        let twice = "<c r=\"B1\"><v>1</v></c>"
        #expect(error("<row r=\"1\">\(twice)\(twice)</row>")?.found == "a cell that is there twice")
        let row = "<row r=\"1\">\(twice)</row>"
        #expect(error(row + row)?.found == "a row that is there twice")
    }

    @Test func `a sheet that is not there is answered with those that are`() throws {
        let workbook = try Workbook(bytes: WorkbookFixture().bytes, file: "a.xlsx")
        let error = #expect(throws: TableError.self) { try workbook.sheet("Table 1") }
        #expect(
            error?.description
                == "a.xlsx: found sheets \"Data\"; expected a sheet \"Table 1\"")
        #expect(throws: TableError.self) { try workbook.sheet(at: 1) }
        #expect(throws: TableError.self) { try workbook.sheet(at: -1) }
    }

    @Test func `an unexpected cell can be reported with what it holds`() throws {
        let sheet = try Workbook(bytes: WorkbookFixture.everyType.bytes).sheet("Data")
        #expect(
            sheet.unexpected(row: 2, column: 1, expected: "a number").description
                == "sheet \"Data\", cell A2: found \"plain\"; expected a number")
    }
}
