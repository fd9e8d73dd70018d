extension Register {
    static let letters = Register(
        "letters", "Letter templates",
        "The words of letters to countries, in place of those that ship.",
        label: ["kind", "title"],
        [
            Field("title", "Subject", .text, required: true),
            Field(
                "kind", "Kind",
                .choice(
                    CodeList([
                        "request": "Request", "reminder": "Reminder",
                        "second-reminder": "Second reminder", "thanks": "Thanks",
                        "query": "Query", "acceptance": "Acceptance",
                        "give-back": "Figures given back",
                    ])), required: true),
            Field(
                "language", "Language",
                .choice(CodeList(["en": "English", "fr": "French", "es": "Spanish"]))),
            Field("collection", "Only for the collection", .link(register: "collections")),
            Field("body", "Text, with names such as {country}", .longText, required: true),
        ])
}
