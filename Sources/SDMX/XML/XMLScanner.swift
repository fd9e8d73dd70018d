/// A pull scanner for XML as SDMX uses it: XML 1.0 with namespaces, without document type
/// declarations.
///
/// Whatever libxml2 refuses as not well-formed is refused here; a document type
/// declaration, and with it every entity but the five predefined ones, is refused as well. Memory
/// is that of the longest tag or text and of the open elements.
///
/// Slices are valid until the next step.
final class XMLScanner {
    /// What the scanner has come to.
    enum Token {
        /// A start tag, or the first half of an empty-element tag.
        case start
        /// An end tag, or the second half of an empty-element tag; `name` is its element's.
        case end
        /// A run of text or a CDATA section, in `text`. Runs that touch are one text to the reader.
        case text
        /// The end of the document.
        case finish
    }

    /// An attribute of the current start tag. Declarations of namespaces are not among them.
    struct Attribute {
        /// With its prefix.
        var name: ByteSlice
        /// Without its prefix.
        var localName: ByteSlice
        /// 0 where the name has no prefix.
        var namespace: Int
        var value: ByteSlice
    }

    let window: ByteWindow
    /// What each byte may be; kept here, since a static property is asked whether it is there.
    let table = XMLByte.table
    let limits: MessageLimits
    let namespaces: XMLNamespaces

    @exclusivity(unchecked) var position = 0
    /// Where the current token begins.
    @exclusivity(unchecked) var tokenStart = 0
    /// With its prefix.
    @exclusivity(unchecked) var name: ByteSlice
    @exclusivity(unchecked) var localName: ByteSlice
    /// Of the current element; 0 where it has none.
    @exclusivity(unchecked) var namespace = 0
    @exclusivity(unchecked) var text: ByteSlice
    @exclusivity(unchecked) let attributes: UnsafeMutablePointer<Attribute>
    @exclusivity(unchecked) var attributeCount = 0
    /// Open elements, the current one included.
    @exclusivity(unchecked) var depth = 0
    /// Whether the current start tag is an empty-element tag.
    @exclusivity(unchecked) var isEmptyElement = false

    @exclusivity(unchecked) var stack = XMLElementStack()
    @exclusivity(unchecked) var scratch = ByteScratch()
    @exclusivity(unchecked) var endsElement = false
    @exclusivity(unchecked) var popsElement = false
    @exclusivity(unchecked) var hasRoot = false
    @exclusivity(unchecked) private var hasStarted = false

    init(_ window: ByteWindow, limits: MessageLimits) {
        self.window = window
        self.limits = limits
        namespaces = XMLNamespaces()
        let none = ByteSlice(start: UnsafePointer(window.base), count: 0)
        name = none
        localName = none
        text = none
        attributes = .allocate(capacity: max(limits.attributes, 1) + 1)
    }

    deinit { attributes.deallocate() }

    /// Moves to the next token, passing over comments and processing instructions.
    func next() throws(SDMXError) -> Token {
        if endsElement {
            endsElement = false
            popsElement = true
            return .end
        }
        if popsElement { pop() }
        if !hasStarted { try start() }
        while true {
            tokenStart = position
            guard try has(1) else { return try finish() }
            if window.base[position] != UInt8(ascii: "<") {
                if depth == 0 {
                    try skipOuterBlanks()
                    continue
                }
                try scanText()
                return .text
            }
            _ = try has(2)
            guard position + 1 < window.end else { throw cut("a tag") }
            switch window.base[position + 1] {
            case UInt8(ascii: "/"):
                try scanEndTag()
                return .end
            case UInt8(ascii: "?"): try skipInstruction()
            case UInt8(ascii: "!"):
                if try skipDeclaration() { return .text }
            default:
                try scanStartTag()
                return .start
            }
        }
    }

    /// Passes the end of an empty-element tag, if that comes next.
    @inline(__always)
    func passEmptyEnd() {
        guard endsElement else { return }
        endsElement = false
        pop()
    }

    /// Moves to the next tag or the end, passing over blanks.
    ///
    /// Throws `.unexpected` for any other text.
    @inline(__always)
    func nextTag() throws(SDMXError) -> Token {
        while true {
            if !endsElement { skipBlanks() }
            let token = try next()
            if token != .text { return token }
            guard text.buffer.allSatisfy({ XMLByte.table[Int($0)] & XMLByte.blank != 0 }) else {
                throw error(
                    .unexpected, at: tokenStart, found: "text " + SDMXError.quoted(text.string),
                    expected: "an element")
            }
        }
    }

