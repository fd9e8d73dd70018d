internal import Office

/// Meetings and recommendations as answers have them.
enum MeetingAnswer {
    static let named = Shape<MeetingDossier.Named>(
        "NamedRecord", "A record or an area with its name.",
        [
            .init("id", .text, "Its id or code.") { .text($0.id) },
            .init("name", .text, "Its name.") { .text($0.name) },
        ])

    static func list(_ items: [MeetingDossier.Named]) -> Datum {
        .list(items.map { named.datum($0) })
    }

    static func datum(_ item: MeetingDossier.Named?) -> Datum {
        item.map { named.datum($0) } ?? .null
    }

    static func texts(_ items: [String]) -> Datum { .list(items.map { .text($0) }) }

    static let decision = Shape<MeetingFacts.Decision>(
        "Decision", "Something that a meeting decided.",
        [
            .init("key", .text, "Its key among the decisions.") { .text($0.key) },
            .init("text", .text, "What was decided.") { .text($0.text) },
            .init("owners", .list(of: named.reference), "Who is to do it.") { list($0.owners) },
            .init("due", .text.orNull, "By when.") { Datum($0.due) },
            .init("recommendation", .text.orNull, "The recommendation made of it.") {
                Datum($0.recommendation)
            },
        ])

    static let meeting = Shape<MeetingFacts>(
        "Meeting", "A meeting as the register has it. Numbers keep their hedges: over 20.",
        [
            .init("id", .text, "Its id.") { .text($0.id) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("series", .text.orNull, "The series that it belongs to.") { Datum($0.series) },
            .init("date", .text.orNull, "The days, as exactly as they are known.") {
                Datum($0.date)
            },
            .init("venue", .text.orNull, "The place.") { Datum($0.venue) },
            .init("area", named.reference.orNull, "The area that it was in.") { datum($0.area) },
            .init("organisers", .list(of: named.reference), "Who convened it.") {
                list($0.organisers)
            },
            .init("participants", .text.orNull, "How many came.") { Datum($0.participants) },
            .init("organisations", .text.orNull, "How many organisations came.") {
                Datum($0.organisations)
            },
            .init("states", .text.orNull, "How many States came.") { Datum($0.states) },
            .init("themes", .list(of: .text), "What it was about.") { texts($0.themes) },
            .init("outcome", .text.orNull, "What came of it.") { Datum($0.outcome) },
            .init("decisions", .list(of: decision.reference), "What was decided.") {
                .list($0.decisions.map { decision.datum($0) })
            },
        ])

    static let list = ListPage.shape(
        "MeetingList", "Meetings, the latest first.", items: "meetings", meeting.reference)

    static let told = Shape<OpenRecommendation.Progress>(
        "RecommendationProgress", "A step forward, or what stands in the way.",
        [
            .init("key", .text, "Its key.") { .text($0.key) },
            .init("area", named.reference.orNull, "The area that tells it.") { datum($0.area) },
            .init("organisation", named.reference.orNull, "The organisation that tells it.") {
                datum($0.organisation)
            },
            .init("date", .text.orNull, "When.") { Datum($0.date) },
            .init("kind", .choice(["progress", "obstacle"]), "Which of the two.") {
                .text($0.isObstacle ? "obstacle" : "progress")
            },
            .init("text", .text, "What was done, or what stands in the way.") { .text($0.text) },
        ])

    static let recommendation = Shape<OpenRecommendation>(
        "Recommendation", "What a meeting recommended, and what came of it.",
        [
            .init("id", .text, "Its id.") { .text($0.id) },
            .init("title", .text, "Its text.") { .text($0.title) },
            .init("meetings", .list(of: named.reference), "Who recommended it.") {
                list($0.meetings)
            },
            .init("date", .text.orNull, "When.") { Datum($0.date) },
            .init("due", .text.orNull, "By when it is to be done.") { Datum($0.due) },
            .init("overdue", .flag, "Whether that day is past.") { .flag($0.isOverdue) },
            .init("themes", .list(of: .text), "What it is about.") { texts($0.themes) },
            .init("addressees", .list(of: named.reference), "Whom it is addressed to.") {
                list($0.addressees)
            },
            .init("areas", .list(of: named.reference), "The areas that it names.") {
                list($0.areas)
            },
            .init("state", .text, "In words: open, in progress ...") { .text($0.state) },
            .init("progress", .list(of: told.reference), "What countries and organisations tell.") {
                .list($0.progress.map { told.datum($0) })
            },
        ])

    static let recommendations = ListPage.shape(
        "RecommendationList", "Recommendations, the oldest first.", items: "recommendations",
        recommendation.reference)

    static let followUp = Shape<MeetingFollowUp>(
        "FollowUp", "What became of the decisions of a meeting.",
        [
            .init("meeting", .text, "Its id.") { .text($0.meeting) },
            .init("added", .list(of: named.reference), "Recommendations made now.") {
                list($0.added)
            },
            .init("standing", .list(of: named.reference), "Those made before.") {
                list($0.standing)
            },
            .init("without_text", .list(of: .text), "Keys of decisions that say nothing.") {
                texts($0.withoutText)
            },
        ])

    /// All shapes of answers.
    static let components: [Datum.Member] = [
        named.component, decision.component, meeting.component, list.component, told.component,
        recommendation.component, recommendations.component, followUp.component,
    ]
}
