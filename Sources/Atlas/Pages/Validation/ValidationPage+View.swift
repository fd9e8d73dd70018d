internal import Estimation

extension ValidationPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let period = model.period ?? "no interval"
        let body: Markup = """
            <div class="lead">
            <h1>How good are the estimates?</h1>
            <p>Few countries count who comes from where and who leaves to where. Where they do, their \
            reports can be set beside the estimates. The two do not count the same: an estimate \
            counts people who live elsewhere at the end of the interval than at its start, a report \
            counts moves. So look first at what does not depend on the level.</p>
            </div>
            \(intervals(model))
            \(model.period == nil ? nil : cards(model))
            \(Parts.section("Reported and estimated, \(period)", id: "reports", reports(model)))
            \(Parts.section("By region, size and reporter", id: "groups", groups(model)))
            \(Parts.section("The largest reported corridors", id: "corridors", corridors(model)))
            \(Parts.section("Net migration of areas", id: "net", net(model)))
            \(Parts.section("What one percent of coverage does", id: "coverage", sensitivity(model)))
            \(Parts.section("How to read this", id: "reading", .sentences(model.notes, class: "gaps")))
            \(Parts.section("What the measures mean", id: "words", Parts.definitions(measures)))
            \(Parts.section("Sources", id: "sources", Parts.sources(model.sources)))
            """
        return Layout.page("How good are the estimates?", tab: .about, site: site, body: body)
    }

    private static func intervals(_ model: Model) -> Markup {
        guard model.intervals.count > 1 else { return .none }
        let items = model.intervals.reversed().map { interval -> Markup in
            let text = "\(String(interval.start))–\(String(interval.end))"
            let remark: Markup = interval.hasReports ? " (reports)" : .none
            if interval.isShown { return "<li><b aria-current=\"page\">\(text)</b>\(remark)</li>" }
            let path = Route.validation(start: interval.start, end: interval.end).path
            return "<li><a href=\"\(path)\">\(text)</a>\(remark)</li>"
        }
        return "<nav class=\"years\" aria-label=\"Intervals\"><ul>\(items)</ul></nav>"
    }

    private static func cards(_ model: Model) -> Markup {
        let coverage = model.coverage
        var cards: [Markup] = []
        func card(_ label: String, _ value: String, _ remark: String) {
            cards.append("<div><dt>\(label)</dt><dd>\(value)<small>\(remark)</small></dd></div>")
        }
        func count(_ number: Int) -> String { NumberText.exact(Double(number)) }
        card(
            "Reported by the destination", count(coverage.byDestination),
            "of \(count(coverage.estimated)) corridors")
        card(
            "Reported by the origin", count(coverage.byOrigin),
            "of \(count(coverage.estimated)) corridors")
        card("Reported by both", count(coverage.both), "corridors")
        if let factor = model.reports?.typicalFactor {
            card(
                "Typical factor between the two reports", Numbers.factor(factor),
                "the yardstick for an estimate")
        }
        return "<dl class=\"cards spaced\">\(cards)</dl>"
    }

    private static func reports(_ model: Model) -> Markup {
        let drawn = model.methods.filter { !$0.points.isEmpty }
        guard !drawn.isEmpty else {
            return """
                <p class="empty">No reports of flows between two areas are held for this interval.</p>
                """
        }
        let powers = LogScatter.powers(
            drawn.lazy.flatMap(\.points).flatMap { [$0.report, $0.estimate] })
        let pictures = drawn.map { method -> Markup in
            let agreement = model.side == "origin" ? method.byOrigin : method.byDestination
            let words =
                "Correlation of logarithms \(Numbers.hundredths(agreement?.logCorrelation)), "
                + "typical factor \(Numbers.factor(agreement?.typicalFactor)), "
                + "within a factor of two \(Numbers.percent(agreement?.withinTwo))"
            let chart = LogScatter(
                title: "\(method.label.title): estimates beside reports",
                description: "\(method.points.count) corridors. \(words).",
                method: method.label.id, points: points(method.points), powers: powers)
            return """
                <figure><figcaption><b>\(method.label.title)</b><br /><span>\(words)</span>\
                </figcaption>\(chart.view)</figure>
                """
        }
        return """
            <p>Each dot is a corridor as its \(model.side) reports it. On the line, estimate and report \
            are equal; in the band they differ by less than a factor of two. Dots on the edges are \
            zero. The largest differences are ringed.</p>
            <div class="trio plots">\(pictures)</div>
            \(agreements(model, "Beside the reports of destinations", \.byDestination, model.reports))
            \(agreements(model, "Beside the reports of origins", \.byOrigin, nil))
            \(ranges(model))
            """
    }

    /// The points, those with the largest differences named.
    private static func points(_ points: [Point]) -> [LogScatter.Point] {
        let largest = Set(
            points.sorted { abs($0.estimate - $0.report) > abs($1.estimate - $1.report) }.prefix(3))
        return points.map { point in
            let label = Link(
                text: "\(point.origin) → \(point.destination)",
                href: Route.corridor(origin: point.origin, destination: point.destination).path)
            return LogScatter.Point(
                report: point.report, estimate: point.estimate,
                label: largest.contains(point) ? label : nil)
        }
    }

    private static let measures = [
        Definition(
            term: "Correlation",
            text: "How far estimates and reports rise together, from −1 to 1. Of the numbers "
                + "themselves, large corridors decide it; of the logarithms of one more than them, "
                + "small ones count as well; of the ranks, only the order."),
        Definition(
            term: "Middle ratio",
            text: "The estimate over the report, the middle one of all corridors. It is the level: "
                + "below 1, estimates are mostly lower."),
        Definition(
            term: "Typical factor",
            text: "Half of all estimates are within this factor of the report, up or down. A dash: "
                + "half of them are zero where the report is not, or the other way."),
        Definition(
            term: "Spread",
            text: "The typical factor that would be left if the level were right."),
        Definition(
            term: "Sum of errors",
            text: "All differences, up and down alike, as a share of all that is reported."),
        Definition(
            term: "Zero estimates",
            text: "Corridors with an estimate of nobody although moves are reported."),
        Definition(
            term: "Implied net migration",
            text:
                "The growth of the population less births plus deaths: what a closed account must "
                + "give back. Published net migration comes from the same source, so agreement "
                + "with it is arithmetic and no evidence."),
    ]
}

/// How the numbers of the page are written.
enum Numbers {
    /// Two decimals: `0.90`, `−0.04`; a dash where there is none.
    static func hundredths(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "–" }
        let size = (value.magnitude * 100).rounded()
        guard size < 1e8 else { return NumberText.exact(value) }
        let whole = Int(size)
        let rest = whole % 100
        let sign = value < 0 && whole > 0 ? NumberText.minus : ""
        return sign + NumberText.exact(Double(whole / 100)) + "." + (rest < 10 ? "0" : "")
            + "\(rest)"
    }

    /// A factor: `2.3`, from ten on without decimals; a dash where there is none.
    static func factor(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 10 ? NumberText.tenths(value) : NumberText.exact(value)
    }

    /// A share out of a hundred; a dash where there is none.
    static func percent(_ share: Double?) -> String {
        guard let share else { return "–" }
        return NumberText.percent(share * 100)
    }

    /// A change with its sign, three significant figures.
    static func change(_ value: Double) -> String {
        value.magnitude < 0.5 ? "0" : (value > 0 ? "+" : "") + NumberText.rounded(value)
    }
}
