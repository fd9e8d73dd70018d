internal import Accounts
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// Answers to questionnaires: sending one in, what came, what was found.
enum AnswerOperations {
    static let all = [list, sending, details, workbook, document]

    static let components = AnswerFacts.components

    private static let root = "\(APIService.root)/collections/{id}/answers"
    private static let number = Parameter(
        "answer", .whole(1...Int(Int32.max)), "The number of the answer.", in: .path,
        examples: ["1"])
    private static let area = Parameter(
        "area", .text(.code), "Only those of this area.", examples: ["FRA"])
    private static let round = Parameter(
        "round", .text(.code), "Only those to this round.", examples: ["2026"])

    private static func json(_ schema: Schema) -> [Operation.Content] {
        [.init(mediaType: "application/json", schema: schema)]
    }

    private static let list = Operation(
        "answers", .get, root, tag: "Collections", "Answers that came",
        about: "Those that whoever asks may read.",
        parameters: [RoundOperations.id, area, round], contents: json(AnswerFacts.list.reference),
        deed: .readUnpublished
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let values = request.values
            let subjects = AnswerSubjects(asked.state)
            _ = try asked.office.owners(of: asked.collection)
            guard request.call.bearer.principal.isMember else {
                throw Refusal.unauthorised("Send a token as Authorization: Bearer.")
            }
            let answers = try asked.office.answers(to: asked.collection).filter { answer in
                request.call.bearer.principal.may(
                    .readUnpublished, subjects.subject(answer.account))
                    && values.text("area").map { $0 == answer.account.area } ?? true
                    && values.text("round").map { $0 == answer.account.round } ?? true
            }
            return asked.done(AnswerFacts.list.datum(answers))
        }
    }

    private static let send = Operation(
        "send-answer", .post, root, tag: "Collections", "Send an answer in",
        about:
            "The workbook as it was sent out and filled in, as "
            + "\(SentDocument.workbook), or its cells as JSON. The document is kept as it came. Its "
            + "figures wait until the answer is published; with a fault nothing is taken, unless "
            + "in_part says so. The same document twice changes nothing.",
        parameters: [
            RoundOperations.id,
            Parameter(
                "area", .text(.code), "Whose answer it is.", required: true, examples: ["FRA"]),
            Parameter(
                "round", .text(.code), "The round, where it is not open.", examples: ["2026"]),
            Parameter(
                "in_part", .choice(["yes", "no"]),
                "Whether cells without faults are taken where others have some."),
        ], body: AnswerFacts.sent, contents: json(AnswerFacts.details.reference), deed: .answer
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let values = request.values
            let area = values.text("area") ?? ""
            let owners = try asked.office.owners(of: asked.collection)
            try request.call.require(
                .answer, Subject(organisations: owners, areas: [area]))
            guard let name = request.call.bearer.principal.name else {
                throw Refusal.unauthorised("Send a token as Authorization: Bearer.")
            }
            guard asked.office.areas.area(area) != nil else {
                throw Problem(
                    .unfit, "There is no such area", where: "parameter area", found: area,
                    expected: "an area's code, such as FRA")
            }
            let mediaType = try mediaType(request.call)
            let body = try await request.call.body.collect(upTo: HeldDocument.largest)
            guard body.readableBytes > 0 else {
                throw Problem(
                    .malformed, "The body is empty", where: "the body", found: "nothing",
                    expected: "a workbook, or cells as JSON")
            }
            let sent = SentDocument(
                Array(body.readableBytesView),
                name: mediaType == SentDocument.cells ? "answer.json" : "answer.xlsx",
                mediaType: mediaType,
                expected: .init(
                    collection: asked.collection, area: area, round: values.text("round")),
                isInPart: values.text("in_part") == "yes")
            let office = asked.office
            let answer = try await request.onStreamThreads {
                try office.receive(sent, by: name)
            }
            request.service.states.forget()
            return asked.done(AnswerFacts.details.datum(answer))
        }
    }

    /// The same, taking workbooks too.
    private static var sending: Operation {
        var operation = send
        operation.fileBodies = [SentDocument.workbook]
        return operation
    }

    private static let details = Operation(
        "answer", .get, root + "/{answer}", tag: "Collections", "What was found in an answer",
        parameters: [RoundOperations.id, number],
        contents: json(AnswerFacts.details.reference), deed: .readUnpublished
    ) { request in
        try await RoundRequest.answer(request) { asked in
            asked.done(AnswerFacts.details.datum(try found(asked)))
        }
    }

    private static let workbook = Operation(
        "answer-workbook", .get, root + "/{answer}/workbook", tag: "Collections",
        "The annotated workbook of an answer",
        about: "What was typed, with what was found noted on each cell and listed on a sheet.",
        parameters: [RoundOperations.id, number],
        contents: [.init(mediaType: SentDocument.workbook, schema: .bytes)],
        deed: .readUnpublished
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let answer = try found(asked)
            let office = asked.office
            let bytes = try await request.onStreamThreads { try office.annotatedWorkbook(answer) }
            return AnswerFile.reply(bytes, "answer-\(answer.id).xlsx")
        }
    }

    private static let document = Operation(
        "answer-document", .get, root + "/{answer}/document", tag: "Collections",
        "The document of an answer",
        about: "Byte by byte as it came.",
        parameters: [RoundOperations.id, number],
        contents: [.init(mediaType: "application/octet-stream", schema: .bytes)],
        deed: .readUnpublished
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let answer = try found(asked)
            return AnswerFile.reply(
                try asked.office.documentBytes(answer), "answer-\(answer.id)-as-sent")
        }
    }

    /// The answer of the address, for those who may read it; others are told the same whether it is there
    /// or not.
    private static func found(_ asked: RoundRequest) throws -> ReceivedAnswer {
        let owners = try asked.office.owners(of: asked.collection)
        let number = asked.request.values.whole("answer") ?? 0
        let answer = try? asked.office.answer(number)
        let isOfCollection = answer?.account.collection == asked.collection
        let area = isOfCollection ? answer?.account.area : nil
        try asked.request.call.require(
            .readUnpublished,
            Subject(organisations: owners, areas: area.map { [$0] } ?? []))
        guard let answer, isOfCollection else {
            throw CollectionError(
                .notFound, "\(asked.collection), answer \(number)", found: "no such answer",
                expected: "the number of an answer to this collection")
        }
        return answer
    }

    private static func mediaType(_ call: Call) throws(Problem) -> String {
        let field = call.headers[.contentType] ?? ""
        let name = field.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard [SentDocument.workbook, SentDocument.cells].contains(name) else {
            var problem = Problem(
                .limit, "The body is neither a workbook nor JSON", where: "header Content-Type",
                found: field.isEmpty ? "none" : field,
                expected: "\(SentDocument.workbook) or \(SentDocument.cells)")
            problem.status = .unsupportedMediaType
            throw problem
        }
        return name
    }
}
