/// What a value looks like, as JSON Schema says it.
struct Schema: Hashable, Sendable {
    private let members: [Datum.Member]

    private init(_ members: Datum) {
        guard case .object(let members) = members else {
            self.members = []
            return
        }
        self.members = members
    }

    /// The schema itself.
    var datum: Datum { .object(members) }

    /// Any value.
    static let any = Schema(.object([]))
    static let text = Schema(["type": "string"])
    static let number = Schema(["type": "number"])
    static let flag = Schema(["type": "boolean"])
    static let bytes = Schema(["type": "string", "format": "binary"])
    /// An address, whole or from the root of this service on.
    static let address = Schema(["type": "string", "format": "uri-reference"])
    /// A moment in UTC.
    static let time = Schema(["type": "string", "format": "date-time"])

    /// A text of a form.
    static func text(_ form: TextForm) -> Schema {
        Schema(
            .object(
                [
                    .init("type", "string"), .init("pattern", .text(form.pattern)),
                    .init("minLength", .whole(form.lengths.lowerBound)),
                    .init("maxLength", .whole(form.lengths.upperBound)),
                ]))
    }

    /// One of some words.
    static func choice(_ words: [String]) -> Schema {
        Schema(["type": "string", "enum": .list(words.map { .text($0) })])
    }

    static func whole(_ range: ClosedRange<Int>) -> Schema {
        Schema([
            "type": "integer", "minimum": .whole(range.lowerBound),
            "maximum": .whole(range.upperBound),
        ])
    }

    /// A whole number of at least so much.
    static func count(from least: Int = 0) -> Schema {
        Schema(["type": "integer", "minimum": .whole(least)])
    }

    static func list(of item: Schema, atLeast least: Int = 0, atMost most: Int? = nil) -> Schema {
        var members: [Datum.Member] = [.init("type", "array"), .init("items", item.datum)]
        if least > 0 { members.append(.init("minItems", .whole(least))) }
        if let most { members.append(.init("maxItems", .whole(most))) }
        return Schema(.object(members))
    }

    /// A schema that stands under its name among the components.
    static func named(_ name: String) -> Schema {
        Schema(["$ref": .text("#/components/schemas/" + name)])
    }

    /// Any object.
    static let object = Schema(["type": "object"])

    /// An object of which any member is like that.
    static func map(of value: Schema) -> Schema {
        Schema(["type": "object", "additionalProperties": value.datum])
    }

    /// An object that has just these members.
    static func object(_ members: [(name: String, schema: Schema, isOptional: Bool)]) -> Schema {
        let needed = members.filter { !$0.isOptional }.map { Datum.text($0.name) }
        var all: [Datum.Member] = [
            .init("type", "object"),
            .init("properties", .object(members.map { .init($0.name, $0.schema.datum) })),
        ]
        if !needed.isEmpty { all.append(.init("required", .list(needed))) }
        all.append(.init("additionalProperties", false))
        return Schema(.object(all))
    }

    /// The same, or null.
    var orNull: Schema {
        guard let type = members.first(where: { $0.name == "type" }) else {
            return Schema(["oneOf": [datum, ["type": "null"]]])
        }
        return Schema(
            .object(
                members.map { member in
                    switch member.name {
                    case "type": return .init("type", .list([type.value, "null"]))
                    case "enum":
                        guard case .list(let words) = member.value else { return member }
                        return .init("enum", .list(words + [.null]))
                    default: return member
                    }
                }))
    }

    /// The same with words for readers.
    func described(_ text: String) -> Schema {
        Schema(.object(members + [.init("description", .text(text))]))
    }

    /// The same with values for readers to try.
    func exemplified(_ examples: [Datum]) -> Schema {
        examples.isEmpty ? self : Schema(.object(members + [.init("examples", .list(examples))]))
    }
}
