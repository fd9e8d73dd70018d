/// What countries are asked by all collections together.
public enum OverlapsPage {
    /// What is asked for: years as they were typed.
    public struct Form: Sendable {
        public let path: String
        public let area: String
        public let yearFrom: String
        public let yearUntil: String
        /// What is wrong with what was typed.
        public let fault: String?

        public init(
            path: String, area: String, yearFrom: String, yearUntil: String, fault: String? = nil
        ) {
            self.path = path
            self.area = area
            self.yearFrom = yearFrom
            self.yearUntil = yearUntil
            self.fault = fault
        }
    }

    /// What answering costs.
    public struct Cost: Sendable {
        public let collections: Int
        public let tables: Int
        public let cells: Int
        /// Working days.
        public let days: Double

        public init(collections: Int, tables: Int, cells: Int, days: Double) {
            self.collections = collections
            self.tables = tables
            self.cells = cells
            self.days = days
        }
    }

    /// A country in a line.
    public struct Row: Sendable {
        public let link: Link
        public let asked: Cost
        /// With each figure asked once.
        public let once: Cost
        /// And definitions agreed.
        public let agreed: Cost

        public init(link: Link, asked: Cost, once: Cost, agreed: Cost) {
            self.link = link
            self.asked = asked
            self.once = once
            self.agreed = agreed
        }
    }

    /// What two collections ask in common, by their places in the list.
    public struct Pair: Sendable {
        public let first: Int
        public let second: Int
        /// Figures given twice.
        public let cells: Int
        /// Figures that would be if both meant the same.
        public let cellsIfAgreed: Int

        public init(first: Int, second: Int, cells: Int, cellsIfAgreed: Int) {
            self.first = first
            self.second = second
            self.cells = cells
            self.cellsIfAgreed = cellsIfAgreed
        }
    }

    /// The page of all countries as HTML.
    public static func render(
        collections: [Link], pairs: [Pair], rows: [Row], _ form: Form, _ frame: DeskFrame
    ) -> String {
        let body = rows.map { row -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(row.link.text)", to: row.link.href))</th>\
            <td>\(row.asked.collections)</td><td>\(row.asked.tables)</td>\
            <td>\(count(row.asked.cells))</td><td>\(days(row.asked))</td>\
            <td>\(count(row.once.cells))</td><td>\(days(row.once))</td>\
            <td>\(days(row.agreed))</td></tr>

            """
        }
        let table: Markup = """
            <table class="nums"><caption>Figures and working days of each country</caption>
            <thead><tr><th scope="col">Country</th><th scope="col">Collections</th>\
            <th scope="col">Tables</th><th scope="col">Figures</th><th scope="col">Days</th>\
            <th scope="col">Figures, each once</th><th scope="col">Days</th>\
            <th scope="col">Days, definitions agreed</th></tr></thead>
            <tbody>
            \(body)</tbody></table>
            """
        let countries: Markup =
            rows.isEmpty
            ? "<p class=\"empty\">Nobody is asked for any table.</p>"
            : Parts.scrolling("Figures and working days of each country", table)
        return DeskLayout.page(
            "What is asked twice", frame,
            body: """
                <div class="lead"><h1>What is asked twice</h1>
                <p>Tables that collections ask of the same countries, set beside one another. Choose \
                a country for its tables, and for the fewest figures that would do.</p></div>
                \(ask(form))
                \(Parts.section("Between collections", id: "collections",
                    matrix(collections, pairs, "of all countries")))
                \(Parts.section("By country", id: "countries", countries))
                """)
    }

    /// The form that chooses a country and years.
    static func ask(_ form: Form) -> Markup {
        DeskForm.ask(
            form.path,
            """
            \(form.fault.map { DeskForm.message($0, isFault: true) })
            \(DeskForm.line("Country", "area", form.area, hint: "Its code or name; empty for all"))
            \(DeskForm.line("Years from", "from", form.yearFrom))
            \(DeskForm.line("until", "until", form.yearUntil))
            \(DeskForm.button("Show"))
            """)
    }

    /// Collections against collections; what would be given twice if both meant the same in brackets.
    static func matrix(_ collections: [Link], _ pairs: [Pair], _ whose: String) -> Markup {
        let used = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
        guard !used.isEmpty else {
            return "<p class=\"empty\">No two collections ask for a figure in common.</p>"
        }
        let cells = Dictionary(
            pairs.map { ([$0.first, $0.second], $0) }, uniquingKeysWith: { first, _ in first })
        let head = used.enumerated().map { number, place -> Markup in
            "<th scope=\"col\">\(Markup.link("\(number + 1)", to: collections[place].href))</th>"
        }
        let body = used.enumerated().map { number, row -> Markup in
            let rest = used.map { column -> Markup in
                guard row != column else { return "<td aria-label=\"itself\"></td>" }
                let pair = cells[[min(row, column), max(row, column)]]
                return "<td>\(pair.map(figures) ?? "–")</td>"
            }
            let link = collections[row]
            return """
                <tr><th scope="row">\(number + 1) \
                \(Markup.link("\(link.text)", to: link.href))</th>\(rest)</tr>

                """
        }
        let caption = "Figures \(whose) that two collections ask for both"
        return """
            \(Parts.scrolling(
                caption,
                """
                <table class="nums"><caption>\(caption)</caption>
                <thead><tr><th scope="col">Collection</th>\(head)</tr></thead>
                <tbody>
                \(body)</tbody></table>
                """))
            <p class="note">In brackets figures that would be the same if both collections meant the \
            same.</p>
            """
    }

    private static func figures(_ pair: Pair) -> Markup {
        let same: Markup = pair.cells > 0 ? "\(count(pair.cells))" : .none
        let agreed: Markup = pair.cellsIfAgreed > 0 ? "(\(count(pair.cellsIfAgreed)))" : .none
        return pair.cells > 0 && pair.cellsIfAgreed > 0 ? "\(same) \(agreed)" : "\(same)\(agreed)"
    }

    static func count(_ number: Int) -> String { NumberText.exact(Double(number)) }

    static func days(_ cost: Cost) -> String { NumberText.tenths(cost.days) }
}
