extension DocumentPage {
    /// The page as HTML, in the desk's frame on the screen and alone on paper.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        render(model, frame, before: nil, after: nil)
    }

    /// The same with something above it, and something between its contents and its sections.
    static func render(
        _ model: Model, _ frame: DeskFrame, before: Markup?, after: Markup?
    ) -> String {
        let links = model.links.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        let bar: Markup = links.isEmpty ? .none : "<ul class=\"inline screen\">\(links)</ul>"
        return DeskLayout.page(
            model.title, frame, body: "\(bar)\(before)\n\(document(model, after: after))")
    }

    /// The document as a file of its own, which asks for nothing from anywhere.
    public static func file(_ model: Model) -> String {
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>\(model.title)</title>
            <style>
            \(style)</style>
            </head>
            <body>
            <main class="wide">
            \(document(model, isFile: true))
            </main>
            </body>
            </html>

            """
        return page.text
    }

    /// The stylesheet has no text of anybody's, and no closing tag.
    private static var style: Markup {
        var style = Markup.none
        style.text = Stylesheet.css
        return style
    }

    private static func document(
        _ model: Model, isFile: Bool = false, after: Markup? = nil
    ) -> Markup {
        let lines = model.subtitle.map { line -> Markup in "<p>\(line)</p>" }
        let contents = model.sections.map { section -> Markup in
            "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n"
        }
        let sections = model.sections.map { section -> Markup in
            let blocks = section.blocks.map { block($0, isFile) }
            return """
                <section id="\(section.id)">
                <h2>\(section.title)</h2>
                \(blocks)</section>

                """
        }
        return """
            <article class="document">
            <div class="lead">
            <h1>\(model.title)</h1>
            \(lines)
            </div>
            <nav class="contents" aria-label="Contents"><h2>Contents</h2>
            <ol>
            \(contents)</ol></nav>
            \(after)
            \(sections)</article>
            """
    }

    private static func block(_ block: Block, _ isFile: Bool) -> Markup {
        switch block {
        case .heading(let text): return "<h3>\(text)</h3>\n"
        case .paragraph(let text): return "<p>\(text)</p>\n"
        case .empty(let text): return "<p class=\"empty\">\(text)</p>\n"
        case .toWrite(let text):
            return "<p class=\"to-write\"><strong>To be written:</strong> \(text)</p>\n"
        case .facts(let items):
            let rows = items.map { item -> Markup in
                "<div><dt>\(item.name)</dt><dd>\(linked(item.text, isFile))</dd></div>\n"
            }
            return "<dl class=\"facts\">\n\(rows)</dl>\n"
        case .list(let items):
            let rows = items.map { item -> Markup in "<li>\(linked(item, isFile))</li>\n" }
            return "<ul class=\"plain\">\n\(rows)</ul>\n"
        case .table(let caption, let headings, let rows):
            return Parts.scrolling(caption, table(caption, headings, rows, isFile))
        }
    }

    private static func table(
        _ caption: String, _ headings: [String], _ rows: [[Text]], _ isFile: Bool
    ) -> Markup {
        let head = headings.map { text -> Markup in
            text.isEmpty ? "<td></td>" : "<th scope=\"col\">\(text)</th>"
        }
        let body = rows.map { row -> Markup in
            let cells = row.enumerated().map { place, cell -> Markup in
                let text = linked(cell, isFile)
                return place == 0 ? "<th scope=\"row\">\(text)</th>" : "<td>\(text)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <table><caption>\(caption)</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table>

            """
    }

    /// In a file, paths of the desk lead nowhere.
    private static func linked(_ text: Text, _ isFile: Bool) -> Markup {
        let href = isFile && text.href?.hasPrefix("/") == true ? nil : text.href
        return Markup.link("\(text.text)", to: href)
    }
}

extension Stylesheet {
    /// Documents: contents, what is to be written, and A4 paper without the site around it.
    static let documents = """
        .document .scroll { margin: 1rem 0 1.5rem; } .document td, .document tbody th { overflow-wrap: anywhere; min-width: 4rem; }
        .contents { border-top: 1px solid var(--hair); border-bottom: 1px solid var(--hair); padding: 1.25rem 0; }
        .contents h2 { font-size: 1.0625rem; margin-bottom: .5rem; }
        .contents ol { margin: 0; padding-left: 1.5rem; columns: 18rem; }
        .to-write { border-left: 4px solid var(--mark); background: var(--markground); padding: .75rem 1rem; min-height: 4rem; }
        .screen { margin-bottom: 1.5rem; }
        @page { size: A4; margin: 18mm 16mm; }
        @media print { .screen { display: none; }
          body:has(.document) .top, body:has(.document) .bottom { display: none; }
          body:has(.document) main { padding: 0; max-width: none; }
          .document a { color: inherit; text-decoration: none; } .document section { break-inside: auto; margin-top: 1.5rem; }
          .document h2, .document h3 { break-after: avoid; } .document h1 { font-size: 20pt; } .document h2 { font-size: 14pt; }
          .document .lead, .document .lead p { font-size: 11pt; } .document .contents { break-after: page; }
          .document table { font-size: 8.5pt; } .document thead th { position: static; } .document thead { display: table-header-group; }
          .document p, .document li, .document dd { max-width: none; } .to-write { min-height: 6rem; } }

        """
}
