import SDMX
import TestKit
import Testing

@Suite struct JSONDataRoundTripTests {
    /// Random data: columns as a reader gives them, rows by level.
    private struct Sample {
        var info: DataSetInfo
        var generator: SeededGenerator
        let codes = ["A", "B2", "_T", "x-y", "007", "with space", "é\"\\/\u{1}", "", "2020"]

        init(seed: UInt64, isSeries: Bool) {
            generator = SeededGenerator(seed: seed)
            var columns = ["D1", "D2", "D3"].enumerated().map { index, id in
                var column = DataColumn(id, .dimension)
                column.keyPosition = index
                column.usage = .mandatory
                column.names = LocalisedText("Dimension \(id)")
                return column
            }
            var time = DataColumn("TIME_PERIOD", .timeDimension)
            time.keyPosition = 3
            time.usage = .mandatory
            columns.append(time)
            columns += [DataColumn("M1", .measure), DataColumn("M2", .measure)]
            columns[5].isMultiValued = true
            for (id, attachment, dimensions) in [
                ("AD", DataColumn.Attachment.dataSet, []), ("AG", .group, ["D1", "D3"]),
                ("AS", .series, ["D1", "D2", "D3"]), ("AO", .observation, []),
                ("AL", .observation, []),
            ] {
                var column = DataColumn(id, .attribute)
                column.attachment = attachment
                column.attachedTo = dimensions
                columns.append(column)
            }
            columns[10].isMultilingual = true
            info = DataSetInfo(
                structure: ArtefactReference(
                    .dataStructure, agency: "T.U", id: "D", version: "1.0.0"), columns: columns)
            info.dimensionAtObservation = isSeries ? "TIME_PERIOD" : DataSetInfo.allDimensions
            info.action = .replace
            info.names = LocalisedText([.init("en", "Name"), .init("de", "Name\n2")])
            info.annotations = [Annotation(id: "set", text: "of the set")]
        }

        mutating func code() -> String { codes.randomElement(using: &generator) ?? "A" }

        mutating func chance(_ part: Double) -> Bool {
            Double.random(in: 0..<1, using: &generator) < part
        }

        mutating func fill(_ buffer: DataRowBuffer) {
            if chance(0.8) { buffer.set(4, "\(Int.random(in: -9...9, using: &generator)).50") }
            if chance(0.1) { buffer.set(4, "NaN") }
            if chance(0.3) { buffer.set(5, [.text("1"), .text(code())]) }
            if chance(0.5) { buffer.set(9, code()) }
            if chance(0.2) {
                buffer.set(
                    10, [.localised(LocalisedText([.init("en", code()), .init("fr", "f")]))])
            }
        }

        mutating func run(_ body: (DataRowBuffer) throws -> Void) rethrows {
            let buffer = DataRowBuffer(columns: info.columns)
            buffer.begin(.dataSet)
            buffer.set(6, code())
            try body(buffer)
            var keys: Set<[String]> = []
            for _ in 0..<40 {
                let key = [code(), code(), code()]
                guard keys.insert(key).inserted else { continue }
                if chance(0.2), keys.insert([key[0], "group", key[2]]).inserted {
                    buffer.begin(.group)
                    buffer.set(0, key[0])
                    buffer.set(2, key[2])
                    buffer.set(7, code())
                    try body(buffer)
                }
                if info.dimensionAtObservation == "TIME_PERIOD" {
                    buffer.begin(.series)
                    for column in 0..<3 { buffer.set(column, key[column]) }
                    if chance(0.5) { buffer.set(8, code()) }
                    try body(buffer)
                }
                for year in 2010..<2010 + Int.random(in: 0...5, using: &generator) {
                    buffer.begin(.observation)
                    if info.dimensionAtObservation != "TIME_PERIOD" {
                        for column in 0..<3 { buffer.set(column, key[column]) }
                    }
                    buffer.set(3, "\(year)")
                    fill(buffer)
                    try body(buffer)
                }
            }
        }
    }

    @Test(arguments: [true, false], 1...8)
    func `what is written is read back`(isSeries: Bool, seed: Int) throws {
        var sample = Sample(seed: UInt64(seed), isSeries: isSeries)
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
