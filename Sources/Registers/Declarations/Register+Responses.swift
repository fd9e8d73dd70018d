extension Register {
    /// Answers to rounds of collections. What leads from one state to another is told by the module
    /// of collections; here are the words.
    static let responses = Register(
        "responses", "Responses",
        "What a country answered to a round of a collection. No answer is an answer to keep.",
        label: ["collection", "area", "round"],
        [
            Field("collection", "Collection", .link(register: "collections"), required: true),
            Field("area", "Area", .area, required: true),
            Field("round", "Round", .date, required: true),
            Field("state", "State", .choice(responseStates), required: true),
            Field("date", "Date", .date),
            Field("organisation", "Answered by", organisation),
            Field("reason", "Reason", .longText),
        ],
        parts: [
            Part(
                id: "steps", title: "What was done",
                fields: [
                    Field("step", "Step", .choice(responseSteps)),
                    Field("state", "State after it", .choice(responseStates)),
                    Field("date", "Date", .date),
                    Field("by", "By", .text),
                    // What a country is asked of its answer, and says, is for those concerned: the
                    // pages of the round show it to them, and reasons that are for everybody to all.
                    Field("reason", "Reason", .longText, readership: .desk),
                    Field("document", "Document (SHA-256)", .text),
                    Field(
                        "release", "Releases", .integer(unit: nil), many: true,
                        readership: .desk),
                    Field("findings", "Open findings", .integer(unit: "findings")),
                ]),
            Part(
                id: "tables", title: "Cells of its tables",
                fields: [
                    Field("asked", "Cells asked", .integer(unit: "cells")),
                    Field("answered", "Cells answered", .integer(unit: "cells")),
                ]),
        ])

    private static let responseStates = CodeList([
        "asked": "Asked", "reminded": "Reminded", "received": "Received", "checked": "Checked",
        "queried": "Queried", "answered": "Answered", "accepted": "Accepted",
        "published": "Published", "refused": "Refused", "no-answer": "No answer",
    ])

    private static let responseSteps = CodeList([
        "ask": "Ask", "remind": "Remind", "receive": "Receive", "check": "Check",
        "query": "Query", "answer": "Answer the query", "accept": "Accept", "publish": "Publish",
        "refuse": "Record a refusal", "close": "Close without an answer",
        "send-back": "Send back", "withdraw": "Withdraw",
    ])
}
