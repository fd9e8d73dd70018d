internal import Vocabulary

extension Register {
    static let collections = Register(
        "collections", "Collections and databases",
        "Who asks whom for which data, who holds which, how often and of how many countries.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field("owner", "Owners", organisation, many: true),
            Field("partner", "Partners", organisation, many: true),
            Field("holds", "Asks for or holds", .longText),
            Field("criterion", "Criteria", criterion, many: true),
            Field("frequency", "How often", .text),
            Field("period", "Period", .date),
            Field("countries", "Countries covered", .integer(unit: "countries")),
            Field("coverage", "Coverage", .text),
            Field("area", "Areas", .area, many: true),
            Field("questionnaires", "Questionnaires", .integer(unit: "questionnaires")),
            Field("dataflow", "Dataflows", .dataflow, many: true),
            Field("access", "Access", .text),
            Field("address", "Address on the web", .address),
            Field("source-code", "Code as a source of figures", .text),
            Field("deadline", "Answers due", .date),
        ],
        parts: [
            requestedTables,
            Part(
                id: "rounds", title: "Rounds",
                fields: [
                    Field("title", "Title", .text), Field("period", "Period", .date),
                    Field("asked", "Asked", .integer(unit: nil)),
                    Field("answered", "Answered", .integer(unit: nil)),
                    Field("unit", "Who was asked", .text),
                    Field("opened", "Opened here", .date), Field("deadline", "Answers due", .date),
                    Field("closed", "Closed here", .date),
                ]),
        ])

    /// The tables that a collection asks of countries, which questionnaires are made from.
    private static let requestedTables = Part(
        id: "tables", title: "Tables asked",
        fields: [
            Field("title", "Title", .text),
            Field("dataflow", "Dataflow", .dataflow),
            Field(
                "end", "The country asked is",
                .choice(
                    CodeList([
                        "destination": "The destination of those counted",
                        "origin": "The origin of those counted",
                    ]))),
            Field("criterion", "Criterion", criterion),
            Field(
                "counterpart", "The other end",
                .choice(
                    CodeList([
                        "total": "Not told apart", "groups": "By groups", "each": "Area by area",
                    ]))),
            Field(
                "sex", "Sex",
                .choice(CodeList(["total": "Both together", "by-sex": "Women and men"]))),
            Field(
                "ages", "Ages",
                .choice(
                    CodeList([
                        "total": "All together", "broad": "Four broad groups",
                        "five-year": "Five-year groups", "single": "Single years",
                    ]))),
            Field(
                "breakdown", "Further breakdowns",
                .choice(
                    CodeList([
                        "occupation": "Occupation", "education": "Education",
                        "activity": "Activity", "reason": "Reason", "duration": "Length of stay",
                        "citizenship": "Citizens and others",
                        "birthplace": "Born in the country and elsewhere",
                    ])), many: true),
            Field("groups", "Groups of the other end", .area, many: true),
            Field(
                "own", "The country's own", .choice(CodeList(["in": "Asked", "out": "Not asked"]))),
            Field(
                "population", "Who is counted",
                .choice(
                    CodeList([
                        "everybody": "Everybody", "workers": "Workers", "students": "Students",
                        "refugees": "Refugees", "asylum-seekers": "Asylum-seekers",
                    ]))),
            Field("least-stay", "Least stay", .integer(unit: "months")),
            Field("duration-basis", "Which stay", answer(.durationBasis)),
            Field("residence", "Residence", answer(.residence)),
            Field("time", "Day or period", answer(.time)),
            Field("compiled-from", "Compiled from", answer(.compiledFrom)),
            Field("refugees", "Refugees", answer(.refugees)),
            Field("asylum-seekers", "Asylum-seekers", answer(.asylumSeekers)),
            Field("students", "Students", answer(.students)),
            Field("definition", "Definition", .longText),
            Field("years", "Years", .date),
            Field("interval", "Years from one to the next", .integer(unit: "years")),
            Field("area", "Areas asked", .area, many: true),
            Field("deadline", "Answers due", .date),
        ])

    /// An answer to what a definition asks.
    private static func answer(_ aspect: Aspect) -> FieldKind {
        .choice(CodeList(aspect.answers.map { (id: $0.code, title: $0.words) }))
    }

    private static let criterion = FieldKind.choice(
        CodeList(["B": "Country of birth", "C": "Citizenship", "P": "Previous residence"]))

    static let reporting = Register(
        "reporting", "Countries that reported",
        "How many countries of a region gave a collection which statistics, as a report counts them.",
        label: ["region", "period"],
        [
            Field("collection", "Collection", .link(register: "collections")),
            Field("region", "Region", .text, required: true),
            Field("period", "Period", .date, required: true),
            Field("foreign-born", "Foreign-born", .integer(unit: "countries")),
            Field("by-citizenship", "By citizenship", .integer(unit: "countries")),
            Field("by-birth-country", "By country of birth", .integer(unit: "countries")),
            Field("by-occupation", "Active by occupation", .integer(unit: "countries")),
            Field("any", "Any of them", .integer(unit: "countries")),
        ],
        checks: [
            FigureCheck(
                total: "any",
                parts: ["foreign-born", "by-citizenship", "by-birth-country", "by-occupation"])
        ])

    static let surveys = Register(
        "surveys", "Surveys and questionnaire modules",
        "Surveys of migrants and households, and modules made to be added to others.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field(
                "kind", "Kind", .choice(CodeList(["survey": "Survey", "module": "Module"])),
                required: true),
            Field("organisation", "Organisations", organisation, many: true),
            Field("area", "Areas", .area, many: true),
            Field("countries", "Countries", .integer(unit: "countries")),
            Field("in-depth", "Countries in depth", .integer(unit: "countries")),
            Field("respondents", "Respondents", .integer(unit: "persons")),
            Field(
                "per-country", "Respondents a country", .integer(unit: "persons a country")),
            Field("households", "Households", .integer(unit: "households")),
            Field(
                "households-each", "Households a country", .integer(unit: "households a country")),
            Field("questions", "Questions on migration", .integer(unit: "questions")),
            Field("period", "Period", .date),
            Field("due", "Data due", .date),
            Field("duration", "Duration", .text),
            Field("topics", "What is asked", .longText),
            Field("design", "Design", .longText),
            Field("address", "Address on the web", .address),
        ])

    static let practices = Register(
        "practices", "Good practices",
        "Measures that are held to have worked, and whether anybody has evaluated that.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field("organisation", "Organisations", organisation, many: true),
            Field("area", "Areas", .area, many: true),
            Field("theme", "Themes", .text, many: true),
            Field("period", "Period", .date),
            Field(
                "evaluation", "Evaluation",
                .choice(
                    CodeList([
                        "none": "Not evaluated", "own": "Evaluated by those who did it",
                        "independent": "Evaluated independently", "repeated": "Repeated elsewhere",
                    ]))),
            Field("evaluated", "Evaluated on", .date),
            Field("description", "Description", .longText),
            Field("address", "Address on the web", .address),
        ])
}
