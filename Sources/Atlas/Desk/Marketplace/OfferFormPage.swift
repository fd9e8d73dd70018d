/// The form by which an offer or need is posted or changed.
public enum OfferFormPage {
    /// What was typed; several values stand on lines of their own.
    public struct Model: Sendable {
        /// The record that is changed; nil for a new one.
        public var id: String?
        /// The revision that it is changed from.
        public var revision = 0
        public var title = ""
        public var direction = "offer"
        public var kind = "expertise"
        public var organisation = ""
        public var organisations: [(value: String, text: String)] = []
        public var areas = ""
        public var themes = ""
        public var period = ""
        public var description = ""
        /// What is wrong with it; nothing typed is lost.
        public var faults: [String] = []
        /// What others made of it meanwhile: field and what stands there.
        public var standing: [(name: String, text: String)] = []

        public init(id: String?) { self.id = id }
    }

    /// The page as HTML.
    public static func render(_ model: Model, _ frame: DeskFrame) -> String {
        let title = model.id == nil ? "Post an offer or need" : "Change an offer or need"
        let path =
            "/desk/marketplace/" + (model.id.map { Route.encode($0) + "/edit" } ?? "new")
        let directions = [(value: "offer", text: "Offer"), (value: "need", text: "Need")]
        let kinds = [
            (value: "expertise", text: "Expertise"), (value: "services", text: "Services"),
            (value: "financing", text: "Financing"),
        ]
        let faults = model.faults.map { DeskForm.message($0, isFault: true) }
        let fields: [Markup] = [
            DeskForm.hidden("revision", "\(model.revision)"),
            DeskForm.line("Title", "title", model.title, required: true),
            DeskForm.choice("Offer or need", "direction", directions, chosen: model.direction),
            DeskForm.choice("Kind", "kind", kinds, chosen: model.kind),
            DeskForm.choice(
                "Organisation", "organisation", model.organisations, chosen: model.organisation),
            DeskForm.lines(
                "Areas", "areas", model.areas, rows: 3,
                hint: "Codes, a line each: KEN, 002 for Africa. Empty for anywhere."),
            DeskForm.lines("Themes", "themes", model.themes, rows: 3, hint: "A line each."),
            DeskForm.line(
                "Valid", "period", model.period,
                hint: "A date or range: 2026-01/2026-12; 2026/.. has no end."),
            DeskForm.lines("Description", "description", model.description, rows: 8),
            DeskForm.button(model.id == nil ? "Post" : "Save"),
        ]
        return DeskLayout.page(
            title, frame,
            body: """
                \(faults)\(standing(model))
                <div class="lead"><h1>\(title)</h1></div>
                \(DeskForm.post(frame, to: path, Markup(fields)))
                """)
    }

    private static func standing(_ model: Model) -> Markup {
        guard !model.standing.isEmpty else { return .none }
        let rows = model.standing.map { item -> Markup in
            "<div><dt>\(item.name)</dt><dd>\(item.text)</dd></div>\n"
        }
        return """
            <section id="standing"><h2>What stands there now</h2>
            <p>Somebody changed it while you wrote. Below is what you typed; saving it puts it in \
            place of this.</p>
            <dl class="facts">
            \(rows)</dl></section>
            """
    }
}
