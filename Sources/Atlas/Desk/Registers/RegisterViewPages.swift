internal import Vocabulary

/// What the records of a register date, year by year.
public enum RegisterTimelinePage {
    /// A date.
    public struct Entry: Sendable {
        public let year: String
        public let date: String
        public let what: String
        public let record: Link

        public init(year: String, date: String, what: String, record: Link) {
            self.year = year
            self.date = date
            self.what = what
            self.record = record
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var title = ""
        public var back = Link(text: "", href: "")
        public var path = ""
        public var filters: [RegisterPage.Filter] = []
        public var areas: [RegisterPage.Filter.Option] = []
        public var entries: [Entry] = []
        public var total = 0
        public var undated = 0
        /// How many dates begin in each year.
        public var years: [(year: Int, count: Int)] = []
        public var previous: Link?
        public var next: Link?

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        var sections: [Markup] = []
        var rest = model.entries[...]
        while let first = rest.first {
            let year = rest.prefix { $0.year == first.year }
            rest = rest.dropFirst(year.count)
            let items = year.map { entry -> Markup in
                """
                <li><span class="period">\(entry.date)</span> \(entry.what): \
                <bdi>\(Markup.link("\(entry.record.text)", to: entry.record.href))</bdi></li>

                """
            }
            sections.append("<h3>\(first.year)</h3><ul class=\"plain\">\(items)</ul>\n")
        }
        let list: Markup =
            sections.isEmpty
            ? "<p class=\"empty\">No record that fits gives a date.</p>" : Markup(sections)
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><h1>\(model.title)</h1>
                <p>\(NumberText.exact(Double(model.total))) dates, by first day. \
                \(NumberText.exact(Double(model.undated))) records give none.</p>
                <p><a href="\(model.back.href)">\(model.back.text)</a></p></div>
                \(RegisterPage.filters(model.filters, model.areas, model.path))
                \(picture(model.years))
                \(Parts.section("Dates", id: "dates", list))
                \(RecordView.pager(model.previous, model.next))
                """)
    }

    /// How many dates each year has; the last sixty years that have some.
    private static func picture(_ years: [(year: Int, count: Int)]) -> Markup {
        guard let last = years.last?.year, years.count > 1 else { return .none }
        let shown = years.filter { $0.year > last - 60 }
        guard let first = shown.first?.year, let most = shown.map(\.count).max(), most > 0 else {
            return .none
        }
        let step = 600.0 / Double(max(1, last - first + 1))
        let bars = shown.map { item -> Markup in
            let height = 80 * Double(item.count) / Double(most)
            return """
                <rect class="c-4" x="\(Double(item.year - first) * step)" y="\(90 - height)" \
                width="\(max(1, step - 1))" height="\(height)"><title>\(String(item.year)): \
                \(item.count)</title></rect>

                """
        }
        return """
            <figure><figcaption>Dates by year, \(String(first)) to \(String(last))</figcaption>
            <svg class="chart" viewBox="0 0 600 110" role="img"><title>Dates by year</title>
            <desc>The most in a year: \(most). The list below has every date.</desc>
            \(bars)<line class="axis" x1="0" y1="90" x2="600" y2="90" />
            <text x="0" y="106">\(String(first))</text>\
            <text class="end" x="600" y="106">\(String(last))</text></svg></figure>
            """
    }
}

/// Records of a register counted by one field, or by two.
public enum RegisterMatrixPage {
    /// What the page shows.
    public struct Model: Sendable {
        public var title = ""
        public var back = Link(text: "", href: "")
        public var path = ""
        public var filters: [RegisterPage.Filter] = []
        public var areas: [RegisterPage.Filter.Option] = []
        /// What can be counted by.
        public var fields: [RegisterPage.Filter.Option] = []
        public var row = ""
        public var column = ""
        public var columns: [String] = []
        public var rows: [(title: String, href: String?, counts: [Int])] = []
        public var total = 0
        /// How many rows and columns are not shown.
        public var more = 0

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let choices = model.fields.map { ($0.value, $0.text) }
        let extra: Markup = """
            \(DeskForm.choice("Rows", "rows", choices, chosen: model.row))\
            \(DeskForm.choice("Columns", "columns", [("", "none")] + choices, chosen: model.column))
            """
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><h1>\(model.title)</h1>
                <p>\(NumberText.exact(Double(model.total))) records. One that says several things in a \
                field is counted at each.</p>
                <p><a href="\(model.back.href)">\(model.back.text)</a></p></div>
                \(RegisterPage.filters(model.filters, model.areas, model.path, extra: extra))
                \(table(model))
                """)
    }

