/// The questionnaires that there are, to choose from.
public enum QuestionnairesPage {
    /// A collection that asks tables.
    public struct Collection: Sendable {
        public let id: String
        public let title: String
        public let tables: [String]

        public init(id: String, title: String, tables: [String]) {
            self.id = id
            self.title = title
            self.tables = tables
        }
    }

    /// The page as HTML.
    ///
    /// - Parameters:
    ///   - areas: code and name of the areas to choose from.
    ///   - area: the code that is chosen at first; nil for none.
    public static func render(
        _ collections: [Collection], areas: [(value: String, text: String)], area: String?,
        round: String, _ frame: DeskFrame
    ) -> String {
        let rows = collections.map { collection -> Markup in
            let tables = collection.tables.map { table -> Markup in "<li>\(table)</li>" }
            return """
                <tr><th scope="row">\(collection.title)<br /><code>\(collection.id)</code></th>\
                <td><ul class="plain">\(tables)</ul></td></tr>

                """
        }
        let empty: Markup = "<p class=\"empty\">No collection says which tables it asks.</p>"
        let choose = DeskForm.ask(
            "/desk/questionnaires",
            """
            \(DeskForm.choice(
                "Collection", "collection", collections.map { ($0.id, $0.title) }, chosen: nil))
            \(DeskForm.choice("Country", "area", areas, chosen: area))
            \(DeskForm.line("Round", "round", round, hint: "A year, month or day, such as 2026."))
            \(DeskForm.button("Show"))
            """)
        let list = Parts.scrolling(
            "Collections",
            """
            <table><caption>Collections and the tables they ask</caption>
            <thead><tr><th scope="col">Collection</th><th scope="col">Tables</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
        return DeskLayout.page(
            "Questionnaires", frame,
            body: """
                <div class="lead"><h1>Questionnaires</h1>
                <p>What a collection asks of a country: as a workbook filled with what is known \
                already, and where little is asked as a form.</p></div>
                \(collections.isEmpty ? empty : choose)
                \(collections.isEmpty ? .none : list)
                """)
    }
}
