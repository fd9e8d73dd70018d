internal import Collection
internal import Office
internal import Warehouse

/// What the plain interface tells of answers.
enum AnswerFacts {
    static let components = [
        finding.component, cell.component, summary.component, details.component,
        list.component,
    ]

    private static let finding = Shape<AnswerFinding>(
        "AnswerFinding", "Something about an answer that somebody should know.",
        [
            .init(
                "severity", .choice(AnswerFinding.Severity.allCases.map(\.rawValue)),
                "A fault cannot be taken; a question is to be asked; a remark is to be known."
            ) { .text($0.severity.rawValue) },
            .init(
                "rule", .choice(AnswerFinding.Rule.allCases.map(\.rawValue)),
                "What was looked at."
            ) { .text($0.rule.rawValue) },
            .init("place", .text, "Where in the document.") { .text($0.place.description) },
            .init("table", .text.orNull, "The key of the table.") { Datum($0.table) },
            .init("row", .text.orNull, "The key of the row.") { Datum($0.row) },
            .init("year", .count().orNull, "The year.") { Datum($0.year) },
            .init("found", .text, "What stood there.") { .text($0.found) },
            .init("expected", .text, "What may stand there.") { .text($0.expected) },
            .init("words", .text, "The words to ask with.") { .text($0.words) },
        ])

    private static let cell = Shape<QuestionnaireAnswer.Cell>(
        "AnswerCell", "A cell of an answer, as it was typed.",
        [
            .init("table", .text, "The key of the table.") { .text($0.table) },
            .init("row", .text, "The key of the row: counterpart, sex and age.") {
                .text($0.row)
            },
            .init("year", .count(), "The year.") { .whole(max(0, $0.year)) },
            .init("text", .text, "What was typed.") { .text($0.text) },
            .init("flag", .text, "What was typed beside it; empty for nothing.") {
                .text($0.flag)
            },
            .init("place", .text.orNull, "Where it stood in the workbook.") {
                Datum($0.place?.description)
            },
        ])

    static let summary = Shape<ReceivedAnswer>(
        "AnswerSummary", "An answer that came.", summaryFields)

    private static let summaryFields: [Shape<ReceivedAnswer>.Field] = [
        .init("answer", .count(from: 1), "Its number.") { .whole($0.id) },
        .init(
            "outcome",
            .choice(["taken", "taken-in-part", "refused", "unreadable"]), "What became of it."
        ) { .text($0.outcome.rawValue) },
        .init("collection", .text.orNull, "The collection that it answers.") {
            Datum($0.account.collection)
        },
        .init("area", .text.orNull, "Whose answer it is.") { Datum($0.account.area) },
        .init("round", .text.orNull, "The round.") { Datum($0.account.round) },
        .init("at", .time, "When it came.") { .text($0.receipt.at) },
        .init("by", .text, "Who sent it in.") { .text($0.receipt.who) },
        .init("file", .text, "The name of the document.") { .text($0.document.name) },
        .init("sha256", .text, "SHA-256 of the document as it came.") {
            .text($0.document.sha256)
        },
        .init("release", .count(from: 1).orNull, "The release with its figures.") {
            Datum($0.release)
        },
        .init("taken", .count(), "How many cells were taken.") {
            .whole($0.account.takenCount)
        },
        .init("faults", .count(), "How many faults there are.") {
            .whole($0.account.count(.fault))
        },
        .init("questions", .count(), "How many questions there are.") {
            .whole($0.account.count(.question))
        },
    ]

    static let details = Shape<ReceivedAnswer>(
        "AnswerDetails", "An answer that came, with what was found in it.",
        summaryFields + [
            .init("repeated", .flag, "Whether the same document was there already.") {
                .flag($0.isRepeated)
            },
            .init("findings", .list(of: finding.reference), "What was found, worst first.") {
                .list($0.findings.map { finding.datum($0) })
            },
            .init("leftOut", .list(of: cell.reference), "What was typed and not taken.") {
                .list($0.account.leftOut.map { cell.datum($0) })
            },
            .init("remarks", .list(of: .text), "What was said beside the tables.") {
                .list($0.account.remarks.map { .text($0) })
            },
        ])

    static let list = Shape<[ReceivedAnswer]>(
        "AnswerList", "Answers that came, the newest first.",
        [
            .init("answers", .list(of: summary.reference), "The answers.") {
                .list($0.map { summary.datum($0) })
            }
        ])

    /// Cells as they are sent. Any JSON is taken: what is no answer is kept all the same, and its
    /// outcome is that it cannot be read.
    static let sent = Schema.any.described(
        "An object with identity (whose questionnaire it is: format, collection, area, round, "
            + "revision, made, tables with sheet, id, fingerprint), cells (table, row, year, text, "
            + "flag), metadata (table, question, text) and remarks (texts). What cannot be read as "
            + "that is kept as well, and its outcome says so.")
}
