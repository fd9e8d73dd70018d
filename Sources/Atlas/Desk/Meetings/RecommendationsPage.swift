/// Recommendations that are not done, by whom they are addressed to and of what they are.
public enum RecommendationsPage {
    /// A recommendation in the list.
    public struct Row: Hashable, Sendable {
        public let link: Link
        public let date: String
        public let themes: String
        public let addressees: String
        public let due: String
        public let state: String
        /// How many tell of progress, and how many of obstacles.
        public let progress: Int
        public let obstacles: Int

        public init(
            link: Link, date: String, themes: String, addressees: String, due: String,
            state: String, progress: Int, obstacles: Int
        ) {
            self.link = link
            self.date = date
            self.themes = themes
            self.addressees = addressees
            self.due = due
            self.state = state
            self.progress = progress
            self.obstacles = obstacles
        }
    }

    /// Something told of a recommendation in a country.
    public struct Told: Hashable, Sendable {
        public let recommendation: Link
        public let area: String
        public let organisation: String
        public let date: String
        public let isObstacle: Bool
        public let text: String

        public init(
            recommendation: Link, area: String, organisation: String, date: String,
            isObstacle: Bool, text: String
        ) {
            self.recommendation = recommendation
            self.area = area
            self.organisation = organisation
            self.date = date
            self.isObstacle = isObstacle
            self.text = text
        }
    }

    /// A choice of the form above the list: name of the parameter, label, values with words.
    public struct Filter: Sendable {
        public let name: String
        public let label: String
        public let options: [(value: String, text: String)]
        public let chosen: String?

        public init(
            name: String, label: String, options: [(value: String, text: String)], chosen: String?
        ) {
            self.name = name
            self.label = label
            self.options = options
            self.chosen = chosen
        }
    }

    /// What the list shows.
    public struct Model: Sendable {
        public var filters: [Filter]
        public var rows: [Row]
        /// By country.
        public var told: [Told]

        public init(filters: [Filter], rows: [Row], told: [Told]) {
            self.filters = filters
            self.rows = rows
            self.told = told
        }
    }

    /// The list as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let filters = model.filters.map {
            DeskForm.choice($0.label, $0.name, $0.options, chosen: $0.chosen)
        }
        let form = DeskForm.ask(
            "/desk/recommendations", "\(filters)\(DeskForm.button("Show"))")
        return DeskLayout.page(
            "Open recommendations", frame,
            body: """
                <div class="lead"><h1>Open recommendations</h1>
                <p>What meetings recommended and nobody has closed, with what countries and \
                organisations tell of progress and obstacles.</p></div>
                \(form)
                \(list(model.rows))
                \(Parts.section("Progress and obstacles by country", id: "progress", told(model.told)))
                """)
    }

    private static func list(_ rows: [Row]) -> Markup {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">No open recommendation is like that.</p>"
        }
        let body = rows.map { row -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(row.link.text)", to: row.link.href))</th>\
            <td class="period">\(row.date)</td><td>\(row.themes)</td><td>\(row.addressees)</td>\
            <td>\(row.due)</td><td>\(row.state)</td><td class="num">\(row.progress)</td>\
            <td class="num">\(row.obstacles)</td></tr>

            """
        }
        return Parts.scrolling(
            "Open recommendations",
            """
            <table><caption>\(rows.count) recommendations, the oldest first</caption>
            <thead><tr><th scope="col">Recommendation</th><th scope="col">Date</th>\
            <th scope="col">Themes</th><th scope="col">Addressed to</th><th scope="col">Due</th>\
            <th scope="col">State</th><th scope="col" class="num">Progress</th>\
            <th scope="col" class="num">Obstacles</th></tr></thead>
            <tbody>
            \(body)</tbody></table>
            """)
    }

    static func told(_ items: [Told]) -> Markup {
        guard !items.isEmpty else {
            return "<p class=\"empty\">Nobody has told of progress or obstacles.</p>"
        }
        let body = items.map { item -> Markup in
            """
            <tr><th scope="row">\(item.area)</th><td>\(item.organisation)</td>\
            <td>\(Markup.link("\(item.recommendation.text)", to: item.recommendation.href))</td>\
            <td>\(item.isObstacle ? "Obstacle" : "Progress")</td><td>\(item.text)</td>\
            <td class="period">\(item.date)</td></tr>

            """
        }
        return Parts.scrolling(
            "Progress and obstacles",
            """
            <table><caption>As countries and organisations tell it</caption>
            <thead><tr><th scope="col">Country</th><th scope="col">Organisation</th>\
            <th scope="col">Recommendation</th><th scope="col">Kind</th>\
            <th scope="col">What</th><th scope="col">Date</th></tr></thead>
            <tbody>
            \(body)</tbody></table>
            """)
    }
}
