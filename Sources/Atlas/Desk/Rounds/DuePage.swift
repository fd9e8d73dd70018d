/// Whose answer is late, or due soon.
public enum DuePage {
    /// An answer that somebody waits for.
    public struct Row: Sendable {
        public let href: String
        public let area: String
        public let round: Link
        public let state: String
        public let deadline: String
        /// Units: days; negative before the deadline. Nil without one.
        public let daysLate: Int?
        public let reminders: Int

        public init(
            href: String, area: String, round: Link, state: String, deadline: String,
            daysLate: Int?, reminders: Int
        ) {
            self.href = href
            self.area = area
            self.round = round
            self.state = state
            self.deadline = deadline
            self.daysLate = daysLate
            self.reminders = reminders
        }
    }

    /// The page as HTML.
    ///
    /// - Parameters:
    ///   - within: days ahead that are shown.
    ///   - rows: the first of them.
    ///   - count: how many there are.
    public static func render(
        _ rows: [Row], count: Int, within: Int, today: String, _ frame: DeskFrame
    ) -> String {
        let form = DeskForm.ask(
            "/desk/due",
            """
            \(DeskForm.line("Days ahead", "within", String(within), type: "number"))
            \(DeskForm.button("Show"))
            """)
        let late = rows.count { ($0.daysLate ?? 0) > 0 }
        let more: Markup? =
            count > rows.count
            ? "<p class=\"more\">The first \(rows.count) of \(count); rounds have them all.</p>"
            : nil
        return DeskLayout.page(
            "Due", frame,
            body: """
                <div class="lead"><h1>Due</h1>
                <p>On \(today): \(count) answers that are late or due within \(within) days, \
                \(late) of those shown late.</p></div>
                \(form)
                \(table(rows))\(more)
                """)
    }

    private static func table(_ rows: [Row]) -> Markup {
        guard !rows.isEmpty else { return "<p class=\"empty\">Nothing is due.</p>" }
        let lines = rows.map { row -> Markup in
            let days: Markup =
                switch row.daysLate {
                case let days? where days > 0: "<td class=\"late\">\(days) days late</td>"
                case 0?: "<td>today</td>"
                case let days?: "<td>in \(-days) days</td>"
                case nil: "<td>no deadline</td>"
                }
            return """
                <tr><th scope="row">\(Markup.link("\(row.area)", to: row.href))</th>\
                <td>\(Markup.link("\(row.round.text)", to: row.round.href))</td><td>\(row.state)</td>\
                <td class="period">\(row.deadline)</td>\(days)<td>\(row.reminders)</td></tr>

                """
        }
        return Parts.scrolling(
            "Answers due",
            """
            <table><caption>The latest first</caption>
            <thead><tr><th scope="col">Country</th><th scope="col">Round</th>\
            <th scope="col">State</th><th scope="col">Due</th><th scope="col">Days</th>\
            <th scope="col">Reminders</th></tr></thead>
            <tbody>
            \(lines)</tbody></table>
            """)
    }
}
