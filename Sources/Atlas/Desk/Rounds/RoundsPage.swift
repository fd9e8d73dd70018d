/// All rounds: what was asked, and how many answered.
public enum RoundsPage {
    /// A round in a list.
    public struct Round: Sendable {
        public let href: String
        public let collection: String
        public let name: String
        public let opened: String
        public let deadline: String
        /// Nil while it is open.
        public let closed: String?
        public let bar: StandingBar

        public init(
            href: String, collection: String, name: String, opened: String, deadline: String,
            closed: String?, bar: StandingBar
        ) {
            self.href = href
            self.collection = collection
            self.name = name
            self.opened = opened
            self.deadline = deadline
            self.closed = closed
            self.bar = bar
        }
    }

    /// What somebody typed to open a round, and what is wrong with it.
    public struct Opening: Sendable {
        /// The collections that whoever looks may run: id and title.
        public let collections: [(id: String, title: String)]
        public let collection: String
        public let round: String
        public let areas: String
        public let deadline: String
        public let fault: String?

        public init(
            collections: [(id: String, title: String)], collection: String = "",
            round: String = "", areas: String = "", deadline: String = "", fault: String? = nil
        ) {
            self.collections = collections
            self.collection = collection
            self.round = round
            self.areas = areas
            self.deadline = deadline
            self.fault = fault
        }
    }

    /// The page as HTML.
    ///
    /// - Parameter opening: nil for those who may run no collection.
    public static func render(
        _ rounds: [Round], opening: Opening?, _ frame: DeskFrame
    ) -> String {
        let open = rounds.filter { $0.closed == nil }
        let closed = rounds.filter { $0.closed != nil }
        let fault: Markup? = opening?.fault.map { DeskForm.message($0, isFault: true) }
        return DeskLayout.page(
            "Rounds", frame,
            body: """
                <div class="lead"><h1>Rounds</h1>
                <p>Who was asked for which tables, and where each answer stands. No answer is an \
                answer to keep: a refusal with its reason is told apart from silence.</p></div>
                \(fault)
                \(Parts.section("Open rounds", id: "open", table(open, "No round is open.")))
                \(Parts.section("Closed rounds", id: "closed", table(closed, nil)))
                \(opening.map { Parts.section("Open a round", id: "new", form($0, frame)) })
                """)
    }

    private static func table(_ rounds: [Round], _ empty: String?) -> Markup {
        guard !rounds.isEmpty else {
            return empty.map { "<p class=\"empty\">\($0)</p>" } ?? .none
        }
        let rows = rounds.map { round -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(round.collection), \(round.name)", to: round.href))\
            </th><td>\(round.opened)</td><td>\(round.closed ?? round.deadline)</td>\
            <td>\(round.bar.view)\(round.bar.words)</td></tr>

            """
        }
        let last = rounds.first?.closed == nil ? "Due" : "Closed"
        return """
            \(StandingBar.key)
            \(Parts.scrolling(
                "Rounds",
                """
                <table><caption>Rounds, the last opened first</caption>
                <thead><tr><th scope="col">Round</th><th scope="col">Opened</th>\
                <th scope="col">\(last)</th><th scope="col">Answers</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            """
    }

    private static func form(_ opening: Opening, _ frame: DeskFrame) -> Markup {
        DeskForm.post(
            frame, to: "/desk/rounds",
            """
            \(DeskForm.choice(
                "Collection", "collection",
                opening.collections.map { ($0.id, $0.title) }, chosen: opening.collection))
            \(DeskForm.line(
                "Round", "round", opening.round, hint: "A year, month or day, such as 2026.",
                required: true))
            \(DeskForm.lines(
                "Countries", "areas", opening.areas, rows: 2,
                hint: "Codes with blanks between them, such as FRA DEU; none for those that the "
                    + "collection’s tables name, or every country."))
            \(DeskForm.line(
                "Answers due", "deadline", opening.deadline, hint: "YYYY-MM-DD; may stay empty."))
            \(DeskForm.button("Open the round"))
            """)
    }
}
