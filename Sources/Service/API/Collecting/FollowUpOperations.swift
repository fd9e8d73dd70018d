internal import Accounts
internal import Collection
internal import Hummingbird
internal import Office
internal import Vocabulary

/// What follows rounds up: who is due, how many answered, letters.
enum FollowUpOperations {
    static let all = [due, rates]

    private static let collection = Parameter(
        "collection", .text(.code), "Only this collection.", examples: ["joint-questionnaire"])

    private static let due = Operation(
        "due-responses", "\(APIService.root)/collections/due", tag: "Collections",
        "Answers that are late or due soon",
        parameters: [
            collection,
            Parameter(
                "within", .whole(0...3650), "So many days ahead; 14 unless asked otherwise.",
                examples: ["30"]),
        ],
        contents: [.init(mediaType: "application/json", schema: FollowUpFacts.dueList.reference)]
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let today = try asked.office.today()
            return try asked.reply([today.description]) {
                FollowUpFacts.dueList.datum(
                    (
                        today.description,
                        try asked.office.due(
                            request.values.text("collection"),
                            within: request.values.whole("within") ?? 14, on: today,
                            in: asked.state)
                    ))
            }
        }
    }

    private static let rates = Operation(
        "response-rates", "\(APIService.root)/collections/rates", tag: "Collections",
        "How many of those asked answered",
        about: "Counted from the rounds that are run here, by agency, region, table and year. What "
            + "reports state of other rounds stands beside it and is in no rate.",
        parameters: [
            collection,
            Parameter("round", .text(.code), "Only rounds of this name.", examples: ["2026"]),
        ],
        contents: [.init(mediaType: "application/json", schema: FollowUpFacts.rates.reference)]
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let collection = request.values.text("collection")
            return try asked.reply {
                FollowUpFacts.rates.datum(
                    (
                        try asked.office.responseRates(
                            collection, round: request.values.text("round"), in: asked.state),
                        try asked.office.statedCounts(collection, in: asked.state)
                    ))
            }
        }
    }

    static let letter = Operation(
        "letter", .get, "\(RoundOperations.answerPath)/letters/{kind}", tag: "Collections",
        "A draft of a letter",
        about: "For one's own mail; nothing is sent. What is not known stands in it as a gap.",
        parameters: [
            RoundOperations.id, RoundOperations.round, RoundOperations.area,
            Parameter(
                "kind", .choice(LetterKind.allCases.map(\.rawValue)), "What it is for.",
                in: .path),
            Parameter(
                "language", .choice(LetterLanguage.allCases.map(\.rawValue)),
                "Its language; English unless asked otherwise."),
        ],
        contents: [.init(mediaType: "application/json", schema: FollowUpFacts.letter.reference)],
        deed: .readUnpublished
    ) { request in
        try await RoundRequest.answer(request) { asked in
            let who = try asked.require(.readUnpublished)
            let values = request.values
            let letter = try asked.office.letter(
                values.text("kind").flatMap(LetterKind.init(rawValue:)) ?? .request,
                try asked.response().key,
                language: values.text("language").flatMap(LetterLanguage.init(rawValue:))
                    ?? .english, from: who, in: asked.state)
            return asked.done(FollowUpFacts.letter.datum(letter))
        }
    }
}
