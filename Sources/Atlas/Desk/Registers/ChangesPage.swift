/// Who changed what, when and why: of one record, or of all registers lately.
public enum ChangesPage {
    /// A revision.
    public struct Change: Sendable {
        /// The record; nil where the page is of one record.
        public let record: Link?
        /// `Added`, `Changed`, `Deleted`.
        public let what: String
        public let who: String
        public let when: String
        public let why: String
        /// The record as it stood then; nil where it was deleted.
        public let then: Link?
        public let fields: [(title: String, before: [String], after: [String])]

        public init(
            record: Link?, what: String, who: String, when: String, why: String, then: Link?,
            fields: [(title: String, before: [String], after: [String])]
        ) {
            self.record = record
            self.what = what
            self.who = who
            self.when = when
            self.why = why
            self.then = then
            self.fields = fields
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var title = ""
        public var about = ""
        public var back: Link?
        /// What can be chosen among; empty on the page of one record.
        public var filters: [RegisterPage.Filter] = []
        public var changes: [Change] = []
        public var next: Link?

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let back: Markup =
            model.back.map { "<p><a href=\"\($0.href)\">\($0.text)</a></p>" } ?? .none
        let filters: Markup =
            model.filters.isEmpty
            ? .none : RegisterPage.filters(model.filters, [], "/desk/registers/changes")
        let list: Markup =
            model.changes.isEmpty
            ? "<p class=\"empty\">Nothing was changed that fits.</p>"
            : "<ol class=\"releases plain\">\(model.changes.map(view))</ol>"
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><h1><bdi>\(model.title)</bdi></h1><p>\(model.about)</p>\(back)</div>
                \(filters)
                \(list)
                \(RecordView.pager(nil, model.next))
                """)
    }

    private static func view(_ change: Change) -> Markup {
        let record: Markup =
            change.record.map { " <bdi>\(Markup.link("\($0.text)", to: $0.href))</bdi>" } ?? .none
        let then: Markup =
            change.then.map { " <a href=\"\($0.href)\">\($0.text)</a>" } ?? .none
        return """
            <li><h2 class="small">\(change.what)\(record)</h2>
            <p><bdi>\(change.who)</bdi>, \(change.when): <bdi>\(change.why)</bdi>\(then)</p>
            \(fields(change))</li>

            """
    }

    private static func fields(_ change: Change) -> Markup {
        guard !change.fields.isEmpty else { return .none }
        func cell(_ texts: [String]) -> Markup {
            texts.isEmpty
                ? "<td class=\"missing\">nothing</td>"
                : "<td>\(texts.map { text -> Markup in "<div><bdi>\(text)</bdi></div>" })</td>"
        }
        let rows = change.fields.map { field -> Markup in
            "<tr><th scope=\"row\">\(field.title)</th>\(cell(field.before))\(cell(field.after))</tr>\n"
        }
        let table = Parts.scrolling(
            "Field by field",
            """
            <table class="trail"><caption class="unseen">What was changed, field by field</caption>
            <thead><tr><th scope="col">Field</th><th scope="col">Before</th>\
            <th scope="col">Since</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
        guard change.fields.count > 8 else { return table }
        return "<details><summary>\(change.fields.count) fields</summary>\(table)</details>"
    }
}
