extension ReviewPage {
    /// The page as HTML.
    public static func render(_ model: Model, site: Site = Site()) -> String {
        let title = model.area.map { "Figures to ask about: \($0.name)" } ?? "Figures to ask about"
        let body: Markup = """
            <div class="lead">
            <h1>\(title)</h1>
            <p>\(NumberText.exact(Double(model.figures))) figures of \
            \(NumberText.exact(Double(model.series))) series were looked through for what is odd. A \
            finding is a question, not a fault: most publishers have an answer. What concerns fewer \
            than \(NumberText.exact(model.least)) people is left out.</p>
            </div>
            \(chosen(model))
            \(Parts.section("What was found", id: "tally", tally(model)))
            \(Parts.section("By area", id: "areas", areas(model)))
            \(Parts.section("The most pressing first", id: "findings", findings(model)))
            \(Parts.section("How to read this", id: "reading", .sentences(model.notes, class: "gaps")))
            """
        return Layout.page(title, tab: .data, site: site, body: body)
    }

    /// What is left out by choice, and how to see all.
    private static func chosen(_ model: Model) -> Markup {
        guard model.area != nil || model.check != nil else { return .none }
        let check = model.tally.first { $0.check == model.check }?.name ?? model.check
        let parts = [model.area?.name, check].compactMap(\.self).joined(separator: "; ")
        return "<p>Only \(parts). <a href=\"\(Route.review().path)\">All findings</a></p>"
    }

    private static func tally(_ model: Model) -> Markup {
        guard !model.tally.isEmpty else { return "<p class=\"empty\">Nothing odd was found.</p>" }
        let rows = model.tally.map { item -> Markup in
            let path = Route.review(area: model.area?.code, check: item.check).path
            return """
                <tr><th scope="row"><a href="\(path)">\(item.name)</a></th>\
                <td>\(item.high)</td><td>\(item.medium)</td><td>\(item.low)</td></tr>

                """
        }
        return Parts.scrolling(
            "Findings by check",
            """
            <table class="nums"><caption>Findings by check and by how soon to look at them</caption>
            <thead><tr><th scope="col">Check</th><th scope="col">High</th>\
            <th scope="col">Medium</th><th scope="col">Low</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    private static func areas(_ model: Model) -> Markup {
        guard model.area == nil, !model.areas.isEmpty else { return .none }
        let items = model.areas.map { item -> Markup in
            let path = Route.review(area: item.area.code, check: model.check).path
            return "<li><a href=\"\(path)\">\(item.area.name)</a> \(item.groups)</li> "
        }
        return "<ul class=\"inline\">\(items)</ul>"
    }

    private static func findings(_ model: Model) -> Markup {
        guard !model.groups.isEmpty else { return .none }
        let items = model.groups.map { group -> Markup in
            let more: Markup? =
                group.more == 0
                ? nil
                : """
                <p class="source">And \(group.more) more of this kind: \
                <a href="\(Route.review(area: group.area.code, check: model.check).path)">\
                \(group.area.name)</a>.</p>
                """
            return """
                <li><p class="kicker">\(group.severity) · \(group.source) · \(group.publisher)</p>
                <h3>\(group.area.name): \(group.kind)</h3>
                \(group.findings.map(finding))\(more)</li>

                """
        }
        return "<ol class=\"releases\" start=\"\(model.from)\">\(items)</ol>\(pages(model))"
    }

    private static func finding(_ finding: Finding) -> Markup {
        let evidence = finding.evidence.map { item -> Markup in
            "<li>\(item.label): \(item.figure.view())</li> "
        }
        let innocent: Markup? =
            finding.innocent.isEmpty
            ? nil
            : "<div><dt>No fault if</dt><dd>\(finding.innocent.joined(separator: "; "))</dd></div>"
        return """
            <p>\(finding.why)</p>
            <dl class="facts"><div><dt>Ask</dt><dd>\(finding.question)</dd></div>\(innocent)
            <div><dt>Figures</dt><dd><ul class="inline">\(evidence)</ul></dd></div></dl>
            """
    }

    private static func pages(_ model: Model) -> Markup {
        let last = model.from + model.groups.count - 1
        func link(_ text: String, _ from: Int) -> Markup {
            let path = Route.review(area: model.area?.code, check: model.check, from: from).path
            return " <a href=\"\(path)\">\(text)</a>"
        }
        let before: Markup? =
            model.from > 1 ? link("More pressing ones", max(1, model.from - pageSize)) : nil
        let after: Markup? = last < model.count ? link("Less pressing ones", last + 1) : nil
        return """
            <p class="more">Groups \(model.from) to \(last) of \(model.count).\(before)\(after)</p>
            """
    }

    /// How many groups stand on a page.
    public static let pageSize = 20
}
