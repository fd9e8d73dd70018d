/// A value of a message with its path, and the ways to read what it holds.
///
/// A member that is `null` counts as missing, as the standard says. A number or boolean where a
/// text is expected is taken as it is spelled, with a remark: agencies send ids such as `2020`
/// without quotes. Anything else of another type than expected is an error, located by line,
/// character and path.
struct JSONItem {
    let node: JSONNode
    let path: JSONPath
    let reading: JSONReading

    init(_ node: JSONNode, _ path: JSONPath, _ reading: JSONReading) {
        self.node = node
        self.path = path
        self.reading = reading
    }

    /// The member, whatever it is; nil if it is missing or `null`.
    subscript(name: String) -> JSONItem? {
        guard let value = node[name], !value.isNull else { return nil }
        return JSONItem(value, JSONPath(name, in: path), reading)
    }

    /// The member, which must be an object.
    func object(_ name: String) throws(SDMXError) -> JSONItem? {
        guard let item = self[name] else { return nil }
        guard case .object = item.node.value else { throw item.wrong("an object") }
        return item
    }

    /// The elements of the member, which must be an array; none if it is missing. Elements that
    /// are `null` are passed over.
    func items(_ name: String) throws(SDMXError) -> [JSONItem] {
        guard let item = self[name] else { return [] }
        return try item.elements()
    }

    /// As `items`, each of which must be an object.
    func objects(_ name: String) throws(SDMXError) -> [JSONItem] {
        let items = try items(name)
        for item in items {
            guard case .object = item.node.value else { throw item.wrong("an object") }
        }
        return items
    }

    /// The elements of this array.
    func elements() throws(SDMXError) -> [JSONItem] {
        guard case .array(let elements) = node.value else { throw wrong("an array") }
        var items: [JSONItem] = []
        items.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() where !element.isNull {
            items.append(JSONItem(element, JSONPath(index, in: path), reading))
        }
        return items
    }

    /// Remarks the members that are in none of the sets, unless they are extensions: of names that
    /// begin with `x-`.
    func expect(_ known: Set<String>...) {
        for member in node.members where !known.contains(where: { $0.contains(member.name) }) {
            guard !member.name.hasPrefix("x-"), !member.value.isNull else { continue }
            unknown(member)
        }
    }

    /// Remarks a member that nothing reads.
    func unknown(_ member: JSONNode.Member) {
        reading.remark(member.name, at: path) {
            member.value.error(
                .unexpected, path: path.text + "." + member.name,
                found: "the member \(SDMXError.quoted(member.name)), which was passed over",
                expected: "members of SDMX-JSON, or x- and a name")
        }
    }

    /// An error at this value.
    func error(_ kind: SDMXError.Kind, found: String, expected: String) -> SDMXError {
        node.error(kind, path: path.text, found: found, expected: expected)
    }

    /// Notes something about this value that is read over.
    func remark(
        _ kind: SDMXError.Kind, found: @autoclosure () -> String, expected: String
    ) {
        reading.remark(expected, at: path) { error(kind, found: found(), expected: expected) }
    }

    /// An error for a value of another type.
    func wrong(_ expected: String) -> SDMXError {
        error(.unexpected, found: node.kind, expected: expected)
    }

    /// An error for a member that is not there.
    func missing(_ name: String) -> SDMXError {
        error(.missing, found: "no \(name)", expected: "the member \(name)")
    }
}
