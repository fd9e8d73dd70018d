/// Tables of words on pages of the desk.
enum WordTable {
    /// A cell of a table: words, with more below them in small.
    static func cell(_ text: String, small: String? = nil) -> Markup {
        let more: Markup? = small.map { "<small>\($0)</small>" }
        return "\(text)\(more)"
    }

    /// A table whose first column names its rows; it scrolls by itself where it is wide.
    static func view(
        _ label: String, caption: String, _ headings: [String], _ rows: [[Markup]],
        class name: String = "records", numbers: Set<Int> = []
    ) -> Markup {
        let head = headings.enumerated().map { place, text -> Markup in
            let kind: Markup = numbers.contains(place) ? " class=\"num\"" : .none
            return "<th scope=\"col\"\(kind)>\(text)</th>"
        }
        let body = rows.map { row -> Markup in
            let cells = row.enumerated().map { place, cell -> Markup in
                if place == 0 { return "<th scope=\"row\">\(cell)</th>" }
                let kind: Markup = numbers.contains(place) ? " class=\"num\"" : .none
                return "<td\(kind)>\(cell)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        return Parts.scrolling(
            label,
            """
            <table class="\(name)"><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table>
            """)
    }
}
