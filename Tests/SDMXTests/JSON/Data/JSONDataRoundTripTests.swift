import SDMX
import Testing

@Suite struct JSONDataRoundTripTests {
    @Test(arguments: [true, false], 1...8)
    func `what is written is read back`(isSeries: Bool, seed: Int) throws {
        var sample = JSONDataSample(seed: UInt64(seed), isSeries: isSeries)
        var rows: [ReadRow] = []
        var header = MessageHeader(id: "M1")
        header.prepared = "2024-05-06T07:08:09Z"
        header.sender = Party("S", names: "Sender")
        header.contentLanguages = ["en"]
        header.names = LocalisedText("Test")
        let (text, losses) = try writtenData(.json2, sample.info, header: header) {
            writer, _ throws(SDMXError) in
            do {
                try sample.run { buffer in
                    rows.append(ReadRow(buffer.row))
                    try writer.write(buffer.row)
                }
            } catch let error as SDMXError { throw error } catch {}
        }
        #expect(losses == [])
        let read = try ReadMessage(text)
        #expect(read.faults == [] && read.remarks == [])
        for level in [DataRow.Level.dataSet, .series, .observation] {
            var expected = rows.filter { $0.level == level }
            if level == .dataSet { expected[0].annotations = ["set"] }
            #expect(read.rows(level) == expected)
        }
        // Groups of one key come together.
        let groups = Set(rows.filter { $0.level == .group }.map { $0.cells.prefix(2) })
        #expect(Set(read.rows(.group).map { $0.cells.prefix(2) }) == groups)
        header.schema = read.header.schema
        #expect(read.header == header)
        #expect(read.dataSets == [sample.info])
    }

    @Test func `several data sets keep their structures`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.json2) { bytes += Array($0) }
        for (id, flow) in [("A", "F1"), ("B", "F2"), ("A", "F1")] {
            let info = DataSetInfo(
                structure: ArtefactReference(.dataflow, agency: "T", id: flow),
                columns: [DataColumn(id, .dimension), DataColumn("V", .measure)])
            try writer.begin(info)
            let buffer = DataRowBuffer(columns: info.columns)
            buffer.begin(.observation)
            buffer.set(0, id.lowercased())
            buffer.set(1, 1.25)
            buffer.begin(.observation)
            buffer.set(0, id)
            buffer.set(1, "1.25")
            try writer.write(buffer.row)
        }
        _ = try writer.finish()
        let read = try ReadMessage(.bytes(bytes))
        #expect(read.dataSets.map { $0.structure?.id } == ["F1", "F2", "F1"])
        #expect(
            read.rows(.observation).map { $0.cells } == [
                ["A=A", "V=1.25"], ["B=B", "V=1.25"], ["A=A", "V=1.25"],
            ])
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""dataSets":[0,2]"#))
    }
}
