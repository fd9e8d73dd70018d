extension RecordContent {
    /// The content as JSON: by path, in the order of the paths' texts, a list of statements. Equal
    /// contents give equal texts.
    public var json: JSONValue {
        .object(
            statements.map { (text: $0.key.description, items: $0.value) }
                .sorted { $0.text < $1.text }
                .map { JSONMember($0.text, .array($0.items.map(\.json))) })
    }

    /// Reads what ``json`` writes, or what somebody wrote by hand: a field's statements may be a
    /// list or a single one, and a statement an object, a text or a number.
    ///
    /// - Parameters:
    ///   - sources: sources by a name under which a statement may refer to them.
    ///   - source: who says what no source is given for.
    public init(
        _ json: JSONValue, place: String, sources: [String: StatementSource] = [:],
        source: StatementSource? = nil
    ) throws(RegisterError) {
        guard case .object(let members) = json else {
            throw RegisterError(
                .format, place, found: json.summary, expected: "an object of fields")
        }
        var statements: [FieldPath: [Statement]] = [:]
        for member in members {
            let here =
                "\(place), \(member.name)" + (member.line > 0 ? " (line \(member.line))" : "")
            guard let path = FieldPath(text: member.name) else {
                throw RegisterError(
                    .noField, here, found: "\"\(member.name)\"",
                    expected: "a field, or part/key/field")
            }
            let items: [JSONValue]
            if case .array(let list) = member.value { items = list } else { items = [member.value] }
            for item in items {
                statements[path, default: []].append(
                    try Statement(item, place: here, sources: sources, source: source))
            }
        }
        self.init(statements)
    }
}

extension Statement {
    /// The statement as JSON; what is not said is left out.
    public var json: JSONValue {
        var members: [JSONMember] = []
        func add(_ name: String, _ text: String?) {
            if let text { members.append(JSONMember(name, .string(text))) }
        }
        add("value", value)
        add("qualifier", qualifier == .exact ? nil : qualifier.rawValue)
        add("upper", upper)
        add("printed", printed)
        if let source { members.append(JSONMember("source", source.json)) }
        add("note", note)
        return .object(members)
    }

    init(
        _ json: JSONValue, place: String, sources: [String: StatementSource],
        source: StatementSource?
    ) throws(RegisterError) {
        switch json {
        case .string(let text), .number(let text):
            self.init(text, source: source)
        case .object(let members):
            self.init(nil, source: source)
            for member in members { try take(member, place, sources) }
        case .null, .bool, .array:
            throw RegisterError(
                .format, place, found: json.summary, expected: "a statement: a text or an object")
        }
    }

    private mutating func take(
        _ member: JSONMember, _ place: String, _ sources: [String: StatementSource]
    ) throws(RegisterError) {
        switch member.name {
        case "value":
            if case .number(let digits) = member.value {
                value = digits
            } else {
                value = try Self.text(member, place)
            }
        case "upper":
            if case .number(let digits) = member.value {
                upper = digits
            } else {
                upper = try Self.text(member, place)
            }
        case "printed": printed = try Self.text(member, place)
        case "note": note = try Self.text(member, place)
        case "qualifier":
            let word = try Self.text(member, place)
            guard let known = Qualifier(rawValue: word) else {
                throw RegisterError(
                    .value, place, found: "qualifier \(word)",
                    expected: "one of " + Qualifier.allCases.map(\.rawValue).joined(separator: ", ")
                )
            }
            qualifier = known
        case "source": source = try StatementSource(member.value, place: place, sources: sources)
        default:
            throw RegisterError(
                .noField, place, found: "\"\(member.name)\" in a statement",
                expected: "value, qualifier, upper, printed, source, note")
        }
    }

    private static func text(_ member: JSONMember, _ place: String) throws(RegisterError) -> String
    {
        guard case .string(let text) = member.value else {
            throw RegisterError(
                .format, place, found: member.value.summary + " as \(member.name)",
                expected: "a text")
        }
        return text
    }
}

extension StatementSource {
    /// The source as JSON; what is not said is left out.
    public var json: JSONValue {
        .object(
            [
                ("organisation", organisation), ("document", document), ("place", place),
                ("date", date?.description), ("address", address),
            ].compactMap { name, text in text.map { JSONMember(name, .string($0)) } })
    }

    /// Reads what ``json`` writes, or the name of one of the sources given.
    public init(
        _ json: JSONValue, place here: String, sources: [String: StatementSource] = [:]
    ) throws(RegisterError) {
        self.init()
        if case .string(let name) = json {
            guard let known = sources[name] else {
                throw RegisterError(
                    .value, here, found: "source \"\(name)\"",
                    expected: sources.isEmpty
                        ? "an object" : "one of " + sources.keys.sorted().joined(separator: ", "))
            }
            self = known
            return
        }
        guard case .object(let members) = json else {
            throw RegisterError(.format, here, found: json.summary, expected: "a source")
        }
        for member in members {
            guard case .string(let text) = member.value else {
                throw RegisterError(
                    .format, here, found: member.value.summary + " as \(member.name) of a source",
                    expected: "a text")
            }
            switch member.name {
            case "organisation": organisation = text
            case "document": document = text
            case "place": place = text
            case "address": address = text
            case "date":
                guard let read = RecordDate(text) else {
                    throw RegisterError(
                        .value, here, found: "\"\(text)\" as date of a source",
                        expected: RecordDate.forms)
                }
                date = read
            default:
                throw RegisterError(
                    .noField, here, found: "\"\(member.name)\" in a source",
                    expected: "organisation, document, place, date, address")
            }
        }
    }
}

extension RecordDate {
    /// What may be written, in words, for errors.
    static let forms =
        "a day (2004-10-27), month (2004-10), year (2004), 1990-early, -mid or -late, or two of "
        + "them with / between, .. for an open end"
}
