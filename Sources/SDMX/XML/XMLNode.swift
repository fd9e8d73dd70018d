/// An element of a structure or metadata message, held in memory with its place.
final class XMLNode {
    /// An attribute that is not a declaration of a namespace.
    struct Attribute {
        var namespace: String
        var name: String
        var prefixedName: String
        var value: String
    }

    /// The URI; empty where there is none.
    let namespace: String
    /// Without prefix.
    let name: String
    let attributes: [Attribute]
    let line: Int
    let character: Int
    fileprivate(set) var children: [XMLNode] = []
    /// Runs of text, each with the number of children before it. Blanks between elements are left
    /// out, but for XHTML, where they count.
    fileprivate(set) var texts: [(before: Int, text: String)] = []
    /// Whether the text was taken without the markup in it.
    var isFlattened = false

    fileprivate init(
        namespace: String, name: String, attributes: [Attribute], line: Int, character: Int
    ) {
        self.namespace = namespace
        self.name = name
        self.attributes = attributes
        self.line = line
        self.character = character
    }

    /// The element's own text, without that of its children.
    var text: String {
        texts.count == 1 ? texts[0].text : texts.map(\.text).joined()
    }

    /// The element's own text without blanks around it.
    var trimmedText: String { Self.trim(text) }

    /// The attribute that has no namespace.
    func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name && $0.namespace.isEmpty }?.value
    }

    /// The attribute whatever its namespace.
    func anyAttribute(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// `xml:lang`.
    var language: String? {
        attributes.first { $0.name == "lang" && $0.namespace == Self.xmlNamespace }?.value
    }

    /// The first child of that name, whatever its namespace.
    func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

    /// The children of that name, whatever their namespace.
    func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

    /// An error at this element.
    func error(_ kind: SDMXError.Kind, found: String, expected: String) -> SDMXError {
        SDMXError(
            kind, line: line, character: character, path: "element \(name)", found: found,
            expected: expected)
    }

    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    static let xhtmlNamespace = "http://www.w3.org/1999/xhtml"

    /// Whether blanks are kept as they are: in XHTML and what holds it.
    fileprivate var keepsBlanks: Bool {
        namespace == Self.xhtmlNamespace || name == "StructuredText"
    }

    fileprivate static func isBlank(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy { XMLByte.table[Int($0)] & XMLByte.blank != 0 }
    }

    static func trim(_ text: String) -> String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else {
            return text
        }
        var kept = bytes.drop(while: isBlank)
        while let last = kept.last, isBlank(last) { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension XMLScanner {
    /// The whole document, from its element on, as nodes.
    ///
    /// Throws `.limit` beyond the limit of nodes.
    func document() throws(SDMXError) -> XMLNode {
        guard try nextTag() == .start else {
            throw error(.empty, at: 0, found: "nothing", expected: "an XML document")
        }
        let root = try node()
        while try next() != .finish {}
        return root
    }

    /// The element whose start was the last token, with all in it; the scanner is at its end
    /// afterwards.
    func node() throws(SDMXError) -> XMLNode {
        let root = current()
        var open = [root]
        var count = 0
        while let last = open.last {
            switch try next() {
            case .start:
                count += 1 + attributeCount
                try checkNodes(count)
                let child = current()
                if last.children.isEmpty, !last.keepsBlanks,
                    last.texts.allSatisfy({ XMLNode.isBlank($0.text.utf8) })
                {
                    // They looked like a text until the first child came.
                    last.texts.removeAll()
                }
                last.children.append(child)
                open.append(child)
            case .end: open.removeLast()
            case .text:
                // Blanks are a text if nothing else comes; see below.
                if last.keepsBlanks || last.children.isEmpty
                    || last.children.last?.namespace == XMLNode.xhtmlNamespace
                    || !Self.isBlank(text)
                {
                    count += 1
                    try checkNodes(count)
                    last.texts.append((last.children.count, text.string))
                }
            case .finish: return root
            }
        }
        return root
    }

    private func checkNodes(_ count: Int) throws(SDMXError) {
        guard count <= limits.nodes else {
            throw error(
                .limit, at: tokenStart,
                found: "more than \(limits.nodes) elements, attributes and texts",
                expected: "at most that many")
        }
    }

    private static func isBlank(_ text: ByteSlice) -> Bool { XMLNode.isBlank(text.buffer) }

    private func current() -> XMLNode {
        var copies: [XMLNode.Attribute] = []
        copies.reserveCapacity(attributeCount)
        for index in 0..<attributeCount {
            let attribute = attributes[index]
            copies.append(
                XMLNode.Attribute(
                    namespace: attribute.namespace == 0
                        ? "" : namespaces.uris[attribute.namespace],
                    name: attribute.localName.string, prefixedName: attribute.name.string,
                    value: attribute.value.string))
        }
        let place = window.place(of: tokenStart)
        return XMLNode(
            namespace: namespaces.uris[namespace], name: localName.string, attributes: copies,
            line: place.line, character: place.character)
    }
}
