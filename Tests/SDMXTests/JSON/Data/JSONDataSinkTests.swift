import SDMX
import Testing

/// Writes rows and gives the message and what it could not carry.
func writtenData(
    _ format: MessageFormat, _ info: DataSetInfo, layout: DataMessageWriter.Layout = .asGiven,
    structures: Structures? = nil, header: MessageHeader = MessageHeader(id: "T"),
    _ body: (DataMessageWriter, DataRowBuffer) throws(SDMXError) -> Void
) throws(SDMXError) -> (text: String, losses: [Loss]) {
    var bytes: [UInt8] = []
    var options = DataMessageWriter.Options()
    options.layout = layout
    let writer = try DataMessageWriter(
        format, header: header, structures: structures, options: options
    ) { bytes += Array($0) }
    try writer.begin(info)
    try body(writer, DataRowBuffer(columns: info.columns))
    let losses = try writer.finish()
    return (String(decoding: bytes, as: UTF8.self), losses)
}

@Suite struct JSONDataSinkTests {
    private func info(_ attributes: [DataColumn] = []) -> DataSetInfo {
        var info = DataSetInfo(
            structure: ArtefactReference(.dataflow, agency: "OFFICE", id: "MIG", version: "1.0"),
            columns: [
                DataColumn("SEX", .dimension), DataColumn("TIME_PERIOD", .timeDimension),
                DataColumn("OBS_VALUE", .measure),
            ] + attributes)
        info.dimensionAtObservation = "TIME_PERIOD"
        return info
    }

