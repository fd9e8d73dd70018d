import SDMX
import Testing

/// What a writer of SDMX-ML data has to make up or cannot say.
@Suite struct MLDataLossTests {
    /// What is lost of a row with the values.
    private func write(
        _ info: DataSetInfo, _ format: MessageFormat = .ml21,
        _ fill: (DataRowBuffer) -> Void = { _ in }
    ) throws -> (text: String, losses: [Loss]) {
        var bytes: [UInt8] = []
        var header = MessageHeader()
        header.id = "M"
        header.prepared = "2024-01-01T00:00:00"
        header.sender = Party("T")
        let writer = try DataMessageWriter(format, header: header) { bytes += Array($0) }
        try writer.begin(info)
        let buffer = DataRowBuffer()
        buffer.reset(columns: info.columns)
        buffer.begin(.observation)
        fill(buffer)
        try writer.write(buffer.row)
        let losses = try writer.finish()
        return (String(decoding: bytes, as: UTF8.self), losses)
    }

    private var info: DataSetInfo {
        DataSetInfo(
            structure: ArtefactReference(.dataStructure, agency: "T", id: "D"),
            columns: [
                DataColumn("FREQ", .dimension), DataColumn("TIME_PERIOD", .timeDimension),
                DataColumn("OBS_VALUE", .measure), DataColumn("NOTE", .attribute),
            ])
    }

    @Test func `an agency that is not named is made up, and told`() throws {
        #expect(ArtefactReference(.dataStructure, agency: "", id: "MIG").text == "MIG(1.0)")
        let old = MLDataMessages.old(
            "GenericData",
            """
            <DataSet><generic:KeyFamilyRef>MIG</generic:KeyFamilyRef><generic:Series>
            <generic:SeriesKey><generic:Value concept="FREQ" value="A"/></generic:SeriesKey>
            <generic:Obs><generic:Time>2000</generic:Time><generic:ObsValue value="1"/>
            </generic:Obs></generic:Series></DataSet>
            """)
        for format in [MessageFormat.ml21, .ml30, .json2] {
            var bytes: [UInt8] = []
            let reader = try DataMessageReader(.text(old))
            let writer = try DataMessageWriter(format, header: reader.header) {
                bytes += Array($0)
            }
            while let row = try reader.next() {
                if row.level == .dataSet { try writer.begin(reader.dataSet) }
                try writer.write(row)
            }
            let losses = try writer.finish()
            #expect(losses.contains { $0.kind == .madeUp && $0.what.contains("agency UNKNOWN") })
            let again = try DataMessageReader(.bytes(bytes))
            #expect(try again.nextObservation()?["FREQ"] == "A")
            #expect(again.dataSet.structure?.text == "UNKNOWN:MIG(1.0)", "\(format)")
        }
    }

    @Test func `observations with a part of the key are counted`() throws {
        var info = info
        let (_, losses) = try write(info) { buffer in
            buffer.set(1, "2020")
            buffer.set(2, "1")
        }
        #expect(losses.map(\.kind) == [.invalid])
        #expect(losses.first?.what == "observations without a value of FREQ")
        info.action = .delete
        #expect(try write(info) { $0.set(1, "2020") }.losses.isEmpty)
    }

    @Test func `one of several languages is kept, several values are joined`() throws {
        let texts = LocalisedText([.init("en", "a"), .init("fr", "b"), .init("de", "c")])
        func losses(_ values: [ComponentValue]) throws -> [Loss] {
            try write(info) { buffer in
                buffer.set(0, "A")
                buffer.set(1, "2020")
                buffer.set(3, values)
            }.losses
        }
        let languages = try losses([.localised(texts)])
        #expect(languages.map(\.kind) == [.leftOut])
        #expect(languages.first?.what == "all languages but one of NOTE")
        let several = try losses([.text("x"), .text("y")])
        #expect(several.map(\.kind) == [.changed])
        #expect(several.first?.what == "several values of NOTE")
    }

    @Test func `merging becomes appending, which is told`() throws {
        var info = info
        info.action = .merge
        for format in [MessageFormat.ml21, .ml30] {
            let (text, losses) = try write(info, format) { buffer in
                buffer.set(0, "A")
                buffer.set(1, "2020")
            }
            #expect(text.contains("ss:action=\"Append\""))
            #expect(losses.map(\.kind) == [.changed])
            #expect(losses.first?.what == "action Merge")
        }
    }
}
