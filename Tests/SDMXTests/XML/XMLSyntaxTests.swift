import SDMX
import Testing

/// What is a well-formed document and what is not, with the place of the fault.
@Suite struct XMLSyntaxTests {
    @Test func `elements, attributes and texts come in the order of the document`() throws {
        #expect(try trace("<a/>") == "<a></>")
        #expect(try trace("<a b='1' c=\"2\">x<d></d >y</a>\n") == "<a b=1 c=2>'x'<d></>'y'</>")
    }

    @Test func `references are replaced in texts and values`() throws {
        #expect(try trace("<a>&lt;&gt;&amp;&apos;&quot;</a>") == "<a>'<>&'\"'</>")
        #expect(try trace("<a b='&lt;&gt;&amp;&apos;&quot;'/>") == "<a b=<>&'\"></>")
        #expect(try trace("<a>&#65;&#x41;&#x1F600;&#x0a;</a>") == "<a>'AA\u{1F600}\n'</>")
        #expect(try trace("<a>]]&gt; ]]&#62; ]] ></a>") == "<a>']]> ]]> ]] >'</>")
    }

    @Test func `line ends become line feeds, and blanks of values spaces`() throws {
        #expect(try trace("<a>1\r\n2\r3\n4\t5</a>") == "<a>'1\n2\n3\n4\t5'</>")
        #expect(try trace("<a b='1\r\n2\r3\n4\t5'/>") == "<a b=1 2 3 4 5></>")
        #expect(try trace("<a b='&#13;&#10;&#9;'>&#13;</a>") == "<a b=\r\n\t>'\r'</>")
        #expect(try trace("<a><![CDATA[1\r\n2\r3]]></a>") == "<a>'1\n2\n3'</>")
    }

    @Test func `comments and processing instructions are passed over, CDATA is text`() throws {
        #expect(try trace("<!-- < & - ]]> --><a>x<!---->y<?p <?x?>z</a><?q?>") == "<a>'xyz'</>")
        #expect(try trace("<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>") == "<a>'<b>&amp;]]>'</>")
        #expect(try trace("<?xml-stylesheet href='x'?><a/>") == "<a></>")
        #expect(try trace("<a><?xmlx?></a>") == "<a></>")
    }

    @Test func `names may have letters of all scripts`() throws {
        #expect(try trace("<été à='1'><日本·/></été>") == "<été à=1><日本·></></>")
        #expect(markupFault("<a><\u{D7}/></a>")?.kind == .markup)
        #expect(markupFault("<a \u{B7}='1'/>")?.kind == .markup)
        #expect(markupFault("<?\u{37E} x?><a/>")?.kind == .markup)
    }

    @Test(arguments: [
        "<?xml version='1.0'?>", "<?xml version=\"1.1\"?>", "<?xml\tversion\n=\r'1.0'\n?>",
        "<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0' standalone='no'?>",
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>",
    ])
    func `an XML declaration is read`(declaration: String) throws {
        #expect(try trace(declaration + "<a/>") == "<a></>")
        #expect(try trace("\u{FEFF}" + declaration + "\n<a/>\n") == "<a></>")
    }

    @Test(arguments: [
        "<?xml?>", "<?xml ?>", "<?xml encoding='UTF-8'?>", "<?xml version='2.0'?>",
        "<?xml version='1.'?>", "<?xml version=1.0?>", "<?xml version='1.0'encoding='UTF-8'?>",
        "<?xml version='1.0' standalone='maybe'?>", "<?xml version='1.0' version='1.0'?>",
        "<?xml version='1.0' standalone='no' encoding='UTF-8'?>", "<?xml version='1.0\"?>",
        "<?xml version='1.0' more='x'?>", "<?xml version='1.٠'?>",
        "<?xml\u{A0}version='1.0'?>", " <?xml version='1.0'?>", "<?XML version='1.0'?>",
        "<!-- --><?xml version='1.0'?>",
    ])
    func `a faulty XML declaration is refused`(declaration: String) {
        #expect(markupFault(declaration + "<a/>")?.kind == .markup)
    }

