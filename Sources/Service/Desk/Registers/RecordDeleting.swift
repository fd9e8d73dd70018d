internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers

/// Asks before a record is deleted, and deletes it.
struct RecordDeleting {
    private let request: DeskRequest
    private let register: Register
    private let key: RecordKey

    init(_ request: DeskRequest, _ register: Register, _ key: RecordKey) {
        self.request = request
        self.register = register
        self.key = key
    }

    func answer() throws -> Reply {
        let who = try request.call.writer()
        let state = try request.registers()
        guard let record = state[key] else { throw request.nothingHere() }
        try request.call.leave(
            try request.office.registers.register(key.register), key.id, record.content, nil)
        var fault: String?
        if request.isPost {
            do {
                let base = Int(request.value("revision")) ?? record.revision
                _ = try request.office.registers.apply(
                    [Edit(key, nil, base: max(1, base))], by: who, reason: request.value("reason"),
                    leave: request.call.leave)
                return request.seeOther(RegisterPaths.register(register.id))
            } catch let error as RegisterError {
                fault = error.description
            }
        }
        let page = RecordDeletePage.render(
            state.label(record), path: RegisterPaths.record(key), revision: record.revision,
            reason: request.value("reason"),
            linkedFrom: state.links(to: key).filter { $0.record.key != key }.map {
                Link(text: state.label($0.record), href: RegisterPaths.record($0.record.key))
            }, fault: fault, request.frame)
        return request.reply(page, status: fault == nil ? .ok : .conflict)
    }
}
