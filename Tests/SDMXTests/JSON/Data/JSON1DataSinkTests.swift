import SDMX
import Testing

/// The form of SDMX-JSON 1.0 data, and what it cannot say.
@Suite struct JSON1DataSinkTests {
    private var structures: Structures {
        var structure = DataStructure("DSD", agency: "OFFICE", version: "1.0")
        let list = Codelist(
            "CL_SEX", agency: "OFFICE", version: "1.0",
            codes: [
                Code("M", names: LocalisedText([.init("en", "men"), .init("fr", "hommes")])),
                Code("F", names: "women"),
            ])
        structure.dimensions = [
            Dimension(
                Component("SEX", representation: Representation(enumeration: list.reference))),
            Dimension(Component("TIME_PERIOD"), kind: .time),
        ]
        structure.measures = [Measure(Component("OBS_VALUE"))]
        structure.groups = [GroupDescriptor("Sibling", dimensions: ["SEX"])]
        let text = Representation(format: TextFormat(.string))
        structure.attributes = [
            Attribute(Component("UNIT"), relationship: .dataflow),
            Attribute(Component("TITLE"), relationship: .group("Sibling")),
            Attribute(
                Component("NOTE", representation: text), relationship: .observation),
            Attribute(
                Component(
                    "OBS_STATUS", representation: Representation(enumeration: list.reference)),
                relationship: .observation),
        ]
        var structures = Structures()
        structures.dataStructures = [structure]
        structures.codelists = [list]
        return structures
    }

    private var info: DataSetInfo {
        let structure = structures.dataStructures[0]
        var info = DataSetInfo(
            structure: structure.reference,
            columns: DataSetInfo.columns(of: structure, in: structures))
        info.dimensionAtObservation = "TIME_PERIOD"
        return info
    }

    private func write(
        _ writer: DataMessageWriter, _ buffer: DataRowBuffer, _ level: DataRow.Level,
        _ values: [String: String]
    ) throws(SDMXError) {
        buffer.begin(level)
        for (id, value) in values {
            if let column = buffer.column(id) { buffer.set(column, value) }
        }
        try writer.write(buffer.row)
    }

    @Test func `data come before the one structure, with names of codes and bounds of periods`()
        throws
    {
        let (text, losses) = try writtenData(.json1, info, structures: structures) {
            writer, buffer throws(SDMXError) in
            try write(writer, buffer, .dataSet, ["UNIT": "persons"])
            try write(writer, buffer, .group, ["SEX": "M", "TITLE": "Men of all ages"])
            try write(writer, buffer, .series, ["SEX": "M"])
            try write(
                writer, buffer, .observation,
                ["TIME_PERIOD": "2020-Q1", "OBS_VALUE": "1.50", "NOTE": "so", "OBS_STATUS": "F"])
            try write(
                writer, buffer, .observation, ["TIME_PERIOD": "2020", "OBS_VALUE": "NaN"])
            try write(writer, buffer, .series, ["SEX": "F"])
            try write(writer, buffer, .observation, ["TIME_PERIOD": "2020", "OBS_VALUE": "3"])
        }
        #expect(losses.map(\.kind) == [.madeUp, .madeUp])
        for part in [
            #""schema":"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/1.0/sdmx-json-data-schema.json""#,
            #""data":{"dataSets":[{"action":"Information","links":[{"rel":"structure","urn":"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=OFFICE:DSD(1.0)"}],"#
                + #""series":{"0":{"attributes":[0],"observations":{"0":[1.50,0,0],"1":["NaN"]}},"#
                + #""1":{"observations":{"1":[3]}}},"attributes":[0]}],"structure":{"links":"#,
            #"{"id":"SEX","keyPosition":0,"values":[{"id":"M","name":"men","names":{"en":"men","fr":"hommes"}},{"id":"F","name":"women","names":{"en":"women"}}]}"#,
            #"{"id":"2020-Q1","name":"2020-Q1","start":"2020-01-01T00:00:00Z","end":"2020-03-31T23:59:59Z"}"#,
            #""dataSet":[{"id":"UNIT","relationship":{"none":{}},"values":[{"name":"persons"}]}]"#,
            #""series":[{"id":"TITLE","relationship":{"dimensions":["SEX"]},"values":[{"name":"Men of all ages"}]}]"#,
            #"{"id":"NOTE","relationship":{"primaryMeasure":"OBS_VALUE"},"values":[{"name":"so"}]}"#,
            #"{"id":"OBS_STATUS","relationship":{"primaryMeasure":"OBS_VALUE"},"values":[{"id":"F","name":"women","names":{"en":"women"}}]}"#,
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        let read = try ReadMessage(text, structures: structures)
        #expect(
            read.rows(.observation).map { $0.cells.joined(separator: ";") } == [
                "SEX=M^;TIME_PERIOD=2020-Q1;OBS_VALUE=1.50;TITLE=Men of all ages^;NOTE=so;OBS_STATUS=F",
                "SEX=M^;TIME_PERIOD=2020;OBS_VALUE=NaN;TITLE=Men of all ages^",
                "SEX=F^;TIME_PERIOD=2020;OBS_VALUE=3",
            ])
    }

