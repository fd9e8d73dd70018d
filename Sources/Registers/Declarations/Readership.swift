/// Who may read something that the registers hold.
public enum Readership: String, CaseIterable, Sendable {
    case everybody
    /// Those who have signed in.
    case members
    /// Those who run the office. What concerns somebody else too, the pages of its own show them.
    case desk

    /// Whether it takes in somebody who reads as this one.
    public func includes(_ reader: Readership) -> Bool { rank <= reader.rank }

    /// The more somebody may read, the higher.
    var rank: Int {
        switch self {
        case .everybody: 0
        case .members: 1
        case .desk: 2
        }
    }
}

/// Whose matter the records of a register are.
public struct RecordOwners: Sendable {
    /// Fields with the organisations that a record belongs to.
    public let fields: [String]
    /// Whether a record of an organisation belongs to that organisation.
    public let isItself: Bool
    /// The only group of parts that the organisations may change; nil where they may change all. A part
    /// that names an organisation of its own belongs to that one.
    public let part: String?

    init(_ fields: [String] = [], isItself: Bool = false, part: String? = nil) {
        self.fields = fields
        self.isItself = isItself
        self.part = part
    }

    /// Belongs to nobody but the office.
    static let office = RecordOwners()
}

extension Register {
    /// The declaration as somebody may read it; nil where the whole register is not for them.
    public func seen(by reader: Readership) -> Register? {
        guard readership.includes(reader) else { return nil }
        guard reader != .desk, hidesSome else { return self }
        return Register(
            id, title, purpose, label: label, fields.filter { $0.readership.includes(reader) },
            parts: parts.map { part in
                Part(
                    id: part.id, title: part.title,
                    fields: part.fields.filter { $0.readership.includes(reader) })
            }, checks: checks, readership: readership, owners: owners)
    }

    /// Whether some field of it is not for everybody.
    var hidesSome: Bool {
        (fields + parts.flatMap(\.fields)).contains { $0.readership != .everybody }
    }
}

extension RecordContent {
    /// What somebody may read of it: the same where nothing is hidden, nil where all of it is, or
    /// the register is not for them.
    func seen(by reader: Readership, _ register: Register) -> RecordContent? {
        guard register.readership.includes(reader) else { return nil }
        guard reader != .desk, register.hidesSome else { return self }
        return RecordContent(
            statements.filter { register.field($0.key)?.readership.includes(reader) ?? false })
    }
}

extension Record {
    /// What somebody may read of the record; nil where its register is not for them. Whatever shows
    /// records to others than the desk goes through this or ``RegisterState/seen(by:)``.
    public func seen(by reader: Readership, _ register: Register) -> Record? {
        content.seen(by: reader, register).map {
            Record(key: key, revision: revision, content: $0)
        }
    }
}
