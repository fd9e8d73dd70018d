extension Register {
    static let instruments = Register(
        "instruments", "Legal instruments",
        "Conventions, protocols, resolutions and reports, with their dates.",
        label: ["title"],
        [
            Field("title", "Title", .text, required: true),
            Field("short-name", "Short name", .text),
            Field("symbol", "Symbol", .text),
            Field(
                "kind", "Kind",
                .choice(
                    CodeList([
                        "convention": "Convention", "protocol": "Protocol",
                        "resolution": "Resolution", "report": "Report", "agreement": "Agreement",
                    ]))),
            Field("organisation", "Organisation", organisation),
            Field("adopted", "Adopted", .date),
            Field("distributed", "Distributed", .date),
            Field("in-force", "In force", .date),
            Field("considering", "States considering it", .integer(unit: "States")),
            Field("address", "Address on the web", .address),
        ],
        parts: [
            Part(
                id: "counts", title: "Counts as stated",
                fields: [
                    Field("date", "Date", .date),
                    Field("ratifications", "Ratifications", .integer(unit: "States")),
                    Field("signatures", "Signatures", .integer(unit: "States")),
                    Field("region", "Region", .text),
                ]),
            Part(
                id: "reports", title: "Reports considered or due",
                fields: [
                    Field("area", "Area", .area), Field("date", "Considered", .date),
                    Field(
                        "state", "State",
                        .choice(CodeList(["considered": "Considered", "next": "Next"]))),
                ]),
        ])

    static let treatyActions = Register(
        "treaty-actions", "Treaty actions",
        "What States did about an instrument, and when it takes effect.",
        label: ["area", "kind", "instrument"],
        [
            Field("instrument", "Instrument", .link(register: "instruments"), required: true),
            Field("area", "Area", .area, required: true),
            Field(
                "kind", "Action",
                .choice(
                    CodeList([
                        "signature": "Signature", "ratification": "Ratification",
                        "accession": "Accession", "acceptance": "Acceptance",
                        "approval": "Approval", "succession": "Succession",
                        "definitive-signature": "Definitive signature",
                        "denunciation": "Denunciation", "reservation": "Reservation",
                        "declaration": "Declaration",
                        "implementation-stated": "Said to implement it",
                    ])), required: true),
            Field("date", "Deposited or done", .date),
            Field("effect", "Takes effect", .date),
            Field("text", "Text", .longText),
        ])

    static let views = Register(
        "views", "Governments' views and policies",
        "How Governments see migration and what they do about it, by year.",
        label: ["area", "subject", "year"],
        [
            Field("area", "Area", .area, required: true),
            Field("year", "Year", .date, required: true),
            Field(
                "subject", "Subject",
                .choice(
                    CodeList([
                        "immigration": "Immigration", "emigration": "Emigration",
                        "settlement": "Immigration for settlement",
                        "workers": "Temporary workers", "skilled": "Highly skilled workers",
                        "family": "Family reunification", "integration": "Integration",
                        "return": "Return of nationals",
                    ])), required: true),
            Field(
                "view", "View",
                .choice(
                    CodeList([
                        "too-high": "Too high", "satisfactory": "Satisfactory",
                        "too-low": "Too low",
                    ]))),
            Field(
                "policy", "Policy",
                .choice(
                    CodeList([
                        "raise": "Raise", "maintain": "Maintain", "lower": "Lower",
                        "no-intervention": "No intervention",
                    ]))),
            Field("text", "Text", .longText),
        ])

    static let figures = Register(
        "figures", "Figures as printed",
        "Figures of reports that need their words, or disagree. None is computed here.",
        label: ["title"],
        [
            Field("title", "What is counted", .text, required: true),
            Field("subject", "Subject", .text),
            Field("area", "Area", .area),
            Field("region", "Region", .text),
            Field("period", "Period", .date),
            Field("value", "Value", .decimal(unit: nil)),
            Field("unit", "Unit", .text),
            Field("change", "Change on the year before", .decimal(unit: "per cent")),
        ])
}
