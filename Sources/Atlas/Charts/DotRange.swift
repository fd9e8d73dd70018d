/// What several methods say of the same thing, a row for each interval: one mark a method on
/// a line from the least to the most.
package struct DotRange {
    /// A mark.
    package struct Mark {
        let method: MethodLabel
        let figure: Figure

        package init(_ method: MethodLabel, _ figure: Figure) {
            self.method = method
            self.figure = figure
        }
    }

    /// A row of marks.
    package struct Row {
        let label: String
        let marks: [Mark]

        package init(_ label: String, _ marks: [Mark]) {
            self.label = label
            self.marks = marks
        }
    }

    let title: String
    let rows: [Row]

    package init(title: String, rows: [Row]) {
        self.title = title
        self.rows = rows
    }

    private static let rowHeight = 58.0
    private static let left = 14.0
    private static let right = 456.0

    /// The chart; nothing where no figure exists.
    package var view: Markup {
        let values = rows.flatMap { $0.marks.compactMap(\.figure.value) }
        guard !values.isEmpty else { return "<p class=\"empty\">No figures to draw.</p>" }
        let scale = Scale(values: values, from: Self.left, to: Self.right, steps: 3)
        let bottom = Double(rows.count) * Self.rowHeight + 8
        return """
            <svg class="chart dots" viewBox="0 0 480 \(bottom + 30)" role="img">
            <title>\(title)</title>
            <desc>\(rows.map(describe).joined(separator: " "))</desc>
            \(scale.ticks.map { grid($0, scale, bottom) })
            \(rows.enumerated().map { draw($1, Double($0) * Self.rowHeight, scale) })
            </svg>
            """
    }

    private func describe(_ row: Row) -> String {
        let values = row.marks.compactMap(\.figure.value)
        guard let low = values.min(), let high = values.max() else {
            return "\(row.label): no estimate."
        }
        return "\(row.label): \(values.count) estimates, from \(NumberText.words(low)) to "
            + "\(NumberText.words(high))."
    }

    private func grid(_ tick: Double, _ scale: Scale, _ bottom: Double) -> Markup {
        let x = scale.place(tick)
        let end = tick == scale.ticks.last ? "end" : tick == scale.ticks.first ? "start" : "mid"
        let edge = end == "end" ? x + 20 : end == "start" ? x - 12 : x
        return """
            <line class="\(tick == 0 ? "axis" : "grid")" x1="\(x)" x2="\(x)" y1="4" y2="\(bottom)" />\
            <text class="tick \(end)" x="\(edge)" y="\(bottom + 20)">\
            \(NumberText.axis(tick, .persons))</text>
            """
    }

    private func draw(_ row: Row, _ top: Double, _ scale: Scale) -> Markup {
        let y = top + 34
        let places = row.marks.compactMap { mark in mark.figure.value.map(scale.place) }
        var range = Markup.none
        if let low = places.min(), let high = places.max() {
            range = "<line class=\"range\" x1=\"\(low)\" x2=\"\(high)\" y1=\"\(y)\" y2=\"\(y)\" />"
        }
        let marks = row.marks.compactMap { mark -> Markup? in
            guard let value = mark.figure.value else { return nil }
            let x = scale.place(value)
            let ring: Markup =
                mark.figure.flags.isEmpty
                ? .none : "<circle class=\"ring\" cx=\"\(x)\" cy=\"\(y)\" r=\"12.5\" />"
            let flags = mark.figure.flags.map { " (\($0))" }.joined()
            return """
                <g><title>\(mark.method.title), \(row.label): \(mark.figure.text)\(flags)</title>\
                \(ring)\(MethodMark.shape(mark.method.id, x, y))</g>
                """
        }
        return """
            <text class="row" x="2" y="\(top + 16)">\(row.label)</text>\(range)\(marks)
            """
    }
}
