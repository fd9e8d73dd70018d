extension AreaPage {
    /// The estimates of every interval: three pictures, and the figures of all in one table.
    static func flows(_ model: Model) -> Markup {
        guard model.flows.contains(where: { !$0.estimates.isEmpty }) else { return .none }
        let methods = MethodLabel.distinct(model.flows.flatMap(\.estimates).map(\.method))
        return """
            <p>Nobody counts most of these moves. Six methods estimate them from the stocks, and \
            they disagree; the spread shows how far the figures can be trusted, and \
            <a href="\(Route.validation().path)">another page</a> how they agree with reports.</p>
            \(MethodMark.key(methods))
            <div class="trio">
            \(picture(model, "Arrivals", \.arrivals))
            \(picture(model, "Departures", \.departures))
            \(picture(model, "Net: arrivals less departures", \.net))
            </div>
            <div class="intervals">
            \(model.flows.reversed().enumerated().map { table($1, isOpen: $0 == 0) })</div>
            <p class="source">Persons over the interval. Estimated by Corridor from the stocks of \
            the publishers named below, and from births and deaths.</p>
            """
    }

    private static func picture(
        _ model: Model, _ title: String, _ side: KeyPath<FlowInterval.Estimate, Figure>
    ) -> Markup {
        let chart = DotRange(
            title: "\(title), \(model.area.name): estimates by interval",
            rows: model.flows.map { interval in
                DotRange.Row(
                    interval.period,
                    interval.estimates.map { DotRange.Mark($0.method, $0[keyPath: side]) })
            })
        return "<figure><figcaption><b>\(title)</b></figcaption>\(chart.view)</figure>"
    }

    /// The figures of an interval, the latest open.
    private static func table(_ interval: FlowInterval, isOpen: Bool) -> Markup {
        let open: Markup = isOpen ? " open=\"open\"" : .none
        let table = Parts.table(
            caption: "Estimated flows, \(interval.period), persons",
            headings: ["Method", "Arrivals", "Departures", "Net"],
            rows: interval.estimates.map {
                ("\($0.method.title)", [$0.arrivals, $0.departures, $0.net])
            })
        return """
            <details class="interval"\(open)><summary>\(interval.period)\(spread(interval))</summary>
            \(Parts.scrolling("Estimated flows, \(interval.period)", table))
            </details>

            """
    }

    /// How far the methods lie apart, in words.
    private static func spread(_ interval: FlowInterval) -> Markup? {
        let net = interval.estimates.compactMap(\.net.value)
        guard net.count > 1, let low = net.min(), let high = net.max() else { return nil }
        return """
             <span>net from \(NumberText.words(low)) to \(NumberText.words(high))</span>
            """
    }
}
