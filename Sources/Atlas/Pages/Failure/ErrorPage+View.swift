extension ErrorPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let allowed = model.allowed.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        let choices: Markup =
            allowed.isEmpty ? .none : "<h2>What there is</h2>\n<ul class=\"plain\">\(allowed)</ul>"
        let body: Markup = """
            <div class="lead">
            <p class="kicker">\(String(model.status))</p>
            <h1>\(model.title)</h1>
            <p>\(model.problem)</p>
            </div>
            \(choices)
            <p class="back"><a href="\(Route.home().path)">To the map</a> or \
            <a href="\(Route.areas().path)">to the list of areas</a>.</p>
            """
        return Layout.page(model.title, tab: nil, site: site, body: body)
    }
}
