internal import Accounts
internal import Hummingbird
internal import Office

/// The marketplace, for members.
enum MarketplaceOperations {
    static let all = [offers, matches, message]

    static let components = MarketplaceAnswer.components

    private static func view(_ request: APICall) throws -> MarketView {
        try request.call.require(.readMembers)
        return MarketView(desk: request.service.desk, principal: request.call.bearer.principal)
    }

    private static func entry(_ request: APICall, _ view: MarketView) throws -> MarketEntry {
        let id = request.values.text("id") ?? ""
        guard let entry = try view.entry(id) else { throw MeetingProblem.absent("offers", id) }
        return entry
    }

    private static let id = Parameter(
        "id", .text(.recordID), "The id of the offer or need.", in: .path)

    private static let offers = Operation(
        "list-marketplace", .get, "\(APIService.root)/marketplace", tag: "Marketplace",
        "Offers and needs", about: "Those that are open, by title.",
        parameters: [
            Parameter("q", .text(.words), "Only with these words, or words that begin so."),
            Parameter("direction", .choice(["offer", "need"]), "Only offers, or only needs."),
            Parameter(
                "kind", .choice(["expertise", "services", "financing"]), "Only of this kind."),
            Parameter("theme", .text(.words), "Only of this theme."),
            Parameter(
                "area", .text(.code),
                "Only those that name the area, a region that it lies in, or none."),
            Parameter("organisation", .text(.words), "Only of this organisation."),
            FigureParameters.limit(1_000, "The most to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ],
        contents: [.init(mediaType: "application/json", schema: MarketplaceAnswer.list.reference)],
        deed: .readMembers
    ) { request in
        let view = try view(request)
        let values = request.values
        var question = MarketQuestion()
        question.words = values.text("q") ?? ""
        question.direction = values.text("direction")
        question.kind = values.text("kind")
        question.theme = values.text("theme")
        question.area = try values.text("area").map { try request.area($0, "area") }
        question.organisation = values.text("organisation")
        let names = ["q", "direction", "kind", "theme", "area", "organisation"]
        let page = ListPage(
            try view.entries(question), request, of: 100,
            keeping: names.map { ($0, values.text($0)) }
        ) { MarketplaceAnswer.entry.datum($0) }
        return MeetingProblem.unkept(MarketplaceAnswer.list.datum(page))
    }

    private static let matches = Operation(
        "marketplace-matches", .get, "\(APIService.root)/marketplace/{id}/matches",
        tag: "Marketplace",
        "What matches an offer or need, and why",
        about:
            "Of the same kind, with a theme or area in common, valid at the same time. The score is "
            + "the sum of the points of the reasons.",
        parameters: [id],
        contents: [
            .init(mediaType: "application/json", schema: MarketplaceAnswer.matches.reference)
        ], deed: .readMembers
    ) { request in
        let view = try view(request)
        let entry = try entry(request, view)
        return MeetingProblem.unkept(
            MarketplaceAnswer.matches.datum((entry, try view.matches(entry))))
    }

    private static let message = Operation(
        "marketplace-message", .post, "\(APIService.root)/marketplace/{id}/messages",
        tag: "Marketplace", "Write to the holder of an offer or need",
        about:
            "Seen by sender, recipient and desk; no address is shown. The holder names the account "
            + "that is answered. At most \(MarketMessage.daily) messages a day from an account.",
        parameters: [id],
        body: .object([
            ("text", .text(.reason).described("What is written."), false),
            ("recipient", .text(.words).orNull.described("Whom the holder answers."), true),
        ]),
        contents: [
            .init(mediaType: "application/json", schema: MarketplaceAnswer.sent.reference)
        ], deed: .contact
    ) { request in
        try await MeetingProblem.told {
            let view = try view(request)
            try request.call.require(.contact)
            let body = try await request.body(["text", "recipient"])
            let text = try MeetingProblem.text("text", body, required: true) ?? ""
            let recipient = try MeetingProblem.text("recipient", body) ?? ""
            let entry = try entry(request, view)
            let id = try view.send(text, about: entry, to: recipient)
            return MeetingProblem.unkept(MarketplaceAnswer.sent.datum(id))
        }
    }
}

/// Offers and needs as answers have them.
enum MarketplaceAnswer {
    static let entry = Shape<MarketEntry>(
        "MarketEntry", "An offer or need.",
        [
            .init("id", .text, "Its id.") { .text($0.id) },
            .init("revision", .count(from: 1), "The revision of its record.") {
                .whole($0.revision)
            },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("direction", .choice(["offer", "need"]), "Which of the two.") {
                .text($0.isOffer ? "offer" : "need")
            },
            .init("kind", .text.orNull, "Expertise, services or financing.") { Datum($0.kind?.id) },
            .init("organisation", MeetingAnswer.named.reference.orNull, "Who holds it.") {
                MeetingAnswer.datum($0.organisation)
            },
            .init("areas", .list(of: MeetingAnswer.named.reference), "Where; empty is anywhere.") {
                MeetingAnswer.list($0.areas)
            },
            .init("themes", .list(of: .text), "What it is about.") {
                MeetingAnswer.texts($0.themes)
            },
            .init("period", .text.orNull, "When it is valid.") { Datum($0.period) },
            .init("state", .text, "Open, matched or withdrawn.") { .text($0.state) },
            .init("description", .text, "More of it.") { .text($0.description) },
        ])

    static let list = ListPage.shape(
        "MarketList", "Offers and needs, by title.", items: "entries", entry.reference)

    private static let reason = Shape<MarketMatch.Reason>(
        "MatchReason", "One thing that speaks for a match.",
        [
            .init("points", .count(), "What it adds to the score.") { .whole($0.points) },
            .init("text", .text, "What it is.") { .text($0.text) },
        ])

    private static let match = Shape<MarketMatch>(
        "MarketMatch", "An offer for a need, or the reverse.",
        [
            .init("entry", entry.reference, "What matches.") { entry.datum($0.entry) },
            .init("score", .count(), "The sum of the points.") { .whole($0.score) },
            .init("reasons", .list(of: reason.reference), "Why.") {
                .list($0.reasons.map { reason.datum($0) })
            },
        ])

    static let matches = Shape<(entry: MarketEntry, found: [MarketMatch])>(
        "MarketMatches", "What matches an offer or need.",
        [
            .init("entry", entry.reference, "What is matched.") { entry.datum($0.entry) },
            .init("matches", .list(of: match.reference), "The highest score first.") {
                .list($0.found.map { match.datum($0) })
            },
        ])

    static let sent = Shape<String>(
        "MessageSent", "A message that was sent.",
        [.init("id", .text, "Its id.") { .text($0) }])

    /// All shapes of answers.
    static let components: [Datum.Member] = [
        entry.component, list.component, reason.component, match.component, matches.component,
        sent.component,
    ]
}
