internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// Other ways to look at records: found by words, by time, counted, by area, by change.
enum RegisterViewOperations {
    static let everywhere = [search, changes]
    static let within = [timeline, matrix, map]

    static let components: [Datum.Member] = [
        timelineEntryShape.component, timelineShape.component, headingShape.component,
        matrixShape.component, areaShape.component, mapShape.component,
    ]

    private static let root = "\(APIService.root)/registers"
    private static let tag = RegisterOperations.tag

    private static let search = Operation(
        "search-records", root + "/search", tag: tag, "Records of all registers with some words",
        parameters: [
            Parameter(
                "q", .text(.words), "Words, or beginnings of words.", required: true,
                examples: ["remittances"]),
            RegisterParameters.asOf,
        ] + RegisterParameters.page(1_000),
        contents: RegisterOperations.json(RecordOperations.listShape.reference)
    ) { request in
        let state = try request.records()
        let question = try request.question(nil)
        return try request.reply(state) { RecordOperations.page(state, question, request) }
    }

    private static let changes = Operation(
        "record-changes", root + "/changes", tag: tag, "What was changed lately",
        about: "Newest first, in all registers that whoever asks may read.",
        parameters: [
            Parameter("register", .choice(Register.all.map(\.id)), "Only of this register."),
            Parameter("who", .text(.words), "Only what was written under this name."),
            Parameter(
                "before", .whole(1...1_000_000_000),
                "Only what came before this change; next of a page has it."),
            FigureParameters.limit(500, "The most to give; 50 unless asked otherwise."),
        ], contents: RegisterOperations.json(RecordChangeFacts.listShape.reference)
    ) { request in
        var question = ChangeQuestion()
        if let id = request.values.text("register") {
            question.register = try request.call.register(id, of: request.store).id
        }
        question.who = request.values.text("who")
        question.before = request.values.whole("before")
        question.limit = request.values.whole("limit") ?? 50
        let asked = question
        let state = try request.records()
        return try request.reply(state) {
            let answer = try request.store.changes(asked, seenBy: request.readership)
            let facts = answer.changes.compactMap { change in
                state.registers.first { $0.id == change.revision.register }.map {
                    RecordChangeFacts(change: change, register: $0, origin: request.call.origin)
                }
            }
            let kept = [
                ("register", asked.register), ("who", asked.who),
                ("before", answer.next.map { "\($0)" }), ("limit", "\(asked.limit)"),
            ]
            let next = answer.next.map { _ in
                APIAddress.text(
                    request.call.origin, root + "/changes",
                    kept.compactMap { name, value in value.map { (name, $0) } })
            }
            return RecordChangeFacts.listShape.datum((facts, next))
        }
    }

    private static let timelineEntryShape = Shape<(entry: TimelineEntry, label: String)>(
        "TimelineEntry", "Something that a record dates.",
        [
            .init("date", .text, "The date as it is known.") { .text($0.entry.date.description) },
            .init("first", .text, "The first day that it may mean.") {
                .text($0.entry.date.first.description)
            },
            .init("last", .text, "The last one.") { .text($0.entry.date.last.description) },
            .init("field", .text, "Where it stands.") { .text($0.entry.path.description) },
            .init("title", .text, "What happened, as the field is called.") {
                .text($0.entry.title)
            },
            .init("register", .text, "The register.") { .text($0.entry.record.key.register) },
            .init("id", .text(.recordID), "The record.") { .text($0.entry.record.key.id) },
            .init("label", .text, "What names it.") { .text($0.label) },
            .init("statement", StatementFacts.shape.reference, "The statement.") {
                StatementFacts.shape.datum($0.entry.statement)
            },
        ])

    private static let timelineShape = Shape<
        (timeline: RegisterTimeline, state: RegisterState, next: String?)
    >(
        "Timeline", "What records date, by first day, last day and record.",
        [
            .init("entries", .list(of: timelineEntryShape.reference), "What was asked for.") {
                item in
                .list(
                    item.timeline.entries.map {
                        timelineEntryShape.datum(($0, item.state.label($0.record)))
                    })
            },
            .init("total", .count(), "How many dates there are in all.") {
                .whole($0.timeline.total)
            },
            .init("undated", .count(), "How many records give no date at all.") {
                .whole($0.timeline.undated)
            },
            .init("next", .address.orNull, "The next page; null at the end.") { Datum($0.next) },
        ])

