/// A structure or metadata message in memory: its header, its notes and the lists of `data`.
struct JSONDocument {
    var header = MessageHeader()
    var notes: [MessageNote] = []
    /// The members of `data` with their paths, in the order of the message.
    var lists: [(name: String, item: JSONItem)] = []
    let probe: JSONMessageProbe
    let reading: JSONReading

    /// Reads a message that must be of one of the kinds, or bring only errors.
    ///
    /// Nothing is built of a message of another kind.
    init(
        _ scanner: JSONScanner, kind wanted: MessageKind, limits: MessageLimits
    ) throws(SDMXError) {
        var probe = JSONMessageProbe()
        var budget = limits.nodes
        var parts: [JSONNode.Member] = []
        var data: [JSONNode.Member] = []
        var names: Set<String> = []
        guard try scanner.next() == .objectStart else {
            throw scanner.error(.unrecognised, found: "no object", expected: "an object")
        }
        while try scanner.next() == .key {
            let name = scanner.text.string
            guard names.insert(name).inserted else { throw Self.twice(name, scanner) }
            probe.note(member: name)
            try Self.check(probe, wanted, scanner)
            switch name {
            case "data":
                try Self.data(scanner, wanted, &probe, &budget, into: &data)
            case "meta", "header", "errors", "$schema":
                let node = try scanner.node(try scanner.next(), &budget)
                parts.append(JSONNode.Member(name: name, value: node))
                if let schema = node.string ?? node["schema"]?.string { probe.note(schema: schema) }
            default: try scanner.skipValue()
            }
        }
        guard names.contains("data") || !names.isDisjoint(with: JSONMeta.names) else {
            throw scanner.error(
                .unrecognised, found: "an object without data, meta or errors",
                expected: "a message of SDMX-JSON")
        }
        _ = try scanner.next()
        self.probe = probe
        reading = JSONReading(probe.format, limits: limits)
        try read(parts)
        lists = data.map { member in
            let path = JSONPath(member.name, in: JSONPath("data"))
            return (member.name, JSONItem(member.value, path, reading))
        }
    }

    private mutating func read(_ parts: [JSONNode.Member]) throws(SDMXError) {
        for part in parts
        where (part.name == "meta" || part.name == "header") && !part.value.isNull {
            header = try JSONMeta.header(JSONItem(part.value, JSONPath(part.name), reading))
        }
        for part in parts where !part.value.isNull {
            let item = JSONItem(part.value, JSONPath(part.name), reading)
            switch part.name {
            case "errors": notes = try JSONMeta.notes(item)
            case "$schema": header.schema = try item.text()
            default: break
            }
        }
        guard probe.isSchemaWrong, let schema = header.schema else { return }
        let part = parts.first { $0.name == "$schema" } ?? parts.first { $0.name == "meta" }
        guard let part else { return }
        JSONItem(part.value, JSONPath(part.name), reading).remark(
            .unexpected, found: "the schema \(SDMXError.quoted(schema))",
            expected: "that of a \(probe.kind?.rawValue ?? "") message of \(probe.format.rawValue)")
    }

    private static func data(
        _ scanner: JSONScanner, _ wanted: MessageKind, _ probe: inout JSONMessageProbe,
        _ budget: inout Int, into data: inout [JSONNode.Member]
    ) throws(SDMXError) {
        switch try scanner.next() {
        case .objectStart: break
        case .null: return
        default: throw scanner.error(.unexpected, found: "no object", expected: "an object")
        }
        var names: Set<String> = []
        while try scanner.next() == .key {
            let name = scanner.text.string
            guard names.insert(name).inserted else { throw twice(name, scanner) }
            probe.note(data: name)
            try check(probe, wanted, scanner)
            data.append(
                JSONNode.Member(name: name, value: try scanner.node(try scanner.next(), &budget)))
        }
    }

    /// Refuses a message of another kind at the member that tells.
    private static func check(
        _ probe: JSONMessageProbe, _ wanted: MessageKind, _ scanner: JSONScanner
    ) throws(SDMXError) {
        if let foreign = probe.foreignFormat {
            throw scanner.error(.unsupported, found: foreign, expected: "SDMX-JSON")
        }
        guard let kind = probe.kind, kind != .error, kind != wanted else { return }
        // A schema alone may be wrong.
        guard probe.isKindTold else { return }
        throw scanner.error(
            .unsupported, found: "a \(kind.rawValue) message",
            expected: "a \(wanted.rawValue) message")
    }

    private static func twice(_ name: String, _ scanner: JSONScanner) -> SDMXError {
        scanner.error(
            .json, found: "the member \(SDMXError.quoted(name)) a second time",
            expected: "each member once")
    }
}
