internal import Vocabulary
internal import Warehouse

extension RegisterStore {
    /// Takes in the records of a message in one transaction. What it does not name stays; the same
    /// message twice changes nothing.
    ///
    /// A record that names the revision it was changed from is merged with what others changed
    /// since, or refused where both changed the same field.
    ///
    /// - Parameter name: the file's, for errors.
    public func take(
        _ items: [RegisterMessage.Item], by who: String, reason: String, name: String? = nil,
        leave: EditLeave? = nil
    ) throws -> [EditOutcome] {
        let edits = try standing(items).map { item, revision in
            Edit(item.key, item.content, base: revision)
        }
        do {
            return try apply(edits, by: who, reason: reason, leave: leave)
        } catch let error as RegisterError {
            guard let name else { throw error }
            let lines = Dictionary(
                items.map { ($0.key.description, $0.line) }, uniquingKeysWith: { a, _ in a })
            throw error.placed { place in
                let key = String(place.prefix { $0 != "," })
                return lines[key].map { "\(name), line \($0), \(place)" } ?? "\(name), \(place)"
            }
        }
    }

    /// A new record may state the revision it had where it was exported from: in a workspace that
    /// never had it, there is none to have been changed from.
    private func standing(
        _ items: [RegisterMessage.Item]
    ) throws -> [(RegisterMessage.Item, Int?)] {
        try warehouse.readRevisions { reader in
            try items.map { item in
                guard let stated = item.revision, stated > 0 else { return (item, item.revision) }
                let last = try reader.current(item.key.register, item.key.id)?.number
                return (item, last == nil ? nil : stated)
            }
        }
    }

    /// The past of a record as JSON: each revision with who, when, why and what it changed.
    public func historyJSON(
        _ key: RecordKey, seenBy reader: Readership = .desk
    ) throws -> JSONValue {
        .array(
            try history(key, seenBy: reader).map { change in
                func list(_ statements: [Statement]) -> JSONValue {
                    .array(statements.map(\.json))
                }
                return .object([
                    JSONMember("revision", .number("\(change.revision.number)")),
                    JSONMember("at", .string(change.revision.at.description)),
                    JSONMember("who", .string(change.revision.who)),
                    JSONMember("why", .string(change.revision.reason)),
                    JSONMember("deleted", .bool(change.content == nil)),
                    JSONMember(
                        "changes",
                        .array(
                            change.changes.map { field in
                                .object([
                                    JSONMember("field", .string(field.path.description)),
                                    JSONMember("before", list(field.before)),
                                    JSONMember("after", list(field.after)),
                                ])
                            })),
                ])
            })
    }
}
