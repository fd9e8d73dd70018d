/// Who asks whom for which tables.
public enum CollectionsPage {
    /// A collection in a line.
    public struct Entry: Sendable {
        public let link: Link
        public let owners: [String]
        public let frequency: String
        /// How many tables it says that it asks.
        public let tables: Int
        /// What it asks for or holds, in words.
        public let holds: String

        public init(link: Link, owners: [String], frequency: String, tables: Int, holds: String) {
            self.link = link
            self.owners = owners
            self.frequency = frequency
            self.tables = tables
            self.holds = holds
        }
    }

    /// The list as HTML.
    public static func render(_ entries: [Entry], overlaps: Link, _ frame: DeskFrame) -> String {
        let rows = entries.map { entry -> Markup in
            let tables: Markup = entry.tables == 0 ? "none stated" : "\(entry.tables)"
            return """
                <tr><th scope="row">\(Markup.link("\(entry.link.text)", to: entry.link.href))</th>\
                <td>\(entry.owners.joined(separator: ", "))</td><td>\(entry.frequency)</td>\
                <td>\(tables)</td><td>\(entry.holds)</td></tr>

                """
        }
        let table: Markup = """
            <table><caption>Collections and databases</caption>
            <thead><tr><th scope="col">Collection</th><th scope="col">Owners</th>\
            <th scope="col">How often</th><th scope="col">Tables asked</th>\
            <th scope="col">Asks for or holds</th></tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """
        return DeskLayout.page(
            "Collections", frame,
            body: """
                <div class="lead"><h1>Collections</h1>
                <p>Who asks countries for which tables, and who holds which data. \
                \(Markup.link("\(overlaps.text)", to: overlaps.href)).</p></div>
                \(Parts.scrolling("Collections and databases", table))
                """)
    }
}

/// One collection with the tables that it asks.
public enum CollectionPage {
    /// A table that the collection asks.
    public struct Table: Sendable {
        public let id: String
        public let title: String
        /// Whom it counts.
        public let subject: String
        /// What it tells apart.
        public let tells: String
        public let definition: String
        public let years: String
        /// Whom it asks: a few names, or how many.
        public let asked: String
        public let deadline: String
        /// What was inferred and from what, a sentence each.
        public let notes: [String]

        public init(
            id: String, title: String, subject: String, tells: String, definition: String,
            years: String, asked: String, deadline: String, notes: [String]
        ) {
            self.id = id
            self.title = title
            self.subject = subject
            self.tells = tells
            self.definition = definition
            self.years = years
            self.asked = asked
            self.deadline = deadline
            self.notes = notes
        }
    }

    /// The page as HTML.
    ///
    /// - Parameter facts: what the record says, by the names of its fields.
    public static func render(
        _ title: String, facts: [Definition], tables: [Table], links: [Link], _ frame: DeskFrame
    ) -> String {
        let sections = tables.map { table -> Markup in
            let facts = [
                ("Counts", table.subject), ("Tells apart", table.tells),
                ("Definition", table.definition), ("Years", table.years),
                ("Asked", table.asked), ("Answers due", table.deadline),
            ].filter { !$0.1.isEmpty }.map { name, text -> Markup in
                "<div><dt>\(name)</dt><dd>\(text)</dd></div>"
            }
            return Parts.section(
                table.title, id: "table-" + table.id,
                """
                <dl class="facts">\(facts)</dl>
                \(Markup.sentences(table.notes, class: "note"))
                """)
        }
        let none: Markup =
            tables.isEmpty
            ? "<p class=\"empty\">The record does not say which tables it asks.</p>" : .none
        let list = links.map { link -> Markup in
            "<li>\(Markup.link("\(link.text)", to: link.href))</li>"
        }
        return DeskLayout.page(
            title, frame,
            body: """
                <div class="lead"><h1>\(title)</h1></div>
                \(Parts.definitions(facts))
                \(none)\(sections)
                <ul class="inline">\(list)</ul>
                """)
    }
}