    private static let timeline = Operation(
        "timeline", root + "/{register}/timeline", tag: tag, "What records date, in order",
        about: "With from and until, only dates that may fall within them.",
        parameters: [RegisterParameters.register] + RegisterParameters.choosing
            + RegisterParameters.page(1_000),
        contents: RegisterOperations.json(timelineShape.reference)
    ) { request in
        let register = try request.register()
        let state = try request.records()
        let question = try request.question(register)
        return try request.reply(state) {
            let timeline = state.timeline(
                question, offset: question.offset, limit: question.limit)
            return timelineShape.datum((timeline, state, request.following(timeline.total)))
        }
    }

    private static let headingShape = Shape<RegisterMatrix.Heading>(
        "MatrixHeading", "A row or column.",
        [
            .init("value", .text.orNull, "The value; null for records that say nothing there.") {
                Datum($0.value)
            },
            .init("title", .text, "The same in words.") { .text($0.title) },
        ])

    private static let matrixShape = Shape<RegisterMatrix>(
        "Matrix", "Counts of records. One that says several things is counted at each.",
        [
            .init("total", .count(), "How many records were looked at.") { .whole($0.total) },
            .init("rows", .list(of: headingShape.reference), "The rows.") {
                .list($0.rows.map { headingShape.datum($0) })
            },
            .init("columns", .list(of: headingShape.reference), "The columns.") {
                .list($0.columns.map { headingShape.datum($0) })
            },
            .init("counts", .list(of: .list(of: .count())), "By row, then column.") {
                .list($0.counts.map { .list($0.map { .whole($0) }) })
            },
        ])

    private static let matrix = Operation(
        "matrix", root + "/{register}/matrix", tag: tag, "Records counted by one field, or by two",
        parameters: [RegisterParameters.register]
            + [
                Parameter(
                    "rows", .text(.fieldName),
                    "The field whose values are the rows; the years of a date are date.year.",
                    required: true, examples: ["kind"]),
                Parameter("columns", .text(.fieldName), "The field whose values are the columns."),
            ] + RegisterParameters.choosing,
        contents: RegisterOperations.json(matrixShape.reference)
    ) { request in
        let register = try request.register()
        let state = try request.records()
        let question = try request.question(register)
        let rows = request.values.text("rows") ?? ""
        let columns = request.values.text("columns")
        return try request.reply(state) {
            matrixShape.datum(try state.matrix(question, rows: rows, columns: columns))
        }
    }

    private static let areaShape = Shape<(tally: AreaTally, name: String, origin: String?)>(
        "AreaRecords", "What the records say of an area.",
        [
            .init("area", .text, "Its code.") { .text($0.tally.area) },
            .init("name", .text, "Its name.") { .text($0.name) },
            .init("count", .count(from: 1), "How many records name it.") { .whole($0.tally.count) },
            .init(
                optional: "latest", StatementFacts.shape.reference,
                "What the latest of them says in the field."
            ) { $0.tally.latest.map { StatementFacts.shape.datum($0) } },
            .init(optional: "record", .address, "The record that says so.") { item in
                item.tally.record.map { .text(RecordFacts.address($0.key, item.origin)) }
            },
        ])

    private static let mapShape = Shape<[Datum]>(
        "RecordMap", "Records by area.",
        [
            .init("areas", .list(of: areaShape.reference), "Areas that some record names, by code.")
            { .list($0) }
        ])

    private static let map = Operation(
        "record-map", root + "/{register}/map", tag: tag, "Records by area",
        about: "How many records name each area, and what the latest of them says in a field.",
        parameters: [RegisterParameters.register]
            + [Parameter("field", .text(.fieldName), "The field; left out, records are counted.")]
            + RegisterParameters.choosing,
        contents: RegisterOperations.json(mapShape.reference)
    ) { request in
        let register = try request.register()
        let state = try request.records()
        let question = try request.question(register)
        let field = try request.values.text("field").map {
            try request.field($0, of: register, "field")
        }
        let areas = request.service.office.areas
        return try request.reply(state) {
            mapShape.datum(
                state.areas(question, field: field).map { tally in
                    areaShape.datum(
                        (
                            tally, areas.area(tally.area)?.shortName ?? tally.area,
                            request.call.origin
                        ))
                })
        }
    }
}
