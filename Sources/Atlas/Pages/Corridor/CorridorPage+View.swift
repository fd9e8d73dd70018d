import Vocabulary

extension CorridorPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let origin = model.forward.origin
        let destination = model.forward.destination
        let body: Markup = """
            <div class="lead">
            <p class="kicker">Corridor</p>
            <h1>\(origin.view) <span class="to">and</span> \(destination.view)</h1>
            </div>
            <dl class="cards">\(card(model.forward))\(card(model.backward))</dl>
            \(direction(model.forward, of: model, id: "forward"))
            \(direction(model.backward, of: model, id: "backward"))
            \(further(model))
            \(Parts.closing(gaps: model.gaps, definitions: model.definitions, sources: model.sources))
            """
        return Layout.page(
            "\(origin.name) and \(destination.name)", tab: .areas, site: site, body: body)
    }

    /// The latest stock of a direction.
    private static func card(_ direction: Direction) -> Markup? {
        guard let latest = direction.stocks.last(where: { $0.total.value != nil }) else {
            return Parts.card(
                "From \(direction.origin.name), living in \(direction.destination.name)",
                DatedFigure(period: "in any year", figure: Figure(missing: .notReported)))
        }
        return Parts.card(
            "From \(direction.origin.name), living in \(direction.destination.name)",
            DatedFigure(period: String(latest.year), figure: latest.total))
    }

    private static func direction(
        _ direction: Direction, of model: Model, id: String
    ) -> Markup {
        """
        <section class="direction" id="\(id)">
        <h2>\(direction.origin.name) → \(direction.destination.name)</h2>
        \(stocks(direction, model.stockSource))
        \(flows(direction))
        \(split(direction))
        \(mirrors(direction))
        \(refugees(direction, model.refugeeSource))
        </section>
        """
    }

    private static func stocks(_ direction: Direction, _ source: SourceNote?) -> Markup {
        let title =
            "People from \(direction.origin.name) living in \(direction.destination.name)"
        guard direction.stocks.contains(where: \.isKnown) else {
            return "<h3>\(title)</h3><p class=\"empty\">No stock is reported for any year.</p>"
        }
        func line(_ name: String, _ part: KeyPath<StockYear, Figure>) -> LineChart.Line {
            LineChart.Line(
                name: name,
                points: direction.stocks.map {
                    YearFigure(year: $0.year, figure: $0[keyPath: part])
                }, breaks: direction.stockBreaks)
        }
        let chart = LineChart(
            title: title, unit: .persons,
            lines: [line("Total", \.total), line("Women", \.women), line("Men", \.men)])
        let table = Parts.table(
            caption: "Stocks in each year, persons", headings: ["Year", "Total", "Women", "Men"],
            years: direction.stocks.map { ($0.year, [$0.total, $0.women, $0.men]) },
            breaks: chart.breaks)
        return """
            <h3>\(title)</h3>
            <div class="pair"><figure>\(chart.view)</figure><div>\(table)</div></div>
            \(Parts.source(source))
            """
    }

    private static func refugees(_ direction: Direction, _ source: SourceNote?) -> Markup {
        guard direction.refugees.contains(where: { $0.figure.value != nil }) else { return .none }
        let title =
            "Refugees from \(direction.origin.name) with asylum in \(direction.destination.name)"
        let chart = LineChart(
            title: title, unit: .persons,
            lines: [
                LineChart.Line(
                    name: "Refugees", points: direction.refugees, breaks: direction.refugeeBreaks)
            ])
        let table = Parts.table(
            caption: "Refugees in each year, persons", headings: ["Year", "Refugees"],
            years: direction.refugees.reversed().map { ($0.year, [$0.figure]) },
            breaks: chart.breaks)
        return """
            <h3>\(title)</h3>
            <div class="pair"><figure>\(chart.view)</figure>\
            <div>\(Parts.scrolling(title, table))</div></div>
            \(Parts.source(source))
            """
    }
}

extension CorridorPage.StockYear {
    /// Whether any of its figures exists.
    fileprivate var isKnown: Bool { [total, women, men].contains { $0.value != nil } }
}
