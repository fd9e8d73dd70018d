/// All instruments with their numbers.
public enum TreatiesPage {
    /// One instrument.
    public struct Entry: Sendable {
        public let link: Link
        public let title: String
        public let kind: String
        public let adopted: String
        public let inForce: String
        /// How many actions of States the register holds.
        public let actions: Int
        /// Nil without actions.
        public let signatures: String?
        public let parties: String?
        public let lastAction: String?

        public init(
            link: Link, title: String, kind: String, adopted: String, inForce: String,
            actions: Int, signatures: String?, parties: String?, lastAction: String?
        ) {
            self.link = link
            self.title = title
            self.kind = kind
            self.adopted = adopted
            self.inForce = inForce
            self.actions = actions
            self.signatures = signatures
            self.parties = parties
            self.lastAction = lastAction
        }
    }

    /// What the page shows.
    public struct Model: Sendable {
        /// The day: `2004-10-28`.
        public let on: String
        public let entries: [Entry]
        public let stated: [TreatyParts.Stated]
        public let conflicts: [TreatyParts.Conflict]

        public init(
            on: String, entries: [Entry], stated: [TreatyParts.Stated],
            conflicts: [TreatyParts.Conflict]
        ) {
            self.on = on
            self.entries = entries
            self.stated = stated
            self.conflicts = conflicts
        }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let rows = model.entries.map { entry -> [Markup] in
            [
                "\(Markup.link("\(entry.link.text)", to: entry.link.href))\(title(entry))",
                WordTable.cell(entry.kind),
                WordTable.cell(entry.adopted),
                WordTable.cell(entry.inForce), "\(entry.signatures ?? "–")",
                "\(entry.parties ?? "–")",
                entry.actions == 0
                    ? "no single State’s action is held"
                    : WordTable.cell(
                        "\(entry.actions) actions held",
                        small: entry.lastAction.map { "last \($0)" }),
            ]
        }
        let table = WordTable.view(
            "Instruments", caption: "As the register’s actions have it, on \(model.on)",
            ["Instrument", "Kind", "Adopted", "In force", "Signatures", "Parties", "Actions"], rows,
            numbers: [4, 5])
        let conflicts = TreatyParts.conflicts(model.conflicts, on: model.on)
        let body: Markup = """
            <div class="lead"><h1>Treaties</h1>
            <p>Legal instruments, what States did about them, and where they stand on any day.</p></div>
            \(TreatyParts.dayForm("/desk/treaties", model.on))
            \(model.entries.isEmpty ? "<p class=\"empty\">No instruments are held.</p>" : table)
            <p class="note">A dash is no zero: where no single State’s action is held, nothing can be \
            counted.</p>
            <p class="more"><a href="/desk/treaties/matrix?on=\(model.on)">States by instruments</a></p>
            \(Parts.section("Counts as stated", id: "stated", TreatyParts.stated(model.stated)))
            \(Parts.section("Said to implement, and not party", id: "conflicts", conflicts))
            """
        return DeskLayout.page("Treaties", frame, body: body)
    }

    private static func title(_ entry: Entry) -> Markup? {
        entry.title == entry.link.text ? nil : "<small>\(entry.title)</small>"
    }
}
