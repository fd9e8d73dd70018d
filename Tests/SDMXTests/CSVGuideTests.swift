import SDMX
import Testing

/// The cases of the field guide to SDMX-CSV 2.0, with words and figures of our own.
@Suite struct CSVGuideTests {
    @Test func `an ordinary message gives columns, actions and structures`() throws {
        let table = try Table(wellFormed)
        #expect(table.rows.count == 3 && table.faults.isEmpty)
        #expect(table.actions == [.information, .append, .delete])
        #expect(
            table.structures == [
                "dataflow TEST:DF_FLOW(1.0)", "dataflow TEST:DF_FLOW(1.0)",
                "dataflow TEST:DF_FLOW(1.1)",
            ])
        #expect(table.cells("OBS_VALUE") == ["1250", "7.5", "-"])
        #expect(table.cells("NOTE")?[1] == "en:so called \"returns\", about")
        #expect(table.cells("NOTE")?[2] == "two\r\nlines, séparées")
        #expect(table.header.subfieldSeparator == ";")
    }

    @Test func `brackets say which columns hold several values or languages`() throws {
        let header = try Table(
            "STRUCTURE[|];STRUCTURE_ID;ACTION;AREA;BASIS[];TITLE[en|es];DESK[];DESK[].MAIL[]\r\n"
        ).header
        #expect(header.separator == UInt8(ascii: ";") && header.subfieldSeparator == "|")
        let components = header.componentColumns.map { header.columns[$0].component }
        #expect(
            components == [
                CSVComponent("AREA"), CSVComponent("BASIS", .many),
                CSVComponent("TITLE", .languages(["en", "es"])), CSVComponent("DESK", .many),
                CSVComponent("DESK.MAIL", .many),
            ])
    }

    @Test func `keys of series and observations are columns of their own`() throws {
        let header = try Table("STRUCTURE,STRUCTURE_ID,ACTION,SERIES_KEY,OBS_KEY,AREA\n").header
        #expect(header.columns[3].role == .seriesKey && header.columns[4].role == .obsKey)
        #expect(header.componentColumns == [5])
    }

    @Test func `labels in the cell are told from ids by a colon and a space`() throws {
        let text = """
            STRUCTURE[|];STRUCTURE_ID;ACTION;AREA: Área;TIME_PERIOD: Año;OBS_VALUE: Valor
            dataflow;TEST:DF(1.0.0): Población: residente;I;PER: Perú;2017;12,4
            dataflow;TEST:DF(1.0.0): Población: residente;I;CHL: Chile: todo;2018: 2018;3
            """
        let reader = try CSVDataReader(Array(text.utf8))
        #expect(reader.header.labels == .both)
        #expect(reader.header.columns[3].component.label == "Área")
        let area = try #require(reader.header.column("AREA"))
        let value = try #require(reader.header.column("OBS_VALUE"))
        var areas = CodeInterner()
        let first = try #require(try reader.next())
        #expect(first.code(area) == "PER" && first.label(area) == "Perú")
        #expect(first.text(area) == "PER: Perú" && first.intern(area, into: &areas) == 0)
        #expect(first.structure.description == "TEST:DF(1.0.0)")
        #expect(first.number(value) == nil)
        #expect(first.number(value, mark: UInt8(ascii: ",")) == 12.4)
        let second = try #require(try reader.next())
        #expect(second.code(area) == "CHL" && second.label(area) == "Chile: todo")
        #expect(second.period(4)?.description == "2018" && second.label(5) == nil)
        #expect(second.intern(area, into: &areas) == 1 && areas.strings == ["PER", "CHL"])
        #expect(try reader.next() == nil)
    }

    @Test func `labels in columns of their own belong to the ids before them`() throws {
        let text = """
            STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,AREA,AREA,OBS_VALUE,Value,UPDATED
            DATAFLOW,TEST:DF(1.0),People,I,KEN,Kenya,12.5,,2024-05-01
            """
        let reader = try CSVDataReader(Array(text.utf8))
        #expect(reader.header.labels == .name)
        #expect(reader.header.columns[5].role == .label(of: 4))
        #expect(reader.header.componentColumns == [4, 6, 8])
        let row = try #require(try reader.next())
        #expect(row.label(4) == "Kenya" && row.label(6) == nil && row.label(8) == nil)
        #expect(row["AREA"] == "KEN" && row["UPDATED"] == "2024-05-01" && row["Kenya"] == nil)
        #expect(row.structure.kind == .dataflow)
    }

    @Test func `structures of different kinds may follow each other`() throws {
        let table = try Table(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,STOCK,FLOW
            dataflow,TEST:DF_A(1.6.0),I,IND,1,
            datastructure,TEST:DSD_B,M,IND,,2
            dataprovision,TEST.UNIT:DPA_C(2.0.0-draft),R,IND,"3",
            dataflow,TEST:DF_A(1.6.0),I,IND,4,
            """)
        #expect(
            table.structures == [
                "dataflow TEST:DF_A(1.6.0)", "dataStructure TEST:DSD_B",
                "dataProvision TEST.UNIT:DPA_C(2.0.0-draft)", "dataflow TEST:DF_A(1.6.0)",
            ])
        #expect(table.actions == [.information, .merge, .replace, .information])
        #expect(table.cells("STOCK") == ["1", "", "3", "4"])
    }

    @Test func `everything of a structure can be deleted by a row without cells`() throws {
        let table = try Table("STRUCTURE,STRUCTURE_ID,ACTION\ndatastructure,TEST:DSD(1.0.0),D\n")
        #expect(table.rows.count == 1 && table.actions == [.delete])
    }

    @Test func `without a column of actions all rows are for information`() throws {
        let table = try Table("STRUCTURE,STRUCTURE_ID,AREA\ndataflow,TEST:DF(1.0),NPL\n")
        #expect(table.header.actionColumn == nil && table.actions == [.information])
    }

    @Test func `version 1 has one leading column and custom columns`() throws {
        let table = try Table("DATAFLOW,LAST UPDATE,geo,OBS_VALUE\rX.Y:T(1.0),today,MT,0.1\r\r")
        #expect(table.header.version == .v1)
        #expect(table.structures == ["dataflow X.Y:T(1.0)"])
        #expect(table.cells("LAST UPDATE") == ["today"] && table.cells("geo") == ["MT"])
    }

    @Test func `a message may be quoted throughout and begin with a byte order mark`() throws {
        let table = try Table(
            "\u{FEFF}\"STRUCTURE[,]\",\"STRUCTURE_ID\",\"A B\"\n\"dataflow\",\"T:D(1)\",\"\"\n")
        #expect(table.header.subfieldSeparator == "," && table.cells("A B") == [""])
    }
}
