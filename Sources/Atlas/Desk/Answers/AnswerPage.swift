/// What was found in one answer.
public enum AnswerPage {
    /// Something that was found.
    public struct Finding: Sendable {
        public let severity: String
        public let place: String
        public let row: String
        public let found: String
        public let expected: String
        public let words: String

        public init(
            severity: String, place: String, row: String, found: String, expected: String,
            words: String
        ) {
            self.severity = severity
            self.place = place
            self.row = row
            self.found = found
            self.expected = expected
            self.words = words
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public let title: String
        /// What became of it, in a sentence.
        public let outcome: String
        public let hasFaults: Bool
        /// Who, when, which document: term and text.
        public let facts: [(term: String, text: String)]
        public let findings: [Finding]
        /// How many findings there are beyond those listed.
        public let more: Int
        /// What was typed and not taken: where, and what.
        public let leftOut: [(place: String, text: String)]
        public let remarks: [String]
        public let links: [Link]

        public init(
            title: String, outcome: String, hasFaults: Bool,
            facts: [(term: String, text: String)], findings: [Finding], more: Int,
            leftOut: [(place: String, text: String)], remarks: [String], links: [Link]
        ) {
            self.title = title
            self.outcome = outcome
            self.hasFaults = hasFaults
            self.facts = facts
            self.findings = findings
            self.more = more
            self.leftOut = leftOut
            self.remarks = remarks
            self.links = links
        }
    }

    /// The most findings that a page lists; the workbook has all.
    public static let mostFindings = 150

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let facts = model.facts.map { fact -> Markup in
            "<div><dt>\(fact.term)</dt><dd>\(fact.text)</dd></div>"
        }
        let links = model.links.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li> "
        }
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><p class="kicker"><a href="/desk/answers">Answers</a></p>
                <h1>\(model.title)</h1></div>
                \(DeskForm.message(model.outcome, isFault: model.hasFaults))
                <dl class="facts">\(facts)</dl>
                <ul class="inline">\(links)</ul>
                \(Parts.section("What was found", id: "findings", findings(model)))
                \(Parts.section("What was not taken", id: "left-out", leftOut(model.leftOut)))
                \(Parts.section("What was said beside the tables", id: "remarks", remarks(model)))
                """)
    }

    private static func findings(_ model: Model) -> Markup {
        guard !model.findings.isEmpty else {
            return "<p class=\"empty\">Nothing to ask about.</p>"
        }
        let rows = model.findings.map { finding -> Markup in
            """
            <tr><td>\(finding.severity)</td><th scope="row">\(finding.place)</th>\
            <td>\(finding.row)</td><td>\(finding.found)</td><td>\(finding.expected)</td>\
            <td>\(finding.words)</td></tr>

            """
        }
        let rest: Markup? =
            model.more > 0
            ? "<p>And \(model.more) more, which the annotated workbook lists.</p>" : nil
        return """
            \(Parts.scrolling(
                "Findings",
                """
                <table><caption>By severity, then by place</caption>
                <thead><tr><th scope="col">Severity</th><th scope="col">Where</th>\
                <th scope="col">Row</th><th scope="col">Found</th><th scope="col">Expected</th>\
                <th scope="col">Words to ask with</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            \(rest)
            """
    }

    private static func leftOut(_ cells: [(place: String, text: String)]) -> Markup {
        guard !cells.isEmpty else { return .none }
        let rows = cells.prefix(mostFindings).map { cell -> Markup in
            "<tr><th scope=\"row\">\(cell.place)</th><td>\(cell.text)</td></tr>\n"
        }
        let rest: Markup? =
            cells.count > mostFindings
            ? "<p>And \(cells.count - mostFindings) more, which the document has.</p>" : nil
        return """
            \(Parts.scrolling(
                "Cells not taken",
                """
                <table><caption>As typed; the document is kept whole</caption>
                <thead><tr><th scope="col">Cell</th><th scope="col">Typed</th></tr></thead>
                <tbody>
                \(Array(rows))</tbody></table>
                """))
            \(rest)
            """
    }

    private static func remarks(_ model: Model) -> Markup {
        guard !model.remarks.isEmpty else { return .none }
        let items = model.remarks.prefix(mostFindings).map { text -> Markup in "<li>\(text)</li>" }
        return "<ul class=\"plain\">\(Array(items))</ul>"
    }
}
