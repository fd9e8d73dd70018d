import SDMX
import Testing

@Suite struct JSONMessageProbeTests {
    private func probe(_ text: String) throws(SDMXError) -> JSONMessageProbe {
        try JSONMessageProbe.read(.text(text))
    }

    @Test(arguments: [
        (#"{"data": {"structure": {}, "dataSets": []}}"#, MessageKind.data, MessageFormat.json1),
        (#"{"header": {}, "dataSets": [{}], "structure": {}}"#, .data, .json1),
        (#"{"data": {"structures": [{}], "dataSets": []}}"#, .data, .json2),
        (#"{"$schema": "x", "data": {"structures": [{}]}}"#, .data, .json21),
        (#"{"data": {"metadataSets": []}}"#, .metadata, .json2),
        (#"{"data": {"valueLists": []}}"#, .structure, .json2),
        (#"{"data": {"valuelists": []}}"#, .structure, .json2),
        (#"{"data": {"hierarchicalCodelists": []}}"#, .structure, .json1),
        (#"{"data": {"availabilityConstraints": []}}"#, .structure, .json21),
        (#"{"errors": [{"code": 404}]}"#, .error, .json2),
        (#"{"meta": [1, {"a": 2}], "data": {"codelists": [[{}]]}}"#, .structure, .json2),
        (#"{"$schema": {"a": []}, "data": {"codelists": []}}"#, .structure, .json21),
    ])
    func `kind and version are told by the names of members`(
        text: String, kind: MessageKind, format: MessageFormat
    ) throws {
        let probe = try probe(text)
        #expect(probe.kind == kind)
        #expect(probe.format == format)
        #expect(!probe.isSchemaWrong)
    }

    @Test(arguments: [("1.0", MessageFormat.json1), ("2.0.0", .json2), ("2.1", .json21)])
    func `where content leaves it open the schema decides`(
        version: String, format: MessageFormat
    ) throws {
        let address = "https://json.sdmx.org/\(version)/sdmx-json-structure-schema.json"
        let probe = try probe(#"{"meta": {"schema": "\#(address)"}, "data": {"codelists": []}}"#)
        #expect(probe.format == format)
        #expect(!probe.isSchemaWrong && !probe.reasons.isEmpty)
    }

    @Test func `content goes before a schema that is wrong`() throws {
        let text = """
            {"meta": {"schema": "https://json.sdmx.org/1.0/sdmx-json-data-schema.json"},
             "data": {"valueLists": []}}
            """
        let probe = try probe(text)
        #expect(probe.kind == .structure && probe.format == .json2 && probe.isSchemaWrong)
        let message = try JSONStructureReader().read(.text(text))
        #expect(message.format == .json2)
        #expect(message.remarks.map(\.path) == ["meta"])
        #expect(message.remarks.map(\.line) == [1])
    }

    @Test func `only a schema tells the kind of a message without content`() throws {
        let address = "https://json.sdmx.org/2.1/sdmx-json-metadata-schema.json"
        #expect(try probe(#"{"$schema": "\#(address)", "data": {}}"#).kind == .metadata)
        #expect(try probe(#"{"data": {}}"#).kind == nil)
    }

    @Test(arguments: [
        (#"{"Codelist": [], "meta": {}}"#, "Fusion"), (#"{"class": "dataset"}"#, "JSON-stat"),
    ])
    func `formats that are not of the standard are named`(text: String, name: String) throws {
        #expect(try probe(text).foreignFormat?.contains(name) == true)
        let fault = fault(ofMessage: text)
        #expect(fault?.kind == .unsupported && fault?.line == 1)
    }

    @Test(arguments: [
        (#"{"data": {"dataSets": [{"a": 1}]}}"#, SDMXError.Kind.unsupported, 11),
        (#"{"data": {"metadataSets": []}}"#, .unsupported, 11), ("[1]", .unrecognised, 1),
        (#"{"type": "FeatureCollection"}"#, .unrecognised, 29), ("7", .unrecognised, 1),
        ("", .empty, 1),
    ])
    func `a message of another kind is refused where it tells`(
        text: String, kind: SDMXError.Kind, character: Int
    ) {
        let fault = fault(ofMessage: text)
        #expect(fault?.kind == kind)
        #expect(fault?.line == 1 && fault?.character == character)
    }
}
