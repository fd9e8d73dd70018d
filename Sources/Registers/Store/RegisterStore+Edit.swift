internal import Warehouse

extension RegisterStore {
    /// Makes changes in one transaction: all of them, or none.
    ///
    /// A change that was made from an earlier revision is merged where others changed other fields.
    /// Where they changed the same field otherwise, everything is refused with both contents.
    ///
    /// - Parameters:
    ///   - who: the name kept with the revisions.
    ///   - reason: why, for those who read the history.
    ///   - leave: throws where whoever makes the change may not make it, and nothing is written. It is
    ///     told the register, the id, and what the record holds before and after, within the
    ///     transaction: what others wrote meanwhile is in it.
    /// - Throws: ``RegisterError`` with every fault, ``WarehouseError``, or what `leave` throws.
    public func apply(
        _ edits: [Edit], by who: String, reason: String, leave: EditLeave? = nil
    ) throws -> [EditOutcome] {
        guard who.contains(where: { !$0.isWhitespace }) else {
            throw RegisterError(
                .request, "change", found: "no name", expected: "who makes it")
        }
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw RegisterError(
                .request, "change", found: "no reason", expected: "why it is made")
        }
        var outcomes: [EditOutcome] = []
        _ = try warehouse.revise(by: who, reason: reason) { reader in
            var work = EditWork(self, reader, leave)
            for edit in edits { try work.take(edit) }
            outcomes = try work.finish()
            return work.drafts
        }
        return outcomes
    }
}

/// Whether a change may be made: of a register, a record's id, what it holds before (nil where it is new)
/// and after (nil where it is deleted). Throws where it may not.
public typealias EditLeave = (
    _ register: Register, _ id: String, _ before: RecordContent?, _ after: RecordContent?
) throws -> Void

/// The changes of one transaction.
private struct EditWork {
    private let store: RegisterStore
    private let reader: RevisionReader
    private let leave: EditLeave?
    private(set) var drafts: [RevisionDraft] = []
    private var outcomes: [EditOutcome] = []
    private var faults: [RegisterError] = []
    /// What each record of these changes will hold; nil within for a deletion.
    private var after: [RecordKey: RecordContent?] = [:]

    init(_ store: RegisterStore, _ reader: RevisionReader, _ leave: EditLeave?) {
        self.store = store
        self.reader = reader
        self.leave = leave
    }

    mutating func take(_ edit: Edit) throws {
        do {
            try weigh(edit)
        } catch let error as RegisterError {
            faults += error.all
        }
    }

    /// The outcomes, once every link leads somewhere.
    mutating func finish() throws -> [EditOutcome] {
        try checkLinks()
        if let error = RegisterError(faults) { throw error }
        return outcomes
    }

    private mutating func weigh(_ edit: Edit) throws {
        let place = edit.key.description
        let register = try store.register(edit.key.register)
        guard RecordID.isWellFormed(edit.key.id) else {
            throw RegisterError(
                .value, place, found: "the id \"\(edit.key.id.prefix(120))\"",
                expected: "1 to 100 small letters, digits, points, hyphens and underscores")
        }
        guard after[edit.key] == nil else {
            throw RegisterError(
                .exists, place, found: "the same record twice in one change", expected: "once")
        }
        let current = try reader.current(edit.key.register, edit.key.id)
        let standing = try current?.content.map { try RecordContent(stored: $0, place: place) }
        if edit.base == 0, standing != nil {
            throw RegisterError(
                .exists, place, found: "a record of that id", expected: "an id that is free")
        }
        if let base = edit.base, base > (current?.number ?? 0) {
            throw RegisterError(
                .request, place, found: "revision \(base)",
                expected: "at most \(current?.number ?? 0), the last there is")
        }
        guard let wanted = edit.content else {
            if let standing { try leave?(register, edit.key.id, standing, nil) }
            try delete(edit, current, standing)
            return
        }
        let mine = try store.rules.canonical(wanted, register, place: place)
        var result = mine
        var merged: Set<FieldPath> = []
        if let base = edit.base, base > 0, let current, base < current.number {
            let before = try content(edit.key, revision: base)
            guard let theirs = standing else {
                // What stands there is told to those alone who may change it.
                try leave?(register, edit.key.id, before, mine)
                throw collision(edit, current, standing, mine.paths(differingFrom: before))
            }
            let merge = Merge.merge(base: before, mine: mine, theirs: theirs)
            guard merge.collisions.isEmpty else {
                try leave?(register, edit.key.id, theirs, mine)
                throw collision(edit, current, standing, merge.collisions)
            }
            // Two changes that are sound alone may not be together.
            result = try store.rules.canonical(merge.content, register, place: place)
            merged = merge.merged
        }
        try leave?(register, edit.key.id, standing, result)
        after[edit.key] = result
        let kind: EditOutcome.Kind =
            standing == nil ? .added : standing == result ? .unchanged : .changed
        if kind != .unchanged {
            drafts.append(
                RevisionDraft(
                    register: edit.key.register, record: edit.key.id, content: result.json.text))
        }
        outcomes.append(
            EditOutcome(
                key: edit.key, kind: kind,
                revision: (current?.number ?? 0) + (kind == .unchanged ? 0 : 1),
                merged: register.ordered(merged)))
    }

