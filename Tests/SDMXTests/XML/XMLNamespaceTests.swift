import SDMX
import Testing

@Suite struct XMLNamespaceTests {
    @Test func `a prefix means what the nearest declaration says`() throws {
        let document = """
            <p:a xmlns:p="urn:1" p:x="1"><p:b xmlns:p="urn:2" p:x="2"><p:c/></p:b><p:d/></p:a>
            """
        #expect(
            try trace(document)
                == "<{urn:1}a {urn:1}x=1><{urn:2}b {urn:2}x=2><{urn:2}c></></><{urn:1}d></></>")
    }

    @Test func `the default namespace is for elements only and can be taken back`() throws {
        let document = "<a xmlns='urn:1' b='1'><c xmlns=''><d/></c><e xmlns='urn:2'/><f/></a>"
        #expect(
            try trace(document)
                == "<{urn:1}a b=1><c><d></></><{urn:2}e></><{urn:1}f></></>")
    }

    @Test func `a declaration counts for names before it in the same tag`() throws {
        #expect(try trace("<p:a p:b='1' xmlns:p='urn:1'/>") == "<{urn:1}a {urn:1}b=1></>")
    }

    @Test func `declarations of an element that is empty end with it`() throws {
        #expect(try trace("<a><b xmlns='urn:1'/><c/></a>") == "<a><{urn:1}b></><c></></>")
        #expect(markupFault("<a><b xmlns:p='urn:1'/><p:c/></a>")?.kind == .namespace)
    }

    @Test func `the prefix xml needs no declaration`() throws {
        let xml = "http://www.w3.org/XML/1998/namespace"
        #expect(try trace("<a xml:lang='en'/>") == "<a {\(xml)}lang=en></>")
        #expect(try trace("<a xmlns:xml='\(xml)' xml:b=''/>") == "<a {\(xml)}b=></>")
    }

    @Test func `names with equal letters in different namespaces are different`() throws {
        let document = "<a xmlns:p='urn:1' xmlns:q='urn:2' p:b='1' q:b='2' b='3'/>"
        #expect(try trace(document) == "<a {urn:1}b=1 {urn:2}b=2 b=3></>")
        // é in one character and in two: other bytes, another namespace.
        let accents = "<a xmlns:p='urn:\u{E9}' xmlns:q='urn:e\u{301}' p:b='1' q:b='2'/>"
        #expect(try XMLEvents(.text(accents)).events.count == 2)
    }

    /// Document, kind, character of line 1.
    static let faults: [(String, SDMXError.Kind, Int)] = [
        ("<p:a/>", .namespace, 2), ("<a p:b='1'/>", .namespace, 4), ("<:a/>", .namespace, 2),
        ("<a:/>", .namespace, 2), ("<a :b='1'/>", .namespace, 4), ("<a b:='1'/>", .namespace, 4),
        ("<p:a:b xmlns:p='urn:1'/>", .namespace, 2), ("<p:1 xmlns:p='urn:1'/>", .namespace, 2),
        ("<a xmlns:p=''/>", .namespace, 4), ("<a xmlns:='urn:1'/>", .namespace, 4),
        ("<a xmlns:xmlns='urn:1'/>", .namespace, 4), ("<xmlns:a/>", .namespace, 2),
        ("<a xmlns:xml='urn:1'/>", .namespace, 4),
        ("<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", .namespace, 4),
        ("<a xmlns='http://www.w3.org/XML/1998/namespace'/>", .namespace, 4),
        ("<a xmlns='http://www.w3.org/2000/xmlns/'/>", .namespace, 4),
        ("<a xmlns='urn:1' xmlns='urn:2'/>", .markup, 18),
        ("<a xmlns:p='urn:1' xmlns:p='urn:1'/>", .markup, 20),
        ("<a xmlns:p='urn:1' xmlns:q='urn:1' p:b='' q:b=''/>", .markup, 43),
    ]

    @Test(arguments: faults)
    func `a name that means nothing is refused at its place`(
        document: String, kind: SDMXError.Kind, character: Int
    ) {
        let error = markupFault(document)
        #expect(error?.kind == kind, "\(document): \(String(describing: error))")
        #expect(error?.line == 1 && error?.character == character, "\(document)")
    }

    @Test func `a million declarations are refused, or forgotten as their elements end`() throws {
        let one = (0..<1000).map { " xmlns:p\($0)='urn:1'" }.joined()
        var limits = MessageLimits()
        limits.attributes = 2000
        #expect(markupFault("<a\(one)/>", limits: limits)?.kind == .limit)
        let different = (0..<1_000_000).map { "<b xmlns='urn:\($0)'/>" }.joined()
        #expect(markupFault("<a>\(different)</a>")?.kind == .limit)
        let same = String(repeating: "<b xmlns='urn:1' xmlns:p='urn:2'/>", count: 100_000)
        #expect(try XMLEvents(.text("<a>\(same)</a>")).events.count == 200_002)
        #expect(markupFault("<a xmlns='\(String(repeating: "u", count: 5000))'/>")?.kind == .limit)
    }
}
