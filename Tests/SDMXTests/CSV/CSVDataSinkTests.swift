import SDMX
import Testing

@Suite struct CSVDataSinkTests {
    private let structures = csvStructures()

    /// A data set of the test's structure: attributes at every level, one series with and one
    /// without observations.
    private func write(
        _ format: MessageFormat, action: Action = .information,
        options: DataMessageWriter.Options = DataMessageWriter.Options()
    ) throws -> (text: String, losses: [Loss]) {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(
            format, structures: structures, options: options
        ) { bytes += $0 }
        let structure = try #require(structures.dataStructures.first)
        var info = DataSetInfo(
            structure: structures.dataflows.first?.reference,
            columns: DataSetInfo.columns(of: structure, in: structures))
        info.action = action
        let row = DataRowBuffer(columns: info.columns)
        try writer.begin(info)
        row.begin(.dataSet)
        row.set(7, "PS")
        try writer.write(row.row)
        row.begin(.group, group: "Sibling")
        row.set(0, "MT")
        row.set(5, [.localised(LocalisedText([.init("en", "Malta"), .init("fr", "Malte")]))])
        try writer.write(row.row)
        row.begin(.series)
        row.set(0, "MT")
        row.set(1, "F")
        try writer.write(row.row)
        for (period, value) in [("2019", 12.5), ("2020", .nan)] {
            row.begin(.observation)
            row.set(2, period)
            row.set(3, value)
            row.set(4, "P")
            if period == "2019" { row.set(6, [.text("a;b"), .text("c")]) }
            try writer.write(row.row)
        }
        row.begin(.series)
        row.set(0, "CY")
        row.set(1, "M")
        try writer.write(row.row)
        let losses = try writer.finish()
        return (String(decoding: bytes, as: UTF8.self), losses)
    }

