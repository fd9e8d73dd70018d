import SDMX
import TestKit
import Testing

@Suite struct JSONMetadataReaderTests {
    private func read(_ data: String) throws(SDMXError) -> MetadataMessage {
        try JSONMetadataReader().read(.text(jsonMessage(data)))
    }

    private func fault(_ data: String) -> SDMXError? {
        do {
            _ = try read(data)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a metadata set is about its targets and nests headings`() throws {
        let message = try read(
            """
            "metadataSets": [{"id": "SET", "agencyID": "OFFICE", "version": "1.2.0",
              "name": "Set", "names": {"en": "Set"}, "description": "All",
              "action": "Replace", "publicationYear": 2024, "publicationPeriod": "2024-Q1",
              "reportingBegin": "2023-01", "reportingEnd": "2023-12",
              "validFrom": "2024-01-01T00:00:00Z", "isExternalReference": false,
              "metadataflow": "\(urn(.metadataflow, "MF"))",
              "targets": ["\(urn(.dataflow, "DF"))",
                "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=*:*(*)"],
              "links": [{"rel": "help", "href": "https://a.b"}],
              "annotations": [{"type": "T", "text": "note"}],
              "attributes": [
                {"id": "CONTACT", "annotations": [{"title": "t"}], "attributes": [
                  {"id": "NAME", "value": "Office"},
                  {"id": "CODE", "value": 2721},
                  {"id": "OPEN", "value": true},
                  {"id": "NONE", "value": null}]},
                {"id": "TEXT", "value": {"en": "Text", "fr": "Texte"}},
                {"id": "PAGE", "format": {"dataType": "XHTML"}, "value": {"en": "<p/>"}},
                {"id": "PLAIN", "format": {"dataType": "XHTML"}, "value": "<p/>"},
                {"id": "MANY", "value": ["a", 2, {"en": "c"}]}]}]
            """)
        let set = try #require(message.sets.first)
        #expect(message.format == .json2 && message.remarks.isEmpty)
        #expect(set.identity.id == "SET" && set.identity.descriptions["en"] == "All")
        #expect(set.maintenance?.agency == "OFFICE" && set.maintenance?.version == "1.2.0")
        #expect(set.structure == ref(.metadataflow, "MF") && set.action == .replace)
        #expect(set.publicationYear == "2024" && set.publicationPeriod == "2024-Q1")
        #expect(set.reportingBegin == "2023-01" && set.reportingEnd == "2023-12")
        #expect(
            set.targets == [
                .urn(urn(.dataflow, "DF")),
                .urn("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=*:*(*)"),
            ])
        #expect(set.identity.annotations.first?.text["en"] == "note")
        #expect(set.attributes.map(\.id) == ["CONTACT", "TEXT", "PAGE", "PLAIN", "MANY"])
        let contact = set.attributes[0]
        #expect(contact.values.isEmpty && contact.annotations.first?.title == "t")
        #expect(
            contact.children.map(\.values)
                == [[.plain("Office")], [.plain("2721")], [.plain("true")], []])
        #expect(
            set.attributes[1].values == [
                .text(LocalisedText([.init("en", "Text"), .init("fr", "Texte")]))
            ])
        #expect(set.attributes[2].values == [.structuredText("<p/>")])
        #expect(set.attributes[3].values == [.structuredText("<p/>")])
        #expect(set.attributes[4].values == [.plain("a"), .plain("2"), .text("c")])
    }

    @Test func `a set may be of a provision agreement and of version 2_1`() throws {
        let text = """
            {"$schema": "https://json.sdmx.org/2.1/sdmx-json-metadata-schema.json",
             "meta": {"id": "M", "prepared": "2026-01-02"},
             "data": {"metadataSets": [{"id": "S", "agencyID": "A", "isPartialLanguage": true,
               "metadataProvisionAgreement": "\(urn(.metadataProvisionAgreement, "P"))",
               "targets": ["\(urn(.dataflow, "DF"))"], "attributes": []}]}}
            """
        let message = try JSONMetadataReader().read(.text(text))
        #expect(message.format == .json21 && message.header.prepared == "2026-01-02")
        #expect(message.sets.first?.structure == ref(.metadataProvisionAgreement, "P"))
        #expect(message.sets.first?.maintenance?.isPartialLanguage == true)
        #expect(message.remarks.isEmpty)
    }

    @Test func `the reports of version 1 become sets with their targets`() throws {
        let message = try read(
            """
            "metadataSets": [{"id": "S", "links": [{"rel": "metadatastructure",
                "urn": "\(urn(.metadataStructure, "MSD"))"}], "reports": [
              {"id": "R1", "target": {"id": "T", "referenceValues": [
                  {"id": "O", "object": "\(urn(.dataflow, "DF"))"},
                  {"id": "K", "dataKey": {"keyValues": [{"id": "AREA", "value": "FR"}]}},
                  {"id": "D", "dataSet": {"id": "DS", "dataProvider": "x"}},
                  {"id": "P", "reportPeriod": "2020"},
                  {"id": "C", "constraintContent": "u"}]},
               "attributeSet": {"reportedAttributes": [
                  {"id": "A", "value": "1", "attributeSet": {"reportedAttributes": [
                    {"id": "B", "texts": {"en": "b"}}]}},
                  {"id": "C", "structuredTexts": {"en": "<p/>"}}]}},
              {"id": "R2", "target": {"id": "T", "referenceValues": []},
               "attributeSet": {"reportedAttributes": []}}]}]
            """)
        #expect(message.format == .json1)
        #expect(message.sets.map(\.report) == ["R1", "R2"])
        let set = message.sets[0]
        #expect(set.structure == ref(.metadataStructure, "MSD") && set.maintenance == nil)
        #expect(
            set.targets == [
                .object(id: "O", urn: urn(.dataflow, "DF")),
                .key(id: "K", [.init("AREA", "FR")]),
                .dataSet(id: "D", setID: "DS", provider: "x"), .period(id: "P", "2020"),
                .constraintContent(id: "C", urn: "u"),
            ])
        #expect(set.attributes.map(\.values) == [[.plain("1")], [.structuredText("<p/>")]])
        #expect(set.attributes[0].children.first?.values == [.text("b")])
    }

    @Test(arguments: [
        (#"{"id": "S"}"#, SDMXError.Kind.missing, "data.metadataSets[0]"),
        (#"{"agencyID": "A"}"#, .missing, "data.metadataSets[0]"),
        (
            #"{"id": "S", "agencyID": "A", "action": "Burn"}"#, .action,
            "data.metadataSets[0].action"
        ),
        (
            #"{"id": "S", "agencyID": "A", "metadataflow": "MF"}"#, .reference,
            "data.metadataSets[0].metadataflow"
        ),
        (
            #"{"id": "S", "agencyID": "A", "attributes": [{"value": 1}]}"#, .missing,
            "data.metadataSets[0].attributes[0]"
        ),
        (
            #"{"id": "S", "agencyID": "A", "attributes": [{"id": "A", "attributes": 1}]}"#,
            .unexpected, "data.metadataSets[0].attributes[0].attributes"
        ),
    ])
    func `what makes a report wrong is an error with its path`(
        set: String, kind: SDMXError.Kind, path: String
    ) {
        let fault = fault(#""metadataSets": [\#(set)]"#)
        #expect(fault?.kind == kind && fault?.path == path && fault?.line == 1)
    }

    @Test func `a set without structure and targets is read with remarks`() throws {
        let message = try read(
            #""metadataSets": [{"id": "S", "agencyID": "A", "attributes": [{"id": "A", "b": 1}]}]"#)
        #expect(message.sets.count == 1)
        #expect(
            message.remarks.map(\.found) == [
                "no structure", "no targets", "the member \"b\", which was passed over",
            ])
    }

    @Test func `messages of structures and data are refused`() {
        #expect(fault(#""codelists": []"#)?.kind == .unsupported)
        #expect(fault(#""dataSets": []"#)?.kind == .unsupported)
    }

    @Test func `errors alone are notes`() throws {
        let message = try JSONMetadataReader().read(
            .text(#"{"errors": [{"code": 404, "title": "Nothing"}]}"#))
        #expect(message.sets.isEmpty && message.notes.first?.code == "404")
    }

    @Test func `mutated reports are read or refused with a place`() {
        let text = jsonMessage(
            """
            "metadataSets": [{"id": "S", "agencyID": "A", "targets": ["u"], "attributes": [
              {"id": "A", "value": {"en": "é"}, "attributes": [{"id": "B", "value": 1.5}]}]}]
            """)
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<1500 {
            let mutant = mutated(Array(text.utf8), using: &generator)
            do throws(SDMXError) {
                _ = try JSONMetadataReader().read(.bytes(mutant))
            } catch {
                #expect(error.line != nil)
            }
        }
    }
}
