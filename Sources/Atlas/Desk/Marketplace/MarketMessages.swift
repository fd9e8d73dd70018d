/// Messages about offers and needs, as those who may read them see them.
public enum MarketMessagesPage {
    /// A message.
    public struct Item: Hashable, Sendable {
        public let id: String
        /// The offer or need that it is about.
        public let offer: Link
        public let sender: String
        /// The account or organisation that it is to.
        public let recipient: String
        public let sent: String
        /// Its paragraphs.
        public let lines: [String]

        public init(
            id: String, offer: Link, sender: String, recipient: String, sent: String,
            lines: [String]
        ) {
            self.id = id
            self.offer = offer
            self.sender = sender
            self.recipient = recipient
            self.sent = sent
            self.lines = lines
        }
    }

    /// All messages that whoever looks may read, the latest first.
    public static func render(_ items: [Item], _ frame: DeskFrame) -> String {
        DeskLayout.page(
            "Messages", frame,
            body: """
                <div class="lead"><h1>Messages</h1>
                <p>What you wrote about offers and needs, and what was written to you. The desk sees \
                all messages.</p></div>
                \(list(items, withOffer: true))
                """)
    }

    static func list(_ items: [Item], withOffer: Bool) -> Markup {
        guard !items.isEmpty else { return "<p class=\"empty\">There are no messages.</p>" }
        let body = items.map { item -> Markup in
            let lines = item.lines.map { line -> Markup in "<p>\(line)</p>" }
            let offer: Markup =
                withOffer
                ? " · " + Markup.link("\(item.offer.text)", to: item.offer.href) : .none
            return """
                <li id="message-\(item.id)"><p class="kicker">\(item.sent) · \(item.sender) to \
                \(item.recipient)\(offer)</p>
                \(lines)</li>

                """
        }
        return "<ol class=\"releases\">\(body)</ol>"
    }
}

extension Markup {
    fileprivate static func + (left: Markup, right: Markup) -> Markup { Markup([left, right]) }
}
