import SDMX

/// The events of a document on one line: `<name a=value>`, `</>`, and texts in quotation marks.
func trace(
    _ input: MessageInput, limits: MessageLimits = MessageLimits(), windowSize: Int = 1 << 18
) throws(SDMXError) -> String {
    var line = ""
    for event in try XMLEvents(input, limits: limits, windowSize: windowSize).events {
        switch event {
        case .start(let name, let attributes):
            line += "<" + name
            for attribute in attributes { line += " \(attribute.name)=\(attribute.value)" }
            line += ">"
        case .end: line += "</>"
        case .text(let text): line += "'" + text + "'"
        }
    }
    return line
}

func trace(_ text: String) throws(SDMXError) -> String { try trace(.text(text)) }

/// The error that scanning ends with; nil if there is none.
func markupFault(_ bytes: [UInt8], limits: MessageLimits = MessageLimits()) -> SDMXError? {
    do {
        _ = try XMLEvents(.bytes(bytes), limits: limits)
        return nil
    } catch {
        return error
    }
}

func markupFault(_ text: String, limits: MessageLimits = MessageLimits()) -> SDMXError? {
    markupFault(Array(text.utf8), limits: limits)
}

/// The bytes as a stream that gives that many of them at a time.
func stream(_ bytes: [UInt8], by size: Int) -> MessageInput {
    var rest = bytes[...]
    return .stream {
        let piece = rest.prefix(size)
        rest = rest.dropFirst(size)
        return Array(piece)
    }
}

/// Documents with all that the scanner knows.
let documents = [
    "<a/>",
    "\u{FEFF}<?xml version='1.0' encoding=\"UTF-8\" standalone='yes' ?>\n<!-- x --><?p q?>\n<a></a >\n",
    "<a b='&lt;&#x1F600;&amp;' c=\"it's\" d\n=\r\n'1\t2\r\n3\r4\n5'/>",
    "<a>one<b>two</b>&gt;three&#13;\r\n<c/> four\r<!-- -->five<?p?>six</a>",
    "<a><![CDATA[<b>&amp;]] ]>\r\n]]>]]<![CDATA[]]>&quot;</a>",
    """
    <m:a xmlns:m="urn:m" xmlns="urn:d" m:b="1" b="2"><c xmlns=""><d/></c><e/>
      <m:f xmlns:m="urn:n" m:g="3"><m:h/></m:f><m:i/></m:a>
    """,
    "<été à='ô\u{FFFD}\u{E000}'>ŷ€\u{1F600}\u{FFFD}<日本·-.x/></été>",
    "<a xml:lang='fr' xml:space='preserve'> <b> </b> </a>",
    """
    <Series FREQ="A" REF_AREA="DE" TITLE="A long title, longer than eight bytes">
      <Obs TIME_PERIOD="2001" OBS_VALUE="1.5" /><Obs TIME_PERIOD="2002" OBS_VALUE="NaN"/>
    </Series>
    """,
]
