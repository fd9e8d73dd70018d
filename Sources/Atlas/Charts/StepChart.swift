internal import Vocabulary

/// Numbers that change on days and stay between them, as steps.
struct StepChart {
    /// One line.
    struct Line: Sendable {
        let name: String
        let steps: [(day: CalendarDate, value: Int)]

        /// - Parameter steps: in order; from each day on the value holds.
        init(name: String, steps: [(day: CalendarDate, value: Int)]) {
            self.name = name
            self.steps = steps
        }
    }

    let title: String
    let lines: [Line]
    /// The day up to which the last values hold.
    let end: CalendarDate

    init(title: String, lines: [Line], end: CalendarDate) {
        self.title = title
        self.lines = lines
        self.end = end
    }

    private static let left = 6.0
    private static let right = 466.0
    private static let top = 24.0
    private static let bottom = 264.0

    /// The chart with its key above it; nothing where there is no step.
    var view: Markup {
        let days = lines.flatMap { $0.steps.map(\.day) }.filter { $0.year > 1 }
        guard let first = days.min(), let last = days.max().map({ max($0, end) }) else {
            return "<p class=\"empty\">No steps to draw.</p>"
        }
        let values = lines.flatMap { $0.steps.map { Double($0.value) } }
        let scale = Scale(values: values, from: Self.bottom, to: Self.top)
        let (start, stop) = (Self.years(first).rounded(.down), Self.years(last))
        let across = { (day: CalendarDate) -> Double in
            let inset = Self.left + 60
            let share = stop > start ? (Self.years(day) - start) / (stop - start) : 0.5
            return inset + min(1, max(0, share)) * (Self.right - 8 - inset)
        }
        let ticks = LineChart.sparse(Array(Int(start)...max(Int(start), last.year)))
        return """
            \(key)
            <svg class="chart" viewBox="0 0 480 300" role="img">
            <title>\(title)</title>
            <desc>\(description)</desc>
            \(grid(scale))
            \(ticks.compactMap { label($0, across) })
            \(lines.enumerated().map { draw($1, $0, scale, across, last) })
            </svg>
            """
    }

    private var key: Markup {
        let items = lines.enumerated().map { index, line -> Markup in
            "<li><span class=\"rule l\(index)\"></span>\(line.name)</li>"
        }
        return "<ul class=\"key\">\(items)</ul>"
    }

    private var description: String {
        lines.map { line in
            guard let last = line.steps.last else { return "\(line.name): none." }
            return "\(line.name): \(last.value) from \(last.day) on."
        }.joined(separator: " ")
    }

    private func grid(_ scale: Scale) -> [Markup] {
        scale.ticks.map { tick in
            let y = scale.place(tick)
            let name = tick == 0 ? "axis" : "grid"
            return """
                <line class="\(name)" x1="\(Self.left)" x2="\(Self.right)" y1="\(y)" y2="\(y)" />\
                <text class="tick" x="\(Self.left)" y="\(y - 5)">\(NumberText.exact(tick))</text>
                """
        }
    }

    private func label(_ year: Int, _ across: (CalendarDate) -> Double) -> Markup? {
        guard let day = CalendarDate(year: year) else { return nil }
        let x = across(day)
        return """
            <line class="axis" x1="\(x)" x2="\(x)" y1="\(Self.bottom)" y2="\(Self.bottom + 5)" />\
            <text class="tick mid" x="\(x)" y="\(Self.bottom + 24)">\(String(year))</text>
            """
    }

    private func draw(
        _ line: Line, _ index: Int, _ scale: Scale, _ across: (CalendarDate) -> Double,
        _ last: CalendarDate
    ) -> Markup {
        var path = ""
        var before = scale.place(0)
        for (place, step) in line.steps.enumerated() {
            let (x, y) = (across(step.day), scale.place(Double(step.value)))
            let pen = place == 0 ? "M\(Markup.coordinate(x)) \(Markup.coordinate(before))" : ""
            path += "\(pen)H\(Markup.coordinate(x))V\(Markup.coordinate(y))"
            before = y
        }
        if !line.steps.isEmpty { path += "H\(Markup.coordinate(across(last)))" }
        return "<g class=\"line l\(index)\"><path d=\"\(path)\" /></g>"
    }

    /// A day as years with a fraction.
    private static func years(_ day: CalendarDate) -> Double {
        Double(day.year) + (Double(day.month - 1) + Double(day.day - 1) / 31) / 12
    }
}
