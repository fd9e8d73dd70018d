import Registers

/// A record as the tool writes it for people.
struct RecordText {
    private let record: Record
    private let register: Register
    private let state: RegisterState

    init(_ record: Record, _ register: Register, _ state: RegisterState) {
        self.record = record
        self.register = register
        self.state = state
    }

    var text: String {
        var lines = ["\(record.key), revision \(record.revision)"]
        var table = TextTable(["  Field", "Statement", "Source"])
        for path in register.ordered(record.content.statements.keys) {
            guard let field = register.field(path) else { continue }
            for (place, statement) in record.content[path].enumerated() {
                let name = path.part.map { "\($0.id)/\($0.key)/" } ?? ""
                table.add([
                    "  " + (place == 0 ? name + field.id : ""), said(statement, field),
                    statement.source?.text ?? "",
                ])
            }
        }
        lines.append(table.text)
        lines += register.flags(record).map { "  ! \($0.path): \($0.text)" }
        return lines.joined(separator: "\n")
    }

    private func said(_ statement: Statement, _ field: Field) -> String {
        var text = statement.text
        if let value = statement.value {
            let words = state.words(value, field)
            if words != value { text = "\(words) (\(value))" }
        }
        if let unit = field.kind.unit, statement.value != nil { text += " " + unit }
        if let printed = statement.printed, statement.value != nil {
            text += "  [printed: \(printed)]"
        }
        if let note = statement.note { text += "  [\(note)]" }
        return text
    }

    /// Records as a list of ids and labels.
    static func table(_ records: [Record], _ state: RegisterState, withRegister: Bool) -> String {
        var table = TextTable((withRegister ? ["Register"] : []) + ["Id", "Record"])
        for record in records {
            table.add(
                (withRegister ? [record.key.register] : []) + [record.key.id, state.label(record)])
        }
        return table.text
    }
}
