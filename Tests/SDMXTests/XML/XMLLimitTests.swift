import SDMX
import Testing

/// What is too much ends with an error of its own, and what is much is read.
@Suite struct XMLLimitTests {
    private func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test func `one tag, text or CDATA section may be as long as the limit and not much longer`()
        throws
    {
        var limits = MessageLimits()
        limits.tokenBytes = 10_000
        let long = repeated("x", 9000)
        let longer = repeated("x", 40_000)
        for (before, after) in [
            ("<a b='", "'/>"), ("<a>", "</a>"), ("<a><![CDATA[", "]]></a>"), ("<a", "/>"),
            ("<a></a", "></a>"), ("<a b='&amp;", "'/>"), ("<a><?", "?></a>"),
        ] {
            let short = stream(Array((before + long + after).utf8), by: 1000)
            let isTag = before.hasSuffix("</a")
            if !isTag {
                #expect(throws: Never.self) { try trace(short, limits: limits, windowSize: 64) }
            }
            let input = stream(Array((before + longer + after).utf8), by: 1000)
            let error = #expect(throws: SDMXError.self) {
                try trace(input, limits: limits, windowSize: 64)
            }
            #expect(error?.kind == .limit, "\(before)")
        }
        // Comments and instructions are not kept.
        let passed = "<a><!--\(longer)--><?p \(longer)?></a>"
        #expect(
            try trace(stream(Array(passed.utf8), by: 1000), limits: limits, windowSize: 64)
                == "<a></>")
    }

    @Test func `elements within each other are counted`() throws {
        let deep = repeated("<a>", 100_000) + repeated("</a>", 100_000)
        let error = markupFault(deep)
        #expect(error?.kind == .limit && error?.byte == 600)
        var limits = MessageLimits()
        limits.depth = 100_000
        #expect(try XMLEvents(.text(deep), limits: limits).events.count == 200_000)
        #expect(markupFault(repeated("<a>", 100_000), limits: limits)?.kind == .truncated)
        #expect(markupFault(repeated("<a>", 200) + repeated("</a>", 200)) == nil)
    }

    @Test func `names of open elements are limited together`() {
        var limits = MessageLimits()
        limits.tokenBytes = 100_000
        let name = repeated("n", 10_000)
        #expect(markupFault(repeated("<\(name)>", 50), limits: limits)?.kind == .limit)
    }

    @Test func `attributes of one element are counted`() throws {
        let many = (0..<10_000).map { " a\($0)=''" }.joined()
        #expect(markupFault("<a\(many)/>")?.kind == .limit)
        var limits = MessageLimits()
        limits.attributes = 10_000
        #expect(try XMLEvents(.text("<a\(many)/>"), limits: limits).events.count == 2)
        limits.attributes = 0
        #expect(markupFault("<a b=''/>", limits: limits)?.kind == .limit)
        #expect(markupFault("<a/>", limits: limits) == nil)
    }

    @Test func `the nodes of a document that is held are counted, texts among them`() throws {
        var limits = MessageLimits()
        limits.nodes = 1000
        for part in ["<b/>", "<b c=''/>", "x<!---->", "x<b/>"] {
            let error = #expect(throws: SDMXError.self) {
                try XMLEvents.markup(.text("<a>\(repeated(part, 1001))</a>"), limits: limits)
            }
            #expect(error?.kind == .limit, "\(part)")
        }
        #expect(
            try XMLEvents.markup(.text("<a>\(repeated("<b/>", 1000))</a>"), limits: limits).count
                == 4000)
    }

    @Test func `long documents of small parts cost no more than their bytes`() throws {
        let parts = [
            "]", "&amp;", "\r", "x<!-- -->", "<?p?>", "<!---->", "<![CDATA[]]>", "<b/>", "é", "] ]",
            "\u{FFFD}", "<b> </b>",
        ]
        for part in parts {
            let document = "<a>" + repeated(part, 200_000) + "</a>"
            #expect(markupFault(document) == nil, "\(part)")
            let input = stream(Array(document.utf8), by: 5000)
            #expect(throws: Never.self) { try XMLEvents(input, windowSize: 64) }
            // Held as nodes: text before many elements is not looked at again for each.
            let mixed = "<a> x" + repeated("y", 200_000) + repeated(part, 50_000) + "</a>"
            #expect(throws: Never.self) { try XMLEvents.markup(.text(mixed)) }
        }
    }
}
