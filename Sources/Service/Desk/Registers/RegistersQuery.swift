internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers
internal import Warehouse

/// Fills the pages of all registers together.
enum RegistersQuery {
    static func list(_ request: DeskRequest) throws -> Reply {
        let state = try request.registers()
        var model = RegistersPage.Model()
        model.hidesSome = state.reader == .everybody
        model.entries = state.registers.map {
            .init(
                link: Link(text: $0.title, href: RegisterPaths.register($0.id)),
                purpose: $0.purpose, count: state.count($0.id))
        }
        model.words = try request.address.value("q")?.trimmed ?? ""
        let offset = max(0, try request.address.value("offset").flatMap { Int($0) } ?? 0)
        if !model.words.isEmpty {
            var question = RegisterQuestion()
            question.words = String(model.words.prefix(200))
            question.limit = RegisterPageAsking.rows
            question.offset = offset
            let answer = state.answer(question)
            model.found = answer.total
            model.hits = answer.records.map { record in
                .init(
                    link: Link(text: state.label(record), href: RegisterPaths.record(record.key)),
                    register: state.registers.first { $0.id == record.key.register }?.title ?? "")
            }
            func link(_ text: String, _ offset: Int) -> Link {
                Link(
                    text: text,
                    href: RegisterPaths.with(
                        RegisterPaths.root,
                        [("q", model.words), ("offset", offset == 0 ? "" : "\(offset)")]))
            }
            let size = RegisterPageAsking.rows
            if offset > 0 { model.previous = link("Previous \(size)", max(0, offset - size)) }
            if offset + size < answer.total { model.next = link("Next \(size)", offset + size) }
        }
        return request.reply(RegistersPage.render(model, request.frame))
    }

    static func changes(_ request: DeskRequest) throws -> Reply {
        let state = try request.registers()
        var question = ChangeQuestion()
        let register = try request.address.value("register") ?? ""
        if !register.isEmpty {
            question.register =
                try request.call.register(register, of: request.office.registers).id
        }
        let who = try request.address.value("who")?.trimmed ?? ""
        question.who = who.isEmpty ? nil : who
        question.before = try request.address.value("before").flatMap { Int($0) }
        question.limit = 30
        let answer = try request.office.registers.changes(question, seenBy: state.reader)
        var model = ChangesPage.Model()
        model.title = "What changed lately"
        model.about = "Changes of records, newest first."
        model.back = Link(text: "All registers", href: RegisterPaths.root)
        model.filters = [
            .init(
                "Register", "register", register,
                options: state.registers.map { .init($0.id, $0.title) }),
            .init("Who", "who", who),
        ]
        model.changes = answer.changes.compactMap { change in
            state.registers.first { $0.id == change.revision.register }.map {
                RegisterWords(state: state, register: $0).change(change, named: true)
            }
        }
        model.next = answer.next.map { before in
            Link(
                text: "Before these",
                href: RegisterPaths.with(
                    RegisterPaths.root + "/changes",
                    [("register", register), ("who", who), ("before", "\(before)")]))
        }
        return request.reply(ChangesPage.render(model, request.frame))
    }
}
