extension AreaPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let name = model.area.name
        let groupings: Markup? =
            model.groupings.isEmpty
            ? nil : "<p class=\"kicker\">\(model.groupings.joined(separator: " · "))</p>"
        let body: Markup = """
            <div class="lead">
            \(groupings)
            <h1>\(name)</h1>
            </div>
            \(cards(model.key))
            \(Parts.section("Immigrants and emigrants", id: "stocks", stocks(model)))
            <div class="columns">
            \(Parts.section("Where immigrants come from", id: "origins", origins(model)))
            \(Parts.section("Where emigrants live", id: "destinations", destinations(model)))
            </div>
            \(Parts.section("Flows, as the methods estimate them", id: "flows", flows(model)))
            \(Parts.section("Refugees", id: "refugees", refugees(model)))
            <p class="more"><a href="\(Route.abroad(model.area.code).path)">People from \(name), as \
            everybody else counts them</a></p>
            <p class="more">Something looks wrong? \
            <a href="\(Route.review(area: model.area.code).path)">Figures of \(name) to ask about</a></p>
            \(Parts.closing(gaps: model.gaps, definitions: model.definitions, sources: model.sources))
            """
        return Layout.page(name, tab: .areas, site: site, body: body)
    }

    private static func cards(_ key: KeyFigures) -> Markup {
        let cards = [
            Parts.card("Immigrants", key.immigrants),
            Parts.card("Share of the population", key.immigrantShare),
            Parts.card("Emigrants", key.emigrants),
            Parts.card("Population", key.population),
            Parts.card("Net migration", key.netMigration),
            Parts.card("Refugees hosted", key.refugeesHosted),
            Parts.card("Refugees from here", key.refugeesFrom),
        ].compactMap(\.self)
        return cards.isEmpty ? .none : "<dl class=\"cards\">\(cards)</dl>"
    }

    private static func stocks(_ model: Model) -> Markup {
        guard !model.stocks.isEmpty else { return .none }
        let chart = LineChart(
            title: "Immigrants in and emigrants from \(model.area.name) over time", unit: .persons,
            lines: [
                .init(
                    name: "Immigrants living here",
                    points: model.stocks.map { YearFigure(year: $0.year, figure: $0.immigrants) },
                    breaks: model.breaks.immigrants),
                .init(
                    name: "Emigrants living elsewhere",
                    points: model.stocks.map { YearFigure(year: $0.year, figure: $0.emigrants) },
                    breaks: model.breaks.emigrants),
            ])
        let table = Parts.table(
            caption: "Stocks in each year, persons",
            headings: ["Year", "Immigrants", "Emigrants"],
            years: model.stocks.map { ($0.year, [$0.immigrants, $0.emigrants]) },
            breaks: chart.breaks)
        return """
            <div class="pair"><figure>\(chart.view)</figure>\
            <div>\(table)</div></div>
            \(Parts.source(model.origins.source))
            """
    }

    private static func origins(_ model: Model) -> Markup {
        partners(
            model.origins, heading: "Born in or citizens of", unstated: "Other and unknown origins",
            none: "No figures by origin are held here."
        ) { Route.corridor(origin: $0.code, destination: model.area.code) }
    }

    private static func destinations(_ model: Model) -> Markup {
        partners(
            model.destinations, heading: "Living in", unstated: "Other and unknown destinations",
            none: "No figures by destination are held here."
        ) { Route.corridor(origin: model.area.code, destination: $0.code) }
    }

    private static func partners(
        _ partners: Partners, heading: String, unstated: String, none: String,
        route: (AreaLabel) -> Route
    ) -> Markup {
        guard !partners.rows.isEmpty || partners.unstated != nil else {
            return "<p class=\"empty\">\(none)</p>"
        }
        var rows = partners.rows.map { row in
            BarTable.Row(
                "<a href=\"\(route(row.area).path)\">\(row.area.name)</a>", row.figure,
                more: [row.share.view()])
        }
        func add(_ label: String, _ figure: Figure?) {
            guard let figure else { return }
            rows.append(BarTable.Row("\(label)", figure, more: [.none], hasBar: false))
        }
        add("All further areas", partners.rest)
        add(unstated, partners.unstated)
        add("Total", partners.total)
        let table = BarTable(
            caption: "\(String(partners.year)), persons and share of the total",
            headings: [heading, "People", "Share"], rows: rows)
        return "\(table.view)\(Parts.source(partners.source))"
    }

    private static func refugees(_ model: Model) -> Markup {
        guard !model.refugees.isEmpty else { return .none }
        let chart = LineChart(
            title: "Refugees in and from \(model.area.name) over time", unit: .persons,
            lines: [
                .init(
                    name: "Refugees hosted here",
                    points: model.refugees.map { YearFigure(year: $0.year, figure: $0.hosted) },
                    breaks: model.breaks.refugeesHosted),
                .init(
                    name: "Refugees from here, elsewhere",
                    points: model.refugees.map { YearFigure(year: $0.year, figure: $0.from) },
                    breaks: model.breaks.refugeesFrom),
            ])
        let table = Parts.table(
            caption: "Refugees in each year, persons",
            headings: ["Year", "Hosted here", "From here"],
            years: model.refugees.reversed().map { ($0.year, [$0.hosted, $0.from]) },
            breaks: chart.breaks)
        return """
            <div class="pair"><figure>\(chart.view)</figure>\
            <div>\(Parts.scrolling("Refugees in each year", table))</div></div>
            \(Parts.source(model.refugeeSource))
            """
    }
}
