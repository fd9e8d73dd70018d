/// How many of those asked answered.
public enum RatesPage {
    /// Rates in all, and by what they are told apart.
    public struct Model: Sendable {
        public let total: Row
        /// By agency, region, table and year: heading, id and rows.
        public let groups: [(title: String, id: String, note: String, rows: [Row])]
        /// What reports state.
        public let stated: [Stated]
        /// What counts as answered, and what the share of cells is.
        public let basis: [String]

        public init(
            total: Row, groups: [(title: String, id: String, note: String, rows: [Row])],
            stated: [Stated], basis: [String]
        ) {
            self.total = total
            self.groups = groups
            self.stated = stated
            self.basis = basis
        }
    }

    /// A group of answers.
    public struct Row: Sendable {
        public let name: String
        public let bar: StandingBar
        /// Units: 0 to 1. Nil where nobody was asked.
        public let rate: Double?
        /// Units: 0 to 1. Nil where no cells are counted.
        public let cellRate: Double?
        /// How many answers the share of cells is of.
        public let counted: Int

        public init(
            name: String, bar: StandingBar, rate: Double?, cellRate: Double?, counted: Int
        ) {
            self.name = name
            self.bar = bar
            self.rate = rate
            self.cellRate = cellRate
            self.counted = counted
        }
    }

    /// What a report states of a round.
    public struct Stated: Sendable {
        public let collection: String
        public let round: String
        public let text: String
        public let source: String

        public init(collection: String, round: String, text: String, source: String) {
            self.collection = collection
            self.round = round
            self.text = text
            self.source = source
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let groups = model.groups.map { group -> Markup in
            Parts.section(
                group.title, id: group.id,
                group.rows.isEmpty ? .none : "\(table(group.title, group.rows))\(note(group.note))")
        }
        let total: Markup =
            model.total.bar.asked == 0
            ? "<p class=\"empty\">No round was opened here yet.</p>"
            : "\(StandingBar.key)\(table("All rounds", [model.total]))"
        return DeskLayout.page(
            "Response rates", frame,
            body: """
                <div class="lead"><h1>Response rates</h1>
                <p>How many of those who were asked answered, counted from the rounds that are run \
                here. What reports say of other rounds stands below, as they say it.</p></div>
                \(total)
                \(groups)
                \(Parts.section("As reports state it", id: "stated", stated(model.stated)))
                \(Parts.section("How it is counted", id: "basis", .sentences(model.basis, class: "gaps")))
                """)
    }

    private static func note(_ text: String) -> Markup {
        text.isEmpty ? .none : "<p class=\"note\">\(text)</p>"
    }

    private static func table(_ title: String, _ rows: [Row]) -> Markup {
        let lines = rows.map { row -> Markup in
            """
            <tr><th scope="row">\(row.name)</th><td>\(row.bar.asked)</td>\
            <td>\(row.bar.answered)</td><td>\(percent(row.rate))</td><td>\(row.bar.open)</td>\
            <td>\(row.bar.refused)</td><td>\(row.bar.silent)</td>\
            <td>\(percent(row.cellRate))\(of(row))</td><td class="bar">\(row.bar.view)</td></tr>

            """
        }
        return Parts.scrolling(
            title,
            """
            <table class="nums bars"><caption>\(title)</caption>
            <thead><tr><th scope="col">Group</th><th scope="col">Asked</th>\
            <th scope="col">Answered</th><th scope="col">Rate</th><th scope="col">Open</th>\
            <th scope="col">Refused</th><th scope="col">Silent</th><th scope="col">Cells</th>\
            <th scope="col"><span class="unseen">Picture</span></th></tr></thead>
            <tbody>
            \(lines)</tbody></table>
            """)
    }

    private static func of(_ row: Row) -> Markup {
        row.cellRate == nil ? .none : " of \(row.counted)"
    }

    private static func stated(_ items: [Stated]) -> Markup {
        guard !items.isEmpty else { return .none }
        let rows = items.map { item -> Markup in
            """
            <tr><th scope="row">\(item.collection)</th><td>\(item.round)</td><td>\(item.text)</td>\
            <td>\(item.source)</td></tr>

            """
        }
        return Parts.scrolling(
            "As reports state it",
            """
            <table><caption>Not counted here, and never mixed with what is</caption>
            <thead><tr><th scope="col">Collection</th><th scope="col">Round</th>\
            <th scope="col">Stated</th><th scope="col">Source</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    /// `66.7%`; a dash where there is nothing to divide.
    private static func percent(_ share: Double?) -> String {
        guard let share, share.isFinite else { return "–" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
