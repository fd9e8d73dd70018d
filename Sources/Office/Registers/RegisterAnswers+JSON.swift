public import Registers
internal import Vocabulary

extension RegisterMatrix {
    /// The counts as JSON: headings of rows and columns, and a list of counts for each row.
    public var json: JSONValue {
        func list(_ headings: [Heading]) -> JSONValue {
            .array(
                headings.map { heading in
                    .object([
                        JSONMember("value", heading.value.map { .string($0) } ?? .null),
                        JSONMember("title", .string(heading.title)),
                    ])
                })
        }
        return .object([
            JSONMember("total", .number("\(total)")), JSONMember("rows", list(rows)),
            JSONMember("columns", list(columns)),
            JSONMember(
                "counts", .array(counts.map { .array($0.map { .number("\($0)") }) })),
        ])
    }
}

extension TimelineEntry {
    /// The entry as JSON, with the record's key and label.
    public func json(_ state: RegisterState) -> JSONValue {
        .object([
            JSONMember("date", .string(date.description)),
            JSONMember("first", .string(date.first.description)),
            JSONMember("last", .string(date.last.description)),
            JSONMember("record", .string(record.key.description)),
            JSONMember("label", .string(state.label(record))),
            JSONMember("field", .string(path.description)),
            JSONMember("statement", statement.json),
        ])
    }
}

extension TreatyStatus {
    /// The standing as JSON.
    public var json: JSONValue {
        .object([
            JSONMember("area", .string(area)), JSONMember("standing", .string(standing.rawValue)),
            JSONMember("certain", .bool(isCertain)),
            JSONMember(
                "actions", .array(actions.map { .string($0.key.id) })),
            JSONMember(
                "implementationStated",
                .array(implementationStated.map { .string($0.key.id) })),
            JSONMember("conflict", .bool(isConflict)),
        ])
    }
}

extension RegisterStore {
    /// Records as a message, each with what is odd in it, and with its past where asked.
    public func message(_ records: [Record], history: Bool) throws -> JSONValue {
        try RegisterMessage.write(records) { record in
            let flags = try register(record.key.register).flags(record).map { flag in
                JSONValue.object([
                    JSONMember("kind", .string(flag.kind.rawValue)),
                    JSONMember("field", .string(flag.path.description)),
                    JSONMember("text", .string(flag.text)),
                ])
            }
            var members = flags.isEmpty ? [] : [JSONMember("flags", .array(flags))]
            if history { members.append(JSONMember("history", try historyJSON(record.key))) }
            return members
        }
    }

    /// What the registers are and which fields they have, as JSON.
    public var declarationsJSON: JSONValue {
        func list(_ fields: [Field]) -> JSONValue {
            .array(
                fields.map { field in
                    var members = [
                        JSONMember("id", .string(field.id)),
                        JSONMember("title", .string(field.title)),
                        JSONMember("kind", .string(field.kind.name)),
                        JSONMember("required", .bool(field.isRequired)),
                        JSONMember("many", .bool(field.isMany)),
                    ]
                    if let unit = field.kind.unit {
                        members.append(JSONMember("unit", .string(unit)))
                    }
                    if case .choice(let list) = field.kind {
                        members.append(
                            JSONMember(
                                "codes",
                                .object(list.codes.map { JSONMember($0.id, .string($0.title)) })))
                    }
                    if case .link(let register) = field.kind {
                        members.append(JSONMember("register", .string(register)))
                    }
                    return .object(members)
                })
        }
        return .array(
            registers.map { register in
                .object([
                    JSONMember("id", .string(register.id)),
                    JSONMember("title", .string(register.title)),
                    JSONMember("purpose", .string(register.purpose)),
                    JSONMember("fields", list(register.fields)),
                    JSONMember(
                        "parts",
                        .array(
                            register.parts.map { part in
                                .object([
                                    JSONMember("id", .string(part.id)),
                                    JSONMember("title", .string(part.title)),
                                    JSONMember("fields", list(part.fields)),
                                ])
                            })),
                ])
            })
    }
}
