internal import Atlas
internal import Registers
internal import Vocabulary
internal import Warehouse

/// Records in words, for pages.
struct RegisterWords {
    let state: RegisterState
    let register: Register

    /// A field's name with the part that it stands in.
    func title(_ path: FieldPath) -> String {
        let field = register.field(path)?.title ?? path.field
        guard let part = path.part else { return field }
        let group = register.parts.first { $0.id == part.id }?.title ?? part.id
        return "\(group) \(part.key): \(field)"
    }

    /// A value with its hedge and unit.
    func text(_ statement: Statement, _ field: Field?) -> String {
        guard let value = statement.value, let field else { return statement.text }
        let words = state.words(value, field)
        let unit = field.kind.unit.map { " " + $0 } ?? ""
        return switch statement.qualifier {
        case .exact: words + unit
        case .between: "between \(words) and \(statement.upper ?? "?")\(unit)"
        case .about, .over, .atLeast, .under, .atMost, .some:
            "\(statement.qualifier.words) \(words)\(unit)"
        }
    }

    /// - Parameter most: the most characters of a text; lists have no room for more.
    func view(_ statement: Statement, _ field: Field, most: Int = .max) -> RecordView.Statement {
        var details: [String] = []
        if let value = statement.value {
            if state.words(value, field) != value { details.append(value) }
            if let printed = statement.printed { details.append("“\(printed)”") }
        }
        if let note = statement.note { details.append(note) }
        let text = text(statement, field)
        return RecordView.Statement(
            text.count > most ? String(text.prefix(most)) + "…" : text,
            href: href(statement, field), details: most == .max ? details : [],
            source: statement.source.map { source in
                let text = source.text.isEmpty ? (source.address ?? "") : source.text
                return Link(text: text, href: source.address ?? "")
            })
    }

    private func href(_ statement: Statement, _ field: Field) -> String? {
        guard let value = statement.value else { return nil }
        switch field.kind {
        case .link(let target):
            let key = RecordKey(target, value)
            return state[key] == nil ? nil : RegisterPaths.record(key)
        case .area: return Route.area(value).path
        case .address: return value
        case .text, .longText, .integer, .decimal, .date, .choice, .dataflow: return nil
        }
    }

    /// The fields of a record itself, or of one of its parts.
    func fields(_ content: RecordContent, part: FieldPath.PartKey? = nil) -> [RecordView.Field] {
        let declared =
            part.map { part in
                register.parts.first { $0.id == part.id }?.fields ?? []
            } ?? register.fields
        return declared.compactMap { field in
            let statements = content[FieldPath(field.id, part: part)]
            guard !statements.isEmpty else { return nil }
            return RecordView.Field(field.title, statements.map { view($0, field) })
        }
    }

    /// What became of a record, for lists of changes.
    func change(_ change: RecordChange, named: Bool) -> ChangesPage.Change {
        let revision = change.revision
        let key = RecordKey(revision.register, revision.record)
        let label =
            state[key].map { state.label($0) }
            ?? change.content.map {
                state.label(Record(key: key, revision: revision.number, content: $0))
            } ?? key.id
        let what =
            change.content == nil
            ? "Deleted"
            : change.changes.isEmpty
                ? "Written" : revision.number == 1 ? "Added" : "Changed"
        return ChangesPage.Change(
            record: named ? Link(text: label, href: RegisterPaths.record(key)) : nil,
            what: named ? what : "Revision \(revision.number): \(what.lowercased())",
            who: revision.who, when: revision.at.description, why: revision.reason,
            then: change.content == nil
                ? nil
                : Link(
                    text: "As it stood then",
                    href: RegisterPaths.with(
                        RegisterPaths.record(key), [("as_of", revision.at.description)])),
            fields: change.changes.map { field in
                let declared = register.field(field.path)
                return (
                    title(field.path), field.before.map { text($0, declared) },
                    field.after.map { text($0, declared) }
                )
            })
    }
}