    @Test func `version 2 has rows for every level`() throws {
        let (text, losses) = try write(.csv2, action: .replace)
        #expect(
            text == """
                STRUCTURE[;],STRUCTURE_ID,ACTION,AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,\
                TITLE[en;fr],SOURCES[],UNIT\r
                dataflow,TEST:DF(1.0),R,,,,,,,,PS\r
                dataflow,TEST:DF(1.0),R,MT,,,,,en:Malta;fr:Malte,,\r
                dataflow,TEST:DF(1.0),R,MT,F,2019,12.5,P,,"\""a;b"";c",\r
                dataflow,TEST:DF(1.0),R,MT,F,2020,NaN,P,,,\r
                dataflow,TEST:DF(1.0),R,CY,M,,,,,,\r

                """)
        #expect(losses.isEmpty)
    }

    @Test func `version 1 repeats what belongs to several observations, and says what is lost`()
        throws
    {
        let (text, losses) = try write(.csv1)
        #expect(
            text == """
                DATAFLOW,AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE,SOURCES,UNIT\r
                TEST:DF(1.0),MT,F,2019,12.5,P,Malta,a;b; c,PS\r
                TEST:DF(1.0),MT,F,2020,NaN,P,Malta,,PS\r

                """)
        #expect(
            losses.map(\.description) == [
                "attribute TITLE: all languages but one (left out)",
                "attribute SOURCES: several values, joined in one text (changed)",
                "series: without observations (left out)",
            ])
    }

    @Test func `version 1 leaves deletions out rather than say the contrary`() throws {
        let (text, losses) = try write(.csv1, action: .delete)
        #expect(text == "DATAFLOW\r\n" || text.split(separator: "\r\n").count == 1)
        #expect(losses.contains { $0.what.contains("action") })
        #expect(losses.contains { $0.what == "a row of a deletion" && $0.count >= 4 })
    }

    @Test(arguments: [MessageFormat.csv1, .csv2])
    func `names stand in the cell of the ids`(_ format: MessageFormat) throws {
        var options = DataMessageWriter.Options()
        options.labels = .both
        let (text, _) = try write(format, options: options)
        let lines = text.split(separator: "\r\n")
        #expect(lines[0].contains(",AREA: AREA,SEX: SEX,"))
        let row = try #require(lines.first { $0.contains("2019") })
        #expect(row.contains("\"TEST:DF(1.0): Stocks, by sex\","))
        #expect(row.contains(",MT: Malta,F: Women,2019,12.5,P: Provisional,"))
        let read = try CSVNeutral(text, structures)
        let plain = try CSVNeutral(try write(format).text, structures)
        #expect(read.rows == plain.rows)
        #expect(read.sets[0].info.names.best("en") == "Stocks, by sex")
    }

    @Test func `names stand in columns of their own`() throws {
        var options = DataMessageWriter.Options()
        options.labels = .name
        options.separator = UInt8(ascii: ";")
        options.subfieldSeparator = UInt8(ascii: "|")
        let (text, _) = try write(.csv2, options: options)
        let lines = text.split(separator: "\r\n")
        #expect(
            lines[0].hasPrefix(
                "STRUCTURE[|];STRUCTURE_ID;STRUCTURE_NAME;ACTION;AREA;AREA;SEX;SEX;TIME_PERIOD;"))
        #expect(
            lines.contains {
                $0.hasPrefix(
                    "dataflow;TEST:DF(1.0);Stocks, by sex;I;MT;Malta;F;Women;2019;;12.5;;P;Provisional;"
                )
            })
        let read = try CSVNeutral(text, structures)
        #expect(read.rows == (try CSVNeutral(try write(.csv2).text, structures)).rows)
        do {
            _ = try write(.csv1, options: options)
            Issue.record("version 1 was written with columns of names")
        } catch { #expect((error as? SDMXError)?.kind == .header) }
    }

    @Test func `several data sets follow each other where their columns fit`() throws {
        let text = """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,TIME_PERIOD,OBS_VALUE,NOTE\r
            dataflow,TEST:A(1.0),A,MT,2020,1,x\r
            datastructure,TEST:B,D,MT,,-,\r
            dataflow,TEST:A(1.0),R,MT,2020,2,\r

            """
        let (written, losses) = try CSVNeutral.written(.text(text), .csv2)
        #expect(written == text && losses.isEmpty)
    }

    @Test func `columns that come too late are reported, dimensions refused`() throws {
        func write(_ second: [DataColumn], _ set: (DataRowBuffer) -> Void) throws -> (
            String, [Loss]
        ) {
            var bytes: [UInt8] = []
            let writer = try DataMessageWriter(.csv2) { bytes += $0 }
            let structure = try flow().artefact
            let first = [DataColumn("A", .dimension), DataColumn("OBS_VALUE", .measure)]
            let row = DataRowBuffer(columns: first)
            try writer.begin(DataSetInfo(structure: structure, columns: first))
            // More than is kept back while the header may change.
            for _ in 0..<4000 {
                row.begin(.observation)
                row.set(0, "x")
                row.set(1, 1)
                try writer.write(row.row)
            }
            row.reset(columns: second)
            try writer.begin(DataSetInfo(structure: structure, columns: second))
            row.begin(.observation)
            set(row)
            try writer.write(row.row)
            let losses = try writer.finish()
            return (String(decoding: bytes, as: UTF8.self), losses)
        }
        let more = [
            DataColumn("OBS_VALUE", .measure), DataColumn("N", .attribute),
            DataColumn("A", .dimension),
        ]
        let (text, losses) = try write(more) { row in
            row.set(0, 2)
            row.set(1, "late")
            row.set(2, "y")
        }
        #expect(text.hasSuffix(",I,x,1\r\ndataflow,TEST:DF_FLOW(1.0),I,y,2\r\n"))
        #expect(losses.map(\.path) == ["attribute N"])
        #expect(throws: SDMXError.self) {
            try write([DataColumn("B", .dimension)]) { $0.set(0, "z") }
        }
    }

    @Test func `what has no place in the message is reported`() throws {
        var bytes: [UInt8] = []
        var header = MessageHeader(id: "M1")
        header.prepared = "2024-01-01"
        let writer = try DataMessageWriter(.csv1, header: header) { bytes += $0 }
        var info = DataSetInfo(
            structure: ArtefactReference(.dataStructure, agency: "X", id: "DSD", version: "1.0"),
            columns: [DataColumn("A", .dimension), DataColumn("N", .attribute)])
        info.annotations = [Annotation()]
        info.validFrom = "2020"
        try writer.begin(info)
        let row = DataRowBuffer(columns: info.columns)
        row.begin(.observation)
        row.set(0, "x")
        row.set(1, "")
        try writer.write(row.row)
        let losses = try writer.finish()
        #expect(String(decoding: bytes, as: UTF8.self) == "DATAFLOW,A,N\r\nX:DSD(1.0),x,\r\n")
        #expect(
            losses.map(\.path) == ["header", "data set", "data set", "structure", "attribute N"])
        #expect(losses[3].kind == .madeUp)
    }

    @Test func `languages that come with later rows are still in the header`() throws {
        let columns = [DataColumn("A", .dimension), DataColumn("N", .attribute)]
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.csv2) { bytes += $0 }
        try writer.begin(DataSetInfo(structure: try flow().artefact, columns: columns))
        let row = DataRowBuffer(columns: columns)
        for language in ["en", "fr", "mt"] {
            row.begin(.observation)
            row.set(0, "x")
            row.set(1, [.localised(LocalisedText("text", language: language))])
            try writer.write(row.row)
        }
        let losses = try writer.finish()
        #expect(losses.isEmpty)
        #expect(
            String(decoding: bytes, as: UTF8.self).hasPrefix(
                "STRUCTURE[;],STRUCTURE_ID,ACTION,A,N[en;fr;mt]\r\n"))
    }

    @Test func `without a data set there is a header`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.csv2) { bytes += $0 }
        #expect(try writer.finish().map(\.kind) == [.madeUp])
        #expect(String(decoding: bytes, as: UTF8.self) == "STRUCTURE,STRUCTURE_ID,ACTION\r\n")
    }
}

