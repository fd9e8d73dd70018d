extension AreasPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let count = model.groups.reduce(0) { $0 + $1.rows.count }
        let body: Markup = """
            <div class="lead">
            <h1>\(model.query == nil ? "Areas" : "Areas found")</h1>
            <p>\(summary(model, count))</p>
            </div>
            <form class="choose" method="get" action="\(Route.areas().path)">
            <p><label for="q">Name or code</label>
            <input id="q" name="q" type="search" value="\(model.query ?? "")" /></p>
            <p><button type="submit">Find</button></p>
            </form>
            \(jumps(model))
            \(model.groups.enumerated().map { group($1, $0, model.year) })
            \(count == 0 ? nil : Parts.source(model.source))
            """
        return Layout.page("Areas", tab: .areas, site: site, body: body)
    }

    private static func summary(_ model: Model, _ count: Int) -> Markup {
        guard let query = model.query else {
            return """
                \(count) countries and areas, with the people who live in each and come from \
                elsewhere, and those who come from each and live elsewhere, in \(String(model.year)).
                """
        }
        switch count {
        case 0:
            return """
                No area’s name or code matches “\(query)”. \
                <a href="\(Route.areas().path)">See all areas</a>.
                """
        case 1: return "One area matches “\(query)”."
        default: return "\(count) areas match “\(query)”."
        }
    }

    /// Links to the regions on the page, where there are several.
    private static func jumps(_ model: Model) -> Markup {
        guard model.groups.count > 2 else { return .none }
        let items = model.groups.enumerated().map { index, group -> Markup in
            "<li><a href=\"#group-\(index)\">\(group.name)</a></li>"
        }
        return "<nav class=\"years\" aria-label=\"Regions\"><ul>\(items)</ul></nav>"
    }

    private static func group(_ group: Group, _ index: Int, _ year: Int) -> Markup {
        guard !group.rows.isEmpty else { return .none }
        let table = Parts.table(
            caption: "Stocks, \(year), persons", headings: ["Area", "Immigrants", "Emigrants"],
            rows: group.rows.map { ($0.area.view, [$0.immigrants, $0.emigrants]) })
        return Parts.section(group.name, id: "group-\(index)", table)
    }
}
