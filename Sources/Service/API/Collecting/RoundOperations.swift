internal import Accounts
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// Rounds of collections: who was asked, where each answer stands, what is next.
enum RoundOperations {
    static let all =
        FollowUpOperations.all + [
            list, open, details, close, responses, response, step, FollowUpOperations.letter,
        ]

    static let components = RoundFacts.components + FollowUpFacts.components

    static let id = Parameter(
        "id", .text(.code), "The id of the collection.", in: .path,
        examples: ["joint-questionnaire"])
    static let round = Parameter(
        "round", .text(.code), "The name of the round.", in: .path, examples: ["2026"])
    static let area = Parameter(
        "area", .text(.code), "The code of the area.", in: .path, examples: ["FRA"])

    private static let root = "\(APIService.root)/collections/{id}/rounds"
    static let answerPath = "\(root)/{round}/responses/{area}"

    private static func json(_ schema: Schema) -> [Operation.Content] {
        [.init(mediaType: "application/json", schema: schema)]
    }

    private static let list = Operation(
        "rounds", root, tag: "Collections", "Rounds of a collection",
        about: "Those that are run here. What reports state of others is under "
            + "/collections/rates, as they state it.",
        parameters: [id], contents: json(RoundFacts.rounds.reference)
    ) { request in
        try await RoundRequest.answer(request) { asked in
            _ = try asked.office.owners(of: asked.collection)
            return try asked.reply {
                RoundFacts.rounds.datum(
                    try asked.office.rounds(of: asked.collection, in: asked.state))
            }
        }
    }

    private static let open = Operation(
        "open-round", .post, root, tag: "Collections", "Open a round",
        about:
            "Every area is asked. Those asked already stay as they are, so that sending it again "
            + "changes nothing and further areas may be added.",
        parameters: [id],
        body: .object([
            ("round", .text.described("Its name: a year, month or day, such as 2026."), false),
            (
                "areas",
                .list(of: .text).described(
                    "Codes of areas; none for those that the tables name, or every country."),
                true
            ),
            ("deadline", Schema.text.orNull.described("The last day for answers."), true),
            ("title", Schema.text.orNull.described("The round's title."), true),
            ("reason", Schema.text.orNull.described("Why, for those who read the history."), true),
        ]), contents: json(RoundFacts.round.reference), deed: .runRound
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let who = try asked.require(.runRound)
            let body = try await RoundBody(
                request, ["round", "areas", "deadline", "title", "reason"])
            guard let name = try body.text("round", atMost: 40) else {
                throw RoundBody.bad("the body, round", .null, "the name of the round")
            }
            let deadline = try body.text("deadline", atMost: 10).map { text in
                guard let day = CalendarDate(text) else {
                    throw RoundBody.bad("the body, deadline", .string(text), "YYYY-MM-DD")
                }
                return day
            }
            _ = try asked.office.openRound(
                asked.collection, round: name, areas: try body.texts("areas"),
                deadline: deadline, title: try body.text("title", atMost: 300), by: who,
                reason: try body.text("reason") ?? "")
            let now = try asked.again()
            return now.done(
                RoundFacts.round.datum(
                    try now.office.round(name, of: now.collection, in: now.state)))
        }
    }

    private static let details = Operation(
        "round", "\(root)/{round}", tag: "Collections", "A round",
        parameters: [id, round], contents: json(RoundFacts.round.reference)
    ) { request in
        try await RoundRequest.answer(request) { asked in
            try asked.reply { RoundFacts.round.datum(try asked.status()) }
        }
    }

    private static let close = Operation(
        "close-round", .post, "\(root)/{round}/close", tag: "Collections", "Close a round",
        about: "Who was asked and never answered has given no answer, without a reason. What comes "
            + "later is still received.",
        parameters: [id, round],
        body: .object([
            ("reason", Schema.text.orNull.described("Why, for those who read the history."), true)
        ]), contents: json(RoundFacts.round.reference), deed: .runRound
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let who = try asked.require(.runRound)
            let body = try await RoundBody(request, ["reason"])
            _ = try asked.office.closeRound(
                asked.collection, round: asked.round, by: who,
                reason: try body.text("reason") ?? "")
            let now = try asked.again()
            return now.done(RoundFacts.round.datum(try now.status()))
        }
    }

    private static let responses = Operation(
        "responses", "\(root)/{round}/responses", tag: "Collections", "The answers to a round",
        parameters: [
            id, round,
            Parameter(
                "state", .choices(ResponseState.allCases.map(\.rawValue)),
                "Only answers in these states."),
        ], contents: json(RoundFacts.responses.reference)
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let states = request.values.texts("state")
            return try asked.reply {
                RoundFacts.responses.datum(
                    try asked.status().responses.filter {
                        states?.contains($0.state.rawValue) ?? true
                    }.map { try asked.seen($0) })
            }
        }
    }

    private static let response = Operation(
        "response", answerPath, tag: "Collections", "The answer of a country",
        parameters: [id, round, area], contents: json(RoundFacts.response.reference)
    ) { request in
        try await RoundRequest.answer(request) { asked in
            try asked.reply { RoundFacts.response.datum(try asked.seen(try asked.response())) }
        }
    }

    private static let step = Operation(
        "take-step", .post, "\(answerPath)/steps", tag: "Collections", "Take a step",
        about: "What the state allows, the answer lists under next. The country's own steps are "
            + "answer and refuse; publishing needs the right to publish; the rest is for those who "
            + "run the collection. With a revision, a step of somebody else meanwhile is told as a "
            + "conflict. What a query asks, and its answer says, is read by those who run the collection "
            + "and the country; other reasons by everybody.",
        parameters: [id, round, area],
        body: .object([
            (
                "step",
                .choice(ResponseStep.byHand.map(\.rawValue)).described("What is done."), false
            ),
            ("reason", Schema.text.orNull.described("Why, or what was said."), true),
            (
                "revision",
                Schema.count(from: 1).orNull.described("The revision that was looked at."), true
            ),
        ]), contents: json(RoundFacts.response.reference), deed: .runRound
    ) { request in
        try await RoundRequest.answer(request) { asked in
            // Somebody who may do nothing here is refused before the body is read.
            let subject = try asked.subject()
            let principal = request.call.bearer.principal
            let deeds = ResponseStep.byHand.map(\.deed)
            if !deeds.contains(where: { principal.may($0, subject) }) {
                _ = try asked.require(.runRound)
            }
            let body = try await RoundBody(request, ["step", "reason", "revision"])
            let word = try body.text("step", atMost: 40) ?? ""
            guard let step = ResponseStep(rawValue: word), ResponseStep.byHand.contains(step) else {
                throw RoundBody.bad(
                    "the body, step", .string(word),
                    "one of " + ResponseStep.byHand.map(\.rawValue).joined(separator: ", "))
            }
            let who = try asked.require(step.deed)
            _ = try asked.office.recordStep(
                step, collection: asked.collection, area: asked.area, round: asked.round, by: who,
                reason: try body.text("reason") ?? "", base: try body.whole("revision"))
            if step.deed == .publish { request.service.states.forget() }
            let now = try asked.again()
            return now.done(RoundFacts.response.datum(try now.seen(try now.response())))
        }
    }
}
