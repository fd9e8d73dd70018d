/// One Government's views and policies over the years.
public enum PolicyPage {
    /// What was said of a year.
    public struct Entry: Sendable {
        public let year: String
        public let view: String
        public let policy: String
        /// `view changed`, `policy changed`, both or empty.
        public let changes: String
        public let text: String?
        public let sources: String
        /// Whether sources contradict each other.
        public let isConflict: Bool

        public init(
            year: String, view: String, policy: String, changes: String, text: String?,
            sources: String, isConflict: Bool
        ) {
            self.year = year
            self.view = view
            self.policy = policy
            self.changes = changes
            self.text = text
            self.sources = sources
            self.isConflict = isConflict
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public let area: AreaLabel
        public let subjects: [(title: String, entries: [Entry])]

        public init(area: AreaLabel, subjects: [(title: String, entries: [Entry])]) {
            self.area = area
            self.subjects = subjects
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let sections = model.subjects.enumerated().map { place, subject -> Markup in
            let rows = subject.entries.map { entry -> [Markup] in
                let mark: Markup? =
                    entry.isConflict ? " <b class=\"flag\">⚑ sources differ</b>" : nil
                return [
                    "\(entry.year)", "\(entry.view)\(mark)", "\(entry.policy)", "\(entry.changes)",
                    WordTable.cell(entry.text ?? "", small: entry.sources),
                ]
            }
            return Parts.section(
                subject.title, id: "subject-\(place + 1)",
                WordTable.view(
                    subject.title, caption: "By year",
                    ["Year", "View", "Policy", "Since the entry before", "Text and sources"], rows))
        }
        let none: Markup =
            model.subjects.isEmpty
            ? "<p class=\"notice\">No statement of this Government is held.</p>" : .none
        return DeskLayout.page(
            "Views and policies of \(model.area.name)", frame,
            body: """
                <div class="lead"><p class="kicker"><a href="/desk/policies">Views and policies</a></p>
                <h1>\(model.area.name)</h1>
                <p>\(Markup.link("Its figures", to: Route.area(model.area.code).path))</p></div>
                \(none)
                \(sections)
                """)
    }
}
