import Vocabulary

extension CorridorPage {
    /// The estimates of every interval: a picture, what is odd, and the table.
    static func flows(_ direction: Direction) -> Markup {
        let figures = direction.flows.flatMap(\.estimates).map(\.figure)
        guard !figures.isEmpty else { return .none }
        let methods = MethodLabel.distinct(direction.flows.flatMap(\.estimates).map(\.method))
        let title = "Moves from \(direction.origin.name) to \(direction.destination.name)"
        guard figures.contains(where: { $0.value != nil }) else {
            return """
                <h3>\(title)</h3>
                <p class="empty">No method gives an estimate for any interval: \
                \(Set(figures.map(\.kindText)).sorted().joined(separator: ", ")).</p>
                """
        }
        let chart = DotRange(
            title: "\(title): estimates by interval",
            rows: direction.flows.map { interval in
                DotRange.Row(
                    interval.period,
                    interval.estimates.map { DotRange.Mark($0.method, $0.figure) })
            })
        return """
            <h3>\(title), as the methods estimate them</h3>
            <div class="pair"><figure>\(chart.view)</figure>
            <div>\(MethodMark.key(methods))\(flagged(direction))</div></div>
            \(Parts.scrolling(title, table(direction, methods)))
            <p class="source">Persons over the interval, whatever their birthplace. Estimated by \
            Corridor from the stocks of the publishers named below, and from births and deaths: \
            <a href="\(Route.validation().path)">how good are they?</a></p>
            """
    }

    /// Every flag of every estimate, in words.
    private static func flagged(_ direction: Direction) -> Markup {
        let items = direction.flows.flatMap { interval in
            interval.estimates.flatMap { estimate in
                estimate.figure.flags.map { flag -> Markup in
                    """
                    <li>\(estimate.method.title), \(interval.period): \
                    \(estimate.figure.text), <span class="flag">⚑ \(flag)</span></li>
                    """
                }
            }
        }
        guard !items.isEmpty else { return .none }
        return """
            <div class="warning"><p>Read with care: ringed in the picture.</p>
            <ul>\(items)</ul></div>
            """
    }

    /// Methods down, intervals across, so that a row reads as a history.
    private static func table(_ direction: Direction, _ methods: [MethodLabel]) -> Markup {
        Parts.table(
            caption: "Estimated moves by method and interval, persons",
            headings: ["Method"] + direction.flows.map(\.period),
            rows: methods.map { method in
                let cells = direction.flows.map { interval in
                    interval.estimates.first { $0.method.id == method.id }?.figure
                        ?? Figure(missing: .notApplicable)
                }
                return ("\(method.title)", cells)
            })
    }

    /// The minimum of the closed accounting by what the movers did.
    static func split(_ direction: Direction) -> Markup {
        let known = direction.splits.contains { split in
            [split.outward, split.returning, split.transit].contains { $0.value != nil }
        }
        guard known else { return .none }
        let origin = direction.origin.name
        let destination = direction.destination.name
        let table = Parts.table(
            caption: "Closed accounting, minimum, by birthplace of the movers, persons",
            headings: ["Interval", "Outward", "Returning", "Transit"],
            rows: direction.splits.map {
                (
                    "<span class=\"period\">\($0.period)</span>",
                    [$0.outward, $0.returning, $0.transit]
                )
            })
        return """
            <h3>Who moved</h3>
            <p>Outward: born in \(origin). Returning: born in \(destination). Transit: born in \
            neither.</p>
            \(Parts.scrolling("Who moved", table))
            """
    }
}
