/// What pages of registers share.
public enum RecordView {
    /// A statement as a reader sees it.
    public struct Statement: Hashable, Sendable {
        /// The value in words, with its hedge.
        public let text: String
        /// Where the value leads; nil where it leads nowhere.
        public let href: String?
        /// What else is known of it: the source's own words, the code, a note.
        public let details: [String]
        /// Who says so; nil where nobody wrote it down.
        public let source: Link?

        /// - Parameter source: with an empty address where it cannot be read on the web.
        public init(
            _ text: String, href: String? = nil, details: [String] = [], source: Link? = nil
        ) {
            self.text = text
            self.href = href
            self.details = details
            self.source = source
        }
    }

    /// What is said in a field.
    public struct Field: Hashable, Sendable {
        public let title: String
        public let statements: [Statement]

        public init(_ title: String, _ statements: [Statement]) {
            self.title = title
            self.statements = statements
        }
    }

    /// Fields under a heading of their own.
    public struct Group: Hashable, Sendable {
        public let title: String
        public let fields: [Field]
        /// Where it can be changed; nil where whoever looks may not.
        public let edit: Link?

        public init(_ title: String, _ fields: [Field], edit: Link? = nil) {
            self.title = title
            self.fields = fields
            self.edit = edit
        }
    }

    static func view(_ statement: Statement) -> Markup {
        let value = Markup.link("<bdi>\(statement.text)</bdi>", to: statement.href)
        let details = statement.details.map { text -> Markup in
            " <span class=\"aside\"><bdi>\(text)</bdi></span>"
        }
        return "\(value)\(details)"
    }

    static func source(_ statement: Statement) -> Markup {
        guard let source = statement.source else {
            return "<span class=\"aside\">not stated</span>"
        }
        return Markup.link("<bdi>\(source.text)</bdi>", to: source.href)
    }

    /// A table of fields: what is said, and who says so.
    static func table(_ caption: String, _ fields: [Field]) -> Markup {
        let rows = fields.flatMap { field in
            field.statements.enumerated().map { place, statement -> Markup in
                let head: Markup =
                    place == 0
                    ? """
                    <th scope="rowgroup" rowspan="\(field.statements.count)">\(field.title)</th>
                    """
                    : .none
                return """
                    <tr>\(head)<td>\(view(statement))</td>\
                    <td class="ref">\(source(statement))</td></tr>

                    """
            }
        }
        return Parts.scrolling(
            caption,
            """
            <table class="trail record"><caption class="unseen">\(caption)</caption>
            <thead><tr><th scope="col">Field</th><th scope="col">What is said</th>\
            <th scope="col">Source</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }

    /// Links side by side.
    static func links(_ links: [Link], label: String) -> Markup {
        guard !links.isEmpty else { return .none }
        let items = links.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li> "
        }
        return "<nav aria-label=\"\(label)\"><ul class=\"inline\">\(items)</ul></nav>"
    }

    /// The links to the pages before and after.
    static func pager(_ previous: Link?, _ next: Link?) -> Markup {
        links([previous, next].compactMap(\.self), label: "Pages of the list")
    }
}
