/// Offers and needs of expertise, services and financing.
public enum MarketplacePage {
    /// An offer or need in a list.
    public struct Row: Hashable, Sendable {
        public let link: Link
        public let direction: String
        public let kind: String
        public let organisation: String
        public let areas: String
        public let themes: String
        public let period: String
        public let state: String

        public init(
            link: Link, direction: String, kind: String, organisation: String, areas: String,
            themes: String, period: String, state: String
        ) {
            self.link = link
            self.direction = direction
            self.kind = kind
            self.organisation = organisation
            self.areas = areas
            self.themes = themes
            self.period = period
            self.state = state
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var words: String
        public var area: String
        public var filters: [RecommendationsPage.Filter]
        public var rows: [Row]
        /// Whether whoever looks may post.
        public var mayPost: Bool

        public init(
            words: String, area: String, filters: [RecommendationsPage.Filter], rows: [Row],
            mayPost: Bool
        ) {
            self.words = words
            self.area = area
            self.filters = filters
            self.rows = rows
            self.mayPost = mayPost
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let filters = model.filters.map {
            DeskForm.choice($0.label, $0.name, $0.options, chosen: $0.chosen)
        }
        let form = DeskForm.ask(
            "/desk/marketplace",
            """
            \(DeskForm.line("Words", "q", model.words, type: "search"))\
            \(DeskForm.line("Area", "area", model.area))\
            \(filters)\(DeskForm.button("Find"))
            """)
        let post: Markup =
            model.mayPost
            ? "<li><a href=\"/desk/marketplace/new\">Post an offer or need</a></li>" : .none
        return DeskLayout.page(
            "Marketplace", frame,
            body: """
                <div class="lead"><h1>Marketplace</h1>
                <p>Offers and needs of expertise, services and financing. Members alone see them; \
                they write to each other here, and no address is shown.</p></div>
                <ul class="inline">\(post)\
                <li><a href="/desk/marketplace/messages">Messages</a></li></ul>
                <section id="find"><h2>Find</h2>
                \(form)
                \(table(model.rows))</section>
                """)
    }

    private static func table(_ rows: [Row]) -> Markup {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">No offer or need is like that.</p>"
        }
        let body = rows.map { row -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(row.link.text)", to: row.link.href))</th>\
            <td>\(row.direction)</td><td>\(row.kind)</td><td>\(row.organisation)</td>\
            <td>\(row.areas)</td><td>\(row.themes)</td><td>\(row.period)</td>\
            <td>\(row.state)</td></tr>

            """
        }
        return Parts.scrolling(
            "Offers and needs",
            """
            <table><caption>\(rows.count) offers and needs, by title</caption>
            <thead><tr><th scope="col">Title</th><th scope="col">Offer or need</th>\
            <th scope="col">Kind</th><th scope="col">Organisation</th><th scope="col">Areas</th>\
            <th scope="col">Themes</th><th scope="col">Valid</th><th scope="col">State</th></tr>\
            </thead>
            <tbody>
            \(body)</tbody></table>
            """)
    }
}
