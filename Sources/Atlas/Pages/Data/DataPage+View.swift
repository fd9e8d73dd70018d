import Vocabulary

extension DataPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let body: Markup = """
            <div class="lead">
            <h1>Data</h1>
            <p>Every figure stands in one of the tables below, and every table is made from the \
            releases that follow: the files as their publishers gave them out, named by the hash \
            of their bytes.</p>
            </div>
            <p>Before you use them: <a href="\(Route.compare().path)">do the sources go together?</a> \
            <a href="\(Route.review().path)">Which figures are odd?</a> \
            <a href="\(Route.validation().path)">How good are the estimates?</a></p>
            \(Parts.section("Tables", id: "tables", tables(model)))
            \(Parts.section("Releases", id: "releases", releases(model)))
            """
        return Layout.page("Data", tab: .data, site: site, body: body)
    }

    private static func tables(_ model: Model) -> Markup {
        guard !model.tables.isEmpty else { return .none }
        let rows = model.tables.map { table -> Markup in
            let links = table.links.map { link -> Markup in
                " <li>\(Markup.link("\(link.text)", to: link.href))</li>"
            }
            return """
                <tr><th scope="row">\(table.title)<br /><code>\(table.id)</code></th>\
                <td class="num">\(count(table.series))</td>\
                <td class="num">\(count(table.observations))</td>\
                <td><ul class="inline">\(links)</ul></td></tr>

                """
        }
        let table: Markup = """
            <table><caption>Tables and their downloads</caption>
            <thead><tr><th scope="col">Table</th><th scope="col" class="num">Series</th>\
            <th scope="col" class="num">Figures</th><th scope="col">Download</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """
        return Parts.scrolling("Tables", table)
    }

    private static func releases(_ model: Model) -> Markup {
        guard !model.releases.isEmpty else {
            return "<p class=\"empty\">No release has been imported yet.</p>"
        }
        let items = model.releases.map { release -> Markup in
            let licence: Markup =
                release.licence.map { Markup.link("\($0.name)", to: $0.url) } ?? "not stated"
            let files = release.files.map { file -> Markup in
                "<dd>\(file.name)<br /><code class=\"hash\">\(file.sha256)</code></dd>"
            }
            return """
                <li><p class="kicker">\(release.publisher) · \(release.edition)</p>
                <h3>\(Markup.link("\(release.title)", to: release.href))</h3>
                <dl class="facts">
                <div><dt>Date</dt><dd>\(release.date)</dd></div>
                <div><dt>Licence</dt><dd>\(licence)</dd></div>
                <div><dt>Holds</dt><dd>\(count(release.observations)) figures in \
                \(count(release.series)) series</dd></div>
                <div><dt>Cite as</dt><dd>\(release.citation)</dd></div>
                <div><dt>Files, SHA-256</dt>\(files.isEmpty ? ["<dd>none</dd>"] : files)</div>
                </dl></li>

                """
        }
        return "<ul class=\"releases\">\(items)</ul>"
    }

    private static func count(_ number: Int) -> String { NumberText.exact(Double(number)) }
}
