extension Register {
    static let organisations = Register(
        "organisations", "Organisations and focal points",
        "Who collects, asks, answers and decides, and whom to write to.",
        label: ["title"],
        [
            Field("title", "Name", .text, required: true),
            Field("short-name", "Short name", .text),
            Field("other-names", "Other names", .text, many: true),
            Field(
                "kind", "Kind",
                .choice(
                    CodeList([
                        "un": "United Nations entity", "regional-commission": "Regional commission",
                        "agency": "Specialized or related agency",
                        "intergovernmental": "Intergovernmental organisation",
                        "national": "National authority or statistical office",
                        "civil-society": "Civil society", "research": "Research institution",
                        "private": "Private company",
                    ]))),
            Field("part-of", "Part of", organisation),
            Field("area", "Areas", .area, many: true),
            Field("address", "Address on the web", .address),
            Field("description", "Description", .longText),
        ],
        parts: [
            Part(
                id: "focal-points", title: "Focal points",
                fields: [
                    Field("name", "Name", .text), Field("role", "Role", .text),
                    Field("contact", "Contact", .text, readership: .members),
                    Field("area", "Areas", .area, many: true),
                    Field("theme", "Themes", .text, many: true), Field("period", "Period", .date),
                ])
        ], owners: RecordOwners(isItself: true))

    static let activities = Register(
        "activities", "Activities",
        "What organisations do about international migration, for whom and when.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field("organisation", "Organisations", organisation, many: true),
            Field(
                "kind", "Kind",
                .choice(
                    CodeList([
                        "data": "Data collection", "research": "Research and analysis",
                        "training": "Training", "cooperation": "Technical cooperation",
                        "publication": "Publication", "meeting": "Meeting",
                        "policy": "Policy advice",
                        "system": "Information system",
                    ]))),
            Field("theme", "Themes", .text, many: true),
            Field("area", "Areas", .area, many: true),
            Field("period", "Period", .date),
            Field(
                "state", "State",
                .choice(
                    CodeList([
                        "planned": "Planned", "running": "Running", "done": "Done",
                        "dropped": "Dropped",
                    ]))),
            Field("reported-at", "Reported at", .link(register: "meetings"), many: true),
            Field("description", "Description", .longText),
            Field("address", "Address on the web", .address),
        ], owners: RecordOwners(["organisation"]))

    static let meetings = Register(
        "meetings", "Meetings",
        "Meetings with their sessions, papers, participants and decisions.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field("series", "Series", .text),
            Field("date", "Date", .date),
            Field("venue", "Place", .text),
            Field("area", "Area", .area),
            Field("organiser", "Organisers", organisation, many: true),
            Field("participants", "Participants", .integer(unit: "persons")),
            Field("organisations", "Organisations represented", .integer(unit: "organisations")),
            Field("states", "States represented", .integer(unit: "States")),
            Field("theme", "Themes", .text, many: true),
            Field("outcome", "Outcome", .longText),
            Field("suggestions", "Suggestions for follow-up", .integer(unit: "suggestions")),
            Field("address", "Address on the web", .address),
        ],
        parts: [
            Part(
                id: "sessions", title: "Sessions",
                fields: [
                    Field("title", "Title", .text), Field("date", "Date", .date),
                    Field("summary", "Summary", .longText),
                ]),
            Part(
                id: "papers", title: "Papers",
                fields: [
                    Field("title", "Title", .text), Field("symbol", "Symbol", .text),
                    Field("author", "Authors", .text, many: true),
                    Field("organisation", "Organisations", organisation, many: true),
                    Field("address", "Address on the web", .address),
                ]),
            Part(
                id: "people", title: "Participants",
                fields: [
                    Field("name", "Name", .text),
                    Field("organisation", "Organisation", organisation),
                    Field("area", "Area", .area), Field("role", "Role", .text),
                ]),
            Part(
                id: "decisions", title: "Decisions",
                fields: [
                    Field("text", "Text", .longText),
                    Field("owner", "Owners", organisation, many: true), Field("due", "Due", .date),
                    Field(
                        "recommendation", "Recommendation", .link(register: "recommendations")),
                ]),
        ], owners: RecordOwners(["organiser"]))

    static let recommendations = Register(
        "recommendations", "Recommendations",
        "What meetings recommended, to whom, and what came of it in each country.",
        label: ["title"],
        [
            Field("title", "Text", .text, required: true),
            Field("meeting", "Meeting", .link(register: "meetings"), many: true),
            Field("date", "Date", .date),
            Field("theme", "Themes", .text, many: true),
            Field("addressee", "Addressed to", organisation, many: true),
            Field("due", "Due", .date),
            Field("area", "Areas", .area, many: true),
            Field(
                "state", "State",
                .choice(
                    CodeList([
                        "open": "Open", "in-progress": "In progress", "done": "Done",
                        "dropped": "Dropped",
                    ]))),
        ],
        parts: [
            Part(
                id: "progress", title: "Progress and obstacles",
                fields: [
                    Field("area", "Area", .area),
                    Field("organisation", "Organisation", organisation),
                    Field("date", "Date", .date),
                    Field(
                        "kind", "Kind",
                        .choice(CodeList(["progress": "Progress", "obstacle": "Obstacle"]))),
                    Field("text", "Text", .longText),
                ])
        ], owners: RecordOwners(["addressee"], part: "progress"))

    static let processes = Register(
        "processes", "Consultative processes",
        "Global and regional processes in which Governments consult each other on migration.",
        label: ["title"],
        [
            Field("title", "Name", .text, required: true),
            Field("other-names", "Other names", .text, many: true),
            Field(
                "kind", "Kind",
                .choice(
                    CodeList([
                        "global": "Global", "regional": "Regional",
                        "interregional": "Interregional", "free-movement": "Free movement",
                    ]))),
            Field("region", "Region", .text),
            Field("began", "Began", .date),
            Field("governments", "Governments taking part", .integer(unit: "Governments")),
            Field("members", "Members", .integer(unit: "members")),
            Field("area", "Areas taking part", .area, many: true),
            Field("organisation", "Organisations", organisation, many: true),
            Field("became", "Became", .link(register: "processes")),
            Field("description", "Description", .longText),
            Field("address", "Address on the web", .address),
        ],
        parts: [
            Part(
                id: "events", title: "Events",
                fields: [Field("title", "Title", .text), Field("date", "Date", .date)])
        ])

    static let offers = Register(
        "offers", "Marketplace",
        "Offers and needs of expertise, services and financing.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field(
                "direction", "Offer or need",
                .choice(CodeList(["offer": "Offer", "need": "Need"])), required: true),
            Field(
                "kind", "Kind",
                .choice(
                    CodeList([
                        "expertise": "Expertise", "services": "Services", "financing": "Financing",
                    ]))),
            Field("organisation", "Organisation", organisation),
            Field("area", "Areas", .area, many: true),
            Field("theme", "Themes", .text, many: true),
            Field("period", "Valid", .date),
            Field(
                "state", "State",
                .choice(
                    CodeList(["open": "Open", "matched": "Matched", "withdrawn": "Withdrawn"]))),
            Field("description", "Description", .longText),
        ], readership: .members, owners: RecordOwners(["organisation"]))
}