    private static func table(_ model: Model) -> Markup {
        guard !model.rows.isEmpty else {
            return "<p class=\"empty\">There is nothing to count: no record fits.</p>"
        }
        let head = model.columns.map { text -> Markup in
            "<th scope=\"col\"><bdi>\(text)</bdi></th>"
        }
        let rows = model.rows.map { row -> Markup in
            let cells = row.counts.map { count -> Markup in
                "<td>\(count == 0 ? "–" : NumberText.exact(Double(count)))</td>"
            }
            let title = Markup.link("<bdi>\(row.title)</bdi>", to: row.href)
            return "<tr><th scope=\"row\">\(title)</th>\(cells)</tr>\n"
        }
        let more: Markup =
            model.more > 0
            ? "<p class=\"note\">\(model.more) more rows and columns are in the data.</p>" : .none
        return """
            \(Parts.scrolling(
                "Counts",
                """
                <table class="nums"><caption>Records by \(model.row)</caption>
                <thead><tr><th scope="col">\(model.row)</th>\(head)</tr></thead>
                <tbody>
                \(rows)</tbody></table>
                """))
            \(more)
            """
    }
}

/// Records of a register by area, on a map.
public enum RegisterMapPage {
    /// An area with what the records say of it.
    public struct Place: Sendable {
        public let code: String
        public let name: String
        public let point: GeoPoint?
        public let count: Int
        /// What the latest of them says; nil where nothing is asked, or said.
        public let latest: RecordView.Statement?
        /// The same as a number; nil where it is none.
        public let number: Double?
        /// The records that name it.
        public let href: String

        public init(
            code: String, name: String, point: GeoPoint?, count: Int,
            latest: RecordView.Statement?, number: Double?, href: String
        ) {
            self.code = code
            self.name = name
            self.point = point
            self.count = count
            self.latest = latest
            self.number = number
            self.href = href
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var title = ""
        public var back = Link(text: "", href: "")
        public var path = ""
        public var filters: [RegisterPage.Filter] = []
        public var areas: [RegisterPage.Filter.Option] = []
        /// Fields whose latest value can be shown.
        public var fields: [RegisterPage.Filter.Option] = []
        public var field = ""
        /// Whether the field's values are numbers; the map shows counts else.
        public var isNumber = false
        public var places: [Place] = []

        public init() {}
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let extra = DeskForm.choice(
            "Show", "field", [("", "How many records")] + model.fields.map { ($0.value, $0.text) },
            chosen: model.field)
        return DeskLayout.page(
            model.title, frame,
            body: """
                <div class="lead"><h1>\(model.title)</h1>
                <p>\(model.places.count) areas are named by the records that fit.</p>
                <p><a href="\(model.back.href)">\(model.back.text)</a></p></div>
                \(RegisterPage.filters(model.filters, model.areas, model.path, extra: extra))
                \(map(model))
                """)
    }

    private static func map(_ model: Model) -> Markup {
        guard !model.places.isEmpty else {
            return "<p class=\"empty\">No record that fits names an area.</p>"
        }
        let places = model.places.map { place in
            HomePage.Model.Place(
                area: AreaLabel(code: place.code, name: place.name), point: place.point,
                figure: model.isNumber
                    ? place.number.map { Figure($0, .number) }
                        ?? Figure(missing: .notReported, .number)
                    : Figure(Double(place.count), .number))
        }
        let values = places.compactMap(\.figure.value)
        let picture = WorldMap(
            title: model.title, places: places, breaks: ClassBreaks(values: values), unit: .number)
        return "<figure>\(picture.view)</figure>\(table(model))"
    }

    private static func table(_ model: Model) -> Markup {
        let asks = !model.field.isEmpty
        let rows = model.places.map { place -> Markup in
            let latest: Markup =
                asks
                ? "<td>\(place.latest.map(RecordView.view) ?? "<span class=\"aside\">not stated</span>")</td>"
                : .none
            return """
                <tr><th scope="row"><a href="\(place.href)">\(place.name)</a></th>\
                <td class="num">\(NumberText.exact(Double(place.count)))</td>\(latest)</tr>

                """
        }
        let head: Markup = asks ? "<th scope=\"col\">Latest</th>" : .none
        return Parts.scrolling(
            "Records by area",
            """
            <table><caption>Records by area</caption>
            <thead><tr><th scope="col">Area</th><th scope="col" class="num">Records</th>\(head)</tr></thead>
            <tbody>
            \(rows)</tbody></table>
            """)
    }
}
