/// Reads metadata messages of SDMX-JSON 2.0 and 2.1, and of 1.0, whose reports become one set each.
package struct JSONMetadataReader {
    let limits: MessageLimits

    package init(limits: MessageLimits = MessageLimits()) {
        self.limits = limits
    }

    /// Reads a metadata message, or one that brings only errors.
    package func read(_ input: MessageInput) throws(SDMXError) -> MetadataMessage {
        let window = try ByteWindow(input, encodings: .json, limit: limits.tokenBytes)
        return try read(JSONScanner(window, limits: limits))
    }

    /// Reads the message that the scanner is before.
    func read(_ scanner: JSONScanner) throws(SDMXError) -> MetadataMessage {
        let document = try JSONDocument(scanner, kind: .metadata, limits: limits)
        var message = MetadataMessage(document.probe.format, header: document.header)
        message.notes = document.notes
        for (name, item) in document.lists where !item.node.isNull {
            guard name == "metadataSets" else {
                document.unknown(name, item)
                continue
            }
            for element in try item.elements() {
                guard case .object = element.node.value else { throw element.wrong("an object") }
                if element["reports"] == nil {
                    message.sets.append(try element.metadataSet())
                } else {
                    message.format = .json1
                    message.sets += try element.reports()
                }
            }
        }
        message.remarks = document.reading.remarks
        return message
    }
}
