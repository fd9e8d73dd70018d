/// One recommendation, what came of it, and a form to tell more.
public enum RecommendationPage {
    /// What was typed, and what is wrong with it.
    public struct Form: Sendable {
        public var area = ""
        public var organisation = ""
        public var date = ""
        public var kind = "progress"
        public var text = ""
        /// What is wrong; nil where nothing is.
        public var fault: String?
        /// Areas that whoever looks may tell of: code and name; nil lets any be typed.
        public var areas: [(value: String, text: String)]?
        /// Organisations that whoever looks may speak for.
        public var organisations: [(value: String, text: String)] = []

        public init() {}
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var id: String
        public var title: String
        public var facts: [(name: String, text: Link)]
        public var told: [RecommendationsPage.Told]
        /// Nil for those who may not tell.
        public var form: Form?

        public init(
            id: String, title: String, facts: [(name: String, text: Link)],
            told: [RecommendationsPage.Told], form: Form?
        ) {
            self.id = id
            self.title = title
            self.facts = facts
            self.told = told
            self.form = form
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let facts = model.facts.map { item -> Markup in
            """
            <div><dt>\(item.name)</dt>\
            <dd>\(Markup.link("\(item.text.text)", to: item.text.href))</dd></div>

            """
        }
        let message: Markup? = model.form?.fault.map { DeskForm.message($0, isFault: true) }
        return DeskLayout.page(
            model.title, frame,
            body: """
                \(message)
                <div class="lead"><p class="kicker">Recommendation \(model.id)</p>
                <h1>\(model.title)</h1></div>
                <dl class="facts">
                \(facts)</dl>
                \(Parts.section(
                    "Progress and obstacles", id: "progress", RecommendationsPage.told(model.told)))
                \(Parts.section("Tell of progress or an obstacle", id: "tell", tell(model, frame)))
                """)
    }

    private static func tell(_ model: Model, _ frame: DeskFrame) -> Markup {
        guard let form = model.form else {
            return """
                <p>Country offices tell of their own country, agencies of themselves. \
                <a href="/desk/sign-in">Sign in</a> with an account that may.</p>
                """
        }
        let area =
            form.areas.map {
                DeskForm.choice("Country", "area", $0, chosen: form.area)
            }
            ?? DeskForm.line(
                "Country", "area", form.area, hint: "A code such as MEX; empty for none.")
        let organisation: Markup =
            form.organisations.isEmpty
            ? .none
            : DeskForm.choice(
                "Organisation", "organisation", form.organisations, chosen: form.organisation)
        let kinds = [(value: "progress", text: "Progress"), (value: "obstacle", text: "Obstacle")]
        return DeskForm.post(
            frame, to: "/desk/recommendations/" + Route.encode(model.id) + "/progress",
            """
            \(area)\(organisation)\
            \(DeskForm.choice("Kind", "kind", kinds, chosen: form.kind))\
            \(DeskForm.line(
                "Date", "date", form.date,
                hint: "A day, month, year or range: 2026-05, 2025/2026."))\
            \(DeskForm.lines("What was done, or what stands in the way", "text", form.text))\
            \(DeskForm.button("Add"))
            """)
    }
}
