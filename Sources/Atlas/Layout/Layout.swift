/// What surrounds every page: head, header with navigation, footer.
enum Layout {
    /// The entry of the navigation that a page belongs to.
    enum Tab: CaseIterable {
        case map, areas, about, data, desk

        var title: String {
            switch self {
            case .map: "Map"
            case .areas: "Areas"
            case .about: "About and methods"
            case .data: "Data"
            case .desk: "Desk"
            }
        }

        var path: String {
            switch self {
            case .map: Route.home().path
            case .areas: Route.areas().path
            case .about: Route.about.path
            case .data: Route.data.path
            case .desk: "/desk"
            }
        }
    }

    /// A whole page.
    static func page(_ title: String, tab: Tab?, site: Site, body: Markup) -> String {
        let heading = title == site.name ? title : "\(title) · \(site.name)"
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>\(heading)</title>
            <link rel="stylesheet" href="\(Route.stylesheet.path)" />
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="top"><div class="wide">
            <p class="name"><a href="\(Route.home().path)">\(site.name)</a> <span>international migration, from figure to source</span></p>
            <nav aria-label="Main"><ul>\(navigation(tab))</ul></nav>
            </div></header>
            <main id="content" class="wide">
            \(body)
            </main>
            \(footer(site))
            </body>
            </html>

            """
        return page.text
    }

    private static func navigation(_ tab: Tab?) -> [Markup] {
        Tab.allCases.map { item in
            let current: Markup = item == tab ? " aria-current=\"page\"" : .none
            return "<li><a href=\"\(item.path)\"\(current)>\(item.title)</a></li>"
        }
    }

    private static func footer(_ site: Site) -> Markup {
        let publishers: Markup? =
            site.publishers.isEmpty
            ? nil
            : """
            <p>Figures of \(site.publishers.joined(separator: "; ")). Each page names the source \
            beside the figure. Estimates are ours and say so.</p>
            """
        let updated: Markup? = site.updated.map { "<p>Data last changed \($0).</p>" }
        return """
            <footer class="bottom"><div class="wide">
            <div>
            <h2>Sources and licence</h2>
            \(publishers)
            <p>Published figures keep their publisher’s terms, which the \
            <a href="\(Route.data.path)">data page</a> lists. The outline of the map is \
            Natural Earth’s, in the public domain.</p>
            <p><a href="\(Route.validation().path)">How good are the estimates?</a> \
            <a href="\(Route.compare().path)">Do the sources go together?</a> \
            <a href="\(Route.review().path)">Figures to ask about</a></p>
            \(updated)
            </div>
            <div>
            <h2>Names and boundaries</h2>
            <p>The designations employed and the presentation of material on this site do not \
            imply the expression of any opinion whatsoever concerning the legal status of any \
            country, territory, city or area or of its authorities, or concerning the \
            delimitation of its frontiers or boundaries. “Area” stands for countries and \
            territories alike; figures follow the areas as their publishers define them.</p>
            </div>
            </div></footer>
            """
    }
}
