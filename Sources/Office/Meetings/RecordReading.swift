internal import Registers
internal import Vocabulary

/// Reads a record, or a part of one, in words.
struct RecordReading {
    let record: Record
    private let state: RegisterState
    private let register: Register?
    private let part: FieldPath.PartKey?

    init(_ record: Record, _ state: RegisterState, part: FieldPath.PartKey? = nil) {
        self.record = record
        self.state = state
        self.part = part
        register = Register.all.first { $0.id == record.key.register }
    }

    /// The parts of a group, in order, each with its key.
    func parts(_ group: String) -> [(key: String, reading: RecordReading)] {
        record.content.parts(group).map { ($0.key, RecordReading(record, state, part: $0)) }
    }

    func statements(_ field: String) -> [Statement] {
        record.content[FieldPath(field, part: part)]
    }

    /// The first value; nil where there is none.
    func value(_ field: String) -> String? { statements(field).lazy.compactMap(\.value).first }

    func values(_ field: String) -> [String] { statements(field).compactMap(\.value) }

    /// What is said, in words; where sources disagree, all of it.
    func text(_ field: String) -> String? {
        let said = texts(field)
        return said.isEmpty ? nil : said.joined(separator: " or ")
    }

    /// Each statement in words, each text once.
    func texts(_ field: String) -> [String] {
        let declared = register?.field(FieldPath(field, part: part))
        var seen: Set<String> = []
        return statements(field).map { statement in
            guard let value = statement.value, let declared, statement.qualifier == .exact else {
                return statement.text
            }
            return state.words(value, declared)
        }.filter { seen.insert($0).inserted }
    }

    /// The records or areas that a field names.
    func named(_ field: String) -> [MeetingDossier.Named] {
        zip(values(field), values(field).map { words($0, field) }).map {
            MeetingDossier.Named(id: $0, name: $1)
        }
    }

    private func words(_ value: String, _ field: String) -> String {
        register?.field(FieldPath(field, part: part)).map { state.words(value, $0) } ?? value
    }

    /// The date of a field, the most exact where several may be true together.
    func date(_ field: String) -> RecordDate? {
        let dates = statements(field).compactMap(\.date)
        return dates.first { inner in dates.allSatisfy { inner.isWithin($0) } } ?? dates.first
    }
}
