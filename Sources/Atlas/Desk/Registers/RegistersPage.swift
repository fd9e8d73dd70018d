/// All registers, and a search through them.
public enum RegistersPage {
    /// What the page shows.
    public struct Model: Sendable {
        /// A register with how many records it has.
        public struct Entry: Sendable {
            public let link: Link
            public let purpose: String
            public let count: Int

            public init(link: Link, purpose: String, count: Int) {
                self.link = link
                self.purpose = purpose
                self.count = count
            }
        }

        /// A record that was found.
        public struct Hit: Sendable {
            public let link: Link
            public let register: String

            public init(link: Link, register: String) {
                self.link = link
                self.register = register
            }
        }

        public var entries: [Entry] = []
        /// What was searched for; empty where nothing was.
        public var words = ""
        public var hits: [Hit] = []
        /// How many records were found in all.
        public var found = 0
        public var previous: Link?
        public var next: Link?
        /// Whether registers for members alone are left out.
        public var hidesSome = false

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        DeskLayout.page(
            model.words.isEmpty ? "Registers" : "Records with “\(model.words)”", frame,
            body: """
                <div class="lead"><h1>Registers</h1>
                <p>Records with the words of their sources, and with all their past. Where sources \
                disagree, all of them are kept.</p></div>
                \(DeskForm.ask(
                    "/desk/registers",
                    "\(DeskForm.line("Search all registers", "q", model.words, type: "search"))\(DeskForm.button("Search"))"
                ))
                \(hits(model))
                \(Parts.section("The registers", id: "registers", entries(model)))
                <p><a href="/desk/registers/changes">What changed lately</a></p>
                """)
    }

    private static func hits(_ model: Model) -> Markup {
        guard !model.words.isEmpty else { return .none }
        guard model.found > 0 else {
            return Parts.section(
                "Found", id: "found",
                """
                <p class="empty">No record has words that begin like these. Search for fewer or \
                shorter words; accents and capitals make no difference.</p>
                """)
        }
        let items = model.hits.map { hit -> Markup in
            """
            <li><bdi>\(Markup.link("\(hit.link.text)", to: hit.link.href))</bdi> \
            <span class="aside">\(hit.register)</span></li>

            """
        }
        return Parts.section(
            "Found", id: "found",
            """
            <p>\(NumberText.exact(Double(model.found))) records, by register and id.</p>
            <ul class="plain">\(items)</ul>
            \(RecordView.pager(model.previous, model.next))
            """)
    }

    private static func entries(_ model: Model) -> Markup {
        let rows = model.entries.map { entry -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(entry.link.text)", to: entry.link.href))</th>\
            <td>\(entry.purpose)</td><td class="num">\(NumberText.exact(Double(entry.count)))</td></tr>

            """
        }
        let hidden: Markup =
            model.hidesSome
            ? "<p class=\"note\">Some registers and fields are for members; sign in to see them.</p>"
            : .none
        return """
            \(Parts.scrolling(
                "Registers",
                """
                <table><caption class="unseen">Registers, with what they are for and how many records \
                they have</caption>
                <thead><tr><th scope="col">Register</th><th scope="col">For</th>\
                <th scope="col" class="num">Records</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            \(hidden)
            """
    }
}
