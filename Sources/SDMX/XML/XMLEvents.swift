/// What the scanner finds in a document, in a form that lasts: for tests, and to compare it with
/// what other parsers find.
package struct XMLEvents: Hashable, Sendable {
    /// A step through the document; texts that touch are one.
    package enum Event: Hashable, Sendable {
        /// Names are `{namespace}name`, or `name` where there is none.
        case start(String, [Attribute])
        case end(String)
        case text(String)
    }

    /// An attribute with its name as above.
    package struct Attribute: Hashable, Sendable {
        package var name: String
        package var value: String
    }

    package private(set) var events: [Event] = []

    /// Scans the whole document.
    ///
    /// - Parameter windowSize: how many bytes are in memory at first.
    package init(
        _ input: MessageInput, limits: MessageLimits = MessageLimits(), windowSize: Int = 1 << 18
    ) throws(SDMXError) {
        let window = try ByteWindow(
            input, encodings: .xml, limit: limits.tokenBytes, size: windowSize)
        let scanner = XMLScanner(window, limits: limits)
        var text = ""
        while true {
            let token = try scanner.next()
            if token != .text, !text.isEmpty {
                events.append(.text(text))
                text = ""
            }
            switch token {
            case .start:
                let attributes = (0..<scanner.attributeCount).map { index in
                    let attribute = scanner.attributes[index]
                    return Attribute(
                        name: Self.name(attribute.localName, attribute.namespace, scanner),
                        value: attribute.value.string)
                }
                events.append(
                    .start(Self.name(scanner.localName, scanner.namespace, scanner), attributes))
            case .end:
                events.append(.end(Self.name(scanner.localName, scanner.namespace, scanner)))
            case .text: text += scanner.text.string
            case .finish: return
            }
        }
    }

    /// The content of the document's element as markup, after it was held as nodes.
    package static func markup(
        _ input: MessageInput, limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) -> String {
        let window = try ByteWindow(input, encodings: .xml, limit: limits.tokenBytes)
        return try XMLScanner(window, limits: limits).document().innerMarkup()
    }

    private static func name(_ name: ByteSlice, _ namespace: Int, _ scanner: XMLScanner) -> String {
        namespace == 0 ? name.string : "{\(scanner.namespaces.uris[namespace])}" + name.string
    }
}