    private mutating func delete(
        _ edit: Edit, _ current: RecordRevision?, _ standing: RecordContent?
    ) throws {
        guard let current, let standing else {
            throw RegisterStore.absent(edit.key, "no such record")
        }
        if let base = edit.base, base < current.number {
            let before = try content(edit.key, revision: base)
            throw collision(edit, current, standing, standing.paths(differingFrom: before))
        }
        after.updateValue(nil, forKey: edit.key)
        drafts.append(
            RevisionDraft(register: edit.key.register, record: edit.key.id, content: nil))
        outcomes.append(
            EditOutcome(key: edit.key, kind: .deleted, revision: current.number + 1, merged: []))
    }

    private func content(_ key: RecordKey, revision number: Int) throws -> RecordContent {
        try RegisterStore.content(key, revision: number, reader)
    }

    private func collision(
        _ edit: Edit, _ current: RecordRevision, _ standing: RecordContent?,
        _ paths: Set<FieldPath>
    ) -> RegisterError {
        let names = paths.map(\.description).sorted()
        let what =
            standing == nil
            ? "that \(current.who) deleted the record at \(current.at)"
            : "that \(current.who) changed \(names.joined(separator: ", ")) at \(current.at) "
                + "(\(current.reason))"
        var error = RegisterError(
            .conflict, edit.key.description, found: what,
            expected: "a change made from revision \(current.number), not \(edit.base ?? 0)")
        error.collision = EditCollision(
            key: edit.key, base: edit.base ?? 0, revision: current.number, who: current.who,
            paths: paths.sorted { $0.description < $1.description }, refused: edit.content,
            standing: standing)
        return error
    }

    /// Every link of what is written leads to a record, and none to one that is deleted.
    private mutating func checkLinks() throws {
        var known: [RecordKey: Bool] = [:]
        for (key, content) in after.sorted(by: { $0.key.description < $1.key.description }) {
            guard let content else {
                try checkUnlinked(key)
                continue
            }
            let register = try store.register(key.register)
            for path in register.ordered(content.statements.keys) {
                guard case .link(let target)? = register.field(path)?.kind else { continue }
                for id in content[path].compactMap(\.value) {
                    let linked = RecordKey(target, id)
                    let isThere: Bool
                    if let planned = after[linked] {
                        isThere = planned != nil
                    } else if let seen = known[linked] {
                        isThere = seen
                    } else {
                        isThere = try reader.current(target, id)?.content != nil
                        known[linked] = isThere
                    }
                    if !isThere {
                        faults.append(
                            RegisterError(
                                .link, "\(key), \(path)", found: "\"\(id)\"",
                                expected: "the id of a record of \(target)"))
                    }
                }
            }
        }
    }

    private mutating func checkUnlinked(_ key: RecordKey) throws {
        for revision in try reader.current(containing: "\"\(key.id)\"") {
            let other = RecordKey(revision.register, revision.record)
            guard other != key, after[other] == nil, let text = revision.content,
                let register = store.registers.first(where: { $0.id == other.register })
            else { continue }
            let content = try RecordContent(stored: text, place: other.description)
            let path = register.ordered(content.statements.keys).first { path in
                guard case .link(key.register)? = register.field(path)?.kind else { return false }
                return content[path].contains { $0.value == key.id }
            }
            if let path {
                faults.append(
                    RegisterError(
                        .link, key.description, found: "a link to it in \(other), \(path)",
                        expected: "a record that no other links to"))
            }
        }
    }
}
