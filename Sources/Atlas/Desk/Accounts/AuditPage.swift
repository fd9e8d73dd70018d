/// The audit trail.
public enum AuditPage {
    public struct Row: Sendable {
        public let id: Int
        public let at: String
        /// Nil for those who had not signed in.
        public let who: String?
        public let address: String
        public let deed: String
        public let object: String
        public let isRefused: Bool
        public let detail: String

        public init(
            id: Int, at: String, who: String?, address: String, deed: String, object: String,
            isRefused: Bool, detail: String
        ) {
            self.id = id
            self.at = at
            self.who = who
            self.address = address
            self.deed = deed
            self.object = object
            self.isRefused = isRefused
            self.detail = detail
        }
    }

    public struct Model: Sendable {
        public let rows: [Row]
        public let who: String
        public let deed: String
        public let object: String
        public let outcome: String
        public let from: String
        public let until: String
        /// What went before the last entry shown; nil where there is no more.
        public let older: String?

        public init(
            rows: [Row], who: String, deed: String, object: String, outcome: String,
            from: String, until: String, older: String?
        ) {
            self.rows = rows
            self.who = who
            self.deed = deed
            self.object = object
            self.outcome = outcome
            self.from = from
            self.until = until
            self.older = older
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let rows = model.rows.map { row -> Markup in
            AccountTables.row(
                "\(String(row.id))",
                [
                    "\(row.at)", "\(row.who ?? "nobody")", "\(row.address)", "\(row.deed)",
                    "\(row.object)", row.isRefused ? "<strong>refused</strong>" : "allowed",
                    "\(row.detail)",
                ])
        }
        let older: Markup? = model.older.map { "<p>\(Markup.link("Older entries", to: $0))</p>" }
        return DeskLayout.page(
            "Audit trail", frame,
            body: """
                <div class="lead"><h1>Audit trail</h1>
                <p>Who did what to what, from where, and whether it was allowed; latest first. \
                Entries are never changed.</p></div>
                \(DeskForm.ask("/desk/audit", filters(model)))
                \(rows.isEmpty
                    ? "<p>No entries.</p>"
                    : AccountTables.table(
                        "Audit trail",
                        ["Entry", "When", "Who", "From", "What", "To what", "Outcome", "More"],
                        rows))
                \(older)
                """)
    }

    private static func filters(_ model: Model) -> Markup {
        """
        \(DeskForm.line("Who", "who", model.who))
        \(DeskForm.line("What", "deed", model.deed))
        \(DeskForm.line("To what, or its beginning", "object", model.object))
        \(DeskForm.choice(
            "Outcome", "outcome",
            [("", "any"), ("allowed", "allowed"), ("refused", "refused")], chosen: model.outcome))
        \(DeskForm.line("From", "from", model.from, type: "date"))
        \(DeskForm.line("Until", "until", model.until, type: "date"))
        \(DeskForm.button("Show"))
        """
    }
}
