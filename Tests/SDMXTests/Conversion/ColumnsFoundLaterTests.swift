import SDMX
import Testing

/// Data that are written while their columns are found, without a first pass.
@Suite struct ColumnsFoundLaterTests {
    private func copy(_ text: String, _ format: MessageFormat) throws -> String {
        var bytes: [UInt8] = []
        let reader = try DataMessageReader(.text(text))
        let writer = try DataMessageWriter(format) { bytes += $0 }
        while let row = try reader.next() {
            if row.level == .dataSet { try writer.begin(reader.dataSet) }
            try writer.write(row)
        }
        _ = try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `JSON-stat takes columns that come before the first observation`() throws {
        let text = try copy(ConversionMessages.ml21Flat, .jsonStat)
        #expect(text.contains(#""id":["FREQ","AREA","TIME_PERIOD"],"size":[1,2,2]"#), "\(text)")
        #expect(text.contains(#""status":[null,null,null,"E"]"#), "\(text)")
    }

    @Test func `a dimension after the first observation is refused by JSON-stat`() throws {
        let message = MLDataMessages.specific(
            MLDataMessages.dataSet(
                """
                <Obs FREQ="A" TIME_PERIOD="2020" OBS_VALUE="1"/>
                <Obs FREQ="A" TIME_PERIOD="2020" AREA="DE" OBS_VALUE="2"/>
                """), dimension: "AllDimensions")
        let error = try #require(throws: SDMXError.self) { try copy(message, .jsonStat) }
        #expect(error.kind == .unsupported && error.path == "dimension AREA", "\(error)")
    }

    @Test(arguments: [MessageFormat.csv1, .csv2, .json1, .jsonStat])
    func `rows may have fewer columns than their data set`(_ format: MessageFormat) throws {
        let columns = [
            DataColumn("AREA", .dimension), DataColumn("TIME_PERIOD", .timeDimension),
            DataColumn("OBS_VALUE", .measure), DataColumn("OBS_STATUS", .attribute),
        ]
        let structure = ArtefactReference(.dataflow, agency: "T", id: "DF", version: "1.0")
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(format) { bytes += $0 }
        try writer.begin(DataSetInfo(structure: structure, columns: columns))
        let buffer = DataRowBuffer(columns: Array(columns.dropLast()))
        buffer.begin(.observation)
        for (index, text) in ["FR", "2020", "7"].enumerated() { buffer.set(index, text) }
        try writer.write(buffer.row)
        buffer.add(columns[3])
        buffer.begin(.observation)
        for (index, text) in ["FR", "2021", "8", "E"].enumerated() { buffer.set(index, text) }
        try writer.write(buffer.row)
        _ = try writer.finish()
        let text = String(decoding: bytes, as: UTF8.self)
        if format == .json1 {
            #expect(text.contains(#""observations":{"0:0":[7],"0:1":[8,0]}"#), "\(text)")
        } else if format == .jsonStat {
            #expect(text.contains(#""value":[7,8],"status":[null,"E"]"#), "\(text)")
        } else {
            #expect(
                text.contains("FR,2020,7,\r\n") && text.contains("FR,2021,8,E\r\n"), "\(text)")
        }
    }
}
