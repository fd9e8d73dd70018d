/// One round: every country's answer, and what is next.
public enum RoundPage {
    /// The round, its answers, and what may be done next.
    public struct Model: Sendable {
        public let collection: String
        /// The collection's name as a path has it.
        public let href: String
        public let round: String
        public let owners: [String]
        public let opened: String
        public let deadline: String
        public let closed: String?
        public let bar: StandingBar
        /// How many answers are in each state: id, title and count; states without any left out.
        public let states: [(id: String, title: String, count: Int)]
        /// The state that is shown alone; nil is all.
        public let chosen: String?
        public let rows: [Row]
        /// The place of the first row among those chosen, from 1.
        public let from: Int
        /// How many there are of those chosen.
        public let count: Int
        /// Whether whoever looks may ask further countries and close the round.
        public let mayRun: Bool
        public let fault: String?

        public init(
            collection: String, href: String, round: String, owners: [String], opened: String,
            deadline: String, closed: String?, bar: StandingBar,
            states: [(id: String, title: String, count: Int)], chosen: String?, rows: [Row],
            from: Int, count: Int, mayRun: Bool, fault: String? = nil
        ) {
            self.collection = collection
            self.href = href
            self.round = round
            self.owners = owners
            self.opened = opened
            self.deadline = deadline
            self.closed = closed
            self.bar = bar
            self.states = states
            self.chosen = chosen
            self.rows = rows
            self.from = from
            self.count = count
            self.mayRun = mayRun
            self.fault = fault
        }
    }

    /// One country's answer.
    public struct Row: Sendable {
        public let area: String
        public let href: String
        public let state: String
        public let since: String
        /// Open findings; nil where nobody looked.
        public let findings: Int?
        /// Units: days after the deadline; nil where nothing is waited for, or in time.
        public let daysLate: Int?
        public let reason: String
        public let form: StepForm

        public init(
            area: String, href: String, state: String, since: String, findings: Int?,
            daysLate: Int?, reason: String, form: StepForm
        ) {
            self.area = area
            self.href = href
            self.state = state
            self.since = since
            self.findings = findings
            self.daysLate = daysLate
            self.reason = reason
            self.form = form
        }
    }

    /// How many answers stand on a page.
    public static let pageSize = 60

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let fault: Markup? = model.fault.map { DeskForm.message($0, isFault: true) }
        return DeskLayout.page(
            "\(model.collection), \(model.round)", frame,
            body: """
                <div class="lead"><p class="kicker"><a href="/desk/rounds">Rounds</a></p>
                <h1>\(model.collection), \(model.round)</h1></div>
                \(fault)
                \(facts(model))
                \(StandingBar.key)
                <p>\(model.bar.view)\(model.bar.words)</p>
                \(Parts.section("Answers", id: "answers", answers(model, frame)))
                \(run(model, frame))
                """)
    }

    private static func facts(_ model: Model) -> Markup {
        let closed: Markup? = model.closed.map { "<div><dt>Closed</dt><dd>\($0)</dd></div>" }
        return """
            <dl class="facts"><div><dt>Asked by</dt><dd>\(model.owners.joined(separator: ", "))</dd>\
            </div><div><dt>Opened</dt><dd>\(model.opened)</dd></div>\
            <div><dt>Answers due</dt><dd>\(model.deadline)</dd></div>\(closed)</dl>
            """
    }

    private static func answers(_ model: Model, _ frame: DeskFrame) -> Markup {
        guard !model.states.isEmpty else {
            return "<p class=\"empty\">No country was asked yet.</p>"
        }
        let all: Markup =
            model.chosen == nil ? "<b>All</b>" : "<a href=\"\(model.href)\">All</a>"
        let filters = model.states.map { state -> Markup in
            let text = "\(state.title) \(state.count)"
            return state.id == model.chosen
                ? "<li><b>\(text)</b></li> "
                : "<li><a href=\"\(model.href)?state=\(state.id)\">\(text)</a></li> "
        }
        let rows = model.rows.map { row(model: $0, frame) }
        return """
            <ul class="inline"><li>\(all)</li> \(filters)</ul>
            \(Parts.scrolling(
                "Answers",
                """
                <table><caption>Answers by country; the name leads to all that was done</caption>
                <thead><tr><th scope="col">Country</th><th scope="col">State</th>\
                <th scope="col">Since</th><th scope="col">Findings</th><th scope="col">Late</th>\
                <th scope="col">Reason</th><th scope="col">Next</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            \(pages(model))
            """
    }

    private static func row(model row: Row, _ frame: DeskFrame) -> Markup {
        let late: Markup =
            row.daysLate.map { "<td class=\"late\">\($0) days</td>" } ?? "<td></td>"
        let findings: Markup? = row.findings.map { "\($0)" }
        return """
            <tr><th scope="row">\(Markup.link("\(row.area)", to: row.href))</th>\
            <td>\(row.state)</td><td class="period">\(row.since)</td><td>\(findings)</td>\
            \(late)<td>\(row.reason)</td><td>\(row.form.buttons(frame, for: row.area))</td></tr>

            """
    }

    private static func pages(_ model: Model) -> Markup {
        guard model.count > model.rows.count else { return .none }
        let last = model.from + model.rows.count - 1
        let state = model.chosen.map { "state=\($0)&" } ?? ""
        func link(_ text: String, _ from: Int) -> Markup {
            " <a href=\"\(model.href)?\(state)from=\(String(from))\">\(text)</a>"
        }
        let before: Markup? =
            model.from > 1 ? link("Before", max(1, model.from - pageSize)) : nil
        let after: Markup? = last < model.count ? link("After", last + 1) : nil
        return """
            <p class="more">Answers \(model.from) to \(last) of \(model.count).\(before)\(after)</p>
            """
    }

    private static func run(_ model: Model, _ frame: DeskFrame) -> Markup {
        guard model.mayRun, model.closed == nil else { return .none }
        let add = DeskForm.post(
            frame, to: model.href,
            """
            \(DeskForm.hidden("action", "add"))
            \(DeskForm.line(
                "Further countries", "areas", hint: "Codes with blanks between them, such as FRA DEU.",
                required: true))
            \(DeskForm.button("Ask them"))
            """)
        let close = DeskForm.post(
            frame, to: model.href,
            """
            \(DeskForm.hidden("action", "close"))
            \(DeskForm.line(
                "Why it is closed", "reason",
                hint: "Who never answered is kept as no answer; what comes later is still received."))
            \(DeskForm.button("Close the round"))
            """)
        return """
            \(Parts.section("Ask further countries", id: "add", add))
            \(Parts.section("Close the round", id: "close", close))
            """
    }
}
