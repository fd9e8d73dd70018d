/// The desk's front page: what there is to do, and for whom.
public enum DeskPage {
    /// A section of the desk with what it is for.
    public struct Entry: Sendable {
        public let link: Link
        public let about: String

        public init(link: Link, about: String) {
            self.link = link
            self.about = about
        }
    }

    /// The page as HTML.
    public static func render(_ entries: [Entry], _ frame: DeskFrame) -> String {
        let items = entries.map { entry -> Markup in
            """
            <div><dt>\(Markup.link("\(entry.link.text)", to: entry.link.href))</dt>\
            <dd>\(entry.about)</dd></div>
            """
        }
        return DeskLayout.page(
            "Desk", frame,
            body: """
                <div class="lead"><h1>Desk</h1>
                <p>Who asks whom for which data, who answered, what was decided, and which \
                treaties and policies apply. Reading is open; changing needs an account.</p></div>
                <dl class="words">\(items)</dl>
                """)
    }

    /// What went wrong, in the desk's frame.
    ///
    /// - Parameter typed: what a form brought that could not be taken, so that it is not lost.
    public static func failure(
        _ title: String, _ problem: String, allowed: [Link],
        typed: [(name: String, value: String)] = [], _ frame: DeskFrame
    ) -> String {
        let links = allowed.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        let list: Markup = links.isEmpty ? .none : "<ul class=\"plain\">\(links)</ul>"
        return DeskLayout.page(
            title, frame,
            body:
                "<div class=\"lead\"><h1>\(title)</h1><p>\(problem)</p></div>\(list)\(kept(typed))")
    }

    private static func kept(_ typed: [(name: String, value: String)]) -> Markup {
        guard !typed.isEmpty else { return .none }
        let rows = typed.map { item -> Markup in
            let lines = item.value.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line -> Markup in "\(String(line))<br />" }
            return "<div><dt>\(item.name)</dt><dd>\(lines)</dd></div>"
        }
        return """
            <section id="typed"><h2>What you had typed</h2>
            <p>Nothing of it was taken. Copy what you need before you leave this page.</p>
            <dl class="words">\(rows)</dl></section>
            """
    }
}
