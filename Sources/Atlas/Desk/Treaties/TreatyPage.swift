public import Vocabulary

/// One instrument: where States stand on a day, and how that came.
public enum TreatyPage {
    /// A State.
    public struct Row: Sendable {
        public let area: AreaLabel
        public let region: String
        public let standing: String
        /// What it did, each with its date.
        public let actions: [String]
        public let isConflict: Bool

        public init(
            area: AreaLabel, region: String, standing: String, actions: [String], isConflict: Bool
        ) {
            self.area = area
            self.region = region
            self.standing = standing
            self.actions = actions
            self.isConflict = isConflict
        }
    }

    /// A number of States.
    public struct Tally: Sendable {
        public let title: String
        public let states: Int

        public init(title: String, states: Int) {
            self.title = title
            self.states = states
        }
    }

    /// A step of the numbers.
    public struct Step: Sendable {
        public let day: CalendarDate
        public let signatures: Int
        public let parties: Int
        public let possible: Int

        public init(day: CalendarDate, signatures: Int, parties: Int, possible: Int) {
            self.day = day
            self.signatures = signatures
            self.parties = parties
            self.possible = possible
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        public var path: String
        public var name: String
        public var title: String
        public var on: CalendarDate
        /// Adopted, in force, considered by ...
        public var facts: [Definition]
        public var standings: [Tally] = []
        public var regions: [Tally] = []
        public var rows: [Row] = []
        public var steps: [Step] = []
        package var places: [CategoryMap.Place] = []
        public var stated: [TreatyParts.Stated] = []
        public var conflicts: [TreatyParts.Conflict] = []
        /// Whether the register holds any State's action.
        public var hasActions = false
        public var lastAction: String?

        public init(
            path: String, name: String, title: String, on: CalendarDate, facts: [Definition]
        ) {
            self.path = path
            self.name = name
            self.title = title
            self.on = on
            self.facts = facts
        }
    }

    /// The kinds of the map, by standing.
    package static let kinds = [
        CategoryMap.Kind(id: "party-in-force", title: "party, in force", style: .high),
        CategoryMap.Kind(id: "party", title: "party, effect not stated", style: .apart),
        CategoryMap.Kind(
            id: "party-not-in-force", title: "party, not yet in force", style: .highLight),
        CategoryMap.Kind(id: "signatory", title: "signatory", style: .middle),
        CategoryMap.Kind(id: "denounced", title: "denounced", style: .low),
    ]

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let facts = model.facts.map { fact -> Markup in
            "<div><dt>\(fact.term)</dt><dd>\(fact.text)</dd></div>"
        }
        let title: Markup? = model.title == model.name ? nil : "<p>\(model.title)</p>"
        let conflicts = TreatyParts.conflicts(model.conflicts, on: model.on.description)
        let body: Markup = """
            <div class="lead"><p class="kicker"><a href="/desk/treaties">Treaties</a></p>
            <h1>\(model.name)</h1>\(title)</div>
            <dl class="facts">\(facts)</dl>
            \(held(model))
            \(Parts.section("Counts as stated", id: "stated", TreatyParts.stated(model.stated)))
            \(Parts.section("Said to implement, and not party", id: "conflicts", conflicts))
            """
        return DeskLayout.page(model.name, frame, body: body)
    }

    private static func held(_ model: Model) -> Markup {
        guard model.hasActions else {
            return """
                <p class="notice">No single State’s action on this instrument is held. Who signed or \
                ratified it cannot be told from this register; that is not the same as nobody.</p>
                """
        }
        let chart = StepChart(
            title: "Signatures and parties of \(model.name) over time",
            lines: [
                .init(name: "Signatures", steps: model.steps.map { ($0.day, $0.signatures) }),
                .init(name: "Parties", steps: model.steps.map { ($0.day, $0.parties) }),
            ], end: model.on)
        let map = CategoryMap(
            title: "Standing towards \(model.name) on \(model.on)", kinds: kinds,
            places: model.places, none: "no action held")
        let last: Markup? = model.lastAction.map { day in
            """
            <p class="note">The last action held is of \(day). What a State did later, or one that is \
            not in the list, is not known here.</p>
            """
        }
        let status: Markup = """
            \(TreatyParts.dayForm(model.path, model.on.description))
            <figure>\(map.view)</figure>
            <div class="columns">\(tally("Standing", model.standings))\
            \(tally("Parties by region", model.regions))</div>
            \(states(model))
            \(last)
            """
        let time: Markup =
            "<div class=\"pair\"><figure>\(chart.view)</figure>\(steps(model))</div>"
        return """
            \(Parts.section("On \(model.on)", id: "status", status))
            \(Parts.section("Over time", id: "time", time))
            """
    }

    private static func tally(_ title: String, _ items: [Tally]) -> Markup {
        guard !items.isEmpty else { return .none }
        return WordTable.view(
            title, caption: "\(title)", [title, "States"],
            items.map { ["\($0.title)", "\($0.states)"] }, numbers: [1])
    }

    private static func states(_ model: Model) -> Markup {
        let rows = model.rows.map { row -> [Markup] in
            let mark: Markup? =
                row.isConflict
                ? " <b class=\"flag\">⚑ said to implement it</b>" : nil
            return [
                "\(Markup.link("\(row.area.name)", to: Route.area(row.area.code).path))",
                "\(row.region)", "\(row.standing)\(mark)",
                "\(row.actions.map { action -> Markup in "<div>\(action)</div>" })",
            ]
        }
        return WordTable.view(
            "States", caption: "\(String(rows.count)) States with an action or a statement",
            ["State", "Region", "Standing", "Actions held"], rows)
    }

    private static func steps(_ model: Model) -> Markup {
        let rows = model.steps.filter { $0.day.year > 1 }.reversed().map { step -> [Markup] in
            let most = step.possible > 0 ? " to \(step.parties + step.possible)" : ""
            let parties = "\(step.parties)" + most
            return ["\(step.day.description)", "\(step.signatures)", "\(parties)"]
        }
        return WordTable.view(
            "Steps", caption: "From each day on", ["Day", "Signatures", "Parties"], rows,
            numbers: [1, 2])
    }
}