    /// Document, kind, line, character.
    static let faults: [(String, SDMXError.Kind, Int, Int)] = [
        ("", .empty, 1, 1), (" \n ", .empty, 2, 2), ("<!-- -->", .empty, 1, 9),
        ("text", .markup, 1, 1), ("<a/>\ntext", .markup, 2, 1), ("<a/><b/>", .markup, 1, 5),
        ("<a></b>", .markup, 1, 4), ("<a></a>\n</a>", .markup, 2, 1), ("</a>", .markup, 1, 1),
        ("<a><b></a></b>", .markup, 1, 7), ("<a></a x>", .markup, 1, 8), ("< a/>", .markup, 1, 2),
        ("<a", .truncated, 1, 3), ("<a>", .truncated, 1, 4), ("<a>text", .truncated, 1, 8),
        ("<a>\n<b>\n</b", .truncated, 3, 4), ("<a b='1", .truncated, 1, 8),
        ("<a/", .truncated, 1, 4), ("<", .truncated, 1, 2), ("<1/>", .markup, 1, 2),
        ("<a b/>", .markup, 1, 5), ("<a b=1/>", .markup, 1, 6), ("<a b='1'c='2'/>", .markup, 1, 9),
        ("<a b='1' b='2'/>", .markup, 1, 10), ("<a / >", .markup, 1, 5),
        ("<a b='<'/>", .markup, 1, 7), ("<a\n  b='é&c;'/>", .markup, 2, 7),
        ("<a>&b;</a>", .markup, 1, 4), ("<a>& </a>", .markup, 1, 4), ("<a>&amp</a>", .markup, 1, 4),
        ("<a>&#0;</a>", .markup, 1, 4), ("<a>&#xD800;</a>", .markup, 1, 4),
        ("<a>&#xFFFE;</a>", .markup, 1, 4), ("<a>&#x110000;</a>", .markup, 1, 4),
        ("<a>&#99999999999999999999;</a>", .markup, 1, 4), ("<a>&#;</a>", .markup, 1, 4),
        ("<a>&#x;</a>", .markup, 1, 4), ("<a>&#X41;</a>", .markup, 1, 4),
        ("<a>&#-5;</a>", .markup, 1, 4), ("<a>x]]>y</a>", .markup, 1, 5),
        ("<a>\n\u{1}</a>", .markup, 2, 1), ("<a b='\u{1F}'/>", .markup, 1, 7),
        ("<a>é\u{FFFE}</a>", .markup, 1, 5), ("<a b='\u{FFFF}'/>", .markup, 1, 7),
        ("<a><![CDATA[\u{2}]]></a>", .markup, 1, 13), ("<!--\u{FFFE}--><a/>", .markup, 1, 5),
        ("<a><!-- -- --></a>", .markup, 1, 9), ("<a><!-- --->", .markup, 1, 9),
        ("<a><!-- ", .truncated, 1, 9), ("<a><![CDATA[", .truncated, 1, 13),
        ("<![CDATA[x]]><a/>", .markup, 1, 1), ("<a/><![CDATA[]]>", .markup, 1, 5),
        ("<a><?p", .truncated, 1, 7), ("<a><? p?></a>", .markup, 1, 4),
        ("<a><?p:q?></a>", .markup, 1, 4), ("<a><?p+?></a>", .markup, 1, 7),
        ("<a><?xml version='1.0'?></a>", .markup, 1, 4), ("<a><!x></a>", .markup, 1, 4),
        ("<?xml version='1.0'<a/>", .markup, 1, 20), ("<a>\u{0}</a>", .nul, 1, 4),
    ]

    @Test(arguments: faults)
    func `what is not well-formed is refused at its place`(
        document: String, kind: SDMXError.Kind, line: Int, character: Int
    ) {
        let error = markupFault(document)
        #expect(error?.kind == kind, "\(document): \(String(describing: error))")
        #expect(
            error?.line == line && error?.character == character,
            "\(document): \(String(describing: error))")
    }

    @Test func `a document type is refused before anything in it is looked at`() {
        let laughs = (1...9).map { "<!ENTITY l\($0) '&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);'>" }
        let bomb = "<!DOCTYPE a [<!ENTITY l0 'ha'>\(laughs.joined())]><a>&l9;</a>"
        let outside = "\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"
        let parameter = "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://localhost/'> %p;]><a/>"
        for document in [bomb, parameter] {
            let error = markupFault(document)
            #expect(error?.kind == .markup && error?.byte == 0)
            #expect(error?.found == "a document type declaration")
        }
        #expect(markupFault(outside)?.line == 2)
    }

    @Test func `a document cut at any byte is refused`() {
        for document in documents {
            let bytes = Array(document.utf8)
            let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
            for length in 0..<end {
                let error = markupFault(Array(bytes[..<length]))
                #expect([.truncated, .empty, .encoding].contains(error?.kind), "\(length)")
                #expect(error?.byte ?? 0 <= length)
            }
        }
    }
}
