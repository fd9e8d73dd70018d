import SDMX
import Testing

@Suite struct JSONOpeningTests {
    @Test func `a message of errors alone is one of notes`() throws {
        let text = """
            {"meta": {"id": "e", "sender": {"id": "S"}}, "errors": [{"code": 140, "title": "No results"},
              {"code": 150, "titles": {"en": "Bad", "fr": "Mal"}}]}
            """
        guard case .notes(let message) = try Message.open(.text(text)) else {
            Issue.record("no notes")
            return
        }
        #expect(message.notes.map { $0.code } == ["140", "150"])
        #expect(message.header.sender?.id == "S")
        let fault = try #require(dataFault(text))
        #expect(fault.kind == .unsupported && fault.found.contains("No results"))
    }

    @Test func `notes of a data message are kept`() throws {
        let text = JSONSample.migrants().replacing(
            #""data": {"#, with: #""errors": [{"code": 1, "title": "Partial"}], "data": {"#)
        let read = try ReadMessage(text)
        #expect(read.notes.map { $0.code } == ["1"] && read.rows.count == 8)
    }

    @Test(arguments: [
        ("1.0", MessageFormat.json2), ("2.0.0", .json2), ("2.1", .json21), ("9", .json2),
    ])
    func `content goes before the schema that a message names`(
        version: String, format: MessageFormat
    ) throws {
        let schema = "https://example.org/tools/schemas/\(version)/sdmx-json-data-schema.json"
        let text = JSONSample.migrants().replacing(
            #""meta": {"#, with: "\"meta\": {\"schema\": \"\(schema)\", ")
        let read = try ReadMessage(text)
        #expect(read.format == format)
        #expect(read.header.schema == schema)
    }

    @Test func `members may come in any order`() throws {
        let set = """
            {"series": {"0:0": {"observations": {"0": [1]}, "annotations": [0], "attributes": [0]}},
             "annotations": [1], "attributes": [0], "action": "Append"}
            """
        let text = JSONSample.migrants(set)
        let read = try ReadMessage(text)
        #expect(
            read.rows == [
                ReadRow(.dataSet, "UNIT=PS", annotations: ["N1"]),
                ReadRow(
                    .series, "FREQ=A;SEX=M;ORIGIN=FRA;TITLE=Men from France", annotations: ["N0"]),
                ReadRow(
                    .observation,
                    "FREQ=A^;SEX=M^;ORIGIN=FRA^;TIME_PERIOD=2019;OBS_VALUE=1;"
                        + "TITLE=Men from France^"),
            ])
        #expect(read.dataSets[0].action == .append)
    }

    @Test func `a merge is what version 2_1 means where no action is said`() throws {
        let text = JSONSample.migrants("{}").replacing(
            #""meta": {"#, with: #""meta": {"schema": "x/2.1/sdmx-json-data-schema.json", "#)
        #expect(try ReadMessage(text).dataSets[0].action == .merge)
    }
}
