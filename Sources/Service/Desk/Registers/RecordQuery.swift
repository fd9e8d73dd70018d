internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers
internal import Warehouse

/// Fills the pages of a record.
struct RecordQuery {
    let request: DeskRequest
    let register: Register
    let key: RecordKey

    init(_ request: DeskRequest, _ register: Register, _ key: RecordKey) {
        self.request = request
        self.register = register
        self.key = key
    }

    func page() throws -> Reply {
        let day = try request.address.value("as_of")?.trimmed ?? ""
        let time = try RegisterPageAsking.time(day)
        let state = try request.registers()
        let record: Record
        if let time {
            let store = request.office.registers
            guard
                let seen = try store.record(key, asOf: time).seen(
                    by: state.reader, try store.register(key.register))
            else { throw request.nothingHere() }
            record = seen
        } else {
            guard let standing = state[key] else { throw try absent() }
            record = standing
        }
        let words = RegisterWords(state: state, register: register)
        var model = RecordPage.Model()
        model.label = state.label(record)
        model.register = Link(text: register.title, href: RegisterPaths.register(register.id))
        model.key = key.description
        model.path = RegisterPaths.record(key)
        model.revision = record.revision
        model.asOf = time == nil ? nil : day
        model.flags = register.flags(record).map { flag in
            "\(words.title(flag.path)): \(flag.text)"
        }
        model.fields = words.fields(record.content)
        let rights = RecordRights(request.principal, register, record)
        for part in register.parts {
            for one in record.content.parts(part.id) {
                model.groups.append(
                    .init(
                        "\(part.title): \(one.key)", words.fields(record.content, part: one),
                        edit: time == nil && rights.mayChange(part: part.id)
                            ? edit("Change this part", "\(part.id)/\(one.key)") : nil))
            }
        }
        model.linkedFrom = state.links(to: key).prefix(200).map { link in
            let other = state.registers.first { $0.id == link.record.key.register }
            let fields = link.paths.map { other?.field($0)?.title.lowercased() ?? $0.description }
            return (
                Link(
                    text: state.label(link.record), href: RegisterPaths.record(link.record.key)),
                "\(other?.title ?? ""): \(Array(Set(fields)).sorted().joined(separator: ", "))"
            )
        }
        model.actions = time == nil ? actions(rights) : []
        return request.reply(RecordPage.render(model, request.frame))
    }

    private func edit(_ text: String, _ part: String) -> Link {
        Link(
            text: text,
            href: RegisterPaths.with(RegisterPaths.record(key, "edit"), [("part", part)]))
    }

    private func actions(_ rights: RecordRights) -> [Link] {
        var links = [Link(text: "History", href: RegisterPaths.record(key, "history"))]
        if rights.mayChangeFields {
            links.append(Link(text: "Change", href: RegisterPaths.record(key, "edit")))
        }
        for part in register.parts where rights.mayChange(part: part.id) {
            links.append(edit("Add to: \(part.title)", "\(part.id)/new"))
        }
        if rights.mayDelete {
            links.append(Link(text: "Delete", href: RegisterPaths.record(key, "delete")))
        }
        links.append(
            Link(
                text: "As JSON",
                href: "\(APIService.root)/registers/\(key.register)/records/\(key.id)"))
        return links
    }

    func history() throws -> Reply {
        let state = try request.registers()
        let changes = try request.office.registers.history(key, seenBy: state.reader)
        let words = RegisterWords(state: state, register: register)
        var model = ChangesPage.Model()
        let label = state[key].map { state.label($0) } ?? key.id
        model.title = "History: \(label)"
        model.about = "Who changed what, when and why; newest first."
        model.back = Link(text: "The record", href: RegisterPaths.record(key))
        let offset = max(0, try request.address.value("offset").flatMap { Int($0) } ?? 0)
        let size = 30
        model.changes = changes.reversed().dropFirst(offset).prefix(size).map {
            words.change($0, named: false)
        }
        if offset + size < changes.count {
            model.next = Link(
                text: "Before these",
                href: RegisterPaths.with(
                    RegisterPaths.record(key, "history"), [("offset", "\(offset + size)")]))
        }
        return request.reply(ChangesPage.render(model, request.frame))
    }

    /// There is no record; where there was one, its past is still told.
    private func absent() throws -> Refusal {
        let state = try request.registers()
        let past = try? request.office.registers.history(key, seenBy: state.reader)
        let was = past.map { !$0.isEmpty } ?? false
        return .notFound(
            was ? "The record was deleted" : "There is no such record",
            was
                ? "\(key) is no more; its past is kept."
                : "Nothing is at \(Refusal.shortened(key.description)).",
            (was ? [Link(text: "Its history", href: RegisterPaths.record(key, "history"))] : [])
                + [Link(text: register.title, href: RegisterPaths.register(register.id))])
    }
}

/// What somebody may do to a record, so that only that is offered.
struct RecordRights {
    private let principal: Principal
    private let register: Register
    private let record: Record

    init(_ principal: Principal, _ register: Register, _ record: Record) {
        self.principal = principal
        self.register = register
        self.record = record
    }

    private var owns: Bool {
        principal.may(.writeRecord, Subject(register.matter(record.key.id, record.content)))
    }

    var mayChangeFields: Bool {
        register.owners.part == nil ? owns : principal.may(.writeRecord)
    }

    func mayChange(part: String) -> Bool {
        register.owners.part == nil || register.owners.part == part
            ? owns : principal.may(.writeRecord)
    }

    var mayDelete: Bool {
        principal.mayChange(register, record.key.id, from: record.content, to: nil)
    }
}
