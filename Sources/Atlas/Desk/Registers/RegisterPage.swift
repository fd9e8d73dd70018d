/// The records of one register, searched and filtered.
public enum RegisterPage {
    /// A choice among records, made from a field of the register.
    public struct Filter: Sendable {
        public let label: String
        public let name: String
        public let value: String
        /// What can be chosen; nil where something is typed.
        public let options: [Option]?
        /// The id of a list of what may be typed; nil where there is none.
        public let list: String?

        /// A value that can be chosen.
        public struct Option: Sendable {
            public let value: String
            public let text: String

            public init(_ value: String, _ text: String) {
                self.value = value
                self.text = text
            }
        }

        public init(
            _ label: String, _ name: String, _ value: String, options: [Option]? = nil,
            list: String? = nil
        ) {
            self.label = label
            self.name = name
            self.value = value
            self.options = options
            self.list = list
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var title = ""
        public var purpose = ""
        /// The path of the register.
        public var path = ""
        public var filters: [Filter] = []
        /// The areas that may be typed, by code.
        public var areas: [Filter.Option] = []
        public var columns: [String] = []
        public var rows: [(link: Link, flags: Int, cells: [[RecordView.Statement]])] = []
        public var total = 0
        public var first = 0
        public var previous: Link?
        public var next: Link?
        public var views: [Link] = []
        public var downloads: [Link] = []
        /// Where a new record is made; nil where whoever looks may not.
        public var new: String?
        /// Whether some filter is set.
        public var isFiltered = false

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let new: Markup = model.new.map { "<p><a href=\"\($0)\">Add a record</a></p>" } ?? .none
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><h1>\(model.title)</h1><p>\(model.purpose)</p></div>
                \(RecordView.links(model.views, label: "Views"))
                \(filters(model.filters, model.areas, model.path))
                \(Parts.section("Records", id: "records", records(model)))
                \(new)
                \(Parts.section(
                    "Take away", id: "downloads", RecordView.links(model.downloads, label: "Downloads")))
                """)
    }

    /// The form that asks; every view of a register has the same.
    static func filters(
        _ filters: [Filter], _ areas: [Filter.Option], _ path: String, extra: Markup = .none
    ) -> Markup {
        let fields = filters.map { filter -> Markup in
            if let options = filter.options {
                return DeskForm.choice(
                    filter.label, filter.name,
                    [("", "any")] + options.map { ($0.value, $0.text) }, chosen: filter.value)
            }
            return RecordForm.typed(
                filter.label, filter.name, filter.value,
                type: filter.name == "q" ? "search" : "text",
                list: filter.list)
        }
        let list: Markup =
            areas.isEmpty ? .none : RecordForm.list("areas", areas.map { ($0.value, $0.text) })
        return DeskForm.ask(path, "\(extra)\(fields)\(DeskForm.button("Show"))\(list)")
    }

    private static func records(_ model: Model) -> Markup {
        guard !model.rows.isEmpty else {
            guard model.isFiltered else {
                return """
                    <p class="empty">There is no record yet. `corridor register starter` takes in those \
                    that ship with the program, and an import those of a file.</p>
                    """
            }
            return """
                <p class="empty">No record fits. Choose less, or see \
                <a href="\(model.path)">all records</a>.</p>
                """
        }
        let head = model.columns.map { title -> Markup in "<th scope=\"col\">\(title)</th>" }
        let rows = model.rows.map { row -> Markup in
            let cells = row.cells.map { statements -> Markup in
                let lines = statements.map { statement -> Markup in
                    "<div>\(RecordView.view(statement))</div>"
                }
                return "<td>\(lines)</td>"
            }
            let flag: Markup =
                row.flags > 0 ? " <span class=\"flag\">⚑ sources disagree</span>" : .none
            return """
                <tr><th scope="row"><bdi>\(Markup.link("\(row.link.text)", to: row.link.href))</bdi>\
                \(flag)</th>\(cells)</tr>

                """
        }
        let last = model.first + model.rows.count
        return """
            <p>Records \(NumberText.exact(Double(model.first + 1))) to \
            \(NumberText.exact(Double(last))) of \(NumberText.exact(Double(model.total))), by id.</p>
            \(Parts.scrolling(
                "Records",
                """
                <table><caption class="unseen">Records, by id</caption>
                <thead><tr><th scope="col">Record</th>\(head)</tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            \(RecordView.pager(model.previous, model.next))
            """
    }
}
