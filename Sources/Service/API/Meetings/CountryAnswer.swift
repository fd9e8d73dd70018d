internal import Office

/// What a dossier tells of a country.
enum CountryAnswer {
    private static let gap = Shape<TableCoverage.Gap>(
        "TableGap", "A table that a country lacks.",
        [
            .init("table", .text, "Its id.") { .text($0.table) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("last", .count(from: 1).orNull, "The last year held; null where none is.") {
                Datum($0.last)
            },
            .init("newest", .count(from: 1).orNull, "The last year of any country.") {
                Datum($0.newest)
            },
        ])

    private static let question = Shape<MeetingDossier.Question>(
        "FigureQuestion", "A finding on figures, as a question.",
        [
            .init("severity", .text, "How soon to look at it.") { .text($0.severity) },
            .init("publisher", .text, "Who is asked.") { .text($0.publisher) },
            .init("why", .text, "What is odd.") { .text($0.why) },
            .init("question", .text, "What to ask.") { .text($0.question) },
        ])

    private static let response = Shape<MeetingDossier.ResponseDue>(
        "ResponseDue", "An answer to a collection that is not there yet.",
        [
            .init("collection", MeetingAnswer.named.reference, "The collection.") {
                MeetingAnswer.named.datum($0.collection)
            },
            .init("round", .text, "The round.") { .text($0.round) },
            .init("state", .text, "Its state, in words.") { .text($0.state) },
            .init("date", .text.orNull, "Since when.") { Datum($0.date) },
        ])

    private static let treaty = Shape<MeetingDossier.Treaty>(
        "TreatyOfCountry", "Where a country stands towards an instrument.",
        [
            .init("instrument", MeetingAnswer.named.reference, "The instrument.") {
                MeetingAnswer.named.datum($0.instrument)
            },
            .init("standing", .text, "In words.") { .text($0.standing) },
            .init("conflict", .flag, "Said to implement it, and no party to it.") {
                .flag($0.isConflict)
            },
        ])

    private static let view = Shape<MeetingDossier.View>(
        "ViewOfCountry", "A Government's latest view and policy on a subject.",
        [
            .init("subject", .text, "The subject.") { .text($0.subject) },
            .init("year", .text, "Of when.") { .text($0.year) },
            .init("view", .text.orNull, "The view.") { Datum($0.view) },
            .init("policy", .text.orNull, "The policy.") { Datum($0.policy) },
        ])

    static let country = Shape<MeetingDossier.Country>(
        "CountryConcerned", "What is known of a country, and what is not.",
        [
            .init("area", MeetingAnswer.named.reference, "The country.") {
                MeetingAnswer.named.datum($0.area)
            },
            .init("gaps", .list(of: gap.reference), "Tables that it lacks.") {
                .list($0.gaps.map { gap.datum($0) })
            },
            .init("questions", .list(of: question.reference), "The most pressing findings.") {
                .list($0.questions.map { question.datum($0) })
            },
            .init("findings", .count(), "How many findings there are.") { .whole($0.findings) },
            .init("responses", .list(of: response.reference), "Answers due.") {
                .list($0.responses.map { response.datum($0) })
            },
            .init("treaties", .list(of: treaty.reference), "By instrument.") {
                .list($0.treaties.map { treaty.datum($0) })
            },
            .init("views", .list(of: view.reference), "By subject.") {
                .list($0.views.map { view.datum($0) })
            },
        ])

    /// All shapes of answers.
    static let components: [Datum.Member] = [
        gap.component, question.component, response.component, treaty.component, view.component,
        country.component,
    ]
}
