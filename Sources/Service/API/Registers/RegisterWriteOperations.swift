internal import Accounts
internal import Hummingbird
internal import Office
internal import Registers

/// Changes of records. Each is one transaction, and names who, when and why.
enum RegisterWriteOperations {
    static let all = [take, add, replace, change, delete]

    static let components: [Datum.Member] = [shape.component, takenShape.component]

    private static let records = "\(APIService.root)/registers/{register}/records"
    private static let tag = RegisterOperations.tag

    private static let merging =
        "What others changed since in other fields stays, and is told; where they changed the same field, "
        + "nothing is written and the problem has both contents (409)."

    private static let shape = Shape<(outcome: EditOutcome, origin: String?)>(
        "ChangeOutcome", "What became of a change.",
        [
            .init(
                "outcome", .choice(["added", "changed", "deleted", "unchanged"]),
                "unchanged: the record says all of it already."
            ) { .text($0.outcome.kind.rawValue) },
            .init("register", .text, "The register.") { .text($0.outcome.key.register) },
            .init("id", .text(.recordID), "The record.") { .text($0.outcome.key.id) },
            .init("revision", .count(from: 1), "Its revision since.") {
                .whole($0.outcome.revision)
            },
            .init(
                "merged", .list(of: .text),
                "Fields that others had changed meanwhile, which stay as they have them."
            ) { .list($0.outcome.merged.map { .text($0.description) }) },
            .init("address", .address, "The record.") {
                .text(RecordFacts.address($0.outcome.key, $0.origin))
            },
        ])

    private static let takenShape = Shape<(outcomes: [EditOutcome], origin: String?)>(
        "ImportOutcome", "What became of an import.",
        [
            .init("outcomes", .list(of: shape.reference), "Record by record.") { item in
                .list(item.outcomes.map { shape.datum(($0, item.origin)) })
            }
        ])

    private static let contents = RegisterOperations.json(shape.reference)

    private static func reply(_ outcome: EditOutcome, _ request: APICall) -> Reply {
        Reply(
            .json, shape.datum((outcome, request.call.origin)).json,
            headers: [.cacheControl: "no-store", .eTag: "\"\(outcome.revision)\""])
    }

    private static func write(
        _ edit: Edit, _ reason: String, _ request: APICall
    ) throws -> Reply {
        let outcomes = try request.store.apply(
            [edit], by: try request.call.writer(), reason: reason, leave: request.call.leave)
        guard let outcome = outcomes.first else { throw RecordOperations.absent(request) }
        return reply(outcome, request)
    }

    /// The revision that a change was made from, by the body or by If-Match.
    private static func base(_ stated: Int?, _ request: APICall) throws -> Int {
        let header = request.call.headers[.ifMatch]
        let tag = header.flatMap { text in
            Int(text.drop { $0 == "\"" }.prefix { ("0"..."9").contains($0) })
        }
        guard let base = stated ?? tag, base > 0, stated == nil || tag == nil || stated == tag
        else {
            throw Problem(
                .unfit, "The revision is missing", where: "revision, or header If-Match",
                found: header ?? "nothing",
                expected: "the revision that the change was made from, as the record has it")
        }
        return base
    }

    private static let add = Operation(
        "add-record", .post, records, tag: tag, "Add a record",
        about: "Without an id, one is made of the words of its title.",
        parameters: [RegisterParameters.register],
        body: RegisterBody.schema([
            ("id", .text(.recordID).described("Its id; one that is free."), true)
        ]), contents: contents, deed: .writeRecord
    ) { request in
        _ = try request.call.writer()
        let register = try request.register()
        let body = try await RegisterBody(request, ["reason", "fields", "id"])
        let state = try request.service.desk.registers.state()
        let words = register.label.flatMap { body.content[$0] }.compactMap(\.value)
        let id = body.id ?? state.freeID(for: words.joined(separator: " "), in: register.id)
        return try write(
            Edit(RecordKey(register.id, id), body.content, base: 0), body.reason, request)
    }

    private static let replace = Operation(
        "replace-record", .put, records + "/{id}", tag: tag, "Say anew what a record says",
        about: "The whole content. " + merging,
        parameters: [RegisterParameters.register, RegisterParameters.id],
        body: RegisterBody.schema([RegisterBody.revision]), contents: contents, deed: .writeRecord
    ) { request in
        _ = try request.call.writer()
        _ = try request.register()
        let body = try await RegisterBody(request, ["reason", "fields", "revision"])
        let base = try base(body.revision, request)
        return try write(Edit(request.recordKey, body.content, base: base), body.reason, request)
    }

    private static let change = Operation(
        "change-record", .patch, records + "/{id}", tag: tag, "Change some fields of a record",
        about: "A field with an empty list says nothing any more; fields that are not named stay. "
            + merging,
        parameters: [RegisterParameters.register, RegisterParameters.id],
        body: RegisterBody.schema([RegisterBody.revision]), contents: contents, deed: .writeRecord
    ) { request in
        _ = try request.call.writer()
        _ = try request.register()
        let body = try await RegisterBody(request, ["reason", "fields", "revision"])
        let base = try base(body.revision, request)
        var content = try request.store.content(request.recordKey, revision: base)
        for path in body.paths { content[path] = body.content[path] }
        return try write(Edit(request.recordKey, content, base: base), body.reason, request)
    }

    private static let delete = Operation(
        "delete-record", .delete, records + "/{id}", tag: tag, "Delete a record",
        about: "Its history stays. A record that others link to is not deleted.",
        parameters: [
            RegisterParameters.register, RegisterParameters.id,
            Parameter(
                "reason", .text(.line), "Why, for those who read the history.", required: true),
            Parameter(
                "revision", .whole(1...1_000_000_000),
                "The revision that is to be deleted; If-Match says the same."),
        ], contents: contents, deed: .deleteRecord
    ) { request in
        _ = try request.call.writer()
        _ = try request.register()
        let base = try base(request.values.whole("revision"), request)
        return try write(
            Edit(request.recordKey, nil, base: base), request.values.text("reason") ?? "", request)
    }

    /// The records of a message. What is no JSON cannot be read; what is, and no message, does not fit.
    private static func message(_ bytes: [UInt8]) throws -> [RegisterMessage.Item] {
        _ = try JSONReader.read(bytes, name: "the body")
        do {
            return try RegisterMessage.read(bytes, name: "the body")
        } catch  where error.kind == .format {
            throw Problem(
                .unfit, "That is no message of records", where: error.place, found: error.found,
                expected: error.expected)
        }
    }

    private static let take = Operation(
        "import-records", .post, "\(APIService.root)/registers/import", tag: tag,
        "Take in a message of records",
        about:
            "The form that records are given in with format=message: all of it in one transaction, or "
            + "nothing. Records that it does not name stay; a record with a revision is merged or "
            + "refused as a change is.",
        parameters: [
            Parameter(
                "reason", .text(.line), "Why, for those who read the history.", required: true)
        ],
        body: Schema.object.described("\"format\": \"\(RegisterMessage.format)\" and registers."),
        contents: RegisterOperations.json(takenShape.reference), deed: .writeRecord
    ) { request in
        let who = try request.call.writer()
        let bytes = try await request.call.body.collect(upTo: 64 << 20)
        return try await request.onStreamThreads {
            let items = try message(Array(bytes.readableBytesView))
            let outcomes = try request.store.take(
                items, by: who, reason: request.values.text("reason") ?? "", name: "the body",
                leave: request.call.leave)
            return Reply(
                .json, takenShape.datum((outcomes, request.call.origin)).json,
                headers: [.cacheControl: "no-store"])
        }
    }
}
