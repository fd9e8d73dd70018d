import SDMX
import Testing

@Suite struct JSONDataFormTests {
    @Test func `series show their dimensions, attributes and those of the data set`() throws {
        let message = try ReadMessage(JSONSample.migrants())
        #expect(message.format == .json2)
        #expect(message.header.sender?.id == "OFFICE")
        #expect(message.faults == [] && message.remarks == [])
        #expect(
            message.rows == [
                ReadRow(.dataSet, "UNIT=PS", annotations: ["N1"]),
                ReadRow(.group, "ORIGIN=FRA;SOURCE=register"),
                ReadRow(.group, "ORIGIN=ESP;SOURCE=[a | b]"),
                ReadRow(.series, "FREQ=A;SEX=M;ORIGIN=FRA;TITLE=Men from France"),
                ReadRow(
                    .observation,
                    "FREQ=A^;SEX=M^;ORIGIN=FRA^;TIME_PERIOD=2019;OBS_VALUE=12.50;"
                        + "TITLE=Men from France^;OBS_STATUS=A"),
                ReadRow(
                    .observation,
                    "FREQ=A^;SEX=M^;ORIGIN=FRA^;TIME_PERIOD=2020;OBS_VALUE=13;"
                        + "TITLE=Men from France^;OBS_STATUS=P;NOTE=[en:so/fr:ainsi]"),
                ReadRow(
                    .series, "FREQ=A;SEX=F;ORIGIN=ESP;TITLE=[en:Women/fr:Femmes]",
                    annotations: ["N0"]),
                ReadRow(
                    .observation,
                    "FREQ=A^;SEX=F^;ORIGIN=ESP^;TIME_PERIOD=2020;OBS_VALUE=NaN;"
                        + "TITLE=[en:Women/fr:Femmes]^;NOTE=[x | y]", annotations: ["N0", "N1"]),
            ])
    }

    @Test func `a data set says its structure, action, columns and what it was read by`() throws {
        let info = try #require(try ReadMessage(JSONSample.migrants()).dataSets.first)
        #expect(info.structure?.text == "OFFICE:MIG(1.2)")
        #expect(info.structure?.artefactClass == .dataflow)
        #expect(info.action == .replace && info.validFrom == "2024-01-01T00:00:00Z")
        #expect(info.dimensionAtObservation == "TIME_PERIOD")
        #expect(info.names.best("en") == "Migrants" && info.guesses == [])
        #expect(info.columns.map { $0.role.rawValue.first } == Array("dddtmaaaaa"))
        #expect(
            info.columns.suffix(5).map { $0.attachment } == [
                .dataSet, .group, .series, .observation, .observation,
            ])
        #expect(info.columns[6].attachedTo == ["ORIGIN"])
        let note = try #require(info.columns.last)
        #expect(note.isMultilingual && note.isMultiValued && note.names.isEmpty)
        #expect(info.columns[0].names["en"] == "FREQ name")
    }

    @Test func `observations without series have their whole key`() throws {
        let set = #"{"observations": {"0:0:1": [1], "1:2:0": [null, 2]}}"#
        let message = try ReadMessage(JSONSample.migrants(set))
        #expect(message.dataSets[0].dimensionAtObservation == DataSetInfo.allDimensions)
        #expect(message.dataSets[0].action == .information)
        #expect(
            message.rows(.observation) == [
                ReadRow(
                    .observation, "FREQ=A;SEX=M;ORIGIN=FRA;TIME_PERIOD=2020;OBS_VALUE=1"),
                ReadRow(
                    .observation, "FREQ=A;SEX=F;ORIGIN=ESP;TIME_PERIOD=2019;OBS_STATUS=P"),
            ])
    }

    @Test func `several data sets follow each other, each with its structure`() throws {
        let text = """
            {"data": {"structures": [
              {"dimensions": {"observation": [\(JSONSample.dimensions(["A:x y"]))]},
               "measures": {"observation": [{"id": "M1"}, {"id": "M2", "values": [{"id": "c", "name": "C"}]}]}},
              {"dimensions": {"observation": [\(JSONSample.dimensions(["B:z"]))]},
               "measures": {"observation": [{"id": "N", "format": {"maxOccurs": 3}}]}}],
             "dataSets": [{"structure": 1, "observations": {"0": [[1, 2.5]]}},
              {"action": "Delete", "observations": {"1": [7, 0], "0": []}}, {"structure": 1}]}}
            """
        let message = try ReadMessage(text)
        #expect(
            message.rows == [
                ReadRow(.dataSet, ""), ReadRow(.observation, "B=z;N=[1 | 2.5]"),
                ReadRow(.dataSet, ""), ReadRow(.observation, "A=y;M1=7;M2=c"),
                ReadRow(.observation, "A=x"), ReadRow(.dataSet, ""),
            ])
        #expect(message.dataSets.map { $0.action } == [.information, .delete, .information])
        #expect(message.dataSets[0].columns[1].isMultiValued)
    }

    @Test func `version 1.0 has one measure without name, and defaults`() throws {
        let text = """
            {\(JSONSample.meta), "data": {"structure": {
              "dimensions": {"observation": [\(JSONSample.dimensions(["A:x y z"]))]},
              "attributes": {"observation": [
                {"id": "S", "default": "n", "values": [{"id": "n", "name": "N"}, {"id": "p", "name": "P"}]},
                {"id": "T", "values": [{"name": "a text"}]}]}},
             "dataSets": [{"observations": {"0": [1.5, 1, 0], "1": [2], "2": [null, null, 0]}}]}}
            """
        let message = try ReadMessage(text)
        #expect(message.format == .json1)
        #expect(
            message.rows(.observation) == [
                ReadRow(.observation, "A=x;OBS_VALUE=1.5;S=p;T=a text"),
                ReadRow(.observation, "A=y;OBS_VALUE=2;S=n"),
                ReadRow(.observation, "A=z;S=n;T=a text"),
            ])
        let measure = message.dataSets[0].columns[1]
        #expect(measure.role == .measure && measure.isGuessed)
        #expect(message.dataSets[0].guesses.count == 1)
    }

    @Test func `messages from before version 1.0 have header, structure and data on top`() throws {
        let text = """
            {"header": {"id": "h", "sender": {"id": "ECB"}},
             "dataSets": [{"action": "Append", "series": {"0": {"observations": {"1": [5]}}}}],
             "structure": {"links": [{"rel": "dataflow", "href": "https://example.org/rest/dataflow/ECB/EXR/1.0"}],
              "dimensions": {"series": [\(JSONSample.dimensions(["CURRENCY:NZD"]))],
               "observation": [{"id": "T", "role": "time", "values": [
                 {"start": "2013-01-01T00:00:00Z", "end": "2013-12-31T23:59:59Z"},
                 {"start": "2014-04-01T00:00:00Z", "end": "2014-06-30T23:59:59Z"}]}]}}}
            """
        let message = try ReadMessage(text)
        #expect(message.format == .json1 && message.header.id == "h")
        #expect(message.dataSets[0].structure?.text == "ECB:EXR(1.0)")
        #expect(message.dataSets[0].columns[1].role == .timeDimension)
        #expect(message.rows.last == ReadRow(.observation, "CURRENCY=NZD^;T=2014-Q2;OBS_VALUE=5"))
    }

    @Test func `the key of a group is read in the order that makes sense`() throws {
        // FREQ stands before the others although it is the second of the key.
        func message(_ groups: String) -> String {
            """
            {"data": {"structures": [{
              "dimensions": {"dataSet": [{"id": "FREQ", "keyPosition": 1, "values": [{"id": "A", "name": "A"}]}],
               "observation": [{"id": "AREA", "keyPosition": 0, "values": [{"id": "x", "name": "x"}, {"id": "y", "name": "y"}]},
                {"id": "TIME_PERIOD", "keyPosition": 2, "values": [{"value": "2020"}]}]},
              "measures": {"observation": [{"id": "V"}]},
              "attributes": {"dimensionGroup": [{"id": "G", "relationship": {"dimensions": ["AREA"]}}, {"id": "H"}]}}],
             "dataSets": [{"dimensionGroupAttributes": {\(groups)}}]}}
            """
        }
        let byKey = try ReadMessage(message(#""1::": ["a"], "1:0:": [null, "h"]"#))
        #expect(
            byKey.rows(.group) == [
                ReadRow(.group, "AREA=y;G=a"), ReadRow(.group, "AREA=y;FREQ=A;H=h"),
            ])
        // The order of the message, as in the samples of the standard.
        let shown = try ReadMessage(message(#"":1:": ["a"], "0:1:": [null, "h"]"#))
        #expect(
            shown.rows(.group) == [
                ReadRow(.group, "AREA=y;G=a"), ReadRow(.group, "AREA=y;FREQ=A;H=h"),
            ])
        let off = try ReadMessage(message(#""1:~:": [null, "h"]"#))
        #expect(off.rows(.group) == [ReadRow(.group, "AREA=y;FREQ=~;H=h")])
    }

    @Test func `a data structure that is supplied gives columns their order and roles`() throws {
        var structure = DataStructure("DSD", agency: "OFFICE", version: "1.0")
        structure.dimensions = [
            Dimension(Component("ORIGIN")), Dimension(Component("SEX")),
            Dimension(Component("FREQ")),
            Dimension(Component("TIME_PERIOD"), kind: .time),
        ]
        structure.measures = [Measure(Component("OBS_VALUE"))]
        structure.attributes = [
            Attribute(Component("OBS_STATUS"), usage: .mandatory, relationship: .observation)
        ]
        var structures = Structures()
        structures.dataStructures = [structure]
        structures.dataflows = [
            Dataflow("MIG", agency: "OFFICE", version: "1.2", structure: structure.reference)
        ]
        let info = try ReadMessage(JSONSample.migrants(), structures: structures).dataSets[0]
        #expect(
            info.columns.prefix(6).map { $0.id } == [
                "ORIGIN", "SEX", "FREQ", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS",
            ])
        #expect(info.columns[5].usage == .mandatory && !info.columns[5].isUndeclared)
        #expect(info.columns.dropFirst(6).allSatisfy { $0.isUndeclared })
        #expect(info.guesses == [])
    }
}