    /// Passes over blanks within the root, as far as they are in the window.
    @inline(__always)
    private func skipBlanks() {
        guard depth > 0, hasStarted else { return }
        let base = window.base
        let end = window.end
        var at = position
        while at < end, table[Int(base[at])] & XMLByte.blank != 0 { at &+= 1 }
        // Up to a tag only: blanks before text belong to the text.
        if at < end, base[at] == UInt8(ascii: "<") { position = at }
    }

    /// Passes over the rest of the current element, whose start was the last token.
    func skipElement() throws(SDMXError) {
        var open = 1
        while open > 0 {
            switch try next() {
            case .start: open += 1
            case .end: open -= 1
            case .text: break
            case .finish: return
            }
        }
    }

    /// The text of the current element, whose start was the last token; its elements are passed
    /// over. The scanner is at the element's end afterwards.
    func elementText() throws(SDMXError) -> String {
        var bytes: [UInt8] = []
        var open = 1
        while true {
            switch try next() {
            case .start: open += 1
            case .end:
                open -= 1
                if open == 0 { return String(decoding: bytes, as: UTF8.self) }
            case .text:
                if open == 1 { bytes.append(contentsOf: text.buffer) }
                guard bytes.count <= limits.tokenBytes else {
                    throw error(
                        .limit, at: tokenStart, found: "a text of more bytes",
                        expected: "at most \(limits.tokenBytes)")
                }
            case .finish: return String(decoding: bytes, as: UTF8.self)
            }
        }
    }

    /// The value of the attribute without namespace, nil if there is none.
    func attribute(_ wanted: StaticString) -> String? {
        for index in 0..<attributeCount
        where attributes[index].namespace == 0 && attributes[index].name.isSame(as: wanted) {
            return attributes[index].value.string
        }
        return nil
    }

    /// The value of the attribute whatever its namespace, nil if there is none.
    func anyAttribute(_ wanted: StaticString) -> String? {
        for index in 0..<attributeCount where attributes[index].localName.isSame(as: wanted) {
            return attributes[index].value.string
        }
        return nil
    }

    /// An error at a position of the window.
    func error(
        _ kind: SDMXError.Kind, at position: Int, found: String, expected: String
    ) -> SDMXError {
        let place = window.place(of: position)
        return SDMXError(
            kind, line: place.line, character: place.character, byte: place.byte, found: found,
            expected: expected)
    }

    // MARK: Reading on

    /// Whether there are that many bytes from the position on, after reading more if needed.
    @inline(__always)
    func has(_ count: Int) throws(SDMXError) -> Bool {
        if position &+ count <= window.end { return true }
        return try read(count)
    }

    @inline(never)
    private func read(_ count: Int) throws(SDMXError) -> Bool {
        while position + count > window.end {
            guard try more() else { return false }
        }
        return true
    }

    /// Reads more, keeping all from the current token's start on.
    @inline(never)
    func more() throws(SDMXError) -> Bool {
        let keep = min(tokenStart, position)
        guard try window.more(keeping: keep) else { return false }
        position -= keep
        tokenStart -= keep
        return true
    }

    func cut(_ what: String) -> SDMXError {
        error(
            .truncated, at: window.end, found: "the end of the message within \(what)",
            expected: "the rest of it")
    }

    private func start() throws(SDMXError) {
        hasStarted = true
        guard try has(1) else {
            throw error(.empty, at: 0, found: "nothing", expected: "an XML document")
        }
        if try has(6), Self.isText(window.base, "<?xml"),
            XMLByte.table[Int(window.base[5])] & XMLByte.blank != 0
        {
            try scanDeclaration()
        }
    }

    private func finish() throws(SDMXError) -> Token {
        guard depth == 0 else { throw unclosed() }
        guard hasRoot else {
            throw error(.empty, at: window.end, found: "no element", expected: "an XML document")
        }
        return .finish
    }

    /// The message ends within an element.
    func unclosed() -> SDMXError {
        let open = SDMXError.quoted(stack.top.name.string)
        return error(
            .truncated, at: window.end, found: "the end of the message",
            expected: "the end of element \(open)")
    }

    private func skipOuterBlanks() throws(SDMXError) {
        while try has(1), XMLByte.table[Int(window.base[position])] & XMLByte.blank != 0 {
            position += 1
            tokenStart = position
        }
        guard try has(1), window.base[position] != UInt8(ascii: "<") else { return }
        throw error(
            .markup, at: position, found: "text outside of the document's element",
            expected: hasRoot ? "nothing more" : "the document's element")
    }

    static func isText(_ bytes: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where bytes[index] != text.utf8Start[index] {
            return false
        }
        return true
    }
}
