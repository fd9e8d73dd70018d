import SDMX
import TestKit
import Testing

/// The writer of XML: what it escapes, what it refuses, and how it gives its bytes away.
struct XMLWriterTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    @Test func `elements are indented, texts are not`() throws {
        var writer = XMLWriter()
        try writer.begin("a")
        try writer.begin("b")
        try writer.attribute("x", "1")
        writer.end()
        try writer.begin("c")
        try writer.text("t")
        writer.end()
        #expect(
            text(try writer.finish()) == Self.start + """
                <a>
                  <b x="1"/>
                  <c>t</c>
                </a>

                """)
    }

    @Test func `markup and blanks are escaped where they would be lost`() throws {
        var writer = XMLWriter()
        try writer.begin("a")
        try writer.attribute("x", "<&>\"'\t\n\r é")
        try writer.text("<&>\"'\t\n\r é]]>")
        #expect(
            text(try writer.finish())
                == Self.start + "<a x=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13; é\">"
                + "&lt;&amp;&gt;\"'\t\n&#13; é]]&gt;</a>\n")
    }

    @Test(arguments: ["\u{0}", "\u{1}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func `characters that XML does not allow are refused with their place`(
        character: String
    ) throws {
        var writer = XMLWriter()
        try writer.begin("a")
        try writer.begin("b")
        var caught: SDMXError?
        do throws(SDMXError) {
            try writer.attribute("x", "é" + character)
        } catch {
            caught = error
        }
        #expect(caught?.kind == .value)
        #expect(caught?.path == "element a/b, attribute x")
        let code = String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
        #expect(caught?.found.hasSuffix(code) == true)
    }

    @Test func `characters beside those that are refused are written`() throws {
        var writer = XMLWriter()
        try writer.begin("a")
        try writer.text("\u{FFFD}\u{FB01}\u{10FFFF}\u{7F}\u{85}")
        #expect(text(try writer.finish()).contains("\u{FFFD}\u{FB01}\u{10FFFF}\u{7F}\u{85}"))
    }

    @Test func `bytes that are not UTF-8 are refused`() throws {
        let name = try #require(XMLAttributeName("FREQ"))
        var writer = XMLWriter()
        try writer.begin("Obs")
        for bytes in [[0xC3], [0xFF], [65, 0xED, 0xA0, 0x80], [0xEF, 0xBF]] as [[UInt8]] {
            var caught: SDMXError?
            bytes.withUnsafeBufferPointer { buffer in
                do throws(SDMXError) {
                    try writer.attribute(name, buffer)
                } catch {
                    caught = error
                }
            }
            #expect(caught?.kind == .encoding)
        }
    }

    @Test func `names of attributes are names`() {
        #expect(XMLAttributeName("OBS_VALUE") != nil)
        for name in ["", "1A", "A B", "A:B", "-A", "Ä", "A=\"\""] {
            #expect(XMLAttributeName(name) == nil)
        }
    }

    @Test func `numbers are written in their shortest form`() throws {
        let name = try #require(XMLAttributeName("v"))
        var writer = XMLWriter()
        try writer.begin("a")
        try writer.attribute(name, 0.1)
        #expect(text(try writer.finish()) == Self.start + "<a v=\"0.1\"/>\n")
    }

    @Test func `what was held can be taken back`() throws {
        var writer = XMLWriter(isIndented: false)
        try writer.begin("a")
        try writer.begin("b")
        writer.end()
        writer.hold()
        try writer.begin("c")
        try writer.begin("d")
        try writer.text("t")
        writer.takeBack()
        try writer.begin("e")
        #expect(text(try writer.finish()) == Self.start + "<a>\n<b/>\n<e/>\n</a>\n")
    }

    @Test func `fragments are taken only if they are well-formed`() throws {
        var writer = XMLWriter()
        try writer.begin("a")
        let good = "x <p xmlns=\"http://www.w3.org/1999/xhtml\">y<br/></p>"
        try writer.fragment(good)
        for bad in ["<p>", "</a>", "</x><x>", "<q:p/>", "&nbsp;", "<!DOCTYPE a>", "\u{1}", "<p"] {
            var caught: SDMXError?
            do throws(SDMXError) {
                try writer.fragment(bad)
            } catch {
                caught = error
            }
            #expect(caught?.path == "element a", "\(bad)")
        }
        #expect(text(try writer.finish()) == Self.start + "<a>\(good)</a>\n")
    }

    @Test func `elements deeper than a reader takes are refused`() throws {
        var writer = XMLWriter(depthLimit: 3)
        for _ in 0..<3 { try writer.begin("a") }
        var caught: SDMXError?
        do throws(SDMXError) {
            try writer.begin("a")
        } catch {
            caught = error
        }
        #expect(caught?.kind == .limit)
    }

    @Test func `a sink gets the same bytes in chunks`() throws {
        var whole = XMLWriter()
        var chunks: [[UInt8]] = []
        var pieces = XMLWriter { chunk in chunks.append(Array(chunk)) }
        try whole.begin("a")
        try pieces.begin("a")
        for number in 0..<20_000 {
            try whole.begin("b")
            try whole.attribute("n", "\(number)")
            whole.end()
            try pieces.begin("b")
            try pieces.attribute("n", "\(number)")
            pieces.end()
        }
        let expected = try whole.finish()
        #expect(try pieces.finish() == [])
        #expect(chunks.count > 3)
        let largest = chunks.map(\.count).max() ?? 0
        #expect(largest < 2 << 16)
        #expect(Array(chunks.joined()) == expected)
    }

    @Test func `a sink that fails ends the writing`() throws {
        struct Full: Error {}
        var writer = XMLWriter { _ in throw Full() }
        try writer.begin("a")
        var caught: SDMXError?
        do throws(SDMXError) {
            _ = try writer.finish()
        } catch {
            caught = error
        }
        #expect(caught?.kind == .output)
    }
}
