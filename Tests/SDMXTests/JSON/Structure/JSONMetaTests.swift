import SDMX
import Testing

@Suite struct JSONMetaTests {
    @Test func `the meta of a message becomes its header`() throws {
        let message = try readStructures(
            "",
            meta: """
                "id": "M7", "test": true, "prepared": "2026-01-02T03:04:05Z",
                "schema": "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json",
                "contentLanguages": ["fr", "en"], "name": "Envoi",
                "names": {"fr": "Envoi", "en": "Sending"},
                "sender": {"id": "OFFICE", "name": "Bureau", "contacts": [
                    {"id": "C", "name": "Aide", "telephones": ["1"], "emails": ["a@b.c"]}]},
                "receivers": [{"id": "ALL"}, {"id": "SOME"}],
                "links": [{"rel": "self", "href": "https://a.b/c", "hreflang": "fr"}]
                """)
        let header = message.header
        #expect(message.format == .json2)
        #expect(header.id == "M7" && header.isTest)
        #expect(header.prepared == "2026-01-02T03:04:05Z")
        #expect(header.contentLanguages == ["fr", "en"])
        #expect(header.names["fr"] == "Envoi" && header.names["en"] == "Sending")
        #expect(header.sender?.id == "OFFICE" && header.sender?.names["fr"] == "Bureau")
        #expect(header.sender?.contacts.first?.names["fr"] == "Aide")
        #expect(header.sender?.contacts.first?.telephones == ["1"])
        #expect(header.sender?.contacts.first?.emails == ["a@b.c"])
        #expect(header.receivers.map(\.id) == ["ALL", "SOME"])
        #expect(header.links.first?.url == "https://a.b/c")
        #expect(header.links.first?.language == "fr")
        #expect(message.remarks.isEmpty)
    }

    @Test func `the receiver of the guide and the header of early messages are read`() throws {
        let text = """
            {"header": {"id": "E", "test": false, "sender": {"id": "S", "contact": [
                {"name": "Desk"}]}, "receiver": {"id": "R"}}, "data": {"codelists": []}}
            """
        let message = try JSONStructureReader().read(.text(text))
        #expect(message.format == .json1)
        #expect(message.header.receivers.map(\.id) == ["R"])
        #expect(message.header.sender?.contacts.first?.names["en"] == "Desk")
    }

    @Test func `the language of a text by itself is the message's first`() throws {
        let list = #""codelists": [{"id": "CL", "agencyID": "A", "name": "Liste"}]"#
        let french = try readStructures(list, meta: #""contentLanguages": ["fr"]"#)
        #expect(french.structures.codelists.first?.names == LocalisedText("Liste", language: "fr"))
        let unsaid = try readStructures(list)
        #expect(unsaid.structures.codelists.first?.names == LocalisedText("Liste", language: "en"))
    }

    @Test func `the language holds for data that come before the meta`() throws {
        let text = """
            {"data": {"codelists": [{"id": "CL", "agencyID": "A", "name": "Liste"}]},
             "meta": {"contentLanguages": ["fr"]}}
            """
        let message = try JSONStructureReader().read(.text(text))
        #expect(message.structures.codelists.first?.names["fr"] == "Liste")
    }

    @Test func `a text that is none of those in languages is remarked or added`() throws {
        let message = try readStructures(
            """
            "codelists": [
              {"id": "A", "agencyID": "X", "name": "Other", "names": {"en": "Name"}},
              {"id": "B", "agencyID": "X", "name": "Name", "names": {"fr": "Nom"}},
              {"id": "C", "agencyID": "X", "name": "", "names": {"fr": "Nom"}},
              {"id": "D", "agencyID": "X", "name": ""},
              {"id": "E", "agencyID": "X", "name": {"en": "Name"}}]
            """)
        let names = message.structures.codelists.map(\.names)
        #expect(names[0] == LocalisedText("Name"))
        #expect(names[1]["en"] == "Name" && names[1]["fr"] == "Nom")
        #expect(names[2] == LocalisedText("Nom", language: "fr"))
        #expect(names[3].isEmpty)
        #expect(names[4] == LocalisedText("Name"))
        #expect(message.remarks.map(\.path) == ["data.codelists[0].name"])
    }

    @Test func `errors become notes with title and detail`() throws {
        let text = """
            {"meta": {"id": "M"}, "errors": [
              {"code": 404, "title": "No results", "titles": {"en": "No results"},
               "detail": "Nothing for that key"},
              {"code": "500", "message": "It broke"},
              "plain"]}
            """
        let message = try JSONStructureReader().read(.text(text))
        #expect(message.structures.count == 0)
        #expect(message.notes.map(\.code) == ["404", "500", nil])
        #expect(message.notes[0].texts.map { $0["en"] } == ["No results", "Nothing for that key"])
        #expect(message.notes[0].severity == nil)
        #expect(message.notes.map(\.line) == [2, 4, 5])
        #expect(message.notes[1].texts.map { $0["en"] } == ["It broke"])
        #expect(message.notes[2].texts.map { $0["en"] } == ["plain"])
    }

    @Test func `errors and data may come in one message`() throws {
        let text = """
            {"data": {"codelists": [{"id": "CL", "agencyID": "A", "name": "L"}]},
             "errors": [{"code": 206, "title": "Partial"}]}
            """
        let message = try JSONStructureReader().read(.text(text))
        #expect(message.structures.codelists.count == 1)
        #expect(message.notes.count == 1)
    }

    @Test func `notes are read up to their limit`() throws {
        var limits = MessageLimits()
        limits.notes = 3
        let errors = (0..<10).map { #"{"code": \#($0)}"# }.joined(separator: ",")
        let message = try JSONStructureReader(limits: limits).read(
            .text(#"{"errors": [\#(errors)]}"#))
        #expect(message.notes.count == 3)
    }
}
