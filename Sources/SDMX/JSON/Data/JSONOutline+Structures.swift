extension JSONOutline {
    /// Reads the structure whose object is open.
    mutating func structure(_ scanner: JSONScanner) throws(SDMXError) -> Structure {
        let place = scanner.window.place(of: scanner.tokenStart)
        var fields: [JSONNode.Member] = []
        var components: [Component] = []
        var statesMeasures = false
        try members(scanner) { outline, name throws(SDMXError) in
            if let part = Part(rawValue: name) {
                if part == .measures { statesMeasures = true }
                try outline.components(part, scanner, into: &components)
            } else {
                fields.append(JSONNode.Member(name: name, value: try outline.node(scanner)))
            }
        }
        let node = JSONNode(value: .object(fields), line: place.line, character: place.character)
        return Structure(node: node, components: components, statesMeasures: statesMeasures)
    }

    private mutating func components(
        _ part: Part, _ scanner: JSONScanner, into components: inout [Component]
    ) throws(SDMXError) {
        guard try scanner.isObject(orNull: part.rawValue) else { return }
        try members(scanner) { outline, name throws(SDMXError) in
            guard let level = Self.level(name) else { return try scanner.skipValue() }
            guard try scanner.isArray(orNull: name) else { return }
            var index = 0
            while try scanner.next() != .arrayEnd {
                guard scanner.isAtObject else { throw scanner.wrong("an object", name) }
                guard components.count < outline.limits.components else {
                    throw scanner.error(
                        .limit, found: "more than \(outline.limits.components) components",
                        expected: "at most that many")
                }
                var component = try outline.component(part, level, scanner)
                component.index = index
                components.append(component)
                index += 1
            }
        }
    }

    /// The level of that name; some registries write `dataset`.
    private static func level(_ name: String) -> Level? {
        Level(rawValue: name) ?? (name == "dataset" ? .dataSet : nil)
    }

    /// Reads the component whose object is open.
    private mutating func component(
        _ part: Part, _ level: Level, _ scanner: JSONScanner
    ) throws(SDMXError) -> Component {
        let place = scanner.window.place(of: scanner.tokenStart)
        var fields: [JSONNode.Member] = []
        var values: JSONValueList?
        try members(scanner) { outline, name throws(SDMXError) in
            guard name == "values" else {
                fields.append(JSONNode.Member(name: name, value: try outline.node(scanner)))
                return
            }
            guard try scanner.isArray(orNull: name) else { return }
            values = try outline.values(scanner)
        }
        let node = JSONNode(value: .object(fields), line: place.line, character: place.character)
        return Component(part: part, level: level, index: 0, node: node, values: values)
    }

    /// Reads the values whose array is open.
    private mutating func values(_ scanner: JSONScanner) throws(SDMXError) -> JSONValueList {
        let list = JSONValueList()
        while true {
            let token = try scanner.next()
            if token == .arrayEnd { return list }
            budget -= 1
            guard budget > 0 else {
                throw scanner.error(
                    .limit, found: "more than \(limits.nodes) values",
                    expected: "at most that many")
            }
            let node = try scanner.node(from: token)
            guard let value = JSONValue(listed: node) else {
                throw node.error(
                    .missing, found: "a value without id or value", expected: "one of them")
            }
            list.append(value)
        }
    }
}
