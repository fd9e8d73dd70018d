internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers

/// The registers: lists, records with their past, and forms to write them.
struct RegistersSection: DeskSection {
    let segment = "registers"
    var title: String? { "Registers" }
    let about =
        "Organisations, collections, activities, meetings, recommendations, instruments, views and what "
        + "else the office keeps, with who said so and all their past."

    func answer(_ request: DeskRequest) async throws -> Reply {
        let path = request.path
        guard let first = path.first else {
            try reading(request)
            return try RegistersQuery.list(request)
        }
        if path == ["changes"] {
            try reading(request)
            return try RegistersQuery.changes(request)
        }
        let register = try request.call.register(first, of: request.office.registers)
        switch (path.count, path.dropFirst().first) {
        case (1, _):
            try reading(request)
            return try RegisterQuery(request, register).list()
        case (2, "new"): return try RecordWriting(request, register).new()
        case (2, "timeline"):
            try reading(request)
            return try RegisterQuery(request, register).timeline()
        case (2, "matrix"):
            try reading(request)
            return try RegisterQuery(request, register).matrix()
        case (2, "map"):
            try reading(request)
            return try RegisterQuery(request, register).map()
        case (2, let id?) where RecordID.isWellFormed(id):
            return request.seeOther(RegisterPaths.record(RecordKey(first, id)))
        case (3, "records"), (4, "records"):
            return try record(request, register, RecordKey(first, path[2]), path.dropFirst(3).first)
        default: throw request.nothingHere()
        }
    }

    private func record(
        _ request: DeskRequest, _ register: Register, _ key: RecordKey, _ view: String?
    ) throws -> Reply {
        switch view {
        case nil:
            try reading(request)
            return try RecordQuery(request, register, key).page()
        case "history":
            try reading(request)
            return try RecordQuery(request, register, key).history()
        case "edit": return try RecordWriting(request, register).edit(key)
        case "delete": return try RecordDeleting(request, register, key).answer()
        default: throw request.nothingHere()
        }
    }

    /// Refuses what is sent to a page that only shows something.
    private func reading(_ request: DeskRequest) throws {
        guard !request.isPost else { throw Refusal.method(.post, allowed: [.get, .head]) }
    }
}
