internal import Office
internal import Registers

/// Governments' views and policies.
enum PolicyOperations {
    static let all = [counts, map]

    private static let subject = Parameter(
        "subject", .choice(Policies.subjects.map(\.code)),
        "What they are on; immigration unless asked otherwise.", examples: ["immigration"])
    private static let field = Parameter(
        "by", .choice(RegisterState.viewFields), "Views, or policies; views unless asked otherwise."
    )

    private static let counts = Operation(
        "policy-counts", "\(APIService.root)/policies/counts", tag: LawOperations.tag,
        "Governments by what they said, over the years",
        about:
            "Counted from single Governments' statements alone. Figures that reports print stand "
            + "beside, as printed.",
        parameters: [subject, field],
        contents: [.init(mediaType: "application/json", schema: PolicyAnswer.counts.reference)]
    ) { request in
        let (state, mark) = try request.registers()
        return try request.reply([mark]) {
            let found = try Policies(state, areas: request.service.office.areas).counts(
                request.values.text("subject") ?? "immigration",
                request.values.text("by") ?? "view")
            return PolicyAnswer.counts.datum(found)
        }
    }

    private static let map = Operation(
        "policy-map", "\(APIService.root)/policies/map", tag: LawOperations.tag,
        "What each Government said in a year",
        about: "Only of that year: nothing is carried from one year to another. Areas that are not "
            + "listed have no statement here.",
        parameters: [
            subject, field,
            Parameter(
                "year", .whole(1900...2200),
                "The year; the last that there is unless asked "
                    + "otherwise.", examples: ["2003"]),
        ],
        contents: [.init(mediaType: "application/json", schema: PolicyAnswer.map.reference)]
    ) { request in
        let (state, mark) = try request.registers()
        return try request.reply([mark]) {
            let found = try Policies(state, areas: request.service.office.areas).map(
                request.values.text("subject") ?? "immigration",
                request.values.text("by") ?? "view", year: request.values.whole("year"))
            return PolicyAnswer.map.datum(found)
        }
    }
}

/// Views and policies as answers have them.
enum PolicyAnswer {
    static let components: [Datum.Member] = [
        code.component, year.component, stated.component, counts.component, government.component,
        map.component,
    ]

    private static let code = Shape<PolicyCode>(
        "PolicyCode", "A code with its meaning.",
        [
            .init("code", .text, "The code.") { .text($0.code) },
            .init("title", .text, "In words.") { .text($0.title) },
        ])

    private static let year = Shape<PolicyCounts.Year>(
        "PolicyYear", "Governments of one year.",
        [
            .init("year", .count(), "The year.") { .whole($0.year) },
            .init("counts", .list(of: .count()), "How many said each code, in the codes' order.") {
                .list($0.counts.map { .whole($0) })
            },
            .init(
                "shares", .list(of: .number),
                "The same in per cent of those that said one thing; empty where there are none."
            ) { .list($0.shares.map { .number($0) }) },
            .init("answered", .count(), "Governments that said one thing.") {
                .whole($0.answered)
            },
            .init("silent", .count(), "Governments with a record that says nothing of it.") {
                .whole($0.silent)
            },
            .init(
                "conflicting", .count(),
                "Governments of which sources contradict each other: counted at no code."
            ) { .whole($0.conflicting) },
        ])

    private static let stated = Shape<PolicyCounts.Stated>(
        "PolicyFigure", "A figure as a report prints it, never computed.",
        [
            .init("title", .text, "What it is.") { .text($0.title) },
            .init("period", .text.orNull, "When.") { Datum($0.period) },
            .init("value", .text, "As printed.") { .text($0.value) },
            .init("unit", .text.orNull, "Its unit.") { Datum($0.unit) },
            .init("source", .text, "Who prints it.") { .text($0.source) },
            .init("note", .text.orNull, "What to know of it.") { Datum($0.note) },
        ])

    static let counts = Shape<PolicyCounts>(
        "PolicyCounts", "Governments by what they said, over the years.",
        [
            .init("subject", code.reference, "What it is on.") { code.datum($0.subject) },
            .init("by", .choice(RegisterState.viewFields), "Views or policies.") {
                .text($0.field)
            },
            .init("codes", .list(of: code.reference), "What may be said.") {
                .list($0.codes.map(code.datum))
            },
            .init("years", .list(of: year.reference), "In order.") {
                .list($0.years.map(year.datum))
            },
            .init("stated", .list(of: stated.reference), "What reports print.") {
                .list($0.stated.map(stated.datum))
            },
        ])

    private static let government = Shape<PolicyMap.Place>(
        "PolicyPlace", "What a Government said.",
        [
            .init("area", LawOperations.place.reference, "Whose Government.") {
                LawOperations.place.datum($0.area)
            },
            .init("code", .text.orNull, "Null where nothing is said, or sources differ.") {
                Datum($0.code)
            },
            .init("title", .text, "In words.") { .text($0.title) },
            .init("conflict", .flag, "Whether sources contradict each other.") {
                .flag($0.conflict)
            },
        ])

    static let map = Shape<PolicyMap>(
        "PolicyMap", "What each Government said in a year.",
        [
            .init("subject", code.reference, "What it is on.") { code.datum($0.subject) },
            .init("by", .choice(RegisterState.viewFields), "Views or policies.") {
                .text($0.field)
            },
            .init("year", Schema.count().orNull, "The year; null where nothing is held.") {
                Datum($0.year)
            },
            .init("years", .list(of: .count()), "The years that there are.") {
                .list($0.years.map { .whole($0) })
            },
            .init("codes", .list(of: code.reference), "What may be said.") {
                .list($0.codes.map(code.datum))
            },
            .init("places", .list(of: government.reference), "By name.") {
                .list($0.places.map(government.datum))
            },
        ])
}
