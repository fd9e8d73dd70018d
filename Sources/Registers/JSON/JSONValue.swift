/// A JSON value, with numbers as they are written and the members of objects in their order.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number in its digits, so that none is lost.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in order; a name occurs once.
    case object([JSONMember])

    /// The value of a member; nil where this is no object or has none of that name.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a string; nil for anything else.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// What it is, for errors: `an object`, `the text "x"`.
    public var summary: String {
        switch self {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let digits): digits
        case .string(let text): "the text \"\(text.prefix(60))\""
        case .array(let items): "a list of \(items.count)"
        case .object: "an object"
        }
    }
}

/// A member of a JSON object.
public struct JSONMember: Hashable, Sendable {
    public let name: String
    public let value: JSONValue
    /// The line on which it stands in the text it was read from, from 1; 0 where it was not read.
    public let line: Int

    public init(_ name: String, _ value: JSONValue, line: Int = 0) {
        self.name = name
        self.value = value
        self.line = line
    }

    public static func == (a: Self, b: Self) -> Bool { a.name == b.name && a.value == b.value }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(value)
    }
}
