/// A table whose rows carry bars: the picture and its table in one.
package struct BarTable {
    /// One row.
    package struct Row {
        let label: Markup
        let figure: Figure
        /// Columns after the figure.
        let more: [Markup]
        /// Rows such as "all others" have no bar, for they are not of one kind with the rest.
        let hasBar: Bool

        package init(_ label: Markup, _ figure: Figure, more: [Markup] = [], hasBar: Bool = true) {
            self.label = label
            self.figure = figure
            self.more = more
            self.hasBar = hasBar
        }
    }

    let caption: Markup
    let headings: [String]
    let rows: [Row]

    /// - Parameter headings: of the label, of the figure, and of every further column.
    package init(caption: Markup, headings: [String], rows: [Row]) {
        self.caption = caption
        self.headings = headings
        self.rows = rows
    }

    /// The table.
    package var view: Markup {
        let largest = rows.filter(\.hasBar).compactMap { $0.figure.value?.magnitude }.max() ?? 0
        let head = headings.enumerated().map { place, text -> Markup in
            if place == 0 { return "<th scope=\"col\">\(text)</th><td class=\"bar\"></td>" }
            return "<th scope=\"col\" class=\"num\">\(text)</th>"
        }
        return """
            <table class="bars"><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows.map { draw($0, largest) })</tbody></table>
            """
    }

    private func draw(_ row: Row, _ largest: Double) -> Markup {
        var bar = Markup.none
        if row.hasBar, let value = row.figure.value, largest > 0 {
            let width = value.magnitude / largest * 100
            bar = """
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="\(value < 0 ? "below" : "above")" width="\(width)" height="10" /></svg>
                """
        }
        let more = row.more.map { cell -> Markup in "<td class=\"num\">\(cell)</td>" }
        return """
            <tr><th scope="row">\(row.label)</th><td class="bar">\(bar)</td>\
            <td class="num">\(row.figure.view())</td>\(more)</tr>

            """
    }
}
