internal import Vocabulary

extension AbroadPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let name = model.area.name
        let downloads = model.downloads.map { link -> Markup in
            "<li><a href=\"\(link.href)\">\(link.text)</a></li>"
        }
        let stocks = table(
            model.columns, model.rows, "People from \(name) who live elsewhere", "Living in")
        let flows = table(
            model.flowColumns, model.flowRows, "Moves out of \(name), as destinations report them",
            "To")
        let body: Markup = """
            <div class="lead">
            <p class="kicker">\(Markup.link("\(name)", to: Route.area(model.area.code).path))</p>
            <h1>People from \(name), as others count them</h1>
            <p>What destinations and agencies publish of them, given back side by side.</p>
            </div>
            <p class="note">\(model.protection)</p>
            <ul class="inline">\(downloads)</ul>
            \(years(model))
            \(Parts.section("Where they live", id: "destinations", stocks))
            \(Parts.section("Women and men, and ages", id: "sexes", sexes(model)))
            \(Parts.section("Who moved there", id: "moves", flows))
            \(Parts.section("Beside its own figures", id: "own", own(model)))
            \(Parts.section("What is counted", id: "counted", counted(model)))
            \(Parts.closing(gaps: model.gaps, definitions: [], sources: model.sources))
            \(unreported(model))
            """
        return Layout.page("People from \(name) abroad", tab: .areas, site: site, body: body)
    }

    private static func years(_ model: Model) -> Markup {
        guard model.years.count > 1 else { return .none }
        let shown = model.year ?? model.years.last
        let items = model.years.map { year -> Markup in
            if year == shown { return "<li><b>\(String(year))</b></li>" }
            let path = Route.abroad(model.area.code, year: year).path
            return "<li><a href=\"\(path)\">\(String(year))</a></li>"
        }
        return "<nav class=\"years\" aria-label=\"Years\"><ul>\(items)</ul></nav>"
    }

    /// Destinations against sources, so that those who count the same people stand side by side.
    private static func table(
        _ columns: [Column], _ rows: [Row], _ caption: String, _ heading: String
    ) -> Markup {
        guard !columns.isEmpty else { return .none }
        if columns.count == 1 {
            let hasSexes = rows.allSatisfy { $0.sexes.count == 2 }
            let bars = BarTable(
                caption: "\(caption), \(columns[0].title), \(String(columns[0].year))",
                headings: [heading, "People"] + (hasSexes ? ["Women", "Men"] : []),
                rows: rows.compactMap { row in
                    guard let figure = row.figures[0] else { return nil }
                    return BarTable.Row(
                        label(row), figure,
                        more: hasSexes ? row.sexes.map { $0?.view() ?? .none } : [],
                        hasBar: row.area != nil)
                })
            return Parts.scrolling(caption, bars.view)
        }
        let head = columns.map { column -> Markup in
            "<th scope=\"col\">\(column.title), \(String(column.year))</th>"
        }
        let body = rows.map { row -> Markup in
            let cells = row.figures.map { figure -> Markup in figure?.cell() ?? "<td></td>" }
            return "<tr><th scope=\"row\">\(label(row))</th>\(cells)</tr>\n"
        }
        return Parts.scrolling(
            caption,
            """
            <table class="nums"><caption>\(caption), persons. An empty cell: the source says nothing \
            of that destination.</caption>
            <thead><tr><th scope="col">\(heading)</th>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table>
            """)
    }

    private static func label(_ row: Row) -> Markup {
        guard let area = row.area else { return "All destinations" }
        let remark: Markup? = row.remark.map { " <small class=\"hint\">\($0)</small>" }
        return "\(area.view)\(remark)"
    }

    private static func sexes(_ model: Model) -> Markup {
        let known = model.sexes.filter { $0.women != nil || $0.men != nil || !$0.ages.isEmpty }
        guard !known.isEmpty else { return .none }
        let totals = Parts.scrolling(
            "Women and men",
            Parts.table(
                caption: "All destinations, persons", headings: ["Source", "Women", "Men"],
                rows: known.map { item in
                    (
                        "\(item.column.title), \(String(item.column.year))",
                        [item.women, item.men].map { $0 ?? Figure(missing: .notReported) }
                    )
                }))
        let pyramids = known.filter { !$0.ages.isEmpty }.map { item -> Markup in
            let pyramid = AgePyramid(item)
            return
                "<figure><figcaption><b>\(pyramid.title)</b></figcaption>\(pyramid.view)</figure>"
        }
        return "\(totals)<div class=\"columns\">\(pyramids)</div>"
    }

    private static func own(_ model: Model) -> Markup {
        guard !model.flows.isEmpty else {
            return """
                <p class="empty">No flow is held that both a destination and \(model.area.name) report \
                by the same criterion.</p>
                """
        }
        let table = Parts.table(
            caption: "Moves in a year, persons; the difference is the destination’s less its own",
            headings: [
                "To", "Year", "Destination reports", "\(model.area.name) reports", "Difference",
                "Sources",
            ],
            cells: model.flows.map { flow in
                (
                    flow.area.view,
                    [
                        "<td>\(String(flow.year))</td>", flow.theirs.cell(), flow.own.cell(),
                        flow.difference.cell(), "<td>\(flow.sources)</td>",
                    ]
                )
            })
        return Parts.scrolling("Flows as both ends report them", table)
    }

    private static func counted(_ model: Model) -> Markup {
        let items = model.counted.map { item -> Markup in
            let said = item.said.map { said -> Markup in
                "<div><dt>\(said.term)</dt><dd>\(said.text)</dd></div>"
            }
            let list: Markup =
                said.isEmpty
                ? "<p class=\"empty\">Its publisher does not say what it counts.</p>"
                : "<dl class=\"facts\">\(said)</dl>"
            return "<h3>\(item.title)</h3>\(list)"
        }
        return Markup(items)
    }

    private static func unreported(_ model: Model) -> Markup {
        guard !model.unreported.isEmpty else { return .none }
        return """
            <details><summary>No figure is held of \(model.unreported.count) areas as destinations\
            </summary><p class="note">\(model.unreported.joined(separator: ", ")).</p></details>
            """
    }
}

extension Parts {
    /// A table of cells that are written already.
    static func table(
        caption: String, headings: [String], cells rows: [(label: Markup, cells: [Markup])]
    ) -> Markup {
        let head = headings.map { text -> Markup in "<th scope=\"col\">\(text)</th>" }
        let body = rows.map { row -> Markup in
            "<tr><th scope=\"row\">\(row.label)</th>\(row.cells)</tr>\n"
        }
        return """
            <table class="nums"><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table>
            """
    }
}
