import SDMX
import Testing

@Suite struct JSONStatSinkTests {
    private func info(measures: [String] = ["OBS_VALUE"]) -> DataSetInfo {
        var info = DataSetInfo(
            structure: ArtefactReference(.dataflow, agency: "OFFICE", id: "MIG", version: "1.0"),
            columns: [
                DataColumn("SEX", .dimension), DataColumn("REF_AREA", .dimension),
                DataColumn("TIME_PERIOD", .timeDimension),
            ] + measures.map { DataColumn($0, .measure) } + [
                DataColumn("OBS_STATUS", .attribute), DataColumn("NOTE", .attribute),
            ])
        info.names = LocalisedText([.init("fr", "Migrants (fr)"), .init("en", "Migrants")])
        return info
    }

    private func observe(
        _ writer: DataMessageWriter, _ buffer: DataRowBuffer, _ values: [String?]
    ) throws(SDMXError) {
        buffer.begin(.observation)
        for (column, value) in values.enumerated() {
            if let value { buffer.set(column, value) }
        }
        try writer.write(buffer.row)
    }

    @Test func `a full cube is an array in the order of its dimensions`() throws {
        let (text, losses) = try writtenData(.jsonStat, info()) {
            writer, buffer throws(SDMXError) in
            try observe(writer, buffer, ["M", "FR", "2021", "4.50", "A"])
            try observe(writer, buffer, ["M", "FR", "2020", "3"])
            try observe(writer, buffer, ["F", "FR", "2020", "NaN", "M", "lost"])
        }
        #expect(
            text == """
                {"version":"2.0","class":"dataset","label":"Migrants",\
                "id":["SEX","REF_AREA","TIME_PERIOD"],"size":[2,1,2],\
                "role":{"time":["TIME_PERIOD"],"geo":["REF_AREA"]},\
                "dimension":{"SEX":{"label":"SEX","category":{"index":["M","F"]}},\
                "REF_AREA":{"label":"REF_AREA","category":{"index":["FR"]}},\
                "TIME_PERIOD":{"label":"TIME_PERIOD","category":{"index":["2020","2021"]}}},\
                "value":[3,4.5,null,null],"status":[null,"A","M",null],\
                "extension":{"structure":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=OFFICE:MIG(1.0)"}}
                """, "\(text)")
        #expect(losses.map { $0.path } == ["attribute NOTE"])
    }

    @Test func `a sparse cube is an object by the number of the cell`() throws {
        let (text, _) = try writtenData(.jsonStat, info()) { writer, buffer throws(SDMXError) in
            for (index, area) in ["A", "B", "C", "D"].enumerated() {
                let status = index == 3 ? "E" : nil
                try observe(writer, buffer, ["S\(index)", area, "2020", "\(index)", status])
            }
        }
        #expect(
            text.contains(#""value":{"0":0,"5":1,"10":2,"15":3},"status":{"15":"E"}"#), "\(text)")
    }

    @Test func `several measures are a dimension, and code lists give the order`() throws {
        var structure = DataStructure("DSD", agency: "OFFICE", version: "1.0")
        let list = Codelist(
            "CL_SEX", agency: "OFFICE", version: "1.0",
            codes: [Code("F", names: "Women"), Code("M", names: "Men")])
        structure.dimensions = [
            Dimension(
                Component("SEX", representation: Representation(enumeration: list.reference))),
            Dimension(Component("REF_AREA")), Dimension(Component("TIME_PERIOD"), kind: .time),
        ]
        var structures = Structures()
        structures.dataStructures = [structure]
        structures.codelists = [list]
        var data = info(measures: ["IN", "OUT"])
        data.structure = structure.reference
        let (text, _) = try writtenData(.jsonStat, data, structures: structures) {
            writer, buffer throws(SDMXError) in
            try observe(writer, buffer, ["M", "FR", "2020", "1", "2", "A"])
            try observe(writer, buffer, ["F", "FR", "2020", "3", nil])
        }
        #expect(text.contains(#""size":[2,1,1,2]"#) && text.contains(#""metric":["MEASURE"]"#))
        #expect(text.contains(#""index":["F","M"],"label":{"F":"Women","M":"Men"}"#))
        #expect(text.contains(#""value":[3,null,1,2],"status":[null,null,"A","A"]"#), "\(text)")
    }

    @Test func `several data sets are a collection, and what has no place is told`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.jsonStat) { bytes += Array($0) }
        for value in ["1", "2"] {
            var data = info()
            data.annotations = [Annotation(id: "a")]
            try writer.begin(data)
            let buffer = DataRowBuffer(columns: data.columns)
            buffer.begin(.dataSet)
            buffer.set(5, "of all")
            try writer.write(buffer.row)
            buffer.begin(.series)
            buffer.set(0, "M")
            buffer.set(5, "of a series")
            try writer.write(buffer.row)
            for _ in 0..<2 { try observe(writer, buffer, ["M", "FR", "2020", value]) }
            try observe(writer, buffer, ["M", "DE", "2020", "many"])
        }
        let losses = try writer.finish()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.contains(
                #""class":"collection","link":{"item":[{"version":"2.0","class":"dataset""#))
        #expect(text.contains(#""attributes":{"NOTE":"of all"}"#))
        #expect(
            text.contains(#""value":[1,null]"#) && text.contains(#""value":[2,null]"#), "\(text)")
        #expect(
            losses.map { "\($0.path) \($0.count)" } == [
                "annotation 2", "attribute NOTE 2", "measure OBS_VALUE 2", "observation 2",
            ])
        #expect(throws: SDMXError.self) {
            try writtenData(.jsonStat, info()) { writer, buffer throws(SDMXError) in
                try observe(writer, buffer, ["M", nil, "2020", "1"])
            }
        }
    }
}
