extension Register {
    /// Messages about offers and needs, between those who wrote them and those who hold the offer. Not
    /// among ``all``: whoever asks the registers, exports them or looks at what changed does not
    /// come upon them. Kept and checked like every other revision.
    public static let messages = Register(
        "messages", "Messages about offers and needs",
        "What members write to each other about an offer or need. Seen by sender, recipient and desk.",
        label: ["offer", "sent"],
        [
            Field("offer", "Offer or need", .link(register: "offers"), required: true),
            Field("organisation", "Organisation that holds it", organisation),
            Field("sender", "Sender’s account", .text, required: true),
            Field("sender-organisation", "Sender’s organisations", organisation, many: true),
            Field("recipient", "Recipient’s account, of an answer", .text),
            Field("sent", "Sent at, UTC", .text, required: true),
            Field("text", "Text", .longText, required: true),
        ])
}