    @Test func `a flat data set has all dimensions and attributes of groups at observations`()
        throws
    {
        let (text, losses) = try writtenData(
            .json1, info, layout: .flat, structures: structures
        ) { writer, buffer throws(SDMXError) in
            try write(writer, buffer, .group, ["SEX": "M", "TITLE": "Men"])
            try write(
                writer, buffer, .observation,
                ["SEX": "M", "TIME_PERIOD": "2020", "OBS_VALUE": "1", "NOTE": "n"])
            try write(
                writer, buffer, .observation, ["SEX": "F", "TIME_PERIOD": "2020", "OBS_VALUE": "2"])
        }
        #expect(losses.allSatisfy { $0.kind == .madeUp })
        #expect(text.contains(#""observations":{"0:0":[1,0,0],"1:0":[2]}"#), "\(text)")
        #expect(text.contains(#""series":[],"observation":[{"id":"SEX""#), "\(text)")
    }

    @Test func `what the version has no place for is told`() throws {
        var data = info
        var second = DataColumn("SHARE", .measure)
        second.isMultiValued = true
        data.columns.append(second)
        let (text, losses) = try writtenData(.json1, data, structures: structures) {
            writer, buffer throws(SDMXError) in
            buffer.begin(.series)
            buffer.set(0, "M")
            try writer.write(buffer.row)
            buffer.begin(.observation)
            buffer.set(1, "2020-01-01/P1Y")
            buffer.set(2, 1)
            buffer.set(
                5, [.text("a"), .localised(LocalisedText([.init("en", "b"), .init("fr", "c")]))])
            try writer.write(buffer.row)
            try write(writer, buffer, .group, ["SEX": "F", "TITLE": "none"])
        }
        #expect(text.contains(#"{"name":"a; b"}"#), "\(text)")
        #expect(text.contains(#"{"id":"2020-01-01/P1Y","name":"2020-01-01/P1Y","#))
        #expect(
            losses.filter { $0.kind != .madeUp }.map { "\($0.kind.rawValue) \($0.path)" } == [
                "leftOut measure SHARE", "leftOut attribute NOTE", "changed attribute NOTE",
                "changed attributes of a part of the key",
                "leftOut attributes of a part of the key", "invalid dimension TIME_PERIOD",
            ], "\(losses)")
    }

    @Test func `columns may come while data are written, but for dimensions`() throws {
        let columns = [
            DataColumn("AREA", .dimension), DataColumn("TIME_PERIOD", .timeDimension),
            DataColumn("OBS_VALUE", .measure),
        ]
        var late: SDMXError?
        let (text, _) = try writtenData(.json1, DataSetInfo(columns: columns)) {
            writer, buffer throws(SDMXError) in
            for (index, text) in ["FR", "2020", "7"].enumerated() {
                if index == 0 { buffer.begin(.observation) }
                buffer.set(index, text)
            }
            try writer.write(buffer.row)
            buffer.add(DataColumn("OBS_STATUS", .attribute))
            buffer.begin(.observation)
            for (index, text) in ["FR", "2021", "8", "E"].enumerated() { buffer.set(index, text) }
            try writer.write(buffer.row)
            buffer.add(DataColumn("SEX", .dimension))
            buffer.begin(.observation)
            buffer.set(4, "F")
            do throws(SDMXError) { try writer.write(buffer.row) } catch { late = error }
        }
        #expect(late?.kind == .unsupported && late?.columnID == "SEX")
        #expect(text.contains(#""observations":{"0:0":[7],"0:1":[8,0]}"#), "\(text)")
        #expect(try ReadMessage(text).rows(.observation).last?.cells.last == "OBS_STATUS=E")
    }

    @Test(arguments: [
        ("2020", "2020-01-01T00:00:00Z 2020-12-31T23:59:59Z"),
        ("2020-02", "2020-02-01T00:00:00Z 2020-02-29T23:59:59Z"),
        ("2020-S2", "2020-07-01T00:00:00Z 2020-12-31T23:59:59Z"),
        ("2020-W53", "2020-12-28T00:00:00Z 2021-01-03T23:59:59Z"),
        ("1899-12-31", "1899-12-31T00:00:00Z 1899-12-31T23:59:59Z"),
        ("2015-07-01/P5Y", "2015-07-01T00:00:00Z 2020-06-30T23:59:59Z"),
        ("2020-01-01T12:00:00", "2020-01-01T12:00:00Z 2020-01-01T12:00:00Z"),
        ("0001-01", "0001-01-01T00:00:00Z 0001-01-31T23:59:59Z"),
        ("9999", "9999-01-01T00:00:00Z 9999-12-31T23:59:59Z"),
    ])
    func `a period is written with its first and last second`(_ period: String, _ bounds: String)
        throws
    {
        let columns = [
            DataColumn("TIME_PERIOD", .timeDimension), DataColumn("OBS_VALUE", .measure),
        ]
        let (text, _) = try writtenData(.json1, DataSetInfo(columns: columns)) {
            writer, buffer throws(SDMXError) in
            buffer.begin(.observation)
            buffer.set(0, period)
            buffer.set(1, 1)
            try writer.write(buffer.row)
        }
        let parts = bounds.split(separator: " ")
        #expect(text.contains("\"start\":\"\(parts[0])\",\"end\":\"\(parts[1])\""), "\(text)")
    }
}
