/// Tells kind and version of a JSON message by the names of its members and of those of `data`,
/// since file names and the schema that a message names are wrong or missing too often.
///
/// What is told of content goes before what the schema says:
///
/// | member of `data`, or of the message in early ones | kind | versions |
/// |---|---|---|
/// | `structure` | data | 1.0 |
/// | `structures` | data | 2.0, 2.1 |
/// | `dataSets` | data | all |
/// | `metadataSets` | metadata | all |
/// | lists of artefacts | structure | those whose schema has the list |
package struct JSONMessageProbe {
    /// What was found, in words.
    package private(set) var reasons: [String] = []
    private var kinds: Set<MessageKind> = []
    private var hasErrors = false
    private var versions: Set<MessageFormat> = [.json1, .json2, .json21]
    private var isContradictory = false
    private var schemaFormat: MessageFormat?
    private var schemaKind: MessageKind?
    private var foreign: String?

    /// Notes a member of the message.
    mutating func note(member name: String) {
        switch name {
        case "$schema": restrict([.json21], "the member $schema")
        case "header": restrict([.json1], "a header in the place of meta")
        case "errors": hasErrors = true
        case "structure", "dataSets":
            // Before version 1.0 was settled the message had what is now in data.
            restrict([.json1], "\(name) outside data")
            note(data: name)
        case "Codelist", "ConceptScheme", "DataStructure", "Dataflow", "CategoryScheme",
            "MetadataSet", "Categorisation", "Hierarchy", "StructureMap", "RepresentationMap",
            "AgencyScheme", "DataProviderScheme", "ProvisionAgreement":
            foreign = "the JSON of Fusion products, which is not of the standard"
        case "class", "dimension": foreign = "JSON-stat"
        default: break
        }
    }

    /// Notes a member of `data`.
    mutating func note(data name: String) {
        switch name {
        case "dataSets": add(.data, name)
        case "structure":
            add(.data, name)
            restrict([.json1], "data.structure")
        case "structures":
            add(.data, name)
            restrict([.json2, .json21], "data.structures")
        case "metadataSets": add(.metadata, name)
        default:
            guard let list = JSONArtefactList(name) else { return }
            add(.structure, name)
            restrict(list.versions, "data.\(name)")
        }
    }

    /// Notes the address of a schema.
    mutating func note(schema address: String) {
        schemaFormat = JSONRoot.format(schema: address)
        for (mark, kind) in [
            ("-metadata-schema", MessageKind.metadata), ("-data-schema", .data),
            ("-structure-schema", .structure),
        ] where address.contains(mark) {
            schemaKind = kind
        }
        if schemaFormat != nil || schemaKind != nil { reasons.append("the schema it names") }
    }

    /// Nil where nothing tells.
    package var kind: MessageKind? {
        for kind in [MessageKind.data, .metadata, .structure] where kinds.contains(kind) {
            return kind
        }
        return hasErrors ? .error : schemaKind
    }

    /// Whether the kind is that of content, and not only said by a schema.
    var isKindTold: Bool { !kinds.isEmpty }

    /// The version; where several are possible the one that the schema names, else 2.0 or the
    /// earliest. What is possible in several is read in the same way in all of them.
    package var format: MessageFormat {
        if isContradictory { return schemaFormat ?? .json2 }
        if let schemaFormat, versions.contains(schemaFormat) { return schemaFormat }
        for format in [MessageFormat.json2, .json1, .json21] where versions.contains(format) {
            return format
        }
        return .json2
    }

    /// Whether the schema that the message names is not that of its content.
    package var isSchemaWrong: Bool {
        schemaFormat.map { $0 != format } ?? false
            || schemaKind.map { $0 != kind && kind != .error } ?? false
    }

    /// What the message is, if it is none of SDMX-JSON but known.
    package var foreignFormat: String? { kinds.isEmpty && !hasErrors ? foreign : nil }

    private mutating func add(_ kind: MessageKind, _ name: String) {
        if kinds.insert(kind).inserted { reasons.append("the member \(name)") }
    }

    private mutating func restrict(_ possible: Set<MessageFormat>, _ reason: String) {
        let rest = versions.intersection(possible)
        guard rest != versions else { return }
        reasons.append(reason)
        if rest.isEmpty { isContradictory = true } else { versions = rest }
    }
}

extension JSONMessageProbe {
    /// Reads over a message, without building anything of it.
    package static func read(
        _ input: MessageInput, limits: MessageLimits = MessageLimits()
    ) throws(SDMXError) -> JSONMessageProbe {
        let window = try ByteWindow(input, encodings: .json, limit: limits.tokenBytes)
        return try read(JSONScanner(window, limits: limits))
    }

    /// Reads over the message that the scanner is before.
    static func read(_ scanner: JSONScanner) throws(SDMXError) -> JSONMessageProbe {
        var probe = JSONMessageProbe()
        guard try scanner.next() == .objectStart else {
            throw scanner.error(.unrecognised, found: "no object", expected: "an object")
        }
        while try scanner.next() == .key {
            let name = scanner.text.string
            probe.note(member: name)
            switch name {
            case "$schema": try probe.schema(scanner)
            case "meta", "header", "data":
                let token = try scanner.next()
                guard token == .objectStart else {
                    try rest(scanner, of: token)
                    continue
                }
                while try scanner.next() == .key {
                    try probe.member(scanner, isData: name == "data")
                }
            default: try scanner.skipValue()
            }
        }
        return probe
    }

    private mutating func member(_ scanner: JSONScanner, isData: Bool) throws(SDMXError) {
        let name = scanner.text.string
        if isData { note(data: name) }
        if !isData, name == "schema" { try schema(scanner) } else { try scanner.skipValue() }
    }

    private mutating func schema(_ scanner: JSONScanner) throws(SDMXError) {
        let token = try scanner.next()
        if token == .string { note(schema: scanner.text.string) }
        try Self.rest(scanner, of: token)
    }

    /// Passes over the rest of the value that the token, which was the last, begins.
    private static func rest(
        _ scanner: JSONScanner, of token: JSONScanner.Token
    ) throws(SDMXError) {
        guard token == .objectStart || token == .arrayStart else { return }
        let outside = scanner.depth - 1
        while scanner.depth > outside { _ = try scanner.next() }
    }
}
