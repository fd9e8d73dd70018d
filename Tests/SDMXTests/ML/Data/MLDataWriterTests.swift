import SDMX
import Testing

@Suite struct MLDataWriterTests {
    /// Reads the message twice, as conversions do, and writes it again.
    static func rewrite(
        _ text: String, _ format: MessageFormat, _ layout: DataMessageWriter.Layout = .asGiven,
        structures: Structures? = MLDataMessages.structures, known: [DataSetInfo] = []
    ) throws -> (dump: MLDataDump, text: String, losses: [String]) {
        var bytes: [UInt8] = []
        var options = DataMessageWriter.Options()
        options.layout = layout
        options.dataSets = known
        let sets = try MLDataDump(text, structures: structures).sets
        var number = 0
        let reader = try DataMessageReader(.text(text), structures: structures)
        let writer = try DataMessageWriter(
            format, header: reader.header, structures: structures, options: options
        ) { bytes += Array($0) }
        while let row = try reader.next() {
            if row.level == .dataSet {
                try writer.begin(sets[number])
                number += 1
            }
            try writer.write(row)
        }
        let losses = try writer.finish().map { "\($0)" }
        let dump = try MLDataDump(.bytes(bytes), structures: structures)
        return (dump, String(decoding: bytes, as: UTF8.self), losses)
    }

    @Test func `the header has what the standard asks for`() throws {
        let (_, text, losses) = try Self.rewrite(
            MLDataMessages.specific(MLSpecificDataTests.series), .ml21)
        let namespace =
            "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=T:D(1.0)"
            + ":ObsLevelDim:TIME_PERIOD"
        for part in [
            "<mes:StructureSpecificData ", "<mes:ID>M1</mes:ID>", "<mes:Test>false</mes:Test>",
            "<mes:Prepared>2024-01-02T03:04:05</mes:Prepared>", "<mes:Sender id=\"T\"/>",
            "xmlns:ns1=\"\(namespace)\"", "dimensionAtObservation=\"TIME_PERIOD\"",
            "namespace=\"\(namespace)\"", "<Ref id=\"D\" version=\"1.0\" agencyID=\"T\"",
            "ss:structureRef=\"D\" xsi:type=\"ns1:DataSetType\" ss:dataScope=\"DataStructure\"",
            "<Group xsi:type=\"ns1:Sibling\" AREA=\"FR\" NOTE=\"n1\"/>",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(losses.isEmpty)
    }

    @Test func `what a header needs and nobody gave is made up, and told`() throws {
        var bytes: [UInt8] = []
        let writer = try DataMessageWriter(.ml30) { bytes += Array($0) }
        try writer.begin(DataSetInfo(columns: [DataColumn("A", .dimension)]))
        let losses = try writer.finish()
        #expect(losses.count == 4)
        #expect(losses.allSatisfy { $0.kind == .madeUp })
        let dump = try MLDataDump(.bytes(bytes))
        #expect(dump.rows == ["dataSet"])
        #expect(dump.sets.first?.dimensionAtObservation == "AllDimensions")
    }

    @Test func `rows without series begin one whenever their key changes`() throws {
        let text = MLDataMessages.specific(
            MLDataMessages.dataSet(
                """
                <Obs FREQ="A" AREA="FR" TIME_PERIOD="2020" TITLE="t" OBS_VALUE="1" OBS_STATUS="A"/>
                <Obs FREQ="A" AREA="FR" TIME_PERIOD="2021" TITLE="t" OBS_VALUE="2"/>
                <Obs FREQ="A" AREA="DE" TIME_PERIOD="2020" TITLE="u" OBS_VALUE="3" SOURCE="s"/>
                """, attributes: "SOURCE=\"s\""), dimension: "AllDimensions")
        let (dump, _, losses) = try Self.rewrite(text, .ml21, .series())
        #expect(
            dump.rows == [
                "dataSet SOURCE=s", "series FREQ=A AREA=FR TITLE=t",
                "observation FREQ^=A AREA^=FR TIME_PERIOD=2020 OBS_VALUE=1 OBS_STATUS=A TITLE^=t",
                "observation FREQ^=A AREA^=FR TIME_PERIOD=2021 OBS_VALUE=2 TITLE^=t",
                "series FREQ=A AREA=DE TITLE=u",
                "observation FREQ^=A AREA^=DE TIME_PERIOD=2020 OBS_VALUE=3 TITLE^=u",
            ])
        #expect(losses.isEmpty)
    }

