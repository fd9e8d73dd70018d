/// A value of a JSON message, held in memory with its place.
struct JSONNode {
    /// What it is.
    indirect enum Value {
        /// In the order of the message; a name that comes twice is refused.
        case object([Member])
        case array([JSONNode])
        case string(String)
        /// As written.
        case number(String)
        case bool(Bool)
        case null
    }

    /// A member of an object.
    struct Member {
        var name: String
        var value: JSONNode
    }

    var value: Value
    var line: Int
    var character: Int

    /// The member of that name; nil if there is none, or if this is no object.
    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The members of an object; none of anything else.
    var members: [Member] {
        guard case .object(let members) = value else { return [] }
        return members
    }

    /// The elements of an array; none of anything else.
    var elements: [JSONNode] {
        guard case .array(let elements) = value else { return [] }
        return elements
    }

    /// A string.
    var string: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    /// A string, or a number or boolean as written: what may stand where JSON writers differ.
    var scalarText: String? {
        switch value {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .object, .array, .null: nil
        }
    }

    var bool: Bool? {
        guard case .bool(let flag) = value else { return nil }
        return flag
    }

    /// A whole number.
    var int: Int? {
        guard case .number(let text) = value else { return nil }
        return Int(text)
    }

    var isNull: Bool {
        guard case .null = value else { return false }
        return true
    }

    /// In words, for errors.
    var kind: String {
        switch value {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .bool: "a boolean"
        case .null: "null"
        }
    }

    /// An error at this value.
    func error(
        _ kind: SDMXError.Kind, path: String? = nil, found: String, expected: String
    ) -> SDMXError {
        SDMXError(
            kind, line: line, character: character, path: path, found: found, expected: expected)
    }
}

extension JSONScanner {
    /// The value that the next token begins.
    func node() throws(SDMXError) -> JSONNode {
        var budget = limits.nodes
        return try node(try next(), &budget)
    }

    /// The value that the token, which was the last, begins.
    func node(from token: Token) throws(SDMXError) -> JSONNode {
        var budget = limits.nodes
        return try node(token, &budget)
    }

    /// As `node(from:)`, within a number of values that several calls share.
    func node(_ token: Token, _ budget: inout Int) throws(SDMXError) -> JSONNode {
        budget -= 1
        guard budget > 0 else {
            throw error(
                .limit, found: "more than \(limits.nodes) values", expected: "at most that many")
        }
        let place = window.place(of: tokenStart)
        let value: JSONNode.Value
        switch token {
        case .objectStart: value = .object(try members(&budget))
        case .arrayStart:
            var elements: [JSONNode] = []
            while true {
                let next = try next()
                if next == .arrayEnd { break }
                elements.append(try node(next, &budget))
            }
            value = .array(elements)
        case .string: value = .string(text.string)
        case .number: value = .number(text.string)
        case .yes: value = .bool(true)
        case .no: value = .bool(false)
        case .null: value = .null
        case .objectEnd, .arrayEnd, .key, .finish:
            throw error(.json, found: "no value", expected: "a value")
        }
        return JSONNode(value: value, line: place.line, character: place.character)
    }

    private func members(_ budget: inout Int) throws(SDMXError) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        var names: Set<String> = []
        while try next() == .key {
            let name = text.string
            guard names.insert(name).inserted else {
                throw error(
                    .json, found: "the member \(SDMXError.quoted(name)) a second time",
                    expected: "each member once")
            }
            members.append(JSONNode.Member(name: name, value: try node(try next(), &budget)))
        }
        return members
    }
}
