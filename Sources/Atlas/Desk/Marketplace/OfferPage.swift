/// One offer or need: what it is, what matches it and why, and how to write to its holder.
public enum OfferPage {
    /// An offer for a need, or the reverse.
    public struct Match: Hashable, Sendable {
        public let link: Link
        public let organisation: String
        public let score: Int
        public let reasons: [String]

        public init(link: Link, organisation: String, score: Int, reasons: [String]) {
            self.link = link
            self.organisation = organisation
            self.score = score
            self.reasons = reasons
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var id: String
        public var title: String
        public var kicker: String
        public var description: [String] = []
        public var facts: [(name: String, text: String)] = []
        public var matches: [Match] = []
        public var messages: [MarketMessagesPage.Item] = []
        /// Accounts that may be answered.
        public var recipients: [String] = []
        /// Whether whoever looks holds it, and may change it.
        public var isOwn = false
        public var isOpen = true
        /// What was typed, and what is wrong with it or was done.
        public var text = ""
        public var chosenRecipient = ""
        public var message: String?
        public var isFault = false

        public init(id: String, title: String, kicker: String) {
            self.id = id
            self.title = title
            self.kicker = kicker
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let message: Markup? = model.message.map { DeskForm.message($0, isFault: model.isFault) }
        let facts = model.facts.map { item -> Markup in
            "<div><dt>\(item.name)</dt><dd>\(item.text)</dd></div>\n"
        }
        let about = model.description.map { line -> Markup in "<p>\(line)</p>" }
        let matches = Parts.section("What matches it", id: "matches", matches(model))
        let messages = Parts.section(
            "Messages", id: "messages", MarketMessagesPage.list(model.messages, withOffer: false))
        return DeskLayout.page(
            model.title, frame,
            body: """
                \(message)
                <div class="lead"><p class="kicker">\(model.kicker)</p>
                <h1>\(model.title)</h1></div>
                \(about)
                <dl class="facts">
                \(facts)</dl>
                \(own(model, frame))
                \(matches)
                \(messages)
                \(contact(model, frame))
                """)
    }

    private static func own(_ model: Model, _ frame: DeskFrame) -> Markup {
        guard model.isOwn else { return .none }
        let path = "/desk/marketplace/" + Route.encode(model.id)
        let states: [(value: String, text: String)] =
            model.isOpen
            ? [("withdrawn", "Withdraw it"), ("matched", "Mark it as matched")]
            : [("open", "Put it back")]
        let buttons = states.map { DeskForm.button($0.text, name: "state", value: $0.value) }
        return """
            <section id="own"><h2>Change or withdraw</h2>
            <p><a href="\(path)/edit">Change it</a></p>
            \(DeskForm.post(frame, to: path + "/state", "\(buttons)"))</section>
            """
    }

    private static func matches(_ model: Model) -> Markup {
        guard !model.matches.isEmpty else {
            return "<p class=\"empty\">Nothing on the marketplace matches it now.</p>"
        }
        let rows = model.matches.map { item -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(item.link.text)", to: item.link.href))</th>\
            <td>\(item.organisation)</td><td class="num">\(item.score)</td>\
            <td>\(item.reasons.joined(separator: "; "))</td></tr>

            """
        }
        return Parts.scrolling(
            "Matches",
            """
            <table><caption>Of the same kind, with a theme or area in common, valid at the same \
            time; points in brackets</caption>
            <thead><tr><th scope="col">Title</th><th scope="col">Organisation</th>\
            <th scope="col" class="num">Score</th><th scope="col">Why</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    private static func contact(_ model: Model, _ frame: DeskFrame) -> Markup {
        let path = "/desk/marketplace/" + Route.encode(model.id) + "/messages"
        let to: Markup
        if model.isOwn {
            guard !model.recipients.isEmpty else { return .none }
            to = DeskForm.choice(
                "To", "recipient", model.recipients.map { (value: $0, text: $0) },
                chosen: model.chosenRecipient)
        } else {
            guard model.isOpen else { return .none }
            to = .none
        }
        let title = model.isOwn ? "Answer" : "Write to the holder"
        let lines = DeskForm.lines(
            "Message", "text", model.text, rows: 6,
            hint: "Seen by you, its recipient and the desk; at most 4,000 characters.")
        return """
            <section id="contact"><h2>\(title)</h2>
            \(DeskForm.post(frame, to: path, "\(to)\(lines)\(DeskForm.button("Send"))"))</section>
            """
    }
}
