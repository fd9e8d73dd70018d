import SDMX
import Testing

/// Documents that are held in memory.
@Suite struct XMLNodeTests {
    private func markup(_ document: String) throws -> String {
        try XMLEvents.markup(.text(document))
    }

    @Test func `blanks between elements are left out, blanks in texts are not`() throws {
        #expect(try markup("<a>\n <b> <c/>\n</b> <!-- --> <d> </d></a>") == "<b><c/></b><d> </d>")
        #expect(try markup("<a> <!-- --> <b/></a>") == "<b/>")
        #expect(try markup("<a>one<!-- -->&#32;<![CDATA[two]]></a>") == "one two")
        #expect(try markup("<a> one <b/> two <c/> </a>") == " one <b/> two <c/>")
    }

    @Test func `XHTML keeps its blanks and tells its namespace`() throws {
        let html = "http://www.w3.org/1999/xhtml"
        let document = """
            <StructuredText xml:lang="en"><h:p xmlns:h="\(html)" class="x&amp;y">one <h:b>two</h:b> \
            <h:i>three</h:i>
            <h:br/>&lt;&#13;</h:p></StructuredText>
            """
        #expect(
            try markup(document) == """
                <p xmlns="\(html)" class="x&amp;y">one <b>two</b> <i>three</i>
                <br/>&lt;&#13;</p>
                """)
    }

    @Test func `markup that is written is read as the same`() throws {
        let document = """
            <a><b xmlns="urn:1" c="&quot;&#9;&#10;&lt;'">x<d xmlns=""/>&amp;y<e xml:lang="fr"/></b></a>
            """
        let once = try markup(document)
        #expect(try markup("<a>\(once)</a>") == once)
        #expect(try trace("<a>\(once)</a>") == trace(document))
    }

    @Test func `attributes with a namespace keep it`() throws {
        let document = "<a><b xmlns:p='urn:1' xmlns:q='urn:2' p:c='1' q:c='2' c='3'/></a>"
        let once = try markup(document)
        #expect(try trace("<a>\(once)</a>") == trace(document))
    }
}
