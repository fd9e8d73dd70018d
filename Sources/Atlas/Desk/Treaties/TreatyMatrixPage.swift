/// States against instruments on a day.
public enum TreatyMatrixPage {
    /// What the page shows.
    public struct Model: Sendable {
        /// A State with its standing on each instrument; nil where no action of it is held.
        public struct Row: Sendable {
            public let area: AreaLabel
            public let standings: [String?]

            public init(area: AreaLabel, standings: [String?]) {
                self.area = area
                self.standings = standings
            }
        }

        public let on: String
        /// Those with actions.
        public let instruments: [Link]
        public let rows: [Row]
        /// Those without.
        public let silent: [Link]

        public init(on: String, instruments: [Link], rows: [Row], silent: [Link]) {
            self.on = on
            self.instruments = instruments
            self.rows = rows
            self.silent = silent
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let rows = model.rows.map { row -> [Markup] in
            ["\(Markup.link("\(row.area.name)", to: Route.area(row.area.code).path))"]
                + row.standings.map { standing in
                    standing.map { "\($0)" } ?? "<span class=\"missing\">no action held</span>"
                }
        }
        let silent = model.silent.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        let rest: Markup =
            silent.isEmpty
            ? .none
            : """
            <p class="note">No single State’s action is held on these, so they have no column:</p>
            <ul class="inline">\(silent)</ul>
            """
        let table =
            rows.isEmpty
            ? "<p class=\"empty\">No State’s action is held.</p>"
            : WordTable.view(
                "States by instruments", caption: "Standing on \(model.on)",
                ["State"] + model.instruments.map(\.text), rows, class: "records matrix")
        return DeskLayout.page(
            "States by instruments", frame,
            body: """
                <div class="lead"><p class="kicker"><a href="/desk/treaties">Treaties</a></p>
                <h1>States by instruments</h1></div>
                \(TreatyParts.dayForm("/desk/treaties/matrix", model.on))
                \(table)
                \(rest)
                """)
    }
}
