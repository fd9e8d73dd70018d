/// The meetings of the register, the latest first, and one of them.
public enum MeetingsPage {
    /// A meeting in the list.
    public struct Row: Hashable, Sendable {
        public let link: Link
        public let date: String
        public let place: String
        public let series: String

        public init(link: Link, date: String, place: String, series: String) {
            self.link = link
            self.date = date
            self.place = place
            self.series = series
        }
    }

    /// What the list shows.
    public struct Model: Sendable {
        public var rows: [Row]
        /// The series there are.
        public var series: [String]
        /// The one that is asked for; nil for all.
        public var chosen: String?

        public init(rows: [Row], series: [String], chosen: String?) {
            self.rows = rows
            self.series = series
            self.chosen = chosen
        }
    }

    /// The list as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let rows = model.rows.map { row -> Markup in
            """
            <tr><th scope="row">\(Markup.link("\(row.link.text)", to: row.link.href))</th>\
            <td class="period">\(row.date)</td><td>\(row.place)</td><td>\(row.series)</td></tr>

            """
        }
        let table: Markup =
            rows.isEmpty
            ? """
            <p class="empty">The register of meetings has none. \
            <code>corridor register starter</code> takes in those that ship with the program; \
            <code>corridor register add meetings</code> adds one.</p>
            """
            : Parts.scrolling(
                "Meetings",
                """
                <table><caption>\(rows.count) meetings, the latest first</caption>
                <thead><tr><th scope="col">Meeting</th><th scope="col">Date</th>\
                <th scope="col">Place</th><th scope="col">Series</th></tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """)
        let options =
            [(value: "", text: "All series")] + model.series.map { (value: $0, text: $0) }
        let choice = DeskForm.choice("Series", "series", options, chosen: model.chosen)
        let form = DeskForm.ask("/desk/meetings", "\(choice)\(DeskForm.button("Show"))")
        return DeskLayout.page(
            "Meetings", frame,
            body: """
                <div class="lead"><h1>Meetings</h1>
                <p>Each with its sessions, papers, participants and decisions; a dossier to prepare \
                it, and the skeleton of its report.</p></div>
                \(form)
                \(table)
                """)
    }
}

/// One meeting: what the register says, and what can be made of it.
public enum MeetingPage {
    /// What the page shows.
    public struct Model: Sendable {
        public var id: String
        /// Title, facts, sessions, papers, participants and decisions.
        public var document: DocumentPage.Model
        /// What was just done; nil where nothing was.
        public var message: String?
        /// How many decisions have no recommendation yet.
        public var openDecisions: Int
        /// Whether whoever looks may make them.
        public var mayFollowUp: Bool

        public init(
            id: String, document: DocumentPage.Model, message: String?, openDecisions: Int,
            mayFollowUp: Bool
        ) {
            self.id = id
            self.document = document
            self.message = message
            self.openDecisions = openDecisions
            self.mayFollowUp = mayFollowUp
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        var document = model.document
        document.links = []
        let path = "/desk/meetings/" + Route.encode(model.id)
        let message: Markup? = model.message.map { DeskForm.message($0) }
        return DocumentPage.render(
            document, frame, before: message,
            after: """
                <nav class="screen" aria-label="Documents"><ul class="inline">
                <li><a href="\(path)/dossier">Dossier</a></li>
                <li><a href="\(path)/report">Skeleton of the report</a></li>
                <li><a href="/desk/recommendations?meeting=\(Route.encode(model.id))">Open \
                recommendations of this meeting</a></li></ul></nav>
                \(followUp(model, path, frame))
                """)
    }

    private static func followUp(_ model: Model, _ path: String, _ frame: DeskFrame) -> Markup {
        guard model.openDecisions > 0 else { return .none }
        let count =
            model.openDecisions == 1
            ? "One decision has no recommendation yet."
            : "\(model.openDecisions) decisions have no recommendation yet."
        let form: Markup =
            model.mayFollowUp
            ? DeskForm.post(
                frame, to: path + "/follow-up", DeskForm.button("Make recommendations of them"))
            : .none
        return """
            <section id="follow-up" class="screen"><h2>Follow-up</h2>
            <p>\(count) Owners become addressees, due dates stay.</p>
            \(form)</section>
            """
    }
}
