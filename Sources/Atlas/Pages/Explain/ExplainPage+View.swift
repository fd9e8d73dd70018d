extension ExplainPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let body: Markup = """
            <div class="lead">
            <p class="kicker">How a figure came about</p>
            <h1>\(model.title)</h1>
            <p class="big">\(headline(model.figure))</p>
            <p>\(model.statement)</p>
            </div>
            <ol class="steps">
            \(model.sections.map(step))</ol>
            \(Parts.section("What to know when using it", id: "notes", .sentences(model.notes, class: "gaps")))
            \(citation(model))
            \(links(model))
            \(codes(model))
            """
        return Layout.page(model.title, tab: nil, site: site, body: body)
    }

    /// The number in full, without a link to this same page.
    private static func headline(_ figure: Figure) -> Markup {
        let marks = figure.flags.map { flag -> Markup in " <span class=\"flag\">⚑ \(flag)</span>" }
        let name = figure.value == nil ? "missing" : "fig"
        let kind: Markup? = figure.value == nil ? nil : " <small>\(figure.kindText)</small>"
        return "<span class=\"\(name)\">\(figure.exact)</span>\(kind)\(marks)"
    }

    private static func step(_ section: Section) -> Markup {
        let text: Markup? = section.text.map { "<p>\($0)</p>" }
        let rows = section.rows.map { row -> Markup in
            let reference: Markup? = row.reference.map { Markup.link("\($0)", to: row.href) }
            return """
                <tr><th scope="row">\(row.label)</th><td>\(value(row))</td><td class="ref">\
                \(reference)</td></tr>

                """
        }
        let table: Markup? =
            rows.isEmpty
            ? nil
            : """
            <table class="trail"><caption class="unseen">\(section.title)</caption>
            <thead class="unseen"><tr><th scope="col">What</th><th scope="col">Value</th>\
            <th scope="col">From</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """
        return """
            <li><h2>\(section.title)</h2>
            \(text)
            \(table)
            \(Markup.sentences(section.notes, class: "note"))</li>

            """
    }

    private static func value(_ row: Row) -> Markup {
        let shown: Markup =
            switch row.value {
            case .text(let text): "\(text)"
            case .code(let text): "<code>\(text)</code>"
            case .figure(let figure): figure.view(.full)
            }
        if row.reference == nil, let href = row.href { return Markup.link(shown, to: href) }
        return shown
    }

    private static func citation(_ model: Model) -> Markup {
        let own: Markup? = model.citation.map { "<p class=\"cite\">\($0)</p>" }
        return Parts.section(
            "How to cite it", id: "citation", "\(own)\(Parts.sources(model.sources))")
    }

    private static func links(_ model: Model) -> Markup {
        guard !model.links.isEmpty else { return .none }
        let items = model.links.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        return Parts.section("See also", id: "links", "<ul class=\"plain\">\(items)</ul>")
    }

    private static func codes(_ model: Model) -> Markup {
        Parts.section(
            "In codes", id: "codes",
            """
            <p>Dataflow <code>\(model.dataflow)</code>, key <code>\(model.key)</code>, period \
            <code>\(model.period)</code></p>
            """)
    }
}
