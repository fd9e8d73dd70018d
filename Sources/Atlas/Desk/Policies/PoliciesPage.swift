internal import Vocabulary

/// Governments' views and policies on a subject: counts over time, and a map of a year.
public enum PoliciesPage {
    /// Governments of one year.
    public struct Year: Sendable {
        public let year: Int
        /// For each code: how many, with the share where there is one.
        public let counts: [(count: Int, share: Double?)]
        public let answered: Int
        public let silent: Int
        public let conflicting: Int

        public init(
            year: Int, counts: [(count: Int, share: Double?)], answered: Int, silent: Int,
            conflicting: Int
        ) {
            self.year = year
            self.counts = counts
            self.answered = answered
            self.silent = silent
            self.conflicting = conflicting
        }
    }

    /// A figure as a report prints it.
    public struct Stated: Sendable {
        public let title: String
        public let period: String
        public let value: String
        public let source: String
        public let note: String?

        public init(title: String, period: String, value: String, source: String, note: String?) {
            self.title = title
            self.period = period
            self.value = value
            self.source = source
            self.note = note
        }
    }

    /// A choice of the form.
    public struct Choice: Sendable {
        public let id: String
        public let title: String

        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var subjects: [Choice]
        public var subject: String
        /// `view` or `policy`.
        public var field: String
        public var codes: [Choice]
        public var years: [Year] = []
        /// The year of the map; nil where nothing is held.
        public var shown: Int?
        /// What each Government said in that year.
        public var places: [Place] = []
        public var stated: [Stated] = []
        public var governments: [AreaLabel] = []

        public init(subjects: [Choice], subject: String, field: String, codes: [Choice]) {
            self.subjects = subjects
            self.subject = subject
            self.field = field
            self.codes = codes
        }
    }

    /// A Government of the map.
    public struct Place: Sendable {
        public let area: AreaLabel
        /// One of the codes, `conflict` or `silent`.
        public let kind: String
        public let words: String
        public let point: GeoPoint?

        public init(area: AreaLabel, kind: String, words: String, point: GeoPoint?) {
            self.area = area
            self.kind = kind
            self.words = words
            self.point = point
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let subject = model.subjects.first { $0.id == model.subject }?.title ?? model.subject
        let what = model.field == "view" ? "Views" : "Policies"
        let subjects = DeskForm.choice(
            "Subject", "subject", model.subjects.map { ($0.id, $0.title) }, chosen: model.subject)
        let fields = DeskForm.choice(
            "What", "by", [("view", "Views"), ("policy", "Policies")], chosen: model.field)
        let form = DeskForm.ask(
            "/desk/policies", "\(subjects)\(fields)\(DeskForm.button("Show"))")
        let title = "\(what) on \(subject.lowercased()), over the years"
        let body: Markup = """
            <div class="lead"><h1>Views and policies</h1>
            <p>How Governments see migration, and what they do about it.</p></div>
            \(form)
            \(Parts.section(title, id: "counts", counts(model)))
            \(Parts.section("By Government", id: "map", map(model, subject)))
            \(Parts.section("As reports print it", id: "stated", stated(model)))
            \(Parts.section("Governments", id: "governments", governments(model)))
            """
        return DeskLayout.page("Views and policies", frame, body: body)
    }

    private static func counts(_ model: Model) -> Markup {
        guard !model.years.isEmpty else {
            return """
                <p class="notice">No single Government’s statement on this is held. The register \
                <code>views</code> takes them; until then nothing is counted, and no map is drawn.</p>
                """
        }
        let rows = model.years.map { year -> [Markup] in
            ["\(String(year.year))"]
                + year.counts.map { item in
                    WordTable.cell(
                        "\(item.count)", small: item.share.map { NumberText.tenths($0) + "%" })
                } + ["\(year.answered)", "\(year.silent)", "\(year.conflicting)"]
        }
        let table = WordTable.view(
            "Governments by year",
            caption: "Governments, and their share of those that said one thing",
            ["Year"] + model.codes.map(\.title)
                + ["Governments", "Nothing stated", "Sources differ"], rows,
            numbers: Set(1...(model.codes.count + 3)))
        guard model.years.count > 1 else { return table }
        let charted = model.codes.prefix(3).enumerated().map { place, code in
            LineChart.Line(
                name: code.title,
                points: model.years.map { year in
                    YearFigure(
                        year: year.year,
                        figure: year.counts[place].share.map {
                            Figure($0, .percent, kind: .computed)
                        } ?? Figure(missing: .notReported, .percent))
                })
        }
        let chart = LineChart(
            title: "Shares of Governments over time", unit: .percent, lines: Array(charted))
        return "<div class=\"pair\"><figure>\(chart.view)</figure><div>\(table)</div></div>"
    }

    private static func styles(_ field: String) -> [CategoryMap.Style] {
        // Too high and lower, satisfactory and maintain, too low and raise go together.
        field == "view" ? [.low, .middle, .high] : [.high, .middle, .low, .apart]
    }

    private static func map(_ model: Model, _ subject: String) -> Markup {
        guard let shown = model.shown else { return .none }
        let kinds =
            zip(model.codes, styles(model.field)).map { code, style in
                CategoryMap.Kind(id: code.id, title: code.title, style: style)
            } + [
                CategoryMap.Kind(id: "conflict", title: "sources differ", style: .conflict),
                CategoryMap.Kind(id: "silent", title: "nothing stated", style: .highLight),
            ]
        let used = kinds.filter { kind in
            model.codes.contains { $0.id == kind.id }
                || model.places.contains { $0.kind == kind.id }
        }
        let map = CategoryMap(
            title: "\(subject), \(shown)", kinds: used,
            places: model.places.map {
                .init(
                    area: $0.area, kind: $0.kind, words: $0.words,
                    href: "/desk/policies/" + Route.encode($0.area.code), point: $0.point)
            }, none: "no statement held")
        let years = model.years.map { year -> Markup in
            if year.year == shown { return "<li><b>\(String(year.year))</b></li>" }
            let path =
                "/desk/policies?subject=\(model.subject)&by=\(model.field)&year=\(year.year)"
            return "<li><a href=\"\(path)\">\(String(year.year))</a></li>"
        }
        let rows = model.places.map { place -> [Markup] in
            [
                Markup.link(
                    "\(place.area.name)", to: "/desk/policies/" + Route.encode(place.area.code)),
                "\(place.words)",
            ]
        }
        let table = WordTable.view(
            "Governments", caption: "\(subject), \(String(shown))", ["Government", "Said"], rows)
        return """
            <figure>\(map.view)</figure>
            <nav class="years" aria-label="Years"><ul>\(years)</ul></nav>
            <details><summary>The same as a table</summary>\(table)</details>
            """
    }

    private static func stated(_ model: Model) -> Markup {
        guard !model.stated.isEmpty else { return .none }
        let rows = model.stated.map { item -> [Markup] in
            [
                "\(item.title)", "\(item.period)", WordTable.cell(item.value, small: item.note),
                "\(item.source)",
            ]
        }
        let table = WordTable.view(
            "As reports print it", caption: "Figures as printed",
            ["What", "Period", "Figure", "Printed by"], rows)
        return """
            <p>These are kept as printed. They are not computed from the statements above, nor are \
            they among them.</p>
            \(table)
            """
    }

    private static func governments(_ model: Model) -> Markup {
        let items = model.governments.map { area -> Markup in
            let link = Markup.link(
                "\(area.name)", to: "/desk/policies/" + Route.encode(area.code))
            return "<li>\(link)</li>"
        }
        return items.isEmpty ? .none : "<ul class=\"inline\">\(items)</ul>"
    }
}
