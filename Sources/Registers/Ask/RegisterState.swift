internal import Vocabulary
public import Warehouse

/// The records of all registers at one time, held in memory so that they can be asked.
///
/// Cost: reading takes some 20 microseconds a record; what changed since is read alone.
public struct RegisterState: Sendable {
    /// The last revision in it; 0 where there is none.
    public let revision: Int
    /// For whom it is.
    public let reader: Readership
    /// The registers as the reader may see them.
    public let registers: [Register]
    /// By register as they are declared, then by id.
    let entries: [RegisterEntry]
    /// The same as members see them, and as everybody does.
    private let narrower: (members: [RegisterEntry], everybody: [RegisterEntry])
    let frame: RegisterFrame

    init(_ entries: [RegisterEntry], revision: Int, _ frame: RegisterFrame) {
        let shared = entries.compactMap(\.shared)
        self.init(
            entries, (shared, shared.compactMap(\.open)), .desk, revision: revision, frame)
    }

    private init(
        _ entries: [RegisterEntry],
        _ narrower: (members: [RegisterEntry], everybody: [RegisterEntry]),
        _ reader: Readership, revision: Int, _ frame: RegisterFrame
    ) {
        self.revision = revision
        self.reader = reader
        self.frame = frame
        self.entries = entries
        self.narrower = narrower
        registers = frame.layouts.compactMap { $0.register.seen(by: reader) }
    }

    /// The state as somebody may read it. Whatever is hidden is not in it, so that nothing of it shows by
    /// counting, filtering, searching or linking.
    public func seen(by reader: Readership) -> RegisterState {
        guard reader.rank < self.reader.rank else { return self }
        let seen = reader == .everybody ? narrower.everybody : narrower.members
        return RegisterState(seen, narrower, reader, revision: revision, frame)
    }

    /// The records in order.
    public var records: [Record] { entries.map(\.record) }

    /// The record of a key; nil where it is not in this state.
    public subscript(_ key: RecordKey) -> Record? {
        guard let rank = frame.ranks[key.register] else { return nil }
        let place = entries.place(before: (rank, key.id))
        guard place < entries.count, entries[place].record.key == key else { return nil }
        return entries[place].record
    }

    /// How many records a register has.
    public func count(_ register: String) -> Int { range(register).count }

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
            let whole = earlier.reader == .desk ? earlier : nil
            return try state(reader, after: whole, until: last).seen(by: earlier.reader)
        }
    }

    private func state(
        _ reader: RevisionReader, after earlier: RegisterState?, until last: Int
    ) throws -> RegisterState {
        let frame = earlier?.frame ?? RegisterFrame(registers, rules.areas)
        var fresh: [RegisterEntry] = []
        var touched: [(rank: Int, id: String)] = []
        try reader.each(after: earlier?.revision ?? 0, until: last) { revision in
            guard let rank = frame.ranks[revision.register] else { return }
            touched.append((rank, revision.record))
            guard let text = revision.content else { return }
            let key = RecordKey(revision.register, revision.record)
            let record = Record(
                key: key, revision: revision.number,
                content: try RecordContent(stored: text, place: key.description))
            fresh.append(RegisterEntry(record, rank: rank, frame))
        }
        fresh.sort { ($0.rank, $0.record.key.id) < ($1.rank, $1.record.key.id) }
        guard let earlier else { return RegisterState(fresh, revision: last, frame) }
        touched.sort { $0 < $1 }
        let known = earlier.entries
        var entries: [RegisterEntry] = []
        entries.reserveCapacity(known.count + fresh.count)
        var start = 0
        var next = fresh[...]
        for key in touched {
            let place = known.place(before: key)
            entries += known[start..<place]
            start = place
            if place < known.count, (known[place].rank, known[place].record.key.id) == key {
                start += 1
            }
            if let entry = next.first, (entry.rank, entry.record.key.id) == key {
                entries.append(next.removeFirst())
            }
        }
        entries += known[start...]
        return RegisterState(entries, revision: last, frame)
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
