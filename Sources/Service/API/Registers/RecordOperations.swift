internal import Hummingbird
internal import Office
internal import Registers
internal import Warehouse

/// Records of a register.
enum RecordOperations {
    static let all = [list, details, history]

    static let components: [Datum.Member] = [listShape.component]

    static let listShape = ListPage.shape(
        "RecordList", "Records, by register and id.", items: "records",
        RecordFacts.shape.reference)

    private static let path = "\(APIService.root)/registers/{register}/records"

    /// The forms in which records are given.
    private static let formats = ["json", "csv", "message"]

    private static let list = Operation(
        "records", path, tag: RegisterOperations.tag, "Records of a register",
        about:
            "By id. As csv or as a message (the form that an import takes), all that are chosen are "
            + "given unless a limit is asked for.",
        parameters: [RegisterParameters.register] + RegisterParameters.choosing
            + [
                Parameter(
                    "format", .choice(formats),
                    "The form; without it, csv where Accept asks for text/csv, else json.")
            ] + RegisterParameters.page(1_000),
        contents: [
            .init(mediaType: "application/json", schema: listShape.reference),
            .init(mediaType: "text/csv", schema: .text),
        ]
    ) { request in
        let register = try request.register()
        let state = try request.records()
        var question = try request.question(register)
        let asksCSV = request.call.headers[.accept]?.lowercased().hasPrefix("text/csv") ?? false
        let format = request.values.text("format") ?? (asksCSV ? "csv" : "json")
        guard format != "json" else {
            let asked = question
            return try request.reply(state) { page(state, asked, request) }
        }
        if !request.values.has("limit") { question.limit = .max }
        let asked = question
        return try await request.onStreamThreads {
            try file(request, state, register, asked, format)
        }
    }

    static func page(
        _ state: RegisterState, _ question: RegisterQuestion, _ request: APICall
    ) -> Datum {
        let answer = state.answer(question)
        let items = answer.records.compactMap { record in
            RecordFacts(record, state, request.call.origin).map { RecordFacts.shape.datum($0) }
        }
        return listShape.datum(
            ListPage(
                items: items, total: answer.total, next: request.following(answer.total)))
    }

    private static func file(
        _ request: APICall, _ state: RegisterState, _ register: Register,
        _ question: RegisterQuestion, _ format: String
    ) throws -> Reply {
        let freshness = request.freshness(
            ["\(request.readership)", "\(state.revision)", format], modified: nil)
        var headers = freshness.fields
        headers[.cacheControl] = "private, no-cache"
        headers[.vary] = "Accept"
        if let unchanged = freshness.unchanged(request.call) { return unchanged }
        let records = state.answer(question).records
        let isCSV = format == "csv"
        headers[.contentDisposition] =
            "attachment; filename=\"\(register.id).\(isCSV ? "csv" : "json")\""
        let bytes =
            isCSV
            ? request.service.office.recordsCSV(register, records)
            : Array(try RegisterMessage.write(records).indentedText.utf8)
        return Reply(
            mediaType: isCSV
                ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8",
            headers: headers, text: String(decoding: bytes, as: UTF8.self))
    }

    private static let details = Operation(
        "record", path + "/{id}", tag: RegisterOperations.tag, "A record",
        about:
            "With what is odd in it, and the records it is linked with both ways. The entity tag "
            + "begins with the revision; a change sends it back as If-Match.",
        parameters: [
            RegisterParameters.register, RegisterParameters.id, RegisterParameters.asOf,
        ], contents: RegisterOperations.json(RecordFacts.detailsShape.reference)
    ) { request in
        _ = try request.register()
        let state = try request.records()
        guard let record = state[request.recordKey],
            let facts = RecordFacts(record, state, request.call.origin)
        else { throw absent(request) }
        let plain = request.freshness(
            ["\(request.readership)", "\(state.revision)"], modified: nil)
        let mark = "\"\(record.revision)." + plain.mark.dropFirst()
        var headers: HTTPFields = [.eTag: mark]
        headers[.cacheControl] =
            request.readership != .everybody ? "private, no-cache" : "public, no-cache"
        if EntityTag.matches(request.call.headers[.ifNoneMatch], mark) {
            return Reply(status: .notModified, mediaType: "", headers: headers, text: "")
        }
        return Reply(.json, RecordFacts.detailsShape.datum(facts).json, headers: headers)
    }

    static func absent(_ request: APICall) -> Problem {
        var problem = Problem(
            .noSuchAddress, "There is no such record", where: "the address, id",
            found: request.recordKey.id, expected: "the id of a record that there is")
        let path = "\(APIService.root)/registers/\(request.recordKey.register)/records"
        problem.links = [path]
        return problem
    }

    private static let history = Operation(
        "record-history", path + "/{id}/history", tag: RegisterOperations.tag,
        "The past of a record", about: "Deleted records keep theirs.",
        parameters: [RegisterParameters.register, RegisterParameters.id],
        contents: RegisterOperations.json(RecordChangeFacts.historyShape.reference)
    ) { request in
        let register = try request.register()
        let state = try request.records()
        let changes = try request.store.history(request.recordKey, seenBy: request.readership)
        return try request.reply(state) {
            RecordChangeFacts.historyShape.datum(
                changes.map {
                    RecordChangeFacts(change: $0, register: register, origin: request.call.origin)
                })
        }
    }
}
