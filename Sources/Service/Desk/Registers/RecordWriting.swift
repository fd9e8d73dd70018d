internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers

/// Writes a record, or a part of one, by form. Whatever goes wrong, what was typed comes back.
struct RecordWriting {
    let request: DeskRequest
    let register: Register
    var store: RegisterStore { request.office.registers }

    init(_ request: DeskRequest, _ register: Register) {
        self.request = request
        self.register = register
    }

    // MARK: A new record

    func new() throws -> Reply {
        let who = try request.call.writer()
        var form = RecordFormReading(register, part: nil)
        guard request.isPost else {
            return try reply(newModel(form.lines(RecordContent())), [], status: .ok)
        }
        let content = form.read(request.form)
        let state = try request.service.registers.state()
        let words = register.label.flatMap { content[$0] }.compactMap(\.value)
        let typed = request.value("id").trimmed
        let id =
            typed.isEmpty
            ? state.freeID(for: words.joined(separator: " "), in: register.id) : typed
        let key = RecordKey(register.id, id)
        do {
            try form.check()
            _ = try store.apply(
                [Edit(key, content, base: 0)], by: who, reason: request.value("reason"),
                leave: request.call.leave)
            return request.seeOther(RegisterPaths.record(key))
        } catch let error as RegisterError {
            return try reply(newModel(form.typed(request.form)), error.all, status: status(error))
        }
    }

    private func newModel(_ lines: [FieldPath: [RecordFormPage.Line]]) -> RecordFormDraft {
        var model = RecordFormPage.Model()
        model.title = "New record: \(register.title)"
        model.about = register.purpose
        model.back = Link(text: "All records", href: RegisterPaths.register(register.id))
        model.action = RegisterPaths.register(register.id, "new")
        model.id = request.value("id")
        return RecordFormDraft(model: model, lines: lines, part: nil)
    }

    // MARK: A record that is there

    func edit(_ key: RecordKey) throws -> Reply {
        let who = try request.call.writer()
        let record = try store.record(key)
        let part = try part(of: record)
        var form = RecordFormReading(register, part: part)
        let draft = { (lines, base) in editDraft(record, part, lines, base: base) }
        let rights = RecordRights(request.principal, register, record)
        let may = part.map { rights.mayChange(part: $0.id) } ?? rights.mayChangeFields
        guard may else { throw Refusal.forbidden(Deed.writeRecord) }
        guard request.isPost else {
            return try reply(draft(form.lines(record.content), record.revision), [], status: .ok)
        }
        guard let base = Int(request.value("revision")), base > 0 else {
            throw Refusal.malformed(
                "The form is not whole", "Found no revision; expected the one it was made from.")
        }
        let before = try store.content(key, revision: base)
        let content = form.read(request.form, over: before)
        do {
            try form.check()
            _ = try store.apply(
                [Edit(key, content, base: base)], by: who, reason: request.value("reason"),
                leave: request.call.leave)
            return request.seeOther(RegisterPaths.record(key))
        } catch let error as RegisterError {
            guard let both = error.collision else {
                return try reply(
                    draft(form.typed(request.form), base), error.all, status: status(error))
            }
            var again = draft(form.lines(both.brought(together: before)), both.revision)
            try tell(both, error, &again.model)
            return try reply(again, [], status: .conflict)
        }
    }

    /// Both contents, field by field.
    private func tell(
        _ both: EditCollision, _ error: RegisterError, _ model: inout RecordFormPage.Model
    ) throws {
        let words = RegisterWords(state: try request.registers(), register: register)
        func texts(_ content: RecordContent?, _ path: FieldPath) -> [String] {
            (content?[path] ?? []).map { words.text($0, register.field(path)) }
        }
        model.collisionWords =
            "While you wrote, \(error.found.replacing("that ", with: "", maxReplacements: 1))."
        model.collisions = both.paths.map { path in
            RecordFormPage.Collision(
                words.title(path), standing: texts(both.standing, path),
                refused: texts(both.refused, path))
        }
        model.reason = request.value("reason")
    }

    /// The part that the address asks for; nil is the record itself.
    private func part(of record: Record) throws -> FieldPath.PartKey? {
        let text = request.isPost ? request.value("part") : try request.address.value("part") ?? ""
        guard !text.isEmpty else { return nil }
        let sides = text.split(separator: "/").map(String.init)
        guard sides.count == 2, register.parts.contains(where: { $0.id == sides[0] }),
            RecordID.isWellFormed(sides[1])
        else {
            throw Refusal.malformed(
                "There is no such part",
                "Found \(Refusal.shortened(text)); expected one of "
                    + register.parts.map { "\($0.id)/new" }.joined(separator: ", ") + ".")
        }
        guard sides[1] == "new" else { return FieldPath.PartKey(sides[0], sides[1]) }
        let numbers = record.content.parts(sides[0]).compactMap { Int($0.key) }
        return FieldPath.PartKey(sides[0], "\((numbers.max() ?? 0) + 1)")
    }

    private func editDraft(
        _ record: Record, _ part: FieldPath.PartKey?, _ lines: [FieldPath: [RecordFormPage.Line]],
        base: Int
    ) -> RecordFormDraft {
        let label = (try? request.registers())?.label(record) ?? record.key.id
        var model = RecordFormPage.Model()
        let group = part.flatMap { part in register.parts.first { $0.id == part.id } }
        model.title = group.map { "\($0.title): \(label)" } ?? "Change: \(label)"
        model.about =
            part == nil
            ? "A field that is left empty says nothing. What two sources say differently stands as two "
                + "statements."
            : "Leave all fields empty to take the part away."
        model.back = Link(text: "Back to the record", href: RegisterPaths.record(record.key))
        model.action = RegisterPaths.record(record.key, "edit")
        model.hidden = [("revision", "\(base)")]
        if let part { model.hidden.append(("part", "\(part.id)/\(part.key)")) }
        return RecordFormDraft(model: model, lines: lines, part: part)
    }

    private func status(_ error: RegisterError) -> HTTPResponse.Status {
        error.kind == .exists || error.kind == .conflict ? .conflict : .unprocessableContent
    }

    private func reply(
        _ draft: RecordFormDraft, _ faults: [RegisterError], status: HTTPResponse.Status
    ) throws -> Reply {
        var model = draft.model
        if model.reason.isEmpty { model.reason = request.value("reason") }
        try RecordFormFilling(request, register).fill(&model, draft, faults)
        return request.reply(RecordFormPage.render(model, request.frame), status: status)
    }
}

/// A form on its way to be shown.
struct RecordFormDraft {
    var model: RecordFormPage.Model
    let lines: [FieldPath: [RecordFormPage.Line]]
    let part: FieldPath.PartKey?
}