    private func attribute(
        _ id: String, _ attachment: DataColumn.Attachment, to dimensions: [String] = []
    ) -> DataColumn {
        var column = DataColumn(id, .attribute)
        column.attachment = attachment
        column.attachedTo = dimensions
        return column
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

    private func series(
        _ writer: DataMessageWriter, _ buffer: DataRowBuffer, _ sex: String
    ) throws(SDMXError) {
        buffer.begin(.series)
        buffer.set(0, sex)
        try writer.write(buffer.row)
    }

    @Test func `data come before the structure, with numbers in order of appearance`() throws {
        let (text, losses) = try writtenData(.json2, info([attribute("OBS_STATUS", .observation)]))
        {
            writer, buffer throws(SDMXError) in
            try series(writer, buffer, "M")
            try observe(writer, buffer, [nil, "2020", "1.50", "A"])
            try observe(writer, buffer, [nil, "2021", nil, "P"])
            try series(writer, buffer, "F")
            try observe(writer, buffer, [nil, "2021", "007", nil])
        }
        let data =
            #""series":{"0":{"observations":{"0":[1.50,0],"1":[null,1]}},"1":{"observations":{"1":["007"]}}}"#
        #expect(text.contains(data), "\(text)")
        #expect(
            text.contains(#""values":[{"id":"2020","name":"2020"},{"id":"2021","name":"2021"}]"#))
        #expect(losses.map { $0.kind } == [.madeUp, .madeUp])
        #expect(losses.map { $0.path } == ["prepared", "id of a party"])
    }

    @Test func `a series that comes again goes into a further data set`() throws {
        let (text, losses) = try writtenData(.json2, info()) { writer, buffer throws(SDMXError) in
            for sex in ["M", "F", "M"] {
                try series(writer, buffer, sex)
                try observe(writer, buffer, [nil, sex == "F" ? "2020" : "2021", "1"])
            }
        }
        let read = try ReadMessage(text)
        #expect(read.dataSets.count == 2)
        #expect(read.rows.map { $0.level }.filter { $0 == .series }.count == 3)
        #expect(losses.contains { $0.kind == .changed && $0.path == "series" && $0.count == 1 })
    }

    @Test func `an observation that comes again in its series is refused`() throws {
        var faults: [SDMXError] = []
        let (text, _) = try writtenData(.json2, info()) { writer, buffer throws(SDMXError) in
            try series(writer, buffer, "M")
            for value in ["1", "2"] {
                do throws(SDMXError) {
                    try observe(writer, buffer, [nil, "2020", value])
                } catch {
                    faults.append(error)
                }
            }
        }
        #expect(faults.map { $0.kind } == [.value])
        #expect(try ReadMessage(text).rows(.observation).count == 1)
    }

    @Test func `observations are put under series, and series into observations`() throws {
        let columns = info([attribute("TITLE", .series)])
        let (grouped, _) = try writtenData(.json2, columns, layout: .series()) {
            writer, buffer throws(SDMXError) in
            try observe(writer, buffer, ["M", "2020", "1", "men"])
            try observe(writer, buffer, ["M", "2021", "2", "men"])
            try observe(writer, buffer, ["F", "2021", "3"])
        }
        #expect(
            grouped.contains(
                #""0":{"observations":{"0":[1,0],"1":[2,0]}},"1":{"observations":{"1":[3]}}"#),
            "\(grouped)")
        let (across, _) = try writtenData(.json2, columns, layout: .series(by: "SEX")) {
            writer, buffer throws(SDMXError) in
            try observe(writer, buffer, ["M", "2020", "1"])
            try observe(writer, buffer, ["F", "2020", "2"])
        }
        #expect(try ReadMessage(across).dataSets[0].dimensionAtObservation == "SEX")
        let (flat, _) = try writtenData(.json2, columns, layout: .flat) {
            writer, buffer throws(SDMXError) in
            buffer.begin(.series)
            buffer.set(0, "M")
            buffer.set(3, "men")
            try writer.write(buffer.row)
            try observe(writer, buffer, [nil, "2020", "1"])
            buffer.begin(.series)
            buffer.set(0, "F")
            buffer.set(3, "none yet")
            try writer.write(buffer.row)
        }
        #expect(
            try ReadMessage(flat).rows.dropFirst() == [
                ReadRow(.group, "SEX=F;TITLE=none yet"),
                ReadRow(.observation, "SEX=M;TIME_PERIOD=2020;OBS_VALUE=1;TITLE=men"),
            ])
    }

    @Test func `names come from the structures, texts without id are values`() throws {
        var structure = DataStructure("DSD", agency: "OFFICE", version: "1.0")
        let list = Codelist(
            "CL_SEX", agency: "OFFICE", version: "1.0",
            codes: [Code("M", names: LocalisedText([.init("en", "men"), .init("fr", "hommes")]))])
        structure.dimensions = [
            Dimension(
                Component("SEX", representation: Representation(enumeration: list.reference))),
            Dimension(Component("TIME_PERIOD"), kind: .time),
        ]
        structure.measures = [
            Measure(
                Component("OBS_VALUE", representation: Representation(format: TextFormat(.string))))
        ]
        var structures = Structures()
        structures.dataStructures = [structure]
        structures.codelists = [list]
        var data = info([attribute("NOTE", .dataSet)])
        data.structure = structure.reference
        let (text, _) = try writtenData(.json2, data, structures: structures) {
            writer, buffer throws(SDMXError) in
            buffer.begin(.dataSet)
            buffer.set(3, "two words")
            try writer.write(buffer.row)
            try observe(writer, buffer, ["M", "2020-01-01T00:00:00", "12"])
        }
        #expect(text.contains(#"{"id":"M","name":"men","names":{"en":"men","fr":"hommes"}}"#))
        #expect(text.contains(#"{"value":"2020-01-01T00:00:00"}"#))
        #expect(text.contains(#"{"value":"two words"}"#))
        #expect(text.contains(#"["12"]"#) && text.contains(#""rel":"datastructure""#))
    }

    @Test func `what the version cannot say is told`() throws {
        var data = info()
        data.action = .merge
        data.id = "X"
        var header = MessageHeader(id: "a b")
        header.sender = Party("S")
        header.prepared = "2024-01-01T00:00:00"
        header.extracted = "2024-01-01"
        let (text, losses) = try writtenData(.json2, data, header: header) { _, _ in }
        #expect(
            losses.map { "\($0.kind.rawValue) \($0.path)" } == [
                "changed id of the message", "madeUp prepared", "leftOut extracted",
                "changed action", "leftOut dataSetID", "leftOut dimension SEX",
                "leftOut dimension TIME_PERIOD",
            ])
        #expect(text.contains(#""id":"a_b""#) && text.contains(#""action":"Append""#))
        #expect(throws: SDMXError.self) {
            try writtenData(.json2, info()) { writer, buffer throws(SDMXError) in
                try observe(writer, buffer, ["M", nil, "1"])
            }
        }
    }
}
