extension CorridorPage {
    /// What both ends report: a picture where there are several years, and the table.
    static func mirrors(_ direction: Direction) -> Markup {
        guard !direction.mirrors.isEmpty else { return .none }
        let (origin, destination) = (direction.origin.name, direction.destination.name)
        let sources = direction.mirrors.map(\.source).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let pictures = sources.map { source -> Markup in
            let rows = direction.mirrors.filter { $0.source == source }
            let title = "Moves from \(origin) to \(destination) as both ends report them"
            let chart = LineChart(
                title: "\(title), \(source)", unit: .persons,
                lines: [
                    .init(
                        name: "\(origin) reports leaving",
                        points: rows.map { YearFigure(year: $0.year, figure: $0.byOrigin) }),
                    .init(
                        name: "\(destination) reports arriving",
                        points: rows.map { YearFigure(year: $0.year, figure: $0.byDestination) }),
                ])
            return """
                <p>\(source)</p>
                <div class="pair"><figure>\(chart.view)</figure>
                <div>\(Parts.scrolling(title, table(direction, rows)))</div></div>
                \(reasons(rows))
                """
        }
        return """
            <h3>As both ends report it</h3>
            <p>The same moves are counted where people leave and where they arrive, and the two counts \
            differ. They are never averaged: plain rules say which is the better one.</p>
            \(pictures)
            """
    }

    private static func table(_ direction: Direction, _ rows: [Mirror]) -> Markup {
        let body = rows.map { row -> Markup in
            """
            <tr><th scope="row">\(String(row.year))</th><td>\(row.byOrigin.view())</td>\
            <td>\(row.byDestination.view())</td><td>\(row.ratio.view())</td>\
            <td>\(row.better ?? "–")</td></tr>

            """
        }
        return """
            <table class="nums"><caption>Reported moves of the year</caption>
            <thead><tr><th scope="col">Year</th><th scope="col">Origin reports</th>\
            <th scope="col">Destination reports</th><th scope="col">Destination ÷ origin</th>\
            <th scope="col">Better side</th></tr></thead>
            <tbody>
            \(body)</tbody></table>
            """
    }

    /// Why, once for all years of which it holds.
    private static func reasons(_ rows: [Mirror]) -> Markup {
        var years: [(text: String, years: [Int])] = []
        for row in rows {
            guard let better = row.better else { continue }
            let text = "The better side is the \(better): \(row.reason)."
            if let place = years.firstIndex(where: { $0.text == text }) {
                years[place].years.append(row.year)
            } else {
                years.append((text, [row.year]))
            }
        }
        let items = years.map { item -> Markup in
            let when = spans(item.years)
            return "<li>\(when): \(item.text)</li>"
        }
        return "<ul class=\"breaks\">\(items)</ul>"
    }

    /// `2010 to 2014, 2016`.
    private static func spans(_ years: [Int]) -> String {
        var spans: [ClosedRange<Int>] = []
        for year in years.sorted() {
            if let last = spans.last, last.upperBound + 1 == year {
                spans[spans.count - 1] = last.lowerBound...year
            } else {
                spans.append(year...year)
            }
        }
        return spans.map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
        }.joined(separator: ", ")
    }

    /// Where to go on from a corridor.
    static func further(_ model: Model) -> Markup {
        let (origin, destination) = (model.forward.origin, model.forward.destination)
        func path(_ from: AreaLabel, _ to: AreaLabel) -> String {
            Route.compare(origin: from.code, destination: to.code).path
        }
        return """
            <section id="further">
            <h2>Do the sources go together?</h2>
            <p>Two series of this corridor beside one another, with what differs in what they count: \
            <a href="\(path(origin, destination))">\(origin.name) → \(destination.name)</a>, \
            <a href="\(path(destination, origin))">\(destination.name) → \(origin.name)</a>.</p>
            </section>
            """
    }
}
