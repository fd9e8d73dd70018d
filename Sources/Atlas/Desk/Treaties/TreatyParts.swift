public import Vocabulary

/// What pages on treaties have in common.
public enum TreatyParts {
    /// A count that a report states, beside what the register's actions come to.
    public struct Stated: Sendable {
        /// The instrument; nil on its own page.
        public let instrument: Link?
        /// `over 100 signatures`
        public let words: String
        public let when: String
        /// The region; empty is the world.
        public let region: String
        /// What the actions come to; nil where nothing is counted.
        public let counted: String?
        /// Nil where nothing is counted.
        public let agrees: Bool?
        public let source: String
        /// The source's words, and notes.
        public let remark: String?

        public init(
            instrument: Link?, words: String, when: String, region: String, counted: String?,
            agrees: Bool?, source: String, remark: String?
        ) {
            self.instrument = instrument
            self.words = words
            self.when = when
            self.region = region
            self.counted = counted
            self.agrees = agrees
            self.source = source
            self.remark = remark
        }
    }

    /// A Government said to implement what it was no party to: both sources.
    public struct Conflict: Sendable {
        public let area: AreaLabel
        public let instrument: Link?
        /// What is said, by whom, when.
        public let said: String
        public let saidBy: String
        /// What the register shows of that day, and where it has that from.
        public let standingThen: String
        public let shownBy: String
        public let standingNow: String

        public init(
            area: AreaLabel, instrument: Link?, said: String, saidBy: String, standingThen: String,
            shownBy: String, standingNow: String
        ) {
            self.area = area
            self.instrument = instrument
            self.said = said
            self.saidBy = saidBy
            self.standingThen = standingThen
            self.shownBy = shownBy
            self.standingNow = standingNow
        }
    }

    static func stated(_ items: [Stated]) -> Markup {
        guard !items.isEmpty else { return .none }
        let hasInstrument = items.contains { $0.instrument != nil }
        let rows = items.map { item -> [Markup] in
            let verdict: Markup =
                switch item.agrees {
                case true?: "agrees"
                case false?: "<b class=\"flag\">⚑ differs</b>"
                case nil: "cannot be compared"
                }
            let name: Markup? = item.instrument.map { Markup.link("\($0.text)", to: $0.href) }
            return (hasInstrument ? [name ?? .none] : []) + [
                WordTable.cell(item.words, small: item.remark),
                WordTable.cell(item.when, small: item.region.isEmpty ? nil : item.region),
                "\(item.counted ?? "not counted: no single State’s action is held")", verdict,
                "\(item.source)",
            ]
        }
        return WordTable.view(
            "Counts as stated",
            caption: "What reports state, and what the register’s actions come to",
            (hasInstrument ? ["Instrument"] : [])
                + ["As stated", "When and where", "Counted here", "", "Stated by"], rows)
    }

    static func conflicts(_ items: [Conflict], on: String) -> Markup {
        guard !items.isEmpty else { return .none }
        let hasInstrument = items.contains { $0.instrument != nil }
        let rows = items.map { item -> [Markup] in
            let name: Markup? = item.instrument.map { Markup.link("\($0.text)", to: $0.href) }
            return [Markup.link("\(item.area.name)", to: Route.area(item.area.code).path)]
                + (hasInstrument ? [name ?? .none] : []) + [
                    WordTable.cell(item.said, small: item.saidBy),
                    WordTable.cell(item.standingThen, small: item.shownBy),
                    "\(item.standingNow)",
                ]
        }
        let table = WordTable.view(
            "Conflicts", caption: "What was said, and what the register shows",
            ["Government"] + (hasInstrument ? ["Instrument"] : [])
                + ["Said", "Register, at that time", "Register, on \(on)"], rows)
        return """
            <p>These Governments are said to implement an instrument that the register did not show \
            them to be party to at that time. Both sources are kept; neither is corrected.</p>
            \(table)
            """
    }

    /// The form that asks for a day.
    static func dayForm(_ path: String, _ on: String) -> Markup {
        DeskForm.ask(
            path,
            "\(DeskForm.line("On the day", "on", on, type: "date"))\(DeskForm.button("Show"))")
    }
}