/// Data whose columns are found while they are read, as of messages without a structure.
@Suite struct CSVLateColumnTests {
    @Test func `columns up to the first observation are in the header`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.csv2) { bytes += $0 }
        try writer.begin(DataSetInfo(structure: try flow().artefact))
        let row = DataRowBuffer()
        let unit = row.add(DataColumn("UNIT", .attribute))
        row.begin(.dataSet)
        row.set(unit, "PS")
        try writer.write(row.row)
        let area = row.add(DataColumn("AREA", .dimension))
        for code in ["MT", "CY"] {
            row.begin(.series)
            row.set(area, code)
            try writer.write(row.row)
        }
        let time = row.add(DataColumn("TIME_PERIOD", .timeDimension))
        let value = row.add(DataColumn("OBS_VALUE", .measure))
        row.begin(.observation)
        row.set(time, "2020")
        row.set(value, 1)
        try writer.write(row.row)
        #expect(try writer.finish().isEmpty)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                STRUCTURE[;],STRUCTURE_ID,ACTION,AREA,TIME_PERIOD,OBS_VALUE,UNIT\r
                dataflow,TEST:DF_FLOW(1.0),I,,,,PS\r
                dataflow,TEST:DF_FLOW(1.0),I,MT,,,\r
                dataflow,TEST:DF_FLOW(1.0),I,CY,2020,1,\r

                """)
    }

    @Test func `series without any observation are written at the end`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.csv2) { bytes += $0 }
        try writer.begin(DataSetInfo(structure: try flow().artefact))
        let row = DataRowBuffer(columns: [DataColumn("AREA", .dimension)])
        for code in ["MT", "CY"] {
            row.begin(.series)
            row.set(0, code)
            try writer.write(row.row)
        }
        #expect(try writer.finish().isEmpty)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                STRUCTURE,STRUCTURE_ID,ACTION,AREA\r
                dataflow,TEST:DF_FLOW(1.0),I,MT\r
                dataflow,TEST:DF_FLOW(1.0),I,CY\r

                """)
    }

    @Test func `attributes that come with later rows are still in the header`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.csv2) { bytes += $0 }
        try writer.begin(DataSetInfo(structure: try flow().artefact))
        let row = DataRowBuffer(
            columns: [DataColumn("A", .dimension), DataColumn("OBS_VALUE", .measure)])
        row.begin(.observation)
        row.set(0, "one\r\n\"two\"")
        row.set(1, 1)
        try writer.write(row.row)
        let note = row.add(DataColumn("NOTE", .attribute))
        row.begin(.observation)
        row.set(0, "x")
        row.set(note, [.text("p"), .text("q")])
        try writer.write(row.row)
        #expect(try writer.finish().isEmpty)
        let table = try CSVNeutral(.bytes(bytes))
        #expect(table.sets[0].ids(.attribute) == ["NOTE"] && table.faults.isEmpty)
        #expect(table.rows[1]["A"] == "one\r\n\"two\"" && table.rows[1]["NOTE"] == nil)
        #expect(table.rows[2].values["NOTE"] == [.text("p"), .text("q")])
    }
}
