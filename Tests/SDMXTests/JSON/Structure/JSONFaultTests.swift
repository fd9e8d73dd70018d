import SDMX
import TestKit
import Testing

@Suite struct JSONFaultTests {
    private static let code = #"{"id": "CL", "agencyID": "A", "name": "n", "codes": [{"id": "X"}, "#

    @Test(arguments: [
        (#""codelists": {}"#, SDMXError.Kind.unexpected, "data.codelists"),
        (#""codelists": [7]"#, .unexpected, "data.codelists[0]"),
        (#""codelists": [{"agencyID": "A"}]"#, .missing, "data.codelists[0]"),
        (#""codelists": [{"id": "", "agencyID": "A"}]"#, .missing, "data.codelists[0].id"),
        (#""codelists": [{"id": "CL"}]"#, .missing, "data.codelists[0]"),
        (#""codelists": [\#(code){"name": "n"}]}]"#, .missing, "data.codelists[0].codes[1]"),
        (#""codelists": [\#(code){"id": {}}]}]"#, .unexpected, "data.codelists[0].codes[1].id"),
        (
            #""codelists": [\#(code){"id": "Y", "name": [1]}]}]"#, .unexpected,
            "data.codelists[0].codes[1].name"
        ),
        (
            #""codelists": [\#(code){"id": "Y", "names": {"en": []}}]}]"#, .unexpected,
            "data.codelists[0].codes[1].names.en"
        ),
        (
            #""codelists": [{"id": "CL", "agencyID": "A", "isPartial": "maybe"}]"#, .unexpected,
            "data.codelists[0].isPartial"
        ),
        (
            #""dataflows": [{"id": "DF", "agencyID": "A", "structure": "A:DSD(1.0)"}]"#, .reference,
            "data.dataflows[0].structure"
        ),
        (
            #""dataConstraints": [{"id": "C", "agencyID": "A", "role": "Maybe"}]"#, .unexpected,
            "data.dataConstraints[0].role"
        ),
        (
            #""representationMaps": [{"id": "C", "agencyID": "A", "source": [{}]}]"#, .missing,
            "data.representationMaps[0].source[0]"
        ),
    ])
    func `what makes an artefact wrong is an error with its path`(
        data: String, kind: SDMXError.Kind, path: String
    ) {
        let fault = structureFault(data)
        #expect(fault?.kind == kind)
        #expect(fault?.path == path)
        #expect(fault?.line == 1 && (fault?.character ?? 0) > 20)
    }

    @Test func `an error has line and character of the value`() {
        let fault = fault(
            ofMessage: """
                {"data": {"codelists": [
                  {"id": "CL", "agencyID": "A",
                   "codes": [{"id": "X"},
                             {"id": "Y", "parent": {"id": "X"}}]}]}}
                """)
        #expect(fault?.line == 4 && fault?.character == 36)
        #expect(fault?.path == "data.codelists[0].codes[1].parent")
        #expect(fault?.found == "an object" && fault?.expected == "a string")
    }

    @Test(arguments: [
        (#"{"data": {"codelists": []"#, SDMXError.Kind.truncated), (#"{"data": {}} x"#, .json),
        (#"{"data": {"codelists": [], "codelists": []}}"#, .json),
        (#"{"data": {}, "data": {}}"#, .json),
        (#"{"data": {"codelists": [{"a": 1, "a": 2}]}}"#, .json),
        (#"{"data": {"codelists": [NaN]}}"#, .json), (#"{"data": 3}"#, .unexpected),
        (#"{"meta": 3}"#, .unexpected), (#"{"errors": 3}"#, .unexpected),
        (#"{"data": {"codelists": [{"id": "\u0000"}]}}"#, .json),
    ])
    func `a message that is broken is refused where it breaks`(text: String, kind: SDMXError.Kind) {
        let fault = fault(ofMessage: text)
        #expect(fault?.kind == kind)
        #expect(fault?.line == 1)
    }

    @Test func `null counts as missing`() throws {
        let message = try readStructures(
            """
            "dataflows": null, "codelists": [null, {"id": "CL", "agencyID": "A", "name": null,
              "names": {"en": null}, "isPartial": null, "version": null, "codes": null,
              "other": null}]
            """)
        let list = try #require(message.structures.codelists.first)
        #expect(list.names.isEmpty && list.version == "1.0" && list.codes.isEmpty)
        #expect(message.remarks.isEmpty)
        let empty = try JSONStructureReader().read(
            .text(#"{"meta": null, "data": null, "errors": null}"#))
        #expect(empty.structures.count == 0 && empty.notes.isEmpty)
    }

    @Test func `members that nobody knows are remarked once for each sort`() throws {
        let message = try readStructures(
            """
            "codelists": [{"id": "CL", "agencyID": "A", "colour": 1, "codes": [
              {"id": "X", "shape": 1}, {"id": "Y", "shape": 2}, {"id": "Z", "x-shape": 3}]}],
            "paintings": []
            """)
        #expect(
            message.remarks.map(\.path) == [
                "data.codelists[0].colour", "data.codelists[0].codes[0].shape", "data.paintings",
            ])
        #expect(message.remarks.allSatisfy { $0.line != nil && $0.character != nil })
        #expect(message.structures.codelists.first?.codes.count == 3)
    }

    @Test func `ids that come twice and numbers in the place of texts are remarked`() throws {
        let message = try readStructures(
            """
            "codelists": [{"id": "CL", "agencyID": "A", "version": 1.0, "codes": [
              {"id": 2020}, {"id": "2020"}]}, {"id": "CL", "agencyID": "A"}]
            """)
        #expect(message.structures.codelists.first?.version == "1.0")
        #expect(message.structures.codelists.first?.codes.map(\.id) == ["2020", "2020"])
        #expect(
            message.remarks.map(\.path) == [
                "data.codelists[0].version", "data.codelists[0].codes[0].id",
                "data.codelists[0].codes[1]", "data.codelists[1]",
            ])
    }

    @Test func `messages beyond the limits are refused`() {
        var limits = MessageLimits()
        limits.nodes = 50
        let codes = (0..<40).map { #"{"id": "\#($0)"}"# }.joined(separator: ",")
        let text = jsonMessage(
            #""codelists": [{"id": "C", "agencyID": "A", "codes": [\#(codes)]}]"#)
        let fault = #expect(throws: SDMXError.self) {
            _ = try JSONStructureReader(limits: limits).read(.text(text))
        }
        #expect(fault?.kind == .limit)
        let deep = String(repeating: #"{"categories": ["#, count: 150)
        #expect(structureFault(#""categorySchemes": [\#(deep)"#)?.kind == .limit)
    }

    @Test func `mutated messages are read or refused with a place`() throws {
        let data = [
            #""codelists": [\#(Self.code){"id": "Y", "names": {"en": "é"}}]}]"#,
            """
            "dataStructures": [{"id": "D", "agencyID": "A", "dataStructureComponents": {
              "dimensionList": {"dimensions": [{"id": "F", "position": 1,
                "localRepresentation": {"enumeration": "\(urn(.codelist, "CL"))"}}]}}}],
            "dataConstraints": [{"id": "C", "agencyID": "A", "cubeRegions": [{"keyValues": [
              {"id": "F", "values": ["A", {"value": "B", "cascadeValues": true}]}]}]}]
            """,
        ]
        var generator = SeededGenerator(seed: 5)
        for text in data.map({ jsonMessage($0) }) {
            let bytes = Array(text.utf8)
            for _ in 0..<1500 {
                let mutant = mutated(bytes, using: &generator)
                do throws(SDMXError) {
                    let message = try JSONStructureReader().read(.bytes(mutant))
                    _ = try? JSONStructureWriter.bytes(of: message)
                } catch {
                    #expect(error.line != nil)
                }
            }
        }
    }
}
