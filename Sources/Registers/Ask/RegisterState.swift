internal import Vocabulary
public import Warehouse

/// The records of all registers at one time, held in memory so that they can be asked.
///
/// Cost: reading takes some 20 microseconds a record; what changed since is read alone.
public struct RegisterState: Sendable {
    /// The last revision in it; 0 where there is none.
    public let revision: Int
    /// By register as they are declared, then by id.
    let entries: [RegisterEntry]
    let registers: [Register]

    init(_ entries: [RegisterEntry], revision: Int, registers: [Register]) {
        self.revision = revision
        self.registers = registers
        self.entries = entries
    }

    /// The records in order.
    public var records: [Record] { entries.map(\.record) }

    /// The record of a key; nil where it is not in this state.
    public subscript(_ key: RecordKey) -> Record? {
        guard let rank = registers.firstIndex(where: { $0.id == key.register }) else { return nil }
        let place = entries.place(before: (rank, key.id))
        guard place < entries.count, entries[place].record.key == key else { return nil }
        return entries[place].record
    }

    /// How many records a register has.
    public func count(_ register: String) -> Int {
        entries.count { $0.record.key.register == register }
    }

    /// What names a record to a reader: the values of the register's label, codes in words.
    public func label(_ record: Record) -> String {
        guard let register = registers.first(where: { $0.id == record.key.register }) else {
            return record.key.id
        }
        let words = register.label.flatMap { name -> [String] in
            guard let field = register.field(FieldPath(name)) else { return [] }
            return record.values(name).prefix(3).map { self.words($0, field) }
        }
        return words.isEmpty ? record.key.id : words.joined(separator: ", ")
    }

    /// A value in words: an area's name, a code's meaning, a record's label.
    public func words(_ value: String, _ field: Field) -> String {
        switch field.kind {
        case .area: return AreaRegister.standard.area(value)?.shortName ?? value
        case .choice(let list): return list.title(value) ?? value
        case .link(let register):
            guard let target = self[RecordKey(register, value)] else { return value }
            return target.value("short-name") ?? target.value("title") ?? value
        case .text, .longText, .integer, .decimal, .date, .dataflow, .address: return value
        }
    }
}

/// A record with what questions look at. Shared by the states that follow each other.
final class RegisterEntry: Sendable {
    let record: Record
    /// Place of its register among them, for ordering.
    let rank: Int
    /// Folded words of its id and texts.
    let words: [UInt8]
    let areas: [String]
    /// Organisations that it links to, or is.
    let organisations: [String]
    /// Every date that it gives, but those of sources.
    let dates: [RecordDate]

    init(_ record: Record, _ register: Register, rank: Int, areas register_: AreaRegister) {
        self.record = record
        self.rank = rank
        var text = record.key.id
        var areas: Set<String> = []
        var organisations: Set<String> = []
        var dates: [RecordDate] = []
        for (path, statements) in record.content.statements {
            guard let kind = register.field(path)?.kind else { continue }
            for statement in statements {
                for words in [statement.printed, statement.note].compactMap(\.self) {
                    text += "\n" + words
                }
                guard let value = statement.value else { continue }
                switch kind {
                case .area:
                    areas.insert(value)
                    text += "\n" + (register_.area(value)?.name ?? value)
                case .link("organisations"):
                    organisations.insert(value)
                    text += "\n" + value
                case .choice(let list): text += "\n" + (list.title(value) ?? value)
                case .date: if let date = statement.date { dates.append(date) }
                case .text, .longText, .link, .address, .dataflow: text += "\n" + value
                case .integer, .decimal: text += "\n" + value
                }
            }
        }
        if record.key.register == "organisations" { organisations.insert(record.key.id) }
        words = SearchText.folded(text)
        self.areas = areas.sorted()
        self.organisations = organisations.sorted()
        self.dates = dates.sorted()
    }
}

extension RegisterStore {
    /// The records as they stand, or stood at a time.
    public func state(asOf time: UTCTime? = nil) throws -> RegisterState {
        try warehouse.readRevisions { reader in
            let last = try time.map { try reader.last(at: $0) } ?? reader.last()
            return try state(reader, after: nil, until: last)
        }
    }

    /// The records as they stand, where an earlier state is at hand: only what changed since is
    /// read, and the same state comes back where nothing did.
    public func state(following earlier: RegisterState) throws -> RegisterState {
        try warehouse.readRevisions { reader in
            let last = try reader.last()
            if last == earlier.revision { return earlier }
            return try state(reader, after: earlier, until: last)
        }
    }

    private func state(
        _ reader: RevisionReader, after earlier: RegisterState?, until last: Int
    ) throws -> RegisterState {
        let ranks = Dictionary(
            registers.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var fresh: [RegisterEntry] = []
        var touched: Set<RecordKey> = []
        try reader.each(after: earlier?.revision ?? 0, until: last) { revision in
            let key = RecordKey(revision.register, revision.record)
            touched.insert(key)
            guard let text = revision.content, let rank = ranks[revision.register] else { return }
            let record = Record(
                key: key, revision: revision.number,
                content: try RecordContent(stored: text, place: key.description))
            fresh.append(
                RegisterEntry(record, registers[rank], rank: rank, areas: rules.areas))
        }
        let kept = earlier?.entries.filter { !touched.contains($0.record.key) } ?? []
        fresh.sort { ($0.rank, $0.record.key.id) < ($1.rank, $1.record.key.id) }
        var entries: [RegisterEntry] = []
        entries.reserveCapacity(kept.count + fresh.count)
        var start = 0
        for entry in fresh {
            let place = kept.place(before: (entry.rank, entry.record.key.id))
            entries += kept[start..<place]
            entries.append(entry)
            start = place
        }
        entries += kept[start...]
        return RegisterState(entries, revision: last, registers: registers)
    }
}

extension [RegisterEntry] {
    /// The place of the first entry, of some in order, that does not stand before a rank and id.
    func place(before key: (rank: Int, id: String)) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if (self[middle].rank, self[middle].record.key.id) < key {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
