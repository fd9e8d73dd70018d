internal import Office

/// Dossiers as answers have them.
enum DossierAnswer {
    private typealias Answer = MeetingAnswer

    private static let session = Shape<MeetingDossier.Session>(
        "MeetingSession", "A session of a meeting.",
        [
            .init("key", .text, "Its key.") { .text($0.key) },
            .init("title", .text.orNull, "Its title.") { Datum($0.title) },
            .init("date", .text.orNull, "When.") { Datum($0.date) },
            .init("summary", .text.orNull, "What it is about.") { Datum($0.summary) },
        ])

    private static let person = Shape<MeetingDossier.Person>(
        "Participant", "Somebody who takes part.",
        [
            .init("name", .text.orNull, "The name.") { Datum($0.name) },
            .init("role", .text.orNull, "In which role.") { Datum($0.role) },
            .init("organisation", Answer.named.reference.orNull, "For which organisation.") {
                Answer.datum($0.organisation)
            },
            .init("area", Answer.named.reference.orNull, "For which country.") {
                Answer.datum($0.area)
            },
        ])

    private static let paper = Shape<MeetingDossier.Paper>(
        "Paper", "A paper before a meeting.",
        [
            .init("symbol", .text.orNull, "Its symbol.") { Datum($0.symbol) },
            .init("title", .text.orNull, "Its title.") { Datum($0.title) },
            .init("authors", .list(of: .text), "Who wrote it.") { Answer.texts($0.authors) },
            .init("organisations", .list(of: Answer.named.reference), "For whom.") {
                Answer.list($0.organisations)
            },
            .init("address", .text.orNull, "Where it can be read.") { Datum($0.address) },
        ])

    private static let event = Shape<MeetingDossier.Event>(
        "DatedEvent", "Something that a record dates.",
        [
            .init("date", .text, "When.") { .text($0.date) },
            .init("record", .text, "The record.") { .text($0.record) },
            .init("what", .text, "What happened then: adopted, in force ...") { .text($0.what) },
            .init("name", .text, "The record's name.") { .text($0.name) },
        ])

    private static let activity = Shape<MeetingDossier.Activity>(
        "Activity", "What organisations do.",
        [
            .init("id", .text, "Its id.") { .text($0.id) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("kind", .text.orNull, "Its kind, in words.") { Datum($0.kind) },
            .init("state", .text.orNull, "Its state, in words.") { Datum($0.state) },
            .init("period", .text.orNull, "When.") { Datum($0.period) },
            .init("themes", .list(of: .text), "What it is about.") { Answer.texts($0.themes) },
            .init("areas", .list(of: Answer.named.reference), "Where.") { Answer.list($0.areas) },
            .init("description", .text.orNull, "More of it.") { Datum($0.description) },
            .init("reported_here", .flag, "Whether it was reported at this meeting.") {
                .flag($0.isReportedHere)
            },
        ])

    private static let group = Shape<MeetingDossier.ActivityGroup>(
        "ActivityGroup", "The activities of an organisation.",
        [
            .init("organisation", Answer.named.reference.orNull, "Null where none is named.") {
                Answer.datum($0.organisation)
            },
            .init("activities", .list(of: activity.reference), "What it does.") {
                .list($0.activities.map { activity.datum($0) })
            },
        ])

    private static let coverage = Shape<TableCoverage.Summary>(
        "TableCoverage", "What is held of a table that matters.",
        [
            .init("table", .text, "Its id.") { .text($0.table) },
            .init("title", .text, "Its title.") { .text($0.title) },
            .init("newest", .count(from: 1).orNull, "The last year with a figure.") {
                Datum($0.newest)
            },
            .init("held", .count(), "Countries with a figure of any year.") { .whole($0.held) },
            .init("current", .count(), "Countries with one of the last year.") {
                .whole($0.current)
            },
            .init("countries", .count(), "Countries there are.") { .whole($0.countries) },
        ])

    private static let instrument = Shape<MeetingDossier.InstrumentStatus>(
        "InstrumentStatus", "Where States stand towards an instrument.",
        [
            .init("instrument", Answer.named.reference, "The instrument.") {
                Answer.named.datum($0.instrument)
            },
            .init("counts", .map(of: .count()), "States by standing, in words.") {
                .object($0.counts.map { .init($0.standing, .whole($0.areas)) })
            },
            .init(
                "conflicts", .list(of: Answer.named.reference),
                "Said to implement it, and no party to it."
            ) { Answer.list($0.conflicts) },
        ])

    static let dossier = Shape<MeetingDossier>(
        "MeetingDossier", "What those who come to a meeting should have read.",
        [
            .init("meeting", Answer.meeting.reference, "The meeting.") {
                Answer.meeting.datum($0.meeting)
            },
            .init("previous", Answer.named.reference.orNull, "The one before of its series.") {
                Answer.datum($0.previous)
            },
            .init("since", .text.orNull, "The day after which things are new.") {
                Datum($0.since)
            },
            .init("sessions", .list(of: session.reference), "The agenda.") {
                .list($0.sessions.map { session.datum($0) })
            },
            .init("participants", .list(of: person.reference), "Who takes part.") {
                .list($0.people.map { person.datum($0) })
            },
            .init("papers", .list(of: paper.reference), "The papers.") {
                .list($0.papers.map { paper.datum($0) })
            },
            .init("events", .list(of: event.reference), "What the registers date since then.") {
                .list($0.events.map { event.datum($0) })
            },
            .init("activities", .list(of: group.reference), "By organisation.") {
                .list($0.activities.map { group.datum($0) })
            },
            .init("undated_activities", .count(), "Left out, as they give no date.") {
                .whole($0.undatedActivities)
            },
            .init(
                "recommendations", .list(of: Answer.recommendation.reference),
                "Those of earlier meetings that are open."
            ) { .list($0.recommendations.map { Answer.recommendation.datum($0) }) },
            .init("coverage", .list(of: coverage.reference), "What is held of the world.") {
                .list($0.coverage.map { coverage.datum($0) })
            },
            .init("countries", .list(of: CountryAnswer.country.reference), "Those concerned.") {
                .list($0.countries.map { CountryAnswer.country.datum($0) })
            },
            .init("reviewed", .flag, "Whether figures were looked through for what is odd.") {
                .flag($0.isReviewed)
            },
            .init("law", .list(of: instrument.reference), "Treaties, on the last day.") {
                .list($0.law.map { instrument.datum($0) })
            },
            .init("sources", .list(of: .text), "The sources of the records.") {
                Answer.texts($0.sources)
            },
            .init("notes", .list(of: .text), "What a reader must know.") {
                Answer.texts($0.notes)
            },
        ])

    /// All shapes of answers.
    static let components: [Datum.Member] =
        [
            session.component, person.component, paper.component, event.component,
            activity.component, group.component, coverage.component, instrument.component,
            dossier.component,
        ] + CountryAnswer.components
}
