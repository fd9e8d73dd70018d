/// The story of one country's answer.
public enum ResponsePage {
    /// The answer, its steps, and what may be done next.
    public struct Model: Sendable {
        public let area: String
        public let collection: String
        public let round: String
        /// The round's page.
        public let roundHref: String
        public let state: String
        /// Late, findings, releases: term and text.
        public let facts: [(term: String, text: String)]
        public let steps: [Step]
        /// How many cells of each table were asked and answered: its title and both.
        public let tables: [(title: String, asked: Int, answered: Int)]
        /// The letters that may be drafted; empty for those who may not.
        public let letters: [Link]
        /// Other pages about this answer.
        public let links: [Link]
        public let form: StepForm
        public let fault: String?

        public init(
            area: String, collection: String, round: String, roundHref: String, state: String,
            facts: [(term: String, text: String)], steps: [Step],
            tables: [(title: String, asked: Int, answered: Int)], letters: [Link],
            links: [Link], form: StepForm, fault: String? = nil
        ) {
            self.area = area
            self.collection = collection
            self.round = round
            self.roundHref = roundHref
            self.state = state
            self.facts = facts
            self.steps = steps
            self.tables = tables
            self.letters = letters
            self.links = links
            self.form = form
            self.fault = fault
        }
    }

    /// Something that was done.
    public struct Step: Sendable {
        public let date: String
        public let title: String
        public let state: String
        public let by: String
        public let reason: String
        public let findings: Int?
        /// The document's SHA-256.
        public let document: String?

        public init(
            date: String, title: String, state: String, by: String, reason: String,
            findings: Int?, document: String?
        ) {
            self.date = date
            self.title = title
            self.state = state
            self.by = by
            self.reason = reason
            self.findings = findings
            self.document = document
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let fault: Markup? = model.fault.map { DeskForm.message($0, isFault: true) }
        let facts = model.facts.map { fact -> Markup in
            "<div><dt>\(fact.term)</dt><dd>\(fact.text)</dd></div>"
        }
        return DeskLayout.page(
            "\(model.area): \(model.collection), \(model.round)", frame,
            body: """
                <div class="lead"><p class="kicker"><a href="/desk/rounds">Rounds</a> · \
                \(Markup.link("\(model.collection), \(model.round)", to: model.roundHref))</p>
                <h1>\(model.area)</h1><p>\(model.state)</p></div>
                \(fault)
                <dl class="facts">\(facts)</dl>
                \(Parts.section("What is next", id: "next", model.form.view(frame)))
                \(Parts.section("What was done", id: "steps", steps(model.steps)))
                \(Parts.section("Tables", id: "tables", tables(model.tables)))
                \(Parts.section("Letters", id: "letters", letters(model.letters)))
                \(Parts.section("See also", id: "links", list(model.links)))
                """)
    }

    private static func steps(_ steps: [Step]) -> Markup {
        guard !steps.isEmpty else {
            return "<p class=\"empty\">No step was recorded; the state is as the record has it.</p>"
        }
        let rows = steps.map { step -> Markup in
            let findings: Markup? = step.findings.map { " \($0) open findings." }
            let document: Markup? = step.document.map {
                " <span class=\"hash\">Document \($0)</span>"
            }
            return """
                <tr><td class="period">\(step.date)</td><th scope="row">\(step.title)</th>\
                <td>\(step.state)</td><td>\(step.by)</td>\
                <td>\(step.reason)\(findings)\(document)</td></tr>

                """
        }
        return Parts.scrolling(
            "What was done",
            """
            <table><caption>Steps in the order in which they were taken</caption>
            <thead><tr><th scope="col">Date</th><th scope="col">Step</th><th scope="col">State</th>\
            <th scope="col">By</th><th scope="col">What was said</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    private static func tables(
        _ tables: [(title: String, asked: Int, answered: Int)]
    ) -> Markup {
        guard !tables.isEmpty else { return .none }
        let rows = tables.map { table -> Markup in
            """
            <tr><th scope="row">\(table.title)</th><td>\(table.asked)</td>\
            <td>\(table.answered)</td></tr>

            """
        }
        return Parts.scrolling(
            "Tables",
            """
            <table class="nums"><caption>Cells with a figure, or a reason why there is none</caption>
            <thead><tr><th scope="col">Table</th><th scope="col">Cells asked</th>\
            <th scope="col">Answered</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    private static func letters(_ letters: [Link]) -> Markup {
        guard !letters.isEmpty else { return .none }
        return """
            <p>Drafts for your own mail. Nothing is sent from here.</p>
            \(list(letters))
            """
    }

    private static func list(_ links: [Link]) -> Markup {
        guard !links.isEmpty else { return .none }
        let items = links.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li> "
        }
        return "<ul class=\"inline\">\(items)</ul>"
    }
}