    @Test func `series can be by any dimension`() throws {
        let (dump, _, losses) = try Self.rewrite(
            MLDataMessages.specific(MLSpecificDataTests.series), .ml30, .series(by: "AREA"))
        #expect(dump.sets.first?.dimensionAtObservation == "AREA")
        #expect(
            dump.rows == [
                "dataSet SOURCE=x", "group Sibling AREA=FR NOTE=n1",
                "series FREQ=A TIME_PERIOD=2020",
                "observation FREQ^=A AREA=FR TIME_PERIOD^=2020 OBS_VALUE=1.5 OBS_STATUS=A "
                    + "TITLE=t & u", "series FREQ=A TIME_PERIOD=2021",
                "observation FREQ^=A AREA=FR TIME_PERIOD^=2021 OBS_VALUE=NaN TITLE=t & u",
            ])
        #expect(losses.count == 1)
        #expect(losses.first?.contains("series without observations") == true)
        #expect(throws: SDMXError.self) {
            try Self.rewrite(
                MLDataMessages.specific(MLSpecificDataTests.series), .ml30, .series(by: "TITLE"))
        }
    }

    @Test func `what SDMX-ML 2_1 has no place for is told`() throws {
        let (dump, _, losses) = try Self.rewrite(
            MLSpecificData30Tests.everything, .ml21, structures: nil)
        #expect(dump.rows.filter { $0.hasPrefix("observation") }.count == 4)
        #expect(dump.rows[1] == "series FREQ=A AREA=IT")
        let all = losses.joined(separator: "\n")
        for what in ["attributes of a part of the key", "several values of SOURCE", "id of POP"] {
            #expect(all.contains(what), "\(what) in \(all)")
        }
    }

    @Test func `groups after observations begin another data set in SDMX-ML 2_1`() throws {
        let content = """
            <Obs FREQ="A" AREA="FR" TIME_PERIOD="2020"/><Group xsi:type="n:Sibling" AREA="FR"
             NOTE="n"/><Atts AREA="DE" NOTE="m"/><Obs FREQ="A" AREA="FR" TIME_PERIOD="2021"/>
            """
        let text = MLDataMessages.specific(
            MLDataMessages.dataSet(content, attributes: "SOURCE='s'"), version: "v3_0",
            dimension: "AllDimensions")
        let (dump, _, losses) = try Self.rewrite(text, .ml21)
        #expect(
            dump.rows == [
                "dataSet SOURCE=s", "observation FREQ=A AREA=FR TIME_PERIOD=2020",
                "dataSet SOURCE=s", "group Sibling AREA=FR NOTE=n",
                "group Sibling AREA=DE NOTE=m", "observation FREQ=A AREA=FR TIME_PERIOD=2021",
            ])
        #expect(losses.count == 1)
        let same = try Self.rewrite(text, .ml30)
        // NOTE is the group's, so that it need not stand in Atts.
        let rows = try MLDataDump(text, structures: MLDataMessages.structures).rows
        #expect(
            same.dump.rows
                == rows.map { $0.replacing("group AREA=DE", with: "group Sibling AREA=DE") })
    }

    @Test func `time and measure have the names that the standard fixes`() throws {
        let old = MLDataMessages.old(
            "CompactData",
            "<k:DataSet><k:Series F='A'><k:Obs YEA='1990' OBS_VALUE='2'/></k:Series></k:DataSet>")
        let (dump, _, losses) = try Self.rewrite(old, .ml21, structures: nil)
        #expect(dump.rows.last == "observation F^=A TIME_PERIOD=1990 OBS_VALUE=2")
        #expect(losses.contains { $0.contains("id of YEA") })
    }

    @Test func `a data set that the header does not name is refused unless it was told`() throws {
        let flat = MLDataMessages.specific(
            MLDataMessages.dataSet("<Obs FREQ='A' TIME_PERIOD='2020'/>"),
            dimension: "AllDimensions")
        let infos = try MLDataDump(flat).sets
        for known in [[], infos] {
            var bytes: [UInt8] = []
            var options = DataMessageWriter.Options()
            options.dataSets = known
            let writer = try DataMessageWriter(.ml30, options: options) { bytes += Array($0) }
            var first = infos[0]
            first.structure?.id = "OTHER"
            try writer.begin(first)
            if known.isEmpty {
                #expect(throws: SDMXError.self) { try writer.begin(infos[0]) }
            } else {
                try writer.begin(infos[0])
                _ = try writer.finish()
                let dump = try MLDataDump(.bytes(bytes))
                #expect(dump.sets.map { $0.structure?.id } == ["OTHER", "D"])
            }
        }
    }

    @Test func `a row that cannot be written leaves the message as it was`() throws {
        var bytes: [UInt8] = []
        let columns = ["A", "TIME_PERIOD", "OBS_VALUE"].map { id in
            DataColumn(
                id, id == "A" ? .dimension : id == "OBS_VALUE" ? .measure : .timeDimension)
        }
        let writer = try DataMessageWriter(.ml30) { bytes += Array($0) }
        try writer.begin(DataSetInfo(columns: columns))
        let buffer = DataRowBuffer(columns: columns)
        for value in ["1", "\u{1}", "3"] {
            buffer.begin(.observation)
            buffer.set(0, "a")
            buffer.set(1, "2020")
            buffer.set(2, value)
            if value == "\u{1}" {
                let error = #expect(throws: SDMXError.self) { try writer.write(buffer.row) }
                #expect(error?.kind == .value)
                #expect(error?.columnID == "OBS_VALUE")
            } else {
                try writer.write(buffer.row)
            }
        }
        _ = try writer.finish()
        #expect(
            try MLDataDump(.bytes(bytes)).rows.dropFirst() == [
                "series A=a", "observation A^=a TIME_PERIOD=2020 OBS_VALUE=1",
                "observation A^=a TIME_PERIOD=2020 OBS_VALUE=3",
            ])
    }

    @Test func `an output that fails is told as such`() throws {
        struct Full: Error {}
        let writer = try DataMessageWriter(.ml21) { _ in throw Full() }
        try writer.begin(DataSetInfo(columns: []))
        let error = #expect(throws: SDMXError.self) { try writer.finish() }
        #expect(error?.kind == .output)
    }

    @Test func `ids that are no names of XML are refused in the key and left out elsewhere`() throws
    {
        let writer = try DataMessageWriter(.ml30) { _ in }
        try writer.begin(DataSetInfo(columns: [DataColumn("1 b", .attribute)]))
        #expect(try writer.finish().contains { $0.path == "data set 1" })
        let other = try DataMessageWriter(.ml30) { _ in }
        #expect(throws: SDMXError.self) {
            try other.begin(DataSetInfo(columns: [DataColumn("1b", .dimension)]))
        }
    }
}
