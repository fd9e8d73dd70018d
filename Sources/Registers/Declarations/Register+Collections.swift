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
                ]),
        ], owners: RecordOwners(["owner"]))

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
            Field("least-stay", "Least stay", .integer(unit: "months")),
            Field("definition", "Definition", .longText),
            Field("years", "Years", .date),
            Field("area", "Areas asked", .area, many: true),
            Field("deadline", "Answers due", .date),
        ])

    private static let criterion = FieldKind.choice(
        CodeList(["B": "Country of birth", "C": "Citizenship", "P": "Previous residence"]))

    static let responses = Register(
        "responses", "Responses",
        "What a country answered to a round of a collection. No answer is an answer to keep.",
        label: ["collection", "area", "round"],
        [
            Field("collection", "Collection", .link(register: "collections"), required: true),
            Field("area", "Area", .area, required: true),
            Field("round", "Round", .date, required: true),
            Field(
                "state", "State",
                .choice(
                    CodeList([
                        "asked": "Asked", "reminded": "Reminded", "received": "Received",
                        "queried": "Queried", "accepted": "Accepted", "published": "Published",
                        "refused": "Refused", "no-answer": "No answer",
                    ])), required: true),
            Field("date", "Date", .date),
            Field("organisation", "Answered by", organisation),
            Field("reason", "Reason", .longText),
        ])

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
        ], owners: RecordOwners(["organisation"]))

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
        ], owners: RecordOwners(["organisation"]))
}
