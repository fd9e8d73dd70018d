/// Figures over years as lines. A missing figure breaks the line; it never touches zero. Figures that do
/// not count the same are not joined: a mark with a number stands between them.
struct LineChart {
    /// One line.
    struct Line {
        let name: String
        let points: [YearFigure]
        var breaks: [LineBreak] = []

        init(name: String, points: [YearFigure], breaks: [LineBreak] = []) {
            self.name = name
            self.points = points
            // Only between figures that are there.
            let known = Set(points.filter { $0.figure.value != nil }.map(\.year))
            self.breaks = breaks.filter { known.contains($0.from) && known.contains($0.to) }
        }

        /// Whether two neighbouring figures of it are not joined.
        func isBroken(_ first: Int, _ second: Int) -> Bool {
            breaks.contains { $0.from >= first && $0.to <= second }
        }
    }

    let title: String
    let unit: Figure.Unit
    let lines: [Line]

    private static let width = 480.0
    private static let height = 300.0
    private static let left = 6.0
    private static let right = 466.0
    private static let top = 34.0
    private static let bottom = 264.0

    /// The chart with its key above it; nothing where no figure exists.
    var view: Markup {
        let known = lines.flatMap { $0.points.filter { $0.figure.value != nil } }
        guard let first = known.map(\.year).min(), let last = known.map(\.year).max() else {
            return "<p class=\"empty\">No figures to draw.</p>"
        }
        let scale = Scale(
            values: known.compactMap(\.figure.value), from: Self.bottom, to: Self.top)
        let years = Set(known.map(\.year)).sorted()
        let across = { (year: Int) -> Double in
            guard last > first else { return (Self.left + Self.right) / 2 }
            let inset = Self.left + 92
            return inset + Double(year - first) / Double(last - first) * (Self.right - 8 - inset)
        }
        return """
            \(lines.count > 1 ? key : nil)
            <svg class="chart" viewBox="0 0 480 300" role="img">
            <title>\(title)</title>
            <desc>\(description)</desc>
            \(grid(scale))
            \(yearLabels(years, across))
            \(breakMarks(across))
            \(lines.enumerated().map { draw($1, $0, scale, across) })
            </svg>
            \(NumberedBreak.notes(breaks))
            """
    }

    /// The breaks of all lines.
    var breaks: [NumberedBreak] {
        NumberedBreak.all(lines.map { (name: $0.name, breaks: $0.breaks) })
    }

    /// A line across the chart where something is broken, with the numbers of the notes.
    private func breakMarks(_ across: (Int) -> Double) -> [Markup] {
        var numbers: [[Int]: [NumberedBreak]] = [:]
        for item in breaks { numbers[[item.item.from, item.item.to], default: []].append(item) }
        return numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { years, items in
            let x = (across(years[0]) + across(years[1])) / 2
            let names = items.map { "\($0.number)" }.joined(separator: ", ")
            let hint = items.map { "Break, \($0.title): \($0.item.text)" }.joined(separator: " ")
            return """
                <g><title>\(hint)</title>\
                <line class="line-break" x1="\(x)" x2="\(x)" y1="\(Self.top - 8)" y2="\(Self.bottom)" />\
                <text class="break-name mid" x="\(x)" y="\(Self.top - 14)">\(names)</text></g>
                """
        }
    }

    private var key: Markup {
        let items = lines.enumerated().map { index, line -> Markup in
            "<li><span class=\"rule l\(index)\"></span>\(line.name)</li>"
        }
        return "<ul class=\"key\">\(items)</ul>"
    }

    /// The ends of every line in words, for those who do not see the picture.
    private var description: String {
        lines.map { line in
            let known = line.points.filter { $0.figure.value != nil }
            guard let first = known.first, let last = known.last else {
                return "\(line.name): no figures."
            }
            return "\(line.name): \(first.figure.text) in \(first.year), "
                + "\(last.figure.text) in \(last.year)."
        }.joined(separator: " ")
            + breaks.map { " Broken at \($0.number): \($0.title)." }.joined()
    }

    private func grid(_ scale: Scale) -> [Markup] {
        scale.ticks.map { tick in
            let y = scale.place(tick)
            let name = tick == 0 ? "axis" : "grid"
            return """
                <line class="\(name)" x1="\(Self.left)" x2="\(Self.right)" y1="\(y)" y2="\(y)" />\
                <text class="tick" x="\(Self.left)" y="\(y - 5)">\(NumberText.axis(tick, unit))</text>
                """
        }
    }

    private func yearLabels(_ years: [Int], _ across: (Int) -> Double) -> [Markup] {
        let shown = Self.sparse(years)
        return shown.map { year in
            let x = across(year)
            return """
                <line class="axis" x1="\(x)" x2="\(x)" y1="\(Self.bottom)" y2="\(Self.bottom + 5)" />\
                <text class="tick mid" x="\(x)" y="\(Self.bottom + 24)">\(String(year))</text>
                """
        }
    }

    /// At most seven labels: first and last, and as many between them as leave room.
    static func sparse(_ years: [Int]) -> [Int] {
        guard let first = years.first, let last = years.last, last > first else { return years }
        let gap = Double(last - first) / 7.5
        var shown = [first]
        for year in years.dropFirst() {
            if Double(year - (shown.last ?? first)) >= gap { shown.append(year) }
        }
        if shown.last != last {
            if shown.count > 1 { shown.removeLast() }
            shown.append(last)
        }
        return shown
    }

    private func draw(
        _ line: Line, _ index: Int, _ scale: Scale, _ across: (Int) -> Double
    ) -> Markup {
        var path = ""
        var marks: [Markup] = []
        var pen = "M"
        var before: Int?
        let size = line.points.count > 12 ? 2.4 : 4
        for point in line.points {
            guard let value = point.figure.value else {
                pen = "M"
                before = nil
                continue
            }
            let x = across(point.year)
            let y = scale.place(value)
            if let before, line.isBroken(before, point.year) { pen = "M" }
            before = point.year
            path += "\(pen)\(Markup.coordinate(x)) \(Markup.coordinate(y))"
            pen = "L"
            marks.append(
                """
                <circle cx="\(x)" cy="\(y)" r="\(size)"><title>\(line.name), \(String(point.year)): \
                \(point.figure.text)</title></circle>
                """)
        }
        return "<g class=\"line l\(index)\"><path d=\"\(path)\" />\(marks)</g>"
    }
}
