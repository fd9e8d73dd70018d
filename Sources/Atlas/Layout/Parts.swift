/// Pieces that several pages share.
enum Parts {
    /// A source, under a picture or a table; the list at the foot of the page where none is
    /// named.
    static func source(_ note: SourceNote?, _ extra: String? = nil) -> Markup {
        guard let note else {
            return "<p class=\"source\">Source: <a href=\"#sources\">named below</a>.</p>"
        }
        let more: Markup? = extra.map { " \($0)" }
        return "<p class=\"source\">Source: \(note.short).\(more)</p>"
    }

    /// A section with a heading that can be linked to; nothing where the body is empty.
    static func section(_ title: String, id: String, _ body: Markup) -> Markup {
        guard !body.isEmpty else { return .none }
        return """
            <section id="\(id)">
            <h2>\(title)</h2>
            \(body)
            </section>
            """
    }

    /// Words and what they mean.
    static func definitions(_ items: [Definition]) -> Markup {
        guard !items.isEmpty else { return .none }
        let rows = items.map { item -> Markup in
            "<div><dt>\(item.term)</dt><dd>\(item.text)</dd></div>"
        }
        return "<dl class=\"words\">\(rows)</dl>"
    }

    /// Sources in full.
    static func sources(_ notes: [SourceNote]) -> Markup {
        guard !notes.isEmpty else { return .none }
        let rows = notes.map { note -> Markup in "<li>\(note.full)</li>" }
        return "<ul class=\"plain\">\(rows)</ul>"
    }

    /// The three sections that close a page of figures.
    static func closing(
        gaps: [String], definitions: [Definition], sources: [SourceNote]
    ) -> Markup {
        let missing =
            gaps.isEmpty
            ? Markup.none
            : section("What is missing", id: "missing", .sentences(gaps, class: "gaps"))
        return """
            \(missing)
            \(section("What the words mean", id: "words", Parts.definitions(definitions)))
            \(section("Sources", id: "sources", Parts.sources(sources)))
            """
    }

    /// A large number with what it is of.
    static func card(_ label: String, _ dated: DatedFigure?) -> Markup? {
        guard let dated else { return nil }
        let kind: Markup =
            dated.figure.kind == .estimated ? " · estimated" : .none
        return """
            <div><dt>\(label)</dt><dd>\(dated.figure.view(.words))\
            <small>\(dated.period)\(kind)</small></dd></div>
            """
    }

    /// A table that may be wider than a phone: it scrolls by itself, also by keyboard.
    static func scrolling(_ label: String, _ table: Markup) -> Markup {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(label)">
        \(table)
        </div>
        """
    }

    /// A table of figures over years, in either order, with the breaks of the picture beside it: what
    /// stands on either side of one does not count the same.
    static func table(
        caption: String, headings: [String], years: [(year: Int, cells: [Figure])],
        breaks: [NumberedBreak]
    ) -> Markup {
        let isRising = (years.first?.year ?? 0) <= (years.last?.year ?? 0)
        var rows: [Markup] = []
        func add(_ items: [NumberedBreak]) {
            rows += items.map { item -> Markup in
                """
                <tr class="break"><td colspan="\(headings.count)">Break \(item.number): \(item.title)\
                </td></tr>

                """
            }
        }
        for (year, figures) in years {
            let here = breaks.filter { $0.item.to == year }
            if isRising { add(here) }
            let cells = figures.map { cell -> Markup in "<td>\(cell.view())</td>" }
            rows.append("<tr><th scope=\"row\">\(String(year))</th>\(cells)</tr>\n")
            if !isRising { add(here.reversed()) }
        }
        return table(caption: caption, headings: headings, body: rows)
    }

    /// A table of figures: a label and its figures, a row each.
    ///
    /// - Parameter saysKind: whether each figure says of what kind it is, and not the caption.
    static func table(
        caption: String, headings: [String], rows: [(label: Markup, cells: [Figure])],
        saysKind: Bool = true
    ) -> Markup {
        let body = rows.map { row -> Markup in
            let cells = row.cells.map { cell -> Markup in
                "<td>\(cell.view(saysKind: saysKind))</td>"
            }
            return "<tr><th scope=\"row\">\(row.label)</th>\(cells)</tr>\n"
        }
        return table(caption: caption, headings: headings, body: body)
    }

    private static func table(caption: String, headings: [String], body: [Markup]) -> Markup {
        let head = headings.map { text -> Markup in
            "<th scope=\"col\">\(text)</th>"
        }
        return """
            <table class="nums"><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table>
            """
    }
}
