import SDMX
import Testing

/// Names and other texts that hold more than text.
@Suite struct MLTextTests {
    private static let html = "http://www.w3.org/1999/xhtml"

    @Test func `markup in a text is dropped, its text kept, and both told`() throws {
        let message = try MLFixture(
            "2_1",
            """
            <s:Codelists><s:Codelist id="C" agencyID="T"><c:Annotations><c:Annotation>
            <c:AnnotationText>be <b xmlns="\(Self.html)">bo<i>l</i>d</b> <i
             xmlns="\(Self.html)">x</i> €</c:AnnotationText></c:Annotation></c:Annotations>
            <c:Name><b>Sex</b></c:Name></s:Codelist></s:Codelists>
            """
        ).message()
        let list = try #require(message.structures.codelists.first)
        #expect(list.annotations.first?.text["en"] == "be bold x €")
        #expect(list.names["en"] == "Sex")
        #expect(message.remarks.map(\.line) == [5, 7])
        #expect(message.remarks.allSatisfy { $0.found.contains("markup in a text") })
    }

    @Test func `markup in the header of data is told`() throws {
        let text = MLDataMessages.specific(MLDataMessages.dataSet("")).replacing(
            "<mes:Sender id=\"T\"/>", with: "<mes:Sender id=\"T\"/><mes:Name>a <b>c</b></mes:Name>")
        let dump = try MLDataDump(text)
        #expect(dump.header.names["en"] == "a c")
        #expect(dump.remarks.filter { $0.found.contains("markup") }.count == 1)
    }

    @Test func `names stay as they are, and are shown in one line`() {
        var list = Codelist("C", agency: "T", version: "1.0")
        #expect(list.name() == "C")
        list.identity.names = "\n  Sex \t of\n a person\n"
        #expect(list.names["en"] == "\n  Sex \t of\n a person\n")
        #expect(list.name() == "Sex of a person")
        list.identity.names = " \n"
        #expect(list.name() == "C")
    }
}
