extension MessageOpening {
    /// Opens an XML message by its first element.
    func openXML(_ input: MessageInput, _ structures: Structures?) throws(SDMXError) -> Message {
        let window = try ByteWindow(input, encodings: .xml, limit: limits.tokenBytes)
        let scanner = XMLScanner(window, limits: limits)
        guard try scanner.nextTag() == .start else {
            throw SDMXError(.empty, found: "no element", expected: "an SDMX-ML message")
        }
        let namespace = scanner.namespaces.uris[scanner.namespace]
        let name = scanner.localName.string
        guard let root = MLRoot(namespace: namespace, name: name) else {
            throw scanner.error(
                .unrecognised, at: scanner.tokenStart, found: Self.shown(name, namespace),
                expected: "the first element of an SDMX-ML message, such as message:Structure")
        }
        switch root.format {
        case .ml20, .ml21, .ml30, .ml31: break
        case .unknown, .csv1, .csv2, .json1, .json2, .json21, .jsonStat:
            throw scanner.error(
                .unsupported, at: scanner.tokenStart, found: "SDMX-ML 1.0",
                expected: "version 2.0, 2.1, 3.0 or 3.1")
        }
        return try open(root, scanner, structures)
    }

    private func open(
        _ root: MLRoot, _ scanner: XMLScanner, _ structures: Structures?
    ) throws(SDMXError) -> Message {
        switch root.form {
        case .structure: return .structure(try readStructure(root.format, scanner))
        case .genericData, .specificData:
            return .data(
                DataMessageReader(
                    root.format,
                    try dataSource(root, scanner, DataBinding(structures, limits: limits))))
        case .genericMetadata, .specificMetadata:
            return .metadata(try readMetadata(root, scanner))
        case .error: return .notes(try readNotes(root.format, scanner))
        case .query(let name):
            throw scanner.error(
                .unsupported, at: scanner.tokenStart, found: "a query, \(name)",
                expected: "structures, data or metadata: queries are for web services")
        case .registry: return .structure(try readStructure(root.format, scanner))
        case .unread(let name):
            throw scanner.error(
                .unsupported, at: scanner.tokenStart, found: "\(name) of SDMX-ML 2.0",
                expected: "of that version: Structure, GenericData or CompactData")
        }
    }

    private func dataSource(
        _ root: MLRoot, _ scanner: XMLScanner, _ binding: DataBinding
    ) throws(SDMXError) -> any DataSource {
        let envelope = try MLDataEnvelope(root, scanner, binding)
        return root.form == .genericData
            ? MLGenericSource(envelope) : MLSpecificSource(envelope)
    }

    private static func shown(_ name: String, _ namespace: String) -> String {
        let element = "element " + SDMXError.quoted(name)
        return namespace.isEmpty
            ? element + " without namespace"
            : element + " of namespace " + SDMXError.quoted(namespace)
    }
}
