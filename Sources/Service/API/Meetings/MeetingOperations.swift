internal import Accounts
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// Meetings, their dossiers, and recommendations.
enum MeetingOperations {
    static let all = [meetings, dossier, followUp, recommendations, progress]

    static let components = MeetingAnswer.components + DossierAnswer.components

    /// The id of a record, in the path.
    static func id(_ of: String) -> Parameter {
        Parameter("id", .text(.recordID), "The id of the \(of).", in: .path)
    }

    private static let meetings = Operation(
        "list-meetings", "\(APIService.root)/meetings", tag: "Meetings", "Meetings",
        about: "Those of the register, the latest first.",
        parameters: [
            Parameter("series", .text(.words), "Only those of this series."),
            FigureParameters.limit(1_000, "The most meetings to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ],
        contents: [.init(mediaType: "application/json", schema: MeetingAnswer.list.reference)]
    ) { request in
        let registers = try MeetingProblem.registers(request)
        let series = request.values.text("series")
        let page = ListPage(
            registers.meetings(series: series), request, of: 100, keeping: [("series", series)]
        ) { MeetingAnswer.meeting.datum($0) }
        return try request.reply([
            "registers \(registers.revision)", "\(request.call.bearer.principal.readership)",
        ]) {
            MeetingAnswer.list.datum(page)
        }
    }

    private static let dossier = Operation(
        "meeting-dossier", "\(APIService.root)/meetings/{id}/dossier", tag: "Meetings",
        "The dossier of a meeting",
        about:
            "What the registers and the figures held know for a meeting: programme, papers, "
            + "participants, activities since the last meeting of the series, open recommendations, "
            + "and for the countries concerned gaps, questions, answers due, treaties and views.",
        parameters: [
            id("meeting"),
            Parameter(
                "area", .texts(.code),
                "Countries to tell of beside those that the registers name; a region means its "
                    + "members.", examples: ["KEN"]),
        ],
        contents: [.init(mediaType: "application/json", schema: DossierAnswer.dossier.reference)]
    ) { request in
        try await MeetingProblem.told {
            let id = try MeetingProblem.known("meetings", request)
            let dossier = try await DossierQuery(
                request.service.desk, request.call.bearer.principal
            )
            .dossier(DossierRequest(meeting: id, areas: request.values.texts("area") ?? []))
            return MeetingProblem.unkept(DossierAnswer.dossier.datum(dossier))
        }
    }

    private static let followUp = Operation(
        "follow-up-meeting", .post, "\(APIService.root)/meetings/{id}/follow-up", tag: "Meetings",
        "Make recommendations of the decisions of a meeting",
        about:
            "One for each decision that has none, with its owners as addressees and its due date. "
            + "Doing it again changes nothing. For the meeting's organisers and the desk.",
        parameters: [id("meeting")],
        contents: [.init(mediaType: "application/json", schema: MeetingAnswer.followUp.reference)],
        deed: .writeRecord
    ) { request in
        try await MeetingProblem.told {
            try await MeetingProblem.requireNoBody(request)
            try MeetingProblem.requireMember(request, .writeRecord)
            let id = try MeetingProblem.known("meetings", request)
            let facts = try MeetingProblem.registers(request).meeting(id)
            try request.call.require(.writeRecord, MeetingsSection.subject(facts))
            let done = try request.service.office.followUp(
                meeting: id, by: request.call.bearer.principal.name ?? "")
            return MeetingProblem.unkept(MeetingAnswer.followUp.datum(done))
        }
    }

    private static let recommendations = Operation(
        "open-recommendations", "\(APIService.root)/recommendations/open", tag: "Meetings",
        "Recommendations that are not done",
        about: "With what countries and organisations tell of progress and obstacles.",
        parameters: [
            Parameter("addressee", .text(.words), "Only those addressed to this organisation."),
            Parameter("theme", .text(.words), "Only those of this theme."),
            Parameter("area", .text(.code), "Only those that name this area or tell of it."),
            Parameter("meeting", .text(.words), "Only those of this meeting."),
            FigureParameters.limit(
                1_000, "The most recommendations to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ],
        contents: [
            .init(mediaType: "application/json", schema: MeetingAnswer.recommendations.reference)
        ]
    ) { request in
        let values = request.values
        var question = RecommendationQuestion()
        question.addressee = values.text("addressee")
        question.theme = values.text("theme")
        question.area = try values.text("area").map { try request.area($0, "area") }
        question.meeting = values.text("meeting")
        let registers = try MeetingProblem.registers(request)
        let today = String(request.service.office.clock().prefix(10))
        let page = ListPage(
            registers.openRecommendations(question, today: CalendarDate(today)), request, of: 100,
            keeping: ["addressee", "theme", "area", "meeting"].map { ($0, values.text($0)) }
        ) { MeetingAnswer.recommendation.datum($0) }
        return try request.reply([
            "registers \(registers.revision)", today, "\(request.call.bearer.principal.readership)",
        ]) {
            MeetingAnswer.recommendations.datum(page)
        }
    }

    private static let progress = Operation(
        "tell-progress", .post, "\(APIService.root)/recommendations/{id}/progress", tag: "Meetings",
        "Tell of progress on a recommendation, or of an obstacle",
        about: "A country office of its own areas, an agency of itself, the desk of everybody.",
        parameters: [id("recommendation")],
        body: .object([
            ("area", .text(.code).orNull.described("The area that it is of."), true),
            (
                "organisation", .text(.words).orNull.described("The organisation that it is of."),
                true
            ),
            ("date", .text(.words).orNull.described("When: 2026-05, 2025/2026."), true),
            ("kind", .choice(["progress", "obstacle"]).described("Which of the two."), false),
            ("text", .text(.reason).described("What was done, or what stands in the way."), false),
        ]),
        contents: [
            .init(mediaType: "application/json", schema: MeetingAnswer.recommendation.reference)
        ], deed: .reportProgress
    ) { request in
        try await MeetingProblem.told {
            let body = try await request.body(["area", "organisation", "date", "kind", "text"])
            let kind = try MeetingProblem.text("kind", body, required: true)
            guard kind == "progress" || kind == "obstacle" else {
                throw Problem(
                    .unfit, "kind is not understood", where: "the body, kind",
                    found: kind ?? "nothing", expected: "progress or obstacle")
            }
            let area = try MeetingProblem.text("area", body)?.uppercased()
            let organisation = try MeetingProblem.text("organisation", body)
            let note = ProgressNote(
                area: area, organisation: organisation,
                date: try MeetingProblem.text("date", body), isObstacle: kind == "obstacle",
                text: try MeetingProblem.text("text", body, required: true) ?? "")
            try request.call.require(
                .reportProgress,
                Subject(
                    organisations: Set([organisation].compactMap(\.self)),
                    areas: Set([area].compactMap(\.self))))
            let id = try MeetingProblem.known("recommendations", request)
            let office = request.service.office
            _ = try office.addProgress(
                note, to: id, by: request.call.bearer.principal.name ?? "")
            let state = try MeetingProblem.registers(request)
            guard
                let item = state.recommendation(id, today: CalendarDate(office.clock().prefix(10)))
            else { throw MeetingProblem.absent("recommendations", id) }
            return MeetingProblem.unkept(MeetingAnswer.recommendation.datum(item))
        }
    }
}
